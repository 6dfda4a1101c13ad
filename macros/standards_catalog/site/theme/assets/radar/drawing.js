// The drawing of a radar: circles and letters as the server drew them; tools in their places, one by
// one or as a crowd; a segment alone has the circles to itself.

import { shape } from "../drawing.js";

const LEAST = 5; // pixels: what is smaller is no number to anybody

export const all = (root, selector) => [...root.querySelectorAll(selector)];

export const once = (make) => {
  let made;
  return () => (made ??= make());
};

export class Drawing {
  // `look` is how a tool is drawn, `said` tells what one is called.
  constructor(svg, data, look, said) {
    Object.assign(this, { svg, data, look, said });
    this.zoomed = -1; // the place of the segment that is alone, of none, or null while it is not known
    this.crowd = []; // what is drawn as dots, as it is too much to be drawn one by one
  }

  turn(svg) {
    this.svg.replaceWith(svg);
    this.svg = svg;
    this.zoomed = null;
  }

  // Show tools one by one, or as a crowd, a path for each move, unless they are drawn already.
  show(content, isDrawn) {
    this.crowd = content.length > this.data.most ? content : [];
    if (isDrawn) return;
    const blips = this.crowd.length ? [] : content.map((tool) => this.written(tool));
    const before = all(this.svg, ".sc-blip");
    if (before.length !== blips.length || before.some((blip, at) => blip !== blips[at])) {
      for (const blip of before) blip.remove();
      this.svg.append(...blips);
    }
    for (const path of all(this.svg, ".sc-crowd")) path.remove();
    for (const [move, form] of Object.entries(this.data.shapes)) {
      const dots = this.crowd.filter((tool) => tool.move === move).map((tool) => `M${this.spot(tool).join(" ")}${form}`);
      if (dots.length) this.svg.append(shape("path", { class: `sc-crowd sc-move-${move}`, d: dots.join("") }));
    }
  }

  written(tool) {
    const blip = (tool.blip ??= this.look.cloneNode(true));
    put(blip, "href", tool.link.getAttribute("href"));
    put(blip, "data-tool", tool.id);
    put(blip, "class", `sc-blip sc-move-${tool.move}`);
    put(blip, "transform", `translate(${this.spot(tool).join(" ")})`);
    const [name, path, text] = blip.children;
    say(name, this.said(tool));
    put(path, "d", this.data.shapes[tool.move]);
    say(text, tool.number);
    return blip;
  }

  spot({ places, nth }) {
    return places[this.zoomed < 0 ? 0 : 1]()[nth];
  }

  // A tool of the crowd comes forward as a link while it is pointed at.
  mark(tool) {
    if (this.crowd.includes(tool)) this.svg.append(this.written(tool));
    tool.blip.classList.add("sc-hit");
  }

  unmark(tool) {
    tool.blip.classList.remove("sc-hit");
    if (this.crowd.includes(tool)) tool.blip.remove();
  }

  // A finger is broader than a dot, and chooses the segment.
  nearest({ clientX, clientY, pointerType }) {
    if (pointerType === "touch") return undefined;
    const here = new DOMPoint(clientX, clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    return this.crowd.find((tool) => Math.hypot(here.x - this.spot(tool)[0], here.y - this.spot(tool)[1]) < this.data.reach);
  }

  // Turn to the segment at a place, or to all; `whole` is the drawing of all as the server drew it.
  zoom(place, face, whole) {
    this.zoomed = place;
    const alone = place >= 0;
    const radii = alone ? face.sectors[place][1] : face.radii;
    const { svg } = this;
    svg.classList.toggle("sc-alone", alone);
    all(svg, ".sc-band").reverse().forEach((band, at) => band.setAttribute("r", radii[at]));
    const outer = Math.max(...radii);
    const scale = Math.max(1, outer / this.data.usual);
    svg.style.setProperty("--sc-scale", scale);
    all(svg, ".sc-band-name").forEach((name, at) => name.setAttribute("y", 18 * scale - radii[at]));
    const most = outer + 6;
    const own = { width: 2 * most, height: 2 * most, viewBox: [-most, -most, 2 * most, 2 * most].join(" ") };
    for (const key of ["width", "height", "viewBox"]) svg.setAttribute(key, alone ? own[key] : whole.getAttribute(key));
    this.size();
  }

  // Numbers too small to be read are left to the segments, and to the list.
  size() {
    const { width, height } = this.svg.viewBox.baseVal;
    const seen = this.svg.getBoundingClientRect();
    const scale = Math.min(seen.width / width, seen.height / height);
    this.svg.classList.toggle("sc-dots", scale > 0 && 11 * scale < LEAST);
  }
}

// Places on arcs, as views/radar/layout.py has them: angles go clockwise from the top.
export const points = (arcs) =>
  arcs.flatMap(([radius, first, step, number]) =>
    Array.from({ length: number }, (_, at) => {
      const angle = first + step * at;
      return [radius * Math.sin(angle), -radius * Math.cos(angle)].map((part) => part.toFixed(1));
    }),
  );

// What the server wrote is not written again: it would be laid out again, too.
const say = (node, text) => {
  if (node.textContent !== String(text)) node.textContent = text;
};
const put = (node, name, value) => {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
};

// One radar: the reader chooses its platform, what its segments are, one segment that fills the
// drawing, and what of it is of interest. The list beside it goes along. Without this script the
// face that the server drew and its whole list are there.
// State lives in the address: ?platform=raft&by=tag&segment=build&ring=adopt&since=2026-07-01&move=in&text=key

import { save, shape, standalone } from "./drawing.js";

const NAMES = ["platform", "by", "segment", "ring", "since", "move", "text"];
const LEAST = 5; // pixels: what is smaller is no number to anybody
const fold = (text) => text.normalize("NFKC").toLowerCase();
const all = (root, selector) => [...root.querySelectorAll(selector)];
const linkOf = (item) => item.querySelector("a");
const once = (make) => {
  let made;
  return () => (made ??= make());
};

const setUp = (figure) => {
  const one = (name) => figure.querySelector(`[data-sc-${name}]`);
  const form = figure.querySelector("form");
  if (!form) return;
  const data = JSON.parse(one("data").textContent);
  const { segment, ...fields } = Object.fromEntries(NAMES.map((name) => [name, form.elements[name]]));
  const [back, told, count, title] = ["back", "told", "count", "title"].map(one);
  let svg = figure.querySelector("svg.sc-drawing");
  let list = one("key");
  const tools = [];
  const faces = all(figure, "template[data-sc-face]").map((made) => [made.dataset.scFace, made.content]);
  const asked = () => `${fields.by.value} ${fields.platform?.value ?? "-"}`;
  let shown; // the place of the face, of the day that moves are told since, and what is on it
  let since;
  let cells = [];
  let face;
  let zoomed = -1;
  let isServed = true; // what is there is as the server drew it
  let crowd = []; // what is drawn as dots, as it is too much to be drawn one by one

  // Turn to a face: its rings and sectors as the server drew them, tools in their new places.
  const turn = () => {
    const place = faces.findIndex(([name]) => name === asked());
    if (place === shown) return;
    isServed = shown === undefined && !place;
    shown = place;
    face = data.faces[place];
    if (!isServed) clear();
    const lists = all(list, "dd > ul");
    let number = 0;
    cells = face.cells.map(([sector, ring, together, alone, members], at) => {
      const places = [together, alone].map((arcs) => once(() => points(arcs)));
      const content = members.map((id, nth) => Object.assign(tools[id], { id, ring, sector, places, nth, number: ++number }));
      if (!isServed) lists[at].append(...content.map(({ item }) => item));
      return { ring, content, here: content.length, row: lists[at].closest("dl > div") };
    });
    const sectors = all(list, ".sc-radar-sector");
    const options = sectors.map((sector) => new Option(sector.querySelector("p").textContent, sector.dataset.sector));
    const wanted = segment.value;
    segment.replaceChildren(segment.options[0], ...options);
    segment.value = options.some(({ value }) => value === wanted) ? wanted : "";
    zoomed = isServed ? -1 : null;
    since = undefined;
  };

  // Tell how each tool moved since the day that is asked for.
  const date = () => {
    const place = fields.since.selectedIndex;
    if (place === since) return;
    since = place;
    isServed &&= !place;
    const { still, told, why } = data.since[place];
    const content = cells.flatMap((cell) => cell.content);
    for (const tool of content) {
      [tool.move, tool.remark] = face.moved[place][tool.id] ?? [still, ""];
      tool.sought = undefined;
    }
    if (isServed) return;
    for (const { item, move, remark, number } of content) {
      item.firstElementChild.textContent = number;
      item.lastElementChild.textContent = remark && `${data.signs[move]} ${remark}`;
    }
    list.querySelector(".sc-since").textContent = told;
    const note = list.querySelector(".sc-why");
    note.hidden = !why;
    note.firstElementChild.textContent = why;
    const kinds = Object.keys(data.signs).map((kind) => [kind, content.filter(({ move }) => move === kind).length]);
    list.querySelector(".sc-signs").replaceChildren(...kinds.filter(([, number]) => number).map(([kind, number]) => {
      const sign = Object.assign(document.createElement("span"), { ariaHidden: "true", textContent: data.signs[kind] });
      const item = Object.assign(document.createElement("li"), { className: `sc-move-${kind}` });
      item.append(sign, ` ${data.moves[kind]} (${number})`);
      return item;
    }));
  };

  const clear = () => {
    const made = document.importNode(faces[shown][1], true);
    const [drawn, key] = [made.querySelector("svg"), made.querySelector("[data-sc-key]")];
    svg.replaceWith(drawn);
    list.replaceWith(key);
    [svg, list] = [drawn, key];
  };

  const said = ({ number, item, ring, remark }) =>
    [`${number} ${linkOf(item).textContent}`, data.rings[ring], remark].filter(Boolean).join(", ");

  const written = (tool) => {
    const blip = (tool.blip ??= one("look").content.querySelector("a").cloneNode(true));
    put(blip, "href", linkOf(tool.item).getAttribute("href"));
    put(blip, "data-tool", tool.id);
    put(blip, "class", `sc-blip sc-move-${tool.move}`);
    put(blip, "transform", `translate(${spot(tool).join(" ")})`);
    const [name, path, text] = blip.children;
    say(name, said(tool));
    put(path, "d", data.shapes[tool.move]);
    say(text, tool.number);
    return blip;
  };

  const sought = (tool) => (tool.sought ??= fold(`${linkOf(tool.item).textContent} ${tool.remark}`));

  const spot = ({ places, nth }) => places[zoomed < 0 ? 0 : 1]()[nth];

  // One by one, or as a crowd: a path for each move.
  const draw = (content) => {
    const blips = crowd.length ? [] : content.map(written);
    const before = all(svg, ".sc-blip");
    if (before.length !== blips.length || before.some((blip, at) => blip !== blips[at])) {
      for (const blip of before) blip.remove();
      svg.append(...blips);
    }
    told.textContent = crowd.length ? data.crowd : "";
    for (const path of all(svg, ".sc-crowd")) path.remove();
    for (const [move, form] of Object.entries(data.shapes)) {
      const d = crowd.filter((tool) => tool.move === move).map((tool) => `M${spot(tool).join(" ")}${form}`).join("");
      if (d) svg.append(shape("path", { class: `sc-crowd sc-move-${move}`, d }));
    }
  };

  // A segment alone has the circles to itself.
  const zoom = () => {
    const place = face.sectors.findIndex(([key]) => key === segment.value);
    if (place === zoomed) return;
    isServed = false;
    zoomed = place;
    const alone = place >= 0;
    const radii = alone ? face.sectors[place][1] : face.radii;
    svg.classList.toggle("sc-alone", alone);
    all(svg, ".sc-band").reverse().forEach((band, at) => band.setAttribute("r", radii[at]));
    const outer = Math.max(...radii);
    const scale = Math.max(1, outer / data.usual);
    svg.style.setProperty("--sc-scale", scale);
    all(svg, ".sc-band-name").forEach((name, at) => name.setAttribute("y", 18 * scale - radii[at]));
    const most = outer + 6;
    const drawn = faces[shown][1].querySelector("svg");
    const own = { width: 2 * most, height: 2 * most, viewBox: [-most, -most, 2 * most, 2 * most].join(" ") };
    for (const key of ["width", "height", "viewBox"]) svg.setAttribute(key, alone ? own[key] : drawn.getAttribute(key));
    const name = svg.getAttribute("aria-label");
    title.textContent = alone ? `${name}: ${segment.selectedOptions[0].text}` : name;
    back.hidden = !alone;
    size();
  };

  const filter = () => {
    const words = fold(fields.text.value).split(/\s+/).filter(Boolean);
    const ring = fields.ring.selectedIndex - 1;
    const found = [];
    let total = 0;
    for (const cell of cells) {
      const before = found.length;
      for (const tool of cell.content) {
        const fits = (zoomed < 0 || tool.sector === zoomed)
          && (ring < 0 || cell.ring === ring)
          && (!fields.move.value || tool.move === fields.move.value)
          && words.every((word) => sought(tool).includes(word));
        if (fits) found.push(tool);
        if (fits !== tool.fits) tool.item.hidden = !fits;
        tool.fits = fits;
      }
      const here = found.length - before;
      if (here !== cell.here) {
        cell.row.hidden = !here;
        cell.row.style.setProperty("--sc-size", here);
        cell.here = here;
      }
      total += cell.content.length;
    }
    for (const sector of all(list, ".sc-radar-sector")) sector.hidden = !sector.querySelector("dl > div:not([hidden])");
    for (const group of all(list, ".sc-radar-group")) group.hidden = !group.querySelector(".sc-radar-sector:not([hidden])");
    count.textContent = count.dataset.template.replace("{shown}", found.length).replace("{total}", total);
    one("empty").hidden = found.length > 0;
    crowd = found.length > data.most ? found : [];
    if (!isServed || found.length < total) draw(found);
    isServed = false;
  };

  // Numbers too small to be read are left to the segments, and to the list.
  const size = () => {
    const broad = svg.viewBox.baseVal.width;
    const seen = svg.getBoundingClientRect();
    const scale = Math.min(seen.width / broad, seen.height / svg.viewBox.baseVal.height);
    svg.classList.toggle("sc-dots", scale > 0 && 11 * scale < LEAST);
  };

  const show = () => {
    turn();
    date();
    zoom();
    filter();
    form.dispatchEvent(new Event("sc-turned")); // a segment is chosen in the drawing too
  };

  const remember = () => {
    const query = new URLSearchParams();
    for (const name of NAMES) {
      const field = form.elements[name];
      const usual = field && [...(field.options ?? [])].find((option) => option.defaultSelected)?.value;
      if (field && field.value !== (usual ?? "")) query.set(name, field.value);
    }
    const told = query.toString();
    history.replaceState(history.state, "", location.pathname + (told ? `?${told}` : "") + location.hash);
  };

  // What the server drew is whole: the tools are looked up when somebody turns to them.
  const start = once(() => {
    for (const root of [figure, one("rest").content])
      for (const item of all(root, "li[data-tool]")) tools[item.dataset.tool] = { item, fits: true };
    for (const blip of all(svg, ".sc-blip")) tools[blip.dataset.tool].blip = blip;
    for (const field of Object.values(fields)) ask(field);
    turn();
    ask(segment);
    show();
    return true;
  });

  const go = () => {
    start();
    show();
    remember();
  };

  // A tool that is pointed at is marked on both sides, and said in words below the drawing. Out of a
  // crowd it comes forward as a link; a finger is broader than a dot, and chooses the segment.
  let marked;
  const mark = (event) => {
    start();
    const at = event.target.closest("[data-tool]");
    const tool = at ? tools[at.dataset.tool] : svg.contains(event.target) ? nearest(event) : undefined;
    if (tool === marked) return;
    for (const part of marked ? [marked.blip, marked.item] : []) part.classList.remove("sc-hit");
    if (crowd.includes(marked)) marked.blip.remove();
    marked = tool;
    told.textContent = tool ? said(tool) : crowd.length ? data.crowd : "";
    if (!tool) return;
    if (crowd.includes(tool)) svg.append(written(tool));
    for (const part of [tool.blip, tool.item]) part.classList.add("sc-hit");
    if (at === tool.item || list.scrollHeight <= list.clientHeight) return;
    const [line, box] = [tool.item.getBoundingClientRect(), list.getBoundingClientRect()];
    if (line.top < box.top || line.bottom > box.bottom) list.scrollTop += line.top - box.top - box.height / 3;
  };
  const nearest = ({ clientX, clientY, pointerType }) => {
    if (pointerType === "touch") return undefined;
    const here = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    return crowd.find((tool) => Math.hypot(here.x - spot(tool)[0], here.y - spot(tool)[1]) < data.reach);
  };
  for (const kind of ["pointerover", "pointermove", "focusin"]) figure.addEventListener(kind, mark);
  figure.addEventListener("pointerleave", mark);

  const enter = (key) => {
    segment.value = key;
    go();
    back.focus({ preventScroll: true });
  };
  const leave = () => {
    const from = segment.value;
    segment.value = "";
    go();
    all(svg, "a[data-sector]").find((link) => link.dataset.sector === from)?.focus({ preventScroll: true });
  };
  figure.addEventListener("click", (event) => {
    const sector = event.target.closest("svg [data-sector]");
    if (!sector || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    enter(sector.dataset.sector);
  });
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && zoomed >= 0 && event.target !== fields.text) leave();
  });
  back.addEventListener("click", leave);

  // The file has the names beside the numbers.
  const button = one("save");
  button.hidden = false;
  button.addEventListener("click", () => {
    const copy = standalone(svg);
    names(copy, list);
    save(copy, title.textContent);
  });

  new ResizeObserver(size).observe(figure);
  form.addEventListener("input", go);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(go));
  const query = new URLSearchParams(location.search);
  const ask = (field) => {
    if (!field || !query.has(field.name)) return;
    const before = field.value;
    field.value = query.get(field.name);
    if (field.selectedIndex < 0) field.value = before;
  };
  if (NAMES.some((name) => query.has(name))) start();
  form.hidden = false;
};

// What the server wrote is not written again: it would be laid out again, too.
const say = (node, text) => {
  if (node.textContent !== String(text)) node.textContent = text;
};
const put = (node, name, value) => {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
};

// Places on arcs, as views/radar/layout.py has them: angles go clockwise from the top.
const points = (arcs) =>
  arcs.flatMap(([radius, first, step, number]) =>
    Array.from({ length: number }, (_, at) => {
      const angle = first + step * at;
      return [radius * Math.sin(angle), -radius * Math.cos(angle)].map((part) => part.toFixed(1));
    }),
  );

// Write the list below a drawing, in columns.
const names = (copy, list) => {
  const { x, y, width, height } = copy.viewBox.baseVal;
  const [step, across] = [16, Math.max(1, Math.floor(width / 210))];
  const lines = all(list, ".sc-radar-sector:not([hidden])").flatMap((sector) => [
    ["600", sector.querySelector("p")],
    ...all(sector, "li:not([hidden])").map((item) => ["400", item]),
  ]);
  const down = Math.ceil(lines.length / across);
  const { color: fill, fontFamily } = getComputedStyle(list);
  const key = shape("g", { fill, "font-family": fontFamily, "font-size": "12px" });
  lines.forEach(([weight, { textContent }], at) => {
    const left = x + 8 + Math.floor(at / down) * (width / across);
    const place = { x: left, y: y + height + step * ((at % down) + 1), "font-weight": weight };
    key.append(shape("text", place, textContent.replace(/\s+/g, " ").trim()));
  });
  const high = height + step * (down + 1);
  copy.querySelector("rect").setAttribute("height", high);
  copy.setAttribute("viewBox", [x, y, width, high].join(" "));
  copy.setAttribute("height", Math.ceil(high));
  copy.append(key);
};

for (const figure of document.querySelectorAll("[data-sc-radar]")) setUp(figure);

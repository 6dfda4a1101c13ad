// One radar: the reader chooses its platform, what its segments are, one segment that fills the
// drawing, and what of it is of interest. The list beside it goes along. Without this script the
// face that the server drew and its whole list are there.
// State lives in the address: ?platform=raft&by=tag&segment=build&ring=adopt&since=2026-07-01&move=in&text=key

import { save, shape, standalone } from "./drawing.js";

const NAMES = ["platform", "by", "segment", "ring", "since", "move", "text"];
const LEAST = 5; // pixels: what is smaller is no number to anybody
const fold = (text) => text.normalize("NFKC").toLowerCase();
const all = (root, selector) => [...root.querySelectorAll(selector)];

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
  for (const root of [figure, one("rest").content]) {
    for (const blip of all(root, ".sc-blip")) tools[blip.dataset.tool] = { blip };
    for (const item of all(root, "li[data-tool]")) {
      const name = item.querySelector("a").textContent;
      Object.assign(tools[item.dataset.tool], { item, name, sought: fold(item.textContent.replace(/^\d+/, "")) });
    }
  }
  const faces = all(figure, "template[data-sc-face]").map((made) => [made.dataset.scFace, made.content]);
  const first = document.createDocumentFragment();
  first.append(svg.cloneNode(true), list.cloneNode(true));
  for (const part of all(first, ".sc-blip, li[data-tool]")) part.remove();
  const asked = () => `${fields.by.value} ${fields.platform?.value ?? "-"}`;
  faces.unshift([asked(), first]);
  let shown; // the place of the face, of the day that moves are told since, and what is on it
  let since;
  let cells = [];
  let face;
  let zoomed = -1;

  // Turn to a face: its rings and sectors as the server drew them, tools in their new places.
  const turn = () => {
    const place = faces.findIndex(([name]) => name === asked());
    if (place === shown) return;
    const isDrawn = shown === undefined && !place;
    shown = place;
    face = data.faces[place];
    if (!isDrawn) clear();
    const lists = all(list, "dd > ul");
    let number = 0;
    cells = face.cells.map(([sector, ring, together, alone, members], at) => {
      const places = [points(together), points(alone)];
      const content = members.map((id, nth) =>
        Object.assign(tools[id], { id, ring, sector, number: ++number, at: places.map((some) => some[nth]) }));
      if (!isDrawn) {
        lists[at].append(...content.map(({ item }) => item));
        svg.append(...content.map(({ blip }) => blip));
      }
      return { ring, content, row: lists[at].closest("dl > div") };
    });
    const sectors = all(list, ".sc-radar-sector");
    const options = sectors.map((sector) => new Option(sector.querySelector("p").textContent, sector.dataset.sector));
    const wanted = segment.value;
    segment.replaceChildren(segment.options[0], ...options);
    segment.value = options.some(({ value }) => value === wanted) ? wanted : "";
    zoomed = isDrawn ? -1 : null;
    since = undefined;
  };

  // Tell how each tool moved since the day that is asked for.
  const date = () => {
    const place = fields.since.selectedIndex;
    if (place === since) return;
    since = place;
    const { still, told, why } = data.since[place];
    const content = cells.flatMap((cell) => cell.content);
    for (const tool of content) {
      [tool.move, tool.remark] = face.moved[place][tool.id] ?? [still, ""];
      write(tool);
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

  const write = (tool) => {
    const { blip, item, move, remark, number } = tool;
    tool.said = [`${number} ${tool.name}`, data.rings[tool.ring], remark].filter(Boolean).join(", ");
    put(blip, "class", `sc-blip sc-move-${move}`);
    const [name, path, text] = blip.children;
    say(name, tool.said);
    put(path, "d", data.shapes[move]);
    say(text, number);
    say(item.firstElementChild, number);
    say(item.lastElementChild, remark && `${data.signs[move]} ${remark}`);
  };

  // A segment alone has the circles to itself.
  const zoom = () => {
    const place = face.sectors.findIndex(([key]) => key === segment.value);
    if (place === zoomed) return;
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
    for (const { content } of cells)
      for (const { blip, sector, at } of content)
        if (!alone || sector === place) blip.setAttribute("transform", `translate(${at[alone ? 1 : 0]})`);
    const name = svg.getAttribute("aria-label");
    title.textContent = alone ? `${name}: ${segment.selectedOptions[0].text}` : name;
    back.hidden = !alone;
    size();
  };

  const filter = () => {
    const words = fold(fields.text.value).split(/\s+/).filter(Boolean);
    const ring = fields.ring.selectedIndex - 1;
    let [found, total] = [0, 0];
    for (const cell of cells) {
      let here = 0;
      for (const tool of cell.content) {
        const fits = (zoomed < 0 || tool.sector === zoomed)
          && (ring < 0 || cell.ring === ring)
          && (!fields.move.value || tool.move === fields.move.value)
          && words.every((word) => tool.sought.includes(word));
        if (fits) here += 1;
        tool.item.hidden = !fits;
        tool.blip.classList.toggle("sc-gone", !fits);
      }
      cell.row.hidden = !here;
      found += here;
      total += cell.content.length;
    }
    for (const sector of all(list, ".sc-radar-sector")) sector.hidden = !sector.querySelector("dl > div:not([hidden])");
    count.textContent = count.dataset.template.replace("{shown}", found).replace("{total}", total);
    one("empty").hidden = found > 0;
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

  const go = () => {
    show();
    remember();
  };

  // A tool that is pointed at is marked on both sides, and said in words below the drawing.
  let marked;
  const mark = (event) => {
    const at = event.target.closest("[data-tool]");
    const tool = at && tools[at.dataset.tool];
    if (tool === marked) return;
    for (const part of marked ? [marked.blip, marked.item] : []) part.classList.remove("sc-hit");
    marked = tool;
    told.textContent = tool?.said ?? "";
    if (!tool) return;
    for (const part of [tool.blip, tool.item]) part.classList.add("sc-hit");
    if (at !== tool.blip || list.scrollHeight <= list.clientHeight) return;
    const [line, box] = [tool.item.getBoundingClientRect(), list.getBoundingClientRect()];
    if (line.top < box.top || line.bottom > box.bottom) list.scrollTop += line.top - box.top - box.height / 3;
  };
  for (const kind of ["pointerover", "focusin"]) figure.addEventListener(kind, mark);
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
  for (const field of Object.values(fields)) ask(field);
  turn();
  ask(segment);
  show();
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
      return [radius * Math.sin(angle), -radius * Math.cos(angle)].map((part) => part.toFixed(1)).join(" ");
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

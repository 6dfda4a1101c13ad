// One radar: the reader chooses its platform, what its segments are, one segment that fills the
// drawing, and what of it is of interest. The list beside it goes along. Without this script the
// face that the server drew and its whole list are there.
// State lives in the address: ?platform=raft&by=tag&segment=build&ring=adopt&since=2026-07-01&move=in&text=key

import { save, standalone } from "../drawing.js";
import { Drawing, all, once, points } from "./drawing.js";
import { legend } from "./file.js";

const NAMES = ["platform", "by", "segment", "ring", "since", "move", "text"];
const fold = (text) => text.normalize("NFKC").toLowerCase();

const setUp = (figure) => {
  const one = (name) => figure.querySelector(`[data-sc-${name}]`);
  const form = figure.querySelector("form");
  if (!form) return;
  const data = JSON.parse(one("data").textContent);
  const { segment, ...fields } = Object.fromEntries(NAMES.map((name) => [name, form.elements[name]]));
  const [back, told, count, title] = ["back", "told", "count", "title"].map(one);
  const said = ({ number, link, ring, remark }) =>
    [`${number} ${link.textContent}`, data.rings[ring], remark].filter(Boolean).join(", ");
  const drawing = new Drawing(figure.querySelector("svg.sc-drawing"), data, one("look").content.querySelector("a"), said);
  let list = one("key");
  const tools = [];
  const faces = all(figure, "template[data-sc-face]").map((made) => [made.dataset.scFace, made.content]);
  const asked = () => `${fields.by.value} ${fields.platform?.value ?? "-"}`;
  let shown; // the place of the face, of the day that moves are told since, and what is on it
  let since;
  let cells = [];
  let face;
  let isServed = true; // what is there is as the server drew it

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
    const key = made.querySelector("[data-sc-key]");
    drawing.turn(made.querySelector("svg"));
    list.replaceWith(key);
    list = key;
  };

  const sought = (tool) => (tool.sought ??= fold(`${tool.link.textContent} ${tool.remark}`));

  // A segment alone has the circles to itself.
  const zoom = () => {
    const place = face.sectors.findIndex(([key]) => key === segment.value);
    if (place === drawing.zoomed) return;
    isServed = false;
    drawing.zoom(place, face, faces[shown][1].querySelector("svg"));
    const alone = place >= 0;
    const name = drawing.svg.getAttribute("aria-label");
    title.textContent = alone ? `${name}: ${segment.selectedOptions[0].text}` : name;
    back.hidden = !alone;
  };

  const filter = () => {
    const words = fold(fields.text.value).split(/\s+/).filter(Boolean);
    const ring = fields.ring.selectedIndex - 1;
    const found = [];
    let total = 0;
    for (const cell of cells) {
      const before = found.length;
      for (const tool of cell.content) {
        const fits = (drawing.zoomed < 0 || tool.sector === drawing.zoomed)
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
    isServed &&= found.length === total;
    drawing.show(found, isServed);
    if (!isServed) told.textContent = hint();
    isServed = false;
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
      for (const item of all(root, "li[data-tool]")) tools[item.dataset.tool] = { item, link: item.querySelector("a"), fits: true };
    for (const blip of all(drawing.svg, ".sc-blip")) tools[blip.dataset.tool].blip = blip;
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

  // A tool that is pointed at is marked on both sides, and said in words below the drawing.
  let marked;
  const hint = () => (drawing.crowd.length ? data.crowd : "");
  const mark = (event) => {
    start();
    const at = event.target.closest("[data-tool]");
    const tool = at ? tools[at.dataset.tool] : drawing.svg.contains(event.target) ? drawing.nearest(event) : undefined;
    if (tool === marked) return;
    if (marked) drawing.unmark(marked);
    marked?.item.classList.remove("sc-hit");
    marked = tool;
    told.textContent = tool ? said(tool) : hint();
    if (!tool) return;
    drawing.mark(tool);
    tool.item.classList.add("sc-hit");
    if (at === tool.item || list.scrollHeight <= list.clientHeight) return;
    const [line, box] = [tool.item.getBoundingClientRect(), list.getBoundingClientRect()];
    if (line.top < box.top || line.bottom > box.bottom) list.scrollTop += line.top - box.top - box.height / 3;
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
    all(drawing.svg, "a[data-sector]").find((link) => link.dataset.sector === from)?.focus({ preventScroll: true });
  };
  figure.addEventListener("click", (event) => {
    const sector = event.target.closest("svg [data-sector]");
    if (!sector || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    enter(sector.dataset.sector);
  });
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawing.zoomed >= 0 && event.target !== fields.text) leave();
  });
  back.addEventListener("click", leave);

  // The file has the names beside the numbers.
  const button = one("save");
  button.hidden = false;
  button.addEventListener("click", () => {
    const copy = standalone(drawing.svg);
    legend(copy, list);
    save(copy, title.textContent);
  });

  new ResizeObserver(() => drawing.size()).observe(figure);
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

for (const figure of document.querySelectorAll("[data-sc-radar]")) setUp(figure);

// The adoption matrix: filters, order, grid and card over heads that the server made, and data beside the page.
// State lives in the address: ?status=partial&stage=standard&text=raft&sort=least&cell=team/standard

import { card } from "./card.js";
import { csv, download, markdown } from "./export.js";
import { FLAGS, find, prepare } from "./find.js";
import { grid } from "./keys.js";
import { Sheet, look } from "./sheet.js";
import { arrange, fill, lines, putGroups, takeApart } from "./table.js";

const read = async (address) => (await fetch(address)).json();

const setUp = async (root) => {
  const form = root.querySelector("[data-sc-form]");
  const known = await read(root.dataset.scData);
  const { data } = known;
  prepare(known);
  const table = root.querySelector("table");
  const sight = look(table, () => keys.look()); // before anything changes
  const parts = takeApart(table, known);
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  const selects = [...form.querySelectorAll("select")];
  const options = boxes.filter((box) => box.name !== "transpose").map((box) => {
    const label = box.closest("label");
    return { box, label, number: label.querySelector("[data-sc-number]") };
  });
  const facets = [...form.querySelectorAll("details[data-sc-facet]")].map((facet) => ({
    facet,
    chosen: facet.querySelector("[data-sc-chosen]"),
    options: options.filter(({ box }) => facet.contains(box)),
  }));
  const count = form.querySelector("[data-sc-count]");
  const paper = root.querySelector("[data-sc-paper]");
  let sheet;
  let shown;

  const stateOf = () => {
    const chosen = {};
    for (const box of boxes) if (box.checked) (chosen[box.name] ??= new Set()).add(box.value);
    const { transpose, ...facets } = chosen;
    const arranged = Object.fromEntries(selects.map((one) => [one.name, one.value]));
    return { text: form.elements.text.value, chosen: facets, transpose: Boolean(transpose), ...arranged };
  };

  const show = () => {
    const asked = JSON.stringify(query());
    if (asked === shown) return; // a card alone moves nothing, and so keeps the focus
    shown = asked;
    const state = stateOf();
    const found = find(data, state);
    const { counts } = found;
    const view = arrange(data, parts, found, state);
    putGroups(data, parts, view, state.transpose);
    sheet = new Sheet(table, lines(data, parts, found, view, state), sight, data.whole);
    keys.settle(sheet);
    const countOf = (box) => counts[box.name]?.get(box.value) || 0;
    const divides = (box) => countOf(box) > 0 && countOf(box) < found.shown;
    for (const { box, label, number } of options) {
      label.hidden = !box.checked && !(FLAGS[box.name] ? divides(box) : countOf(box));
      say(number, countOf(box));
    }
    for (const { facet, chosen, options } of facets) {
      const number = options.filter(({ box }) => box.checked).length;
      facet.hidden = !number && !options.some(({ box }) => divides(box));
      say(chosen, number ? `(${number})` : "");
    }
    const number = (groups) => groups.reduce((sum, { members }) => sum + members.length, 0);
    count.textContent = fill(data.words.matrix_count, {
      teams: number(view.teams),
      subjects: number(view.subjects),
      shown: found.shown,
      total: data.teams.length * data.subjects.length,
    });
    if (paper) say(paper, fill(paper.dataset.template, { shown: data.whole.paper, total: sheet.columns - 2 }));
    root.querySelector("[data-sc-empty]").hidden = found.shown > 0;
  };

  const query = () => [...new FormData(form)].filter(([, value]) => value);
  const remember = (way, cell) => {
    const asked = query();
    if (cell) asked.push(["cell", cell]);
    const text = new URLSearchParams(asked).toString().replaceAll("%2F", "/");
    const address = location.pathname + (text ? `?${text}` : "") + location.hash;
    if (address !== location.pathname + location.search + location.hash) history[way]({ card: Boolean(cell) && way === "pushState" }, "", address);
    takeAlong(asked);
  };
  // A link to the other matrix asks it the same; what it does not know it ignores.
  const takeAlong = (asked) => {
    for (const link of document.querySelectorAll("a.sc-switch")) {
      link.search = new URLSearchParams(asked.filter(([name]) => name !== "cell")).toString();
    }
  };

  const dialog = root.querySelector("template[data-sc-card]").content.firstElementChild.cloneNode(true);
  root.append(dialog);
  let cards;
  const address = (t, s) => `${data.teams[t].id}/${data.subjects[s].id}`;
  const wanted = () => new URLSearchParams(location.search).get("cell");
  const openCard = card(dialog, data, parts, {
    ask: () => (cards ??= read(root.dataset.scCards)),
    wanted: (t, s) => wanted() === address(t, s),
    closed: () => {
      if (!wanted()) return;
      if (history.state?.card) history.back();
      else remember("replaceState");
    },
  });
  const keys = grid(table, (cell) => {
    const place = parts.placeOf(cell);
    if (!place) return;
    const [t, s] = place;
    remember("pushState", address(t, s));
    openCard(t, s);
  });

  const obey = () => {
    const asked = new URLSearchParams(location.search);
    form.elements.text.value = asked.get("text") || "";
    for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
    for (const select of selects) {
      select.value = asked.get(select.name) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    form.dispatchEvent(new Event("sc-turned")); // for what the form looks like
    show();
    document.documentElement.classList.remove("sc-asked"); // what is hidden takes no focus
    takeAlong([...asked]);
    const [team, subject] = (wanted() || "").split("/");
    const t = data.teams.findIndex((one) => one.id === team);
    const s = data.subjects.findIndex((one) => one.id === subject);
    if (t >= 0 && s >= 0) {
      const place = sheet.placeOf(parts.cell(t, s));
      if (place) keys.take(place, true);
      openCard(t, s);
    } else if (dialog.open) dialog.close();
  };

  form.addEventListener("input", (event) => {
    remember(event.target.name === "text" ? "replaceState" : "pushState");
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    remember("pushState");
    show();
  }));
  form.addEventListener("keydown", (event) => {
    const facet = event.target.closest(".sc-facet[open]");
    if (event.key !== "Escape" || !facet) return;
    facet.open = false;
    facet.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    for (const facet of form.querySelectorAll(".sc-facet[open]")) if (!facet.contains(event.target)) facet.open = false;
  });
  form.querySelector("[data-sc-copy]").addEventListener("click", async ({ target }) => {
    await navigator.clipboard.writeText(markdown(sheet.rows()));
    count.textContent = target.dataset.done;
  });
  form.querySelector("[data-sc-csv]").addEventListener("click", () => {
    download(`adoption-${data.kind}s.csv`, csv(sheet.rows()));
  });
  addEventListener("popstate", obey);
  addEventListener("beforeprint", () => sheet?.whole(true));
  addEventListener("afterprint", () => sheet?.whole(false));

  await new Promise((done) => setTimeout(done)); // nothing changed yet, so what waits for the page may come between
  for (const body of [...table.tBodies]) body.remove(); // a size that is asked for is one of little
  form.hidden = false;
  obey();
  root.dataset.scMatrix = "ready";
};

// A text that is written again is laid out again.
const say = (node, text) => {
  if (node.textContent !== String(text)) node.textContent = text;
};

// The address belongs to the first matrix of a page; others stay as the server made them.
const first = document.querySelector("[data-sc-matrix]");
if (first) await setUp(first);

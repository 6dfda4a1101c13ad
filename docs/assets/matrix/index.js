// The adoption matrix: filters, order, grid and card over the table that the server made.
// State lives in the address: ?status=partial&stage=standard&text=ecs&sort=least&cell=team/standard

import { card } from "./card.js";
import { csv, download, markdown } from "./export.js";
import { find, plain } from "./find.js";
import { grid } from "./keys.js";
import { arrange, fill, put, takeApart } from "./table.js";

const setUp = (root) => {
  const form = root.querySelector("[data-sc-form]");
  const data = JSON.parse(root.querySelector("[data-sc-data]").textContent);
  for (const one of [...data.teams, ...data.subjects]) one.sought = plain(one.text);
  for (const row of data.cells) row.bits = Uint8Array.from(row.flags, (digit) => parseInt(digit, 16));
  for (const one of root.querySelectorAll(".sc-cell-links")) one.remove(); // the card has them
  const table = root.querySelector("table");
  const parts = takeApart(table);
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  const selects = [...form.querySelectorAll("select")];
  const count = form.querySelector("[data-sc-count]");
  let more;
  let shown;

  const around = table.parentElement;
  const near = () => around.scrollTop + 2 * around.clientHeight > around.scrollHeight;
  // A frame at a time until the reader's screen is full.
  const fillUp = () => {
    if (near() && more(false)) requestAnimationFrame(fillUp);
  };

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
    const view = arrange(data, parts, found, state);
    more = put(data, parts, found, view, state);
    requestAnimationFrame(fillUp);
    keys.settle();
    for (const box of boxes) {
      if (box.name === "transpose") continue;
      const number = found.counts[box.name]?.get(box.value) || 0;
      box.labels[0].hidden = !number && !box.checked;
      box.labels[0].querySelector("[data-sc-number]").textContent = number;
    }
    for (const facet of form.querySelectorAll("details[data-sc-facet]")) {
      facet.hidden = ![...facet.querySelectorAll("label")].some((one) => !one.hidden);
      const chosen = facet.querySelectorAll(":checked").length;
      facet.querySelector("[data-sc-chosen]").textContent = chosen ? `(${chosen})` : "";
    }
    const number = (groups) => groups.reduce((sum, { members }) => sum + members.length, 0);
    count.textContent = fill(data.words.matrix_count, {
      teams: number(view.teams),
      subjects: number(view.subjects),
      shown: found.shown,
      total: data.teams.length * data.subjects.length,
    });
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

  const dialog = root.querySelector("[data-sc-card]");
  const openCard = card(dialog, data, parts, () => {
    if (!new URLSearchParams(location.search).has("cell")) return;
    if (history.state?.card) history.back();
    else remember("replaceState");
  });
  const keys = grid(table, (cell) => {
    const t = parts.cells.findIndex((row) => row.includes(cell));
    const s = parts.cells[t]?.indexOf(cell) ?? -1;
    if (s < 0) return;
    remember("pushState", `${data.teams[t].id}/${data.subjects[s].id}`);
    openCard(t, s);
  }, () => more(true));

  const obey = () => {
    const asked = new URLSearchParams(location.search);
    form.elements.text.value = asked.get("text") || "";
    for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
    for (const select of selects) {
      select.value = asked.get(select.name) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
    takeAlong([...asked]);
    const [team, subject] = (asked.get("cell") || "").split("/");
    const t = data.teams.findIndex((one) => one.id === team);
    const s = data.subjects.findIndex((one) => one.id === subject);
    if (t >= 0 && s >= 0) {
      if (!parts.cells[t][s].isConnected) more(true);
      if (parts.cells[t][s].isConnected) keys.take(parts.cells[t][s], true);
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
    more(true);
    await navigator.clipboard.writeText(markdown(table));
    count.textContent = target.dataset.done;
  });
  form.querySelector("[data-sc-csv]").addEventListener("click", () => {
    more(true);
    download(`adoption-${data.kind}s.csv`, csv(table));
  });
  addEventListener("popstate", obey);
  around.addEventListener("scroll", () => {
    if (near()) more(false);
    keys.settle();
  });
  addEventListener("beforeprint", () => more(true));

  form.querySelector("[data-sc-more]").open = matchMedia("(min-width: 48rem)").matches;
  form.hidden = false;
  obey();
  root.dataset.scMatrix = "ready";
};

// The address belongs to the first matrix of a page; others stay as the server made them.
const first = document.querySelector("[data-sc-matrix]");
if (first) setUp(first);

// Filters and sorting of lists. Without this script the whole list is there and readable.
// State lives in the URL, so that a list can be shared as it is: ?stage=standard&text=raft&sort=-name
(() => {
  "use strict";

  const PAUSE = 150; // milliseconds between the keys of one who types on

  const setUp = (list) => {
    const form = list.querySelector("[data-sc-filters]");
    const asked = new URLSearchParams(location.search);
    // Whatever is asked for is of the whole list and begins at its first page, also from a further one.
    const path = list.querySelector(".sc-pages a")?.pathname ?? location.pathname;
    const heads = [...list.querySelectorAll(".sc-sortable thead th")];
    let source;
    const read = async () => (list.dataset.scData ? (await import("./list.js")).read(list, turns(form)) : ofPage(list, turns(form)));
    const ask = () => (source ??= read().catch((error) => {
      source = undefined; // the next key or click tries again
      throw error;
    }));
    for (const head of heads) {
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.append(...head.childNodes);
      button.addEventListener("click", async () => {
        sort(head, await ask());
        remember(list, form, path);
      });
      head.append(button);
    }
    if (list.dataset.scData && location.protocol === "file:") return null; // a disk sends no data
    const ordered = (order) => [heads.find(({ dataset }) => dataset.key === order.replace(/^-/, "")), order.startsWith("-")];
    const orders = asked.getAll("sort").map(ordered).filter(([head]) => head);
    const arrange = async () => {
      for (const [head, down] of orders) sort(head, await ask(), down);
    };
    if (!form) return arrange();
    form.hidden = false;
    for (const field of form.elements) {
      if (!field.name || !asked.has(field.name)) continue;
      field.value = asked.get(field.name);
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
    }
    const answer = async () => filter(list, form, await ask());
    const changed = () => {
      remember(list, form, path);
      answer();
    };
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(changed));
    if (!list.dataset.scData) return arrange().then(answer);
    // A long list that is asked for as a whole is as the server made it; an address can lead to any row.
    const seek = async () => {
      const id = location.hash.slice(1);
      if (id && !document.getElementById(id)) (await ask()).seek(id);
    };
    addEventListener("hashchange", seek);
    return fieldsOf(form).length || orders.length ? arrange().then(answer) : seek();
  };

  // What is in sight comes first, and the rest when one types no further: it would keep the next key waiting.
  const turns = (form) => {
    let timer;
    // Rows are below the form, and the lowest has 30 px.
    const top = () => Math.max(0, form?.getBoundingClientRect().bottom ?? 0);
    const inSight = () => Math.max(1, Math.ceil((innerHeight - top()) / 30));
    const later = (act) => {
      clearTimeout(timer);
      timer = setTimeout(act, PAUSE);
    };
    return { inSight, later };
  };

  // The rows of a list that the page has all of.
  const ofPage = (list, { inSight, later }) => {
    const rows = [...list.querySelectorAll("tbody > tr")].map((tr) => ({
      tr,
      text: () => plain(tr.textContent),
      values: (name) => (tr.dataset[name] || "").split(" ").filter(Boolean),
      key: (column) => tr.children[column].dataset.sort ?? tr.children[column].textContent,
    }));
    const show = (shown) => {
      const left = new Set(shown);
      const soon = new Set(shown.slice(0, inSight()));
      for (const row of rows) row.tr.hidden = !(soon.has(row) || (left.has(row) && !row.tr.hidden));
      later(() => shown.forEach(({ tr }) => (tr.hidden = false)));
    };
    const sort = (head, order) => {
      const body = head.closest("table").tBodies[0];
      rows.sort(order);
      body.append(...rows.filter(({ tr }) => tr.parentElement === body).map(({ tr }) => tr));
    };
    return { rows, show, sort };
  };

  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && field.value);

  const filter = (list, form, { rows, show }) => {
    const fields = fieldsOf(form).map((field) => [field, matching(field)]);
    const failing = rows.map((row) => fields.filter(([, matches]) => !matches(row)));
    const left = rows.filter((_, at) => !failing[at].length);
    show(left);
    for (const select of form.querySelectorAll("select"))
      offer(select, rows.filter((_, at) => failing[at].every(([field]) => field === select)));
    const count = form.querySelector("[data-sc-count]");
    count.textContent = count.dataset.template.replace("{shown}", left.length).replace("{total}", rows.length);
    list.querySelector("[data-sc-empty]").hidden = left.length > 0;
    const there = new Set(left.map(({ tr }) => tr));
    for (const group of list.querySelectorAll(".sc-fold")) unfold(group, there, fields.length > 0);
  };

  const remember = (list, form, path) => {
    const query = new URLSearchParams(location.search);
    for (const { name } of form?.elements ?? []) query.delete(name);
    query.delete("sort");
    for (const { name, value } of form ? fieldsOf(form) : []) query.append(name, value);
    for (const head of list.querySelectorAll("th[aria-sort]")) query.append("sort", (isDown(head) ? "-" : "") + head.dataset.key);
    const [here, there] = [location.pathname, path].map((one) => one.split("/").at(-1));
    for (const link of switches) if (here !== there && link.pathname.endsWith(`/${here}`)) link.pathname = link.pathname.slice(0, -here.length) + there;
    history.replaceState(history.state, "", path + `?${query}`.replace(/^\?$/, "") + location.hash);
  };

  // Groups of rows: while something is sought, those that have it are open and say how much of it.
  const unfold = (group, left, sought) => {
    const rows = [...group.querySelectorAll("tbody > tr")];
    const shown = rows.filter((row) => left.has(row)).length;
    group.dataset.open ??= group.open;
    group.open = sought ? shown > 0 : group.dataset.open === "true";
    group.hidden = shown === 0;
    group.querySelector(".sc-count").textContent = shown < rows.length ? `${shown} / ${rows.length}` : rows.length;
  };

  // The values that some of these rows have; a facet that divides nothing of them goes.
  const offer = (select, rows) => {
    const counts = {};
    for (const row of rows) for (const value of row.values(select.name)) counts[value] = (counts[value] || 0) + 1;
    for (const option of [...select.options].slice(1)) {
      const count = counts[option.value] || 0;
      option.text = `${nameOf(option)} (${count})`;
      option.hidden = option.disabled = !count && !option.selected;
    }
    const divides = Object.values(counts).some((count) => count < rows.length);
    select.closest("label").hidden = !select.value && !divides;
  };

  const nameOf = (option) => option.text.replace(/ \(\d+\)$/, "");
  const plain = (text) => text.normalize("NFKC").toLowerCase();

  const matching = ({ name, value }) => {
    if (name !== "text") return (row) => row.values(name).includes(value);
    const words = plain(value).split(/\s+/);
    return (row) => words.every((word) => row.text().includes(word));
  };

  const isDown = (head) => head.getAttribute("aria-sort") === "descending";

  const sort = (head, source, down = head.getAttribute("aria-sort") === "ascending") => {
    const column = [...head.parentElement.children].indexOf(head);
    for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const way = down ? -1 : 1;
    source.sort(head, (one, other) => collator.compare(one.key(column), other.key(column)) * way);
  };

  // What a form of filters looks like: folded, counted, and a chip for each choice, which takes it back.
  const fold = (form) => {
    const chips = form.querySelector("[data-sc-chips]");
    const openers = [...form.querySelectorAll("[data-sc-opens]")];
    for (const opener of openers) opener.addEventListener("click", () => {
      const panel = form.querySelector(`[data-sc-panel=${opener.dataset.scOpens}]`);
      panel.hidden = !panel.hidden;
      opener.setAttribute("aria-expanded", !panel.hidden);
    });
    const show = () => {
      const active = [...form.querySelectorAll("[data-sc-facet] :is(select, input:checked)")].filter((field) => field.value);
      const focused = chips.contains(document.activeElement);
      for (const old of chips.querySelectorAll("[type=button]")) old.remove();
      chips.prepend(...active.map(chip));
      chips.hidden = !active.length && !form.elements.text.value;
      if (openers.length) openers[0].querySelector("[data-sc-active]").textContent = active.length ? `(${active.length})` : "";
      if (focused) (active.length ? chips.firstElementChild : openers[0] ?? form.elements.text).focus();
    };
    for (const event of ["input", "sc-turned"]) form.addEventListener(event, show);
    form.addEventListener("reset", () => setTimeout(show));
    form.querySelector("[data-sc-skip]")?.addEventListener("click", () => {
      const table = form.parentElement.querySelector("table");
      (table.querySelector("[tabindex='0']") ?? table.querySelector("tbody tr:not([hidden]) a"))?.focus();
    });
    show();
  };

  const chip = (field) => {
    const facet = field.closest("[data-sc-facet]").dataset.label;
    const value = field.matches("select")
      ? nameOf(field.selectedOptions[0])
      : [...field.labels[0].childNodes].filter((node) => node.nodeName !== "SMALL").map((node) => node.textContent).join("").trim();
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: facet ? `${facet}: ${value}` : value });
    made.addEventListener("click", () => {
      if (field.matches("select")) field.value = "";
      else field.checked = false;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return made;
  };

  const switches = document.querySelectorAll(".md-select__link[hreflang]"); // to the page in another language
  const more = [...document.querySelectorAll("[data-sc-list]")].map(setUp);
  for (const form of document.querySelectorAll("form:has([data-sc-chips])")) fold(form);

  if (document.querySelector("[data-sc-matrix]")) more.push(import("./matrix/index.js"));
  if (document.querySelector("[data-sc-compare]")) more.push(import("./compare.js"));
  if (document.querySelector("[data-sc-radar]")) more.push(import("./radar/index.js"));
  if (document.querySelector("[data-sc-save]")) import("./drawing.js");
  Promise.allSettled(more).then(() => document.documentElement.classList.remove("sc-asked"));

  // The same page in another language is filtered as here and at the same place.
  for (const link of switches) {
    link.addEventListener("click", () => Object.assign(link, { search: location.search, hash: location.hash }));
  }

  // Material searches at keys alone; a paste by mouse, dictation and input methods have none.
  const box = document.querySelector("[data-md-component=search-query]");
  const search = () => box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  box?.addEventListener("input", search);
  // Who comes to the box will ask: at a blank the worker has what it needs for any question sent.
  box?.addEventListener("focus", () => {
    if (box.value) return;
    box.value = " ";
    search();
    box.value = "";
    search();
  });

  // Material counts the results that it was handed; the first one of many says how many were found.
  const results = document.querySelector("[data-md-component=search-result]");
  const told = () => {
    const [meta, found] = [".md-search-result__meta", "[data-sc-found]"].map((one) => results.querySelector(one));
    const text = found && meta.textContent.replace(/\d+/, found.dataset.scFound);
    if (text && text !== meta.textContent) meta.textContent = text;
  };
  if (results) new MutationObserver(told).observe(results, { childList: true, subtree: true });

  // Material 9.8.1 makes a landmark without a name of each result's tags and of each code block's
  // buttons (axe: landmark-unique).
  for (const place of document.querySelectorAll("[data-md-component=search-result], .md-content")) {
    const mend = () => {
      for (const nav of place.querySelectorAll("nav.md-tags, nav.md-code__nav")) nav.setAttribute("role", "none");
    };
    new MutationObserver(mend).observe(place, { childList: true, subtree: true });
    mend();
  }
})();

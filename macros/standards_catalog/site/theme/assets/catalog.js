// Filters and sorting of lists. Without this script the whole list is there and readable.
// State lives in the URL, so that a filtered list can be shared: ?stage=standard&text=raft
(() => {
  "use strict";

  const setUp = (list) => {
    const form = list.querySelector("[data-sc-filters]");
    const rows = [...list.querySelectorAll("tbody > tr")];
    for (const head of list.querySelectorAll(".sc-sortable thead th")) {
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(head, rows));
      head.append(button);
    }
    if (!form) return;
    form.hidden = false;
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (!field.name || !asked.has(field.name)) continue;
      field.value = asked.get(field.name);
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
    }
    form.addEventListener("input", () => filter(list, form, rows, true));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => filter(list, form, rows, true)));
    filter(list, form, rows, false);
  };

  const filter = (list, form, rows, remember) => {
    const fields = [...form.elements].filter((field) => field.name && field.value);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fields.every((field) => matches(row, field));
      if (!row.hidden) shown += 1;
    }
    const count = form.querySelector("[data-sc-count]");
    count.textContent = count.dataset.template
      .replace("{shown}", shown)
      .replace("{total}", rows.length);
    list.querySelector("[data-sc-empty]").hidden = shown > 0;
    if (!remember) return;
    const query = new URLSearchParams(fields.map((field) => [field.name, field.value])).toString();
    history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash);
  };

  const matches = (row, field) => {
    if (field.name !== "text") return (row.dataset[field.name] || "").split(" ").includes(field.value);
    const text = row.textContent.normalize("NFKC").toLowerCase();
    return field.value.normalize("NFKC").toLowerCase().split(/\s+/).every((word) => text.includes(word));
  };

  const sort = (head, rows) => {
    const column = [...head.parentElement.children].indexOf(head);
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const key = (row) => row.children[column].dataset.sort ?? row.children[column].textContent;
    rows.sort((one, other) => collator.compare(key(one), key(other)) * (down ? -1 : 1));
    rows[0]?.parentElement.append(...rows);
  };

  for (const list of document.querySelectorAll("[data-sc-list]")) setUp(list);

  const more = [];
  if (document.querySelector("[data-sc-matrix]")) more.push(import("./matrix/index.js"));
  if (document.querySelector("[data-sc-compare]")) more.push(import("./compare.js"));
  Promise.allSettled(more).then(() => document.documentElement.classList.remove("sc-asked"));

  // The same page in another language, filtered as here and at the same place.
  for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
    link.addEventListener("click", () => Object.assign(link, { search: location.search, hash: location.hash }));
  }

  // Material searches at keys alone; a paste by mouse, dictation and input methods have none.
  document.querySelector("[data-md-component=search-query]")?.addEventListener("input", ({ target }) => {
    target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });

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

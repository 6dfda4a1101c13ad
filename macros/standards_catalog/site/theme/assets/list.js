// A long list, of which the page has the beginning: its data, and the rows of it that are asked for.

const make = (innerHTML) => Object.assign(document.createElement("template"), { innerHTML }).content;
const textOf = (html) => (/[<&]/.test(html) ? make(html).textContent : html);
const plain = (text) => text.normalize("NFKC").toLowerCase();

export const read = async (list, { inSight, later }) => {
  const { row, cells, ids, hrefs, names, also, notes, data } = await (await fetch(list.dataset.scData)).json();
  const blank = make(row).firstElementChild;
  const columns = cells.map((html) => [...make(html).children]);
  const facets = Object.fromEntries(
    Object.entries(data.facets).map(([name, { values, of }]) => {
      const each = values.map((one) => one.split(" ").filter(Boolean));
      return [name, of.map((number) => each[number])];
    }),
  );
  const said = columns.map((some) => some.map((one) => one.textContent));
  const sorts = columns.map((some) => some.map((one) => one.dataset.sort ?? one.textContent));
  const cellsOf = (at, some) => some.map((column, number) => column[data.columns[number][at]]);

  const filled = (at) => {
    const tr = blank.cloneNode(true);
    const link = tr.querySelector("a");
    link.setAttribute("href", ids ? `#${ids[at]}` : hrefs[at]);
    link.innerHTML = names[at];
    if (ids) tr.id = ids[at];
    for (const [slot, said] of [[".sc-also", also], [".sc-note", notes]]) {
      const one = said && tr.querySelector(slot);
      if (said?.[at]) one.innerHTML = said[at];
      else one?.remove();
    }
    tr.append(...cellsOf(at, columns).map((one) => one.cloneNode(true)));
    return tr;
  };
  const kept = (make) => {
    let made;
    return () => (made ??= make());
  };
  const rows = names.map((name, at) => ({
    tr: kept(() => filled(at)),
    text: kept(() => plain([name, also?.[at] ?? "", notes?.[at] ?? ""].map(textOf).concat(cellsOf(at, said)).join(" "))),
    values: (facet) => facets[facet]?.[at] ?? [],
    key: (column) => (column ? sorts[column - 1][data.columns[column - 1][at]] : textOf(name)),
  }));

  const body = list.querySelector("tbody");
  const more = Object.assign(document.createElement("button"), { type: "button", className: "sc-button" });
  list.querySelector(".sc-pages").replaceWith(more);
  let asked = rows;
  const show = (shown, number = data.page, wanted = inSight()) => {
    asked = shown;
    const atOnce = Math.min(wanted, number);
    body.replaceChildren(...shown.slice(0, atOnce).map(({ tr }) => tr()));
    const rest = shown.slice(atOnce, number);
    later(() => body.append(...rest.map(({ tr }) => tr())));
    more.hidden = shown.length <= number;
    more.textContent = list.dataset.more.replace("{more}", Math.min(data.page, shown.length - number));
  };
  more.addEventListener("click", () => {
    const there = body.rows.length;
    show(asked, there + data.page, there + inSight());
    body.rows[there].querySelector("a").focus();
  });
  const sort = (_, order) => {
    const wanted = new Set(asked);
    rows.sort(order);
    show(rows.filter((row) => wanted.has(row)));
  };
  // A row that an address leads to, with those after it.
  const seek = (id) => {
    const at = ids?.findIndex((one) => [one, encodeURIComponent(one)].includes(id)) ?? -1;
    if (at < 0) return;
    show(rows.slice(at - (at % data.page)), data.page, data.page);
    location.replace(`#${id}`);
  };
  return { rows, show, sort, seek };
};

// The server's table, its own headings put in another order: what is not asked for is taken out. Cells
// are made of the looks that the server made, and totals too, when they are asked for.

export const takeApart = (table, { looks, totals, forms, data }) => {
  const [groups, heads] = table.tHead.rows;
  const [, ...headings] = heads.cells;
  const sums = totals.map((html) => once(() => parsed(html)[0]));
  const axis = (heads) => heads.map((head) => ({ head, total: sums.shift() }));
  return {
    table,
    corner: heads.cells[0],
    lastHead: headings.pop(),
    totalHead: table.tFoot.rows[0].cells[0],
    groups: [...groups.cells].slice(1, -1).flatMap((one) => Array(one.colSpan).fill(one.textContent)),
    meanings: new Map([...groups.cells].slice(1, -1).map((one) => [one.textContent, one.title])),
    teams: axis([...table.tBodies[0].rows].map((row) => row.cells[0])),
    subjects: axis(headings),
    total: sums.shift(),
    ...cells(parsed(looks), forms, data),
  };
};

const once = (make) => {
  let made;
  return () => (made ??= make());
};
const parsed = (innerHTML) => [...make("template", { innerHTML }).content.children];

const cells = (looks, forms, data) => {
  const rows = data.teams.map(() => []);
  const places = new WeakMap();
  const cell = (t, s) => {
    if (rows[t][s]) return rows[t][s];
    const [look, details] = forms[data.cells[t][s]];
    const one = (rows[t][s] = looks[look].cloneNode(true));
    if (details) one.querySelector("small:not(.sc-mark)").innerHTML = details;
    places.set(one, [t, s]);
    return one;
  };
  return { cell, placeOf: (one) => places.get(one) };
};

export const named = (one) => one.head.textContent.trim();

const collator = once(() => new Intl.Collator(document.documentElement.lang, { numeric: true })); // 40 ms

// The order and the groups of both axes: [{title, members: [index, ...]}, ...]
export const arrange = (data, parts, found, state) => {
  const teams = data.teams.map((_, t) => t).filter((t) => found.byTeam[t]);
  const subjects = data.subjects.map((_, s) => s).filter((s) => found.bySubject[s]);
  // Rates are of all, whatever is asked for, so they are the ones that the server wrote.
  const share = (one) => {
    const meter = one.total().querySelector("meter");
    return meter ? meter.value / meter.max : -1;
  };
  const ordered = (members, ofAxis) => {
    const orders = {
      name: (one, other) => collator().compare(named(ofAxis[one]), named(ofAxis[other])),
      most: (one, other) => share(ofAxis[other]) - share(ofAxis[one]),
      least: (one, other) => share(ofAxis[one]) - share(ofAxis[other]),
    };
    return state.sort ? members.sort(orders[state.sort]) : members;
  };
  const grouped = (members, title) => {
    const groups = new Map();
    for (const one of members) groups.set(title(one), [...(groups.get(title(one)) || []), one]);
    return [...groups].map(([title, members]) => ({ title, members }));
  };
  const zones = data.zones;
  let columns = ordered(subjects, parts.subjects);
  if (state.columns === "zone")
    columns = grouped(columns, (s) => data.subjects[s].group).sort(
      (one, other) => zones.indexOf(one.title) - zones.indexOf(other.title),
    );
  else if (state.columns === "none") columns = [{ title: "", members: columns }];
  else {
    const order = [...new Set(parts.groups)];
    columns = grouped(columns, (s) => parts.groups[s]).sort(
      (one, other) => order.indexOf(one.title) - order.indexOf(other.title),
    );
  }
  const rows = ordered(teams, parts.teams);
  const byProduct = state.teams === "product";
  const teamGroups = byProduct ? grouped(rows, (t) => data.teams[t].product) : [{ title: "", members: rows }];
  return { teams: teamGroups, subjects: columns.filter((one) => one.members.length) };
};

// The answer as lines of cells from the heads to the totals; cells are asked for one by one, as few
// of many are looked at: {heads, groups: [{title, lines}, ...], totals, columns}
export const lines = (data, parts, found, view, state) => {
  const swap = state.transpose;
  const [down, across] = swap ? ["subjects", "teams"] : ["teams", "subjects"];
  const columns = view[across].flatMap(({ members }) => members);
  const head = (axis, one, scope) => Object.assign(parts[axis][one].head, { scope });
  const cell = (t, s) => {
    const one = parts.cell(t, s);
    one.classList.toggle("sc-off", !found.match[t][s]);
    return one;
  };
  const line = (tr, first, each, last) => ({
    tr,
    cell: (at) => (at === 0 ? first() : at > columns.length ? last() : each(columns[at - 1])),
  });
  const row = (one) =>
    line(
      (parts[down][one].tr ??= make("tr")),
      () => head(down, one, "row"),
      (other) => (swap ? cell(other, one) : cell(one, other)),
      parts[down][one].total,
    );
  return {
    columns: columns.length + 2,
    heads: line(parts.table.tHead.rows[1], () => parts.corner, (one) => head(across, one, "col"), () => parts.lastHead),
    groups: view[down].map(({ title, members }) => ({ title, lines: members.map(row) })),
    totals: line(
      parts.table.tFoot.rows[0],
      () => parts.totalHead,
      (one) => parts[across][one].total(),
      parts.total,
    ),
  };
};

// What stands above the heads: the groups of columns.
export const putGroups = (data, parts, view, swap) => {
  const groups = view[swap ? "teams" : "subjects"];
  parts.corner.textContent = swap ? data.words[data.kind] : data.words.team;
  parts.table.tHead.rows[0].replaceChildren(
    make("td"),
    ...groups.map(({ title, members }) => {
      const head = make(title ? "th" : "td", { className: "sc-group", colSpan: members.length });
      head.style.setProperty("--sc-span", members.length);
      if (title) Object.assign(head, { scope: "colgroup", textContent: title, title: parts.meanings.get(title) || "" });
      return head;
    }),
    make("td"),
  );
};

export const make = (name, properties = {}) => Object.assign(document.createElement(name), properties);

export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

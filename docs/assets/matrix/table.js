// The server's table, its own cells put in another order: what is not asked for is taken out.

import { rates } from "./find.js";

const AT_ONCE = 800; // cells; the rest follows as the reader comes near

export const takeApart = (table) => {
  const [groups, heads] = table.tHead.rows;
  const rows = [...table.tBodies[0].rows];
  const foot = table.tFoot.rows[0];
  return {
    table,
    corner: heads.cells[0],
    lastHead: heads.cells[heads.cells.length - 1],
    totalHead: foot.cells[0],
    total: foot.cells[foot.cells.length - 1],
    groups: [...groups.cells].slice(1, -1).flatMap((one) => Array(one.colSpan).fill(one.textContent)),
    meanings: new Map([...groups.cells].slice(1, -1).map((one) => [one.textContent, one.title])),
    teams: rows.map((row) => ({ head: row.cells[0], total: row.cells[row.cells.length - 1] })),
    subjects: [...heads.cells].slice(1, -1).map((head, s) => ({ head, total: foot.cells[s + 1] })),
    cells: rows.map((row) => [...row.cells].slice(1, -1)),
  };
};

export const named = (one) => one.head.textContent.trim();

// The order and the groups of both axes: [{title, members: [index, ...]}, ...]
export const arrange = (data, parts, found, state) => {
  const teams = data.teams.map((_, t) => t).filter((t) => found.byTeam[t]);
  const subjects = data.subjects.map((_, s) => s).filter((s) => found.bySubject[s]);
  const known = rates(data, teams, subjects);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const share = (one) => (one.total ? one.adopted / one.total : -1);
  const ordered = (members, ofAxis, byIndex) => {
    const orders = {
      name: (one, other) => collator.compare(named(ofAxis[one]), named(ofAxis[other])),
      most: (one, other) => share(byIndex.get(other)) - share(byIndex.get(one)),
      least: (one, other) => share(byIndex.get(one)) - share(byIndex.get(other)),
    };
    return state.sort ? members.sort(orders[state.sort]) : members;
  };
  const grouped = (members, title) => {
    const groups = new Map();
    for (const one of members) groups.set(title(one), [...(groups.get(title(one)) || []), one]);
    return [...groups].map(([title, members]) => ({ title, members }));
  };
  const zones = data.zones;
  let columns = ordered(subjects, parts.subjects, known.subjects);
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
  const rows = ordered(teams, parts.teams, known.teams);
  const byProduct = state.teams === "product";
  const teamGroups = byProduct ? grouped(rows, (t) => data.teams[t].product) : [{ title: "", members: rows }];
  return { teams: teamGroups, subjects: columns.filter((one) => one.members.length), rates: known };
};

// Put the answer in, as much as is seen at first; return what puts in more: `more(true)` all.
export const put = (data, parts, found, view, state) => {
  const swap = state.transpose;
  const [down, across] = swap ? ["subjects", "teams"] : ["teams", "subjects"];
  const columns = view[across].flatMap((group) => group.members);
  const td = (row, column) => (swap ? parts.cells[column][row] : parts.cells[row][column]);
  const asked = (row, column) => (swap ? found.match[column][row] : found.match[row][column]);

  parts.corner.textContent = swap ? data.words[data.kind] : data.words.team;
  parts.table.tHead.rows[0].replaceChildren(
    make("td"),
    ...view[across].map(({ title, members }) => {
      const head = make(title ? "th" : "td", { className: "sc-group", colSpan: members.length });
      if (title) Object.assign(head, { scope: "colgroup", textContent: title, title: parts.meanings.get(title) || "" });
      return head;
    }),
    make("td"),
  );
  parts.table.tHead.rows[1].replaceChildren(
    parts.corner,
    ...columns.map((one) => Object.assign(parts[across][one].head, { scope: "col" })),
    parts.lastHead,
  );
  for (const axis of ["teams", "subjects"])
    for (const [one, found] of view.rates[axis]) putRate(data, parts[axis][one].total, found);
  putRate(data, parts.total, view.rates.all);
  parts.table.tFoot.rows[0].replaceChildren(
    parts.totalHead,
    ...columns.map((one) => parts[across][one].total),
    parts.total,
  );

  const line = (row) => {
    const cells = columns.map((column) => {
      const cell = td(row, column);
      const off = !asked(row, column);
      if (cell.classList.contains("sc-off") !== off) cell.classList.toggle("sc-off", off);
      return cell;
    });
    const made = make("tr");
    const own = parts[down][row];
    made.append(Object.assign(own.head, { scope: "row" }), ...cells, own.total);
    return made;
  };
  const bodies = view[down].map(({ title }) => {
    const body = make("tbody");
    if (!title) return body;
    const row = make("tr", { className: "sc-group-row" });
    row.append(make("th", { scope: "rowgroup", colSpan: columns.length + 2, textContent: title }));
    body.append(row);
    return body;
  });
  const waiting = view[down].flatMap(({ members }, group) => members.map((row) => [group, row]));
  const some = Math.max(1, Math.ceil(AT_ONCE / Math.max(columns.length, 1)));
  const more = (all) => {
    for (const [group, row] of waiting.splice(0, all ? Infinity : some)) bodies[group].append(line(row));
  };
  more();
  for (const body of [...parts.table.tBodies]) body.remove();
  parts.table.tFoot.before(...(bodies.length ? bodies : [make("tbody")]));
  // To fit each column to all its texts is slow where there are many.
  const wide = columns.length > 30;
  parts.table.classList.toggle("sc-wide", wide);
  parts.table.style.width = wide ? `${9 * (columns.length + 2)}rem` : "";
  parts.table.setAttribute("aria-rowcount", view[down].reduce((sum, { members }) => sum + members.length, 0) + 3);
  return (all) => {
    if (waiting.length) more(all);
    return waiting.length;
  };
};

const putRate = (data, total, found) => {
  const key = Object.values(found).join();
  if (total.dataset.rate === key) return;
  total.dataset.rate = key;
  const span = make("span", { className: "sc-rate" });
  if (!found.total) span.textContent = data.words.rate_none;
  else {
    const meter = make("meter", { min: 0, max: found.total, value: found.adopted, ariaHidden: "true" });
    const small = make("small", {
      textContent: `${fill(data.words.rate_confirmed, found)}, ${fill(data.words.rate_unknown, found)}`,
    });
    span.append(meter, ` ${fill(data.words.rate_recorded, found)}`, small);
  }
  total.replaceChildren(span);
};

export const make = (name, properties = {}) => Object.assign(document.createElement(name), properties);

export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

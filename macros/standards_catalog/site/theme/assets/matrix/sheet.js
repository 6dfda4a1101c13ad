// What of the answer is in the page: all headings, which a browser's own search is to find; cells of a
// small one whole, of a large one those in sight. A browser takes seconds to lay out twenty thousand
// cells, and no screen has room for more than a few hundred.

import { make } from "./table.js";

const BESIDE = 3; // lines and columns whose cells are in the page beyond each edge of what is in sight

// Lines and columns are counted from the heads, 0, to the totals. Sizes are in rem: the style sheet's.
export class Sheet {
  constructor(table, { heads, groups, totals, columns }, sight, most) {
    this.table = table;
    this.sight = sight;
    this.most = most;
    this.columns = columns;
    this.heads = heads;
    this.totals = totals;
    this.lines = [heads, ...groups.flatMap(({ lines }) => lines), totals];
    const across = columns - 2;
    this.wide = across > most.columns || (this.lines.length - 2) * across > most.cells;
    this.all = !this.wide;
    this.kept = null; // the place of the reader, which stays in the page out of sight
    const there = [...table.tBodies];
    const bodies = groups.map((group, at) => [there[at] ?? make("tbody"), items(group, Math.min(columns, most.paper + 2))]);
    this.stack = bodies.flatMap(([, items]) => items);
    this.measure();
    table.classList.toggle("sc-wide", this.wide);
    table.style.setProperty("--sc-columns", columns);
    this.look();
    for (const [body, items] of bodies) put(body, items.map(({ tr }) => tr));
    const { caption, tHead, tFoot } = table;
    put(table, [caption, tHead, ...(bodies.length ? bodies.map(([body]) => body) : [make("tbody")]), tFoot]);
  }

  get size() {
    return this.sight.size;
  }

  // Where each line stands, for the layout and for a screen reader.
  measure() {
    let end = 0;
    this.stack.forEach((one, index) => {
      one.tr.ariaRowIndex = index + 3;
      one.top = end;
      if (this.wide) end += one.line ? this.size.high : this.size.title;
      one.end = end;
    });
    this.end = end;
    this.heads.tr.ariaRowIndex = 2;
    this.totals.tr.ariaRowIndex = this.stack.length + 3;
    this.table.ariaRowCount = this.stack.length + 3;
    this.table.ariaColCount = this.columns;
  }

  // Put in what is in sight, take out what is not.
  look() {
    const columns = this.columnsInSight();
    const stack = this.stackInSight();
    const now = `${columns} ${stack.map(({ tr }) => tr.ariaRowIndex)}`;
    if (now === this.now) return;
    this.now = now;
    const shown = new Set(stack);
    this.fill(this.heads, this.known());
    for (const one of this.stack) if (one.line) this.fill(one.line, shown.has(one) ? columns : [0]);
    this.fill(this.totals, columns);
  }

  fill(line, columns) {
    const now = String(columns);
    if (line.now === now) return;
    line.now = now;
    const cells = columns.map(line.cell);
    put(line.tr, cells);
    cells.forEach((one, index) => {
      const skipped = index ? columns[index] - columns[index - 1] - 1 : 0;
      one.ariaColIndex = columns[index] + 1;
      leave(one, skipped && skipped * this.size.wide);
    });
  }

  known() {
    return [...Array(this.columns).keys()];
  }

  columnsInSight() {
    const { columns, kept, most, size, sight } = this;
    if (this.all) return this.known().filter((at) => at <= most.paper || at === columns - 1);
    const [from, to] = seen(sight.left, sight.width, columns * size.wide, size).map((at) => at / size.wide);
    const near = (at) => at + 1 > from - BESIDE && at < to + BESIDE;
    return this.known().filter((at) => at === 0 || at === columns - 1 || at === kept?.[1] || near(at));
  }

  stackInSight() {
    const { stack, kept, size, sight } = this;
    if (this.all) return stack;
    const [from, to] = seen(sight.top, sight.height, this.end, size);
    const beside = BESIDE * size.high;
    const own = kept && this.lines[kept[0]];
    return stack.filter((one) => one.line === own || (one.end > from - beside && one.top < to + beside));
  }

  // For paper, which has no sight, and room for fewer columns than a screen scrolls through.
  whole(yes) {
    this.all = yes || !this.wide;
    this.look();
  }

  keep(place) {
    this.kept = place;
    this.look();
  }

  cell(line, column) {
    return this.lines[line].cell(column);
  }

  placeOf(cell) {
    const line = this.lines.findIndex(({ tr }) => tr === cell.parentElement);
    return line < 0 ? null : [line, cell.ariaColIndex - 1];
  }

  // The first cell that answers, else the corner.
  first() {
    for (let line = 1; line < this.lines.length - 1; line++)
      for (let column = 1; column < this.columns - 1; column++)
        if (!this.cell(line, column).matches(".sc-off")) return [line, column];
    return [0, 0];
  }

  rows() {
    return this.lines.map(({ cell }) => this.known().map(cell));
  }
}

// What a body has below each other: the title of its group, if it has one, and lines.
const items = ({ title, lines }, columns) => {
  const made = lines.map((line) => ({ tr: line.tr, line }));
  if (!title) return made;
  const tr = make("tr", { className: "sc-group-row" });
  tr.append(make("th", { scope: "rowgroup", colSpan: columns, textContent: title }));
  return [{ tr }, ...made];
};

const sizes = (table) => {
  const style = getComputedStyle(table);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [wide, high, title] = ["wide", "high", "title"].map((name) => parseFloat(style.getPropertyValue(`--sc-cell-${name}`)));
  return { rem, wide, high, title };
};

// Where a reader is, kept: to ask while the page changes makes the browser lay it out at once.
export const look = (table, moved) => {
  const around = table.parentElement;
  const sight = {};
  const read = () => Object.assign(sight, { left: around.scrollLeft, top: around.scrollTop });
  const measure = () => Object.assign(read(), { width: innerWidth, height: innerHeight, size: sizes(table) });
  const follow = (ask) => () => {
    ask();
    moved();
  };
  around.addEventListener("scroll", follow(read), { passive: true });
  addEventListener("resize", follow(measure));
  return measure();
};

// From where to where one sees; a table that got shorter will not stay scrolled beyond its end.
const seen = (scrolled, length, end, { rem }) => {
  const from = Math.max(0, Math.min(scrolled, end * rem - length));
  return [from / rem, (from + length) / rem];
};

// Have a parent hold these, in this order. What is there is not moved: it would lose the focus.
const put = (parent, nodes) => {
  const wanted = new Set(nodes);
  for (const one of [...parent.children]) if (!wanted.has(one)) one.remove();
  let next = parent.firstElementChild;
  for (const one of nodes) {
    if (one === next) next = next.nextElementSibling;
    else if (one) parent.insertBefore(one, next);
  }
};

const leave = (one, room) => {
  if (room || one.hasAttribute("style")) one.style.marginLeft = room ? `${room}rem` : "";
};

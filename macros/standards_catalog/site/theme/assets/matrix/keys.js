// A grid for keyboard and screen reader: one cell takes the focus, arrow keys move it.

const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], PageUp: [-8, 0], PageDown: [8, 0] };

export const grid = (table, open) => {
  let sheet = null;
  let current = null;
  table.setAttribute("role", "grid");
  table.setAttribute("aria-readonly", "true");

  const take = (place, focus) => {
    current?.removeAttribute("tabindex");
    sheet.keep(place);
    current = sheet.cell(...place);
    current.tabIndex = 0;
    quieten();
    if (focus) show(place);
  };
  // A cell is seen whole, beside the heads that stay in their place; where they begin, the table does.
  const show = ([line, column]) => {
    const box = table.parentElement;
    current.focus({ preventScroll: true });
    if (!line) box.scrollTop = 0;
    if (!column) box.scrollLeft = 0;
    current.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  // Links are reached through their cells.
  const quieten = () => {
    for (const link of table.querySelectorAll("a:not([tabindex])")) link.tabIndex = -1;
  };
  const settle = (made) => {
    // The reader's place stays as long as its cell does.
    const place = current && !current.matches(".sc-off") && made.placeOf(current);
    sheet = made;
    take(place || sheet.first(), false);
  };
  const look = () => {
    sheet?.look(); // one may scroll before there is one
    quieten();
  };
  const act = (cell) => {
    if (cell.tagName === "TH") cell.querySelector("a")?.click();
    else if (!cell.matches(".sc-total, .sc-off")) open(cell);
  };

  table.addEventListener("click", (event) => {
    const cell = event.target.closest("tbody td");
    if (!cell || event.target.closest("a")) return;
    take(sheet.placeOf(cell), true);
    act(cell);
  });
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, th");
    if (!cell || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      act(cell);
      return;
    }
    const [line, column] = sheet.placeOf(cell) ?? [0, 0];
    const [bottom, right] = [sheet.lines.length - 1, sheet.columns - 1];
    let to = null;
    if (MOVES[event.key]) to = [line + MOVES[event.key][0], column + MOVES[event.key][1]];
    else if (event.key === "Home") to = [event.ctrlKey ? 0 : line, 0];
    else if (event.key === "End") to = [event.ctrlKey ? bottom : line, right];
    if (!to) return;
    event.preventDefault();
    take([Math.min(Math.max(to[0], 0), bottom), Math.min(Math.max(to[1], 0), right)], true);
  });
  return { settle, take, look };
};

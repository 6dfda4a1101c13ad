// A grid for keyboard and screen reader: one cell takes the focus, arrow keys move it.

const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], PageUp: [-8, 0], PageDown: [8, 0] };

export const grid = (table, open, all) => {
  let current = null;
  table.setAttribute("role", "grid");
  table.setAttribute("aria-readonly", "true");

  const lines = () => [...table.rows].filter((row) => row !== table.tHead.rows[0] && !row.matches(".sc-group-row"));
  const take = (cell, focus) => {
    current?.removeAttribute("tabindex");
    current = cell;
    if (!cell) return;
    cell.tabIndex = 0;
    if (focus) cell.focus();
  };
  const settle = () => {
    // The reader's place stays as long as its cell does.
    if (!current?.isConnected || current.matches(".sc-off")) {
      const cells = table.tBodies[0].querySelectorAll("tr:not(.sc-group-row) > td:not(.sc-off)");
      take(cells[0] || table.tHead.rows[1].cells[0], false);
    }
    for (const link of table.querySelectorAll("a:not([tabindex])")) link.tabIndex = -1;
  };
  const act = (cell) => {
    if (cell.tagName === "TH") cell.querySelector("a")?.click();
    else if (!cell.matches(".sc-total, .sc-off")) open(cell);
  };

  table.addEventListener("click", (event) => {
    const cell = event.target.closest("tbody td");
    if (!cell || event.target.closest("a")) return;
    take(cell, true);
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
    if (event.key === "End" && event.ctrlKey) all();
    const rows = lines();
    const row = rows.indexOf(cell.parentElement);
    const column = cell.cellIndex;
    let to = null;
    if (MOVES[event.key]) to = [row + MOVES[event.key][0], column + MOVES[event.key][1]];
    else if (event.key === "Home") to = [event.ctrlKey ? 0 : row, 0];
    else if (event.key === "End") to = [event.ctrlKey ? rows.length - 1 : row, cell.parentElement.cells.length - 1];
    if (!to) return;
    event.preventDefault();
    const line = rows[Math.min(Math.max(to[0], 0), rows.length - 1)];
    take(line.cells[Math.min(Math.max(to[1], 0), line.cells.length - 1)], true);
  });
  return { settle, take };
};

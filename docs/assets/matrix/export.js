// What is shown, as text for elsewhere.

const said = (cell) => {
  if (cell.matches(".sc-off")) return "";
  const copy = cell.cloneNode(true);
  for (const mark of copy.querySelectorAll("[aria-hidden]")) mark.remove();
  for (const part of copy.querySelectorAll("small, small > span")) part.before("; ");
  return copy.textContent.replace(/\s+/g, " ").replace(/(\s*;\s*)+/g, "; ").trim();
};

const lines = (table) =>
  [...table.rows].slice(1).filter((row) => !row.matches(".sc-group-row")).map((row) => [...row.cells].map(said));

// A spreadsheet takes what begins like a formula for one.
const safe = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

export const csv = (table) => {
  const quoted = (text) => `"${safe(text).replaceAll('"', '""')}"`;
  return `\ufeff${lines(table).map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
};

export const markdown = (table) => {
  const escaped = (text) => text.replace(/[\\|`*_<>[\]]/g, "\\$&");
  const line = (row) => `| ${row.join(" | ")} |`;
  const [heads, ...rows] = lines(table);
  const text = [heads.map(escaped), heads.map(() => "---"), ...rows.map((row) => row.map(escaped))];
  return `${text.map(line).join("\n")}\n`;
};

export const download = (name, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

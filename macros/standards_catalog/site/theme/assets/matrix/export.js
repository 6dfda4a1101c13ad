// What is shown, as text for elsewhere: rows of cells in, text out.

const said = (cell) => {
  if (cell.matches(".sc-off")) return "";
  const copy = cell.cloneNode(true);
  for (const mark of copy.querySelectorAll("[aria-hidden]")) mark.remove();
  for (const part of copy.querySelectorAll("small, small > span")) part.before("; ");
  return copy.textContent.replace(/\s+/g, " ").replace(/(\s*;\s*)+/g, "; ").trim();
};

// A spreadsheet takes what begins like a formula for one.
const safe = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

export const csv = (rows) => {
  const quoted = (text) => `"${safe(text).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(said).map(quoted).join(",")).join("\r\n")}\r\n`;
};

export const markdown = (rows) => {
  const escaped = (text) => text.replace(/[\\|`*_<>[\]]/g, "\\$&");
  const line = (row) => `| ${row.join(" | ")} |`;
  const [heads, ...rest] = rows.map((row) => row.map(said).map(escaped));
  return `${[heads, heads.map(() => "---"), ...rest].map(line).join("\n")}\n`;
};

export const download = (name, text, type = "text/csv;charset=utf-8") => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

// The file of a radar's drawing, which has the names beside the numbers.

import { shape } from "../drawing.js";
import { all } from "./drawing.js";

// Write the list below a drawing, in columns.
export const legend = (copy, list) => {
  const { x, y, width, height } = copy.viewBox.baseVal;
  const [step, across] = [16, Math.max(1, Math.floor(width / 210))];
  const lines = all(list, ".sc-radar-sector:not([hidden])").flatMap((sector) => [
    ["600", sector.querySelector("p")],
    ...all(sector, "li:not([hidden])").map((item) => ["400", item]),
  ]);
  const down = Math.ceil(lines.length / across);
  const { color: fill, fontFamily } = getComputedStyle(list);
  const key = shape("g", { fill, "font-family": fontFamily, "font-size": "12px" });
  lines.forEach(([weight, { textContent }], at) => {
    const left = x + 8 + Math.floor(at / down) * (width / across);
    const place = { x: left, y: y + height + step * ((at % down) + 1), "font-weight": weight };
    key.append(shape("text", place, textContent.replace(/\s+/g, " ").trim()));
  });
  const high = height + step * (down + 1);
  copy.querySelector("rect").setAttribute("height", high);
  copy.setAttribute("viewBox", [x, y, width, high].join(" "));
  copy.setAttribute("height", Math.ceil(high));
  copy.append(key);
};

// Drawings as files of their own. Without this script they are on the page and nowhere else.

import { download } from "./matrix/export.js";

const SVG = "http://www.w3.org/2000/svg";
const STYLES = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linecap",
  "paint-order", "font-family", "font-size", "font-weight", "text-anchor",
];

export const shape = (name, attributes, ...content) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
};

// A copy that needs no style sheet and no page: styles that differ from the parent's are written out,
// links are whole, what is not seen is left out.
export const standalone = (svg) => {
  const copy = svg.cloneNode(true);
  const copies = [copy, ...copy.querySelectorAll("*")];
  [svg, ...svg.querySelectorAll("*")].forEach((one, at) => {
    const made = copies[at];
    if (one.localName === "title") return;
    const style = getComputedStyle(one);
    if (style.display === "none") return made.remove();
    const above = one === svg ? null : getComputedStyle(one.parentNode);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value !== above?.getPropertyValue(name)) made.setAttribute(name, value);
    }
    if (one.href) made.setAttribute("href", new URL(one.href.baseVal, location.href).href);
    for (const { name } of [...made.attributes])
      if (/^(class|style|tabindex|data-.*|aria-hidden)$/.test(name)) made.removeAttribute(name);
  });
  const { x, y, width, height } = svg.viewBox.baseVal;
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  for (const [name, value] of Object.entries(size)) copy.setAttribute(name, value);
  const fill = getComputedStyle(document.body).backgroundColor;
  copy.prepend(shape("title", {}, svg.getAttribute("aria-label")), shape("rect", { x, y, width, height, fill }));
  return copy;
};

export const save = (copy, title) => {
  const name = title.replace(/[\\/:*?"<>|\s]+/g, "-");
  download(`${name}.svg`, new XMLSerializer().serializeToString(copy), "image/svg+xml;charset=utf-8");
};

for (const button of document.querySelectorAll(".sc-figure:not([data-sc-radar]) [data-sc-save]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const svg = [...button.closest("figure").querySelectorAll("svg.sc-drawing")].find((one) => one.getClientRects().length);
    save(standalone(svg), svg.getAttribute("aria-label"));
  });
}

// What is known of one cell, in the page's own dialog.

import { fill, make } from "./table.js";

// `ask` promises what the page does not know of cells; `wanted` is whether one is still asked for.
export const card = (dialog, data, parts, { ask, wanted, closed }) => {
  const slot = (name) => dialog.querySelector(`[data-slot=${name}]`);
  const say = (name, text) => {
    slot(name).textContent = text || "";
  };
  const lead = (name, href, text) => {
    say(name, href && text);
    if (href) slot(name).href = href;
    else slot(name).removeAttribute("href");
  };
  const copyLink = (name, head) => lead(name, head.querySelector("a").href, head.textContent.trim());
  const { scBase } = dialog.closest("[data-sc-matrix]").dataset;

  // What repositories show: the mark of the cell with its word, the day, versions, places.
  const see = (mark, day, versions, places = [], more = 0) => {
    slot("observed").replaceChildren(...(mark ? [mark.cloneNode(true), ` ${mark.title}`] : []));
    say("scanned", day);
    say("versions", versions);
    const items = places.map(([text, href]) => {
      const item = make("li");
      item.append(href ? make("a", { href, textContent: text }) : text);
      return item;
    });
    if (more) items.push(make("li", { textContent: `+ ${more}` }));
    slot("places").replaceChildren(...items);
  };

  dialog.addEventListener("close", closed);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  return async (t, s) => {
    const { words, labels, steps, owners, versions, how, rows } = await ask();
    if (!wanted(t, s)) return;
    const row = rows[t];
    const cell = parts.cell(t, s);
    const form = data.forms[data.cells[t][s]];
    const version = row.version?.[s];
    const head = parts.teams[t].head;
    copyLink("team", head);
    copyLink("subject", parts.subjects[s].head);
    slot("status").replaceChildren(cell.querySelector(".sc-status").cloneNode(true));
    if (cell.matches(".sc-dim")) slot("status").append(` ${cell.querySelector("small:not(.sc-mark)").textContent}`);
    say("role", labels[form.role]);
    say("version", version && versions[s] ? fill(words.version_of, { version, current: versions[s] }) : version);
    for (const name of ["since", "note", "reason"]) say(name, row[name]?.[s]);
    const scan = row.renewed?.[s] && fill(words.scan_of, { day: row.renewed[s] });
    const confirmed = [scan, row.confirmed?.[s]].filter(Boolean).join(", ");
    say("confirmed", confirmed || (form.values.age ? words.never_confirmed : ""));
    see(cell.querySelector(".sc-mark"), ...(row.seen?.[s] || []));
    for (const name of ["by", "approver"]) {
      const [text, href] = owners[row[name]?.[s]] || [];
      lead(name, href && scBase + href, text);
    }
    lead("evidence", row.evidence?.[s], row.evidence?.[s]);
    say("waiver", cell.querySelector(".sc-waiver")?.textContent);
    const line = row.line?.[s];
    lead("line", line && `${row.file}#L${line}`, `${row.file.replace(/^.*\/blob\/[^/]+\//, "")}#L${line}`);
    const step = steps[form.step];
    for (const one of dialog.querySelectorAll("[data-step]")) one.hidden = one.dataset.step !== step;
    const guide = slot("how");
    guide.hidden = !(how[s] && ["record", "adopt", "waiver", "upgrade"].includes(step));
    guide.href = `${slot("subject").href}#implementation`;
    for (const fact of dialog.querySelectorAll("dl > div"))
      fact.hidden = ![...fact.querySelectorAll("[data-slot], [data-step]")].some((one) => !one.hidden && one.textContent);
    if (!dialog.open) dialog.showModal();
  };
};

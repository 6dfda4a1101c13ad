// What is known of one cell, in the page's own dialog.

import { fill, make } from "./table.js";

export const card = (dialog, data, parts, closed) => {
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

  return (t, s) => {
    const row = data.cells[t];
    const cell = parts.cells[t][s];
    const subject = data.subjects[s];
    const version = row.version?.[s];
    const head = parts.teams[t].head;
    copyLink("team", head);
    copyLink("subject", parts.subjects[s].head);
    slot("status").replaceChildren(cell.querySelector(".sc-status").cloneNode(true));
    if (cell.matches(".sc-dim")) slot("status").append(` ${cell.querySelector("small:not(.sc-mark)").textContent}`);
    say("role", row.role[s] === "-" ? "" : data.labels[row.role[s]]);
    say("version", version && subject.version ? fill(data.words.version_of, { version, current: subject.version }) : version);
    for (const name of ["since", "note", "reason"]) say(name, row[name]?.[s]);
    const scan = row.renewed?.[s] && fill(data.words.scan_of, { day: row.renewed[s] });
    const confirmed = [scan, row.confirmed?.[s]].filter(Boolean).join(", ");
    say("confirmed", confirmed || (row.age[s] === "-" ? "" : data.words.never_confirmed));
    see(cell.querySelector(".sc-mark"), ...(row.seen?.[s] || []));
    for (const name of ["by", "approver"]) {
      const [text, href] = data.owners[row[name]?.[s]] || [];
      lead(name, href && scBase + href, text);
    }
    lead("evidence", row.evidence?.[s], row.evidence?.[s]);
    say("waiver", cell.querySelector(".sc-waiver")?.textContent);
    const line = row.line?.[s];
    lead("line", line && `${row.file}#L${line}`, `${row.file.replace(/^.*\/blob\/[^/]+\//, "")}#L${line}`);
    const step = data.steps[row.step[s]];
    for (const one of dialog.querySelectorAll("[data-step]")) one.hidden = one.dataset.step !== step;
    const how = slot("how");
    how.hidden = !(subject.how && ["record", "adopt", "waiver", "upgrade"].includes(step));
    how.href = `${slot("subject").href}#implementation`;
    for (const fact of dialog.querySelectorAll("dl > div"))
      fact.hidden = ![...fact.querySelectorAll("[data-slot], [data-step]")].some((one) => !one.hidden && one.textContent);
    if (!dialog.open) dialog.showModal();
  };
};

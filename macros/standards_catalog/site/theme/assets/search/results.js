// How an answer looks.
"use strict";

const LONGEST = 40; // letters of a word that is suggested: the box does not grow

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);

// Where strings stand in a text as it was written: full-width letters are found by their plain ones.
const places = (text, strings) => {
  let read = "";
  const from = [];
  let at = 0;
  for (const sign of text) {
    const form = sign.normalize("NFKC").toLowerCase();
    read += form;
    for (let i = 0; i < form.length; i++) from.push(at);
    at += sign.length;
  }
  from.push(at);
  const found = [];
  for (const { string, inside } of strings) {
    for (let i = read.indexOf(string); i >= 0; i = read.indexOf(string, i + string.length)) {
      const begins = inside || i === 0 || plain(read[i - 1] + read[i]).trim().length !== 2;
      if (begins) found.push([from[i], from[i + string.length]]);
    }
  }
  return found.sort(([one], [other]) => one - other);
};

const marked = (text, strings) => {
  let [html, done] = ["", 0];
  for (const [start, end] of places(text, strings)) {
    if (end <= done) continue;
    const first = Math.max(start, done);
    html += escape(text.slice(done, first)) + `<mark>${escape(text.slice(first, end))}</mark>`;
    done = end;
  }
  return (html + escape(text.slice(done))).replaceAll("</mark><mark>", "");
};

// The line that holds most of what was asked for, cut to what is around it.
const teaser = (document, strings) => {
  let [best, most] = ["", 0];
  for (const line of document.texts) {
    const read = plain(line);
    const held = sum(strings.map(({ string, inside }) => quality(read, string, inside)));
    if (held > most) [best, most] = [line, held];
  }
  best ||= document.texts[0] ?? "";
  const first = places(best, strings)[0]?.[0] ?? 0;
  const from = first > 120 ? best.lastIndexOf(" ", first - 40) + 1 || first - 40 : 0;
  const to = best.length > from + 240 ? from + 240 : best.length;
  const line = marked(best.slice(from, to), strings);
  return line && `<p>${from ? "… " : ""}${line}${to < best.length ? " …" : ""}</p>`;
};

// By which forms of a term the page is to be marked; one that is missing is told as it was typed.
const met = ({ asked, any }, { all }) => {
  const there = any.map(({ string }) => string).filter((one) => all.includes(one));
  return there.length && !there.includes(asked) ? there : [asked];
};

const item = ({ document, worths, score }, asked, strings) => {
  const what = document.section ? [] : document.what;
  const kind = what.length ? ` <small class="sc-found">${escape(what.join(" · "))}</small>` : "";
  return {
    location: document.at,
    title: marked(document.title, strings) + kind,
    text: teaser(document, strings),
    ...(document.tags.length && { tags: document.tags.map((tag) => marked(tag, strings)) }),
    score,
    terms: Object.fromEntries(
      asked.flatMap((one, at) => met(one, document).map((string) => [string, worths[at] > 0])),
    ),
  };
};

// How the word that is being typed may end, in the title of the best answer that has it.
const suggestion = (groups, query) => {
  const typed = query.split(/[\s-]+/).at(-1);
  if (!typed) return [];
  for (const { items } of groups.slice(0, 10)) {
    const { title } = items[0].document;
    for (const word of title.split(/[\s-]+/)) {
      const begins = word.toLowerCase().startsWith(typed.toLowerCase());
      const fits = word.length > typed.length && word.length < LONGEST;
      if (begins && fits) return [typed + word.slice(typed.length)];
    }
  }
  return [];
};

const answer = (documents, query, suggest, { asked, groups, count } = search(documents, query)) => {
  if (!plain(query).trim()) return { items: [] };
  const strings = asked.flatMap(({ any }) => any);
  const items = groups.map((group) => group.items.map((one) => item(one, asked, strings)));
  // Material says how many came; of how many that is, the first one tells the page (assets/catalog.js).
  if (count > items.length) items[0][0].title += `<span hidden data-sc-found="${count}"></span>`;
  return { items, ...(suggest && { suggest: suggestion(groups, query) }) };
};

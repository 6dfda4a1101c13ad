// What answers behind Material's search box: its messages, another search.
// Stock cuts a text into words and asks for the same words, which Japanese, that writes none apart,
// does not have. This one looks through the texts themselves, a few milliseconds for thousands of
// entries. They are asked for at the first search; of a large catalog the names, and then the texts
// that an index says have what is asked for (publish/search/parts.py).
"use strict";

importScripts(...["text", "documents", "question", "sharing", "ranking", "results"].map((name) => `search/${name}.js`));

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const SEEN = 8; // results that are seen before one scrolls
const PAUSE = 100; // milliseconds that one types on in

let options = {};
let asked;
let loading;

// Each language of the site has documents of its own; the page says which: search.js?in=ja/
const home = new URLSearchParams(self.location.search).get("in") ?? "";

const fetched = async (name) => {
  const path = `${home}search/${name}`;
  const response = await fetch(new URL(`../${path}`, self.location));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};
const load = async () => {
  const [reading, rows] = await Promise.all(["reading.json", "documents.json"].map(fetched));
  readBy(reading);
  return new Documents(rows);
};

// The files with the texts of what is seen at first: the lines that match are shown.
const first = ({ groups }) =>
  unique(groups.slice(0, SEEN).map(({ items }) => items[0].document.part)).filter((part) => part !== null);

const reply = async (query) => {
  if (!query.trim()) return { items: [] };
  loading ??= load().catch((error) => {
    loading = undefined; // the next key tries again
    throw error;
  });
  const documents = await loading;
  if (documents.index) {
    await new Promise((done) => setTimeout(done, PAUSE));
    if (asked !== query) return null; // more was typed: texts are asked for by what it became
    const { tells, words } = questionOf(documents, query);
    if (tells) await documents.gather(words);
    await documents.fetch(first(search(documents, query)));
  }
  return answer(documents, query, options.suggest);
};

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    options = data.options;
    postMessage({ type: READY });
  } else if (type === QUERY) {
    asked = data;
    const found = await reply(data).catch((error) => (console.warn(error), { items: [] }));
    if (asked === data) postMessage({ type: RESULT, data: found }); // else a newer one is under way
  }
});

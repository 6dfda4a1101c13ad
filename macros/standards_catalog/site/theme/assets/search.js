// What answers behind Material's search box: its messages, another search.
// Stock cuts a text into words and asks for the same words, which Japanese, that writes none apart,
// does not have. This one looks through the texts themselves, a few milliseconds for thousands of
// entries. They are asked for when somebody comes to the box; of a large catalog the titles, then what
// an index tells of the words asked for, other names too, and the texts of what is seen (publish/search/parts.py).
"use strict";

importScripts(...["text", "documents", "index", "question", "sharing", "ranking", "results"].map((name) => `search/${name}.js`));

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
  const [{ parts, ...reading }, rows] = await Promise.all(["reading.json", "documents.json"].map(fetched));
  readBy(reading);
  const documents = new Documents(rows, parts);
  if (parts) share(documents);
  return documents;
};
// While one types on, names are read a few at a time.
const share = (documents) => setTimeout(() => documents.share(SOME) && share(documents));
const loaded = () =>
  (loading ??= load().catch((error) => {
    loading = undefined; // the next key tries again
    throw error;
  }));

// What is found in a large catalog, with the texts of what is seen at first: the lines that match are
// shown. How words stand together, and Japanese, is known by texts alone, so they may change the order.
const found = async (documents, query) => {
  await documents.gather(query);
  const isOne = /^ [^ ]+ $/.test(plain(query)) && !IS_CJK.test(query);
  for (let round = 1; ; round++) {
    const best = search(documents, query);
    const came = await documents.fetch(best.groups.slice(0, SEEN).map(({ items: [{ document }] }) => document));
    if (!came || isOne || round > ROUNDS) return best;
  }
};

const reply = async (query) => {
  if (!query) return { items: [] };
  const pause = new Promise((done) => setTimeout(done, PAUSE));
  const documents = await loaded();
  if (!query.trim()) return { items: [] }; // a blank is asked when somebody comes to the box
  if (!documents.index) return answer(documents, query, options.suggest);
  await pause;
  if (asked !== query) return null; // more was typed: its texts are asked for
  return answer(documents, query, options.suggest, await found(documents, query));
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

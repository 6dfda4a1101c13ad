// What answers behind Material's search box: its messages, another search.
// Stock cuts a text into words and asks for the same words, which Japanese, that writes none apart,
// does not have. This one looks through the texts themselves, a few milliseconds for thousands of
// entries. They are asked for at the first search; of a large catalog the names, and then the texts
// that an index says have what is asked for (publish/search/parts.py).
"use strict";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const LONGEST = 40; // letters of a word that is suggested: the box does not grow
const SHOWN = 200; // results at most: more is not read, but costs the page
const SEEN = 8; // results that are seen before one scrolls
const PAUSE = 100; // milliseconds that one types on in
const PARTS = 12; // files of texts that are asked for by one query, each of about 8 KB

// What a match is worth, by where it is. Fields are columns of a document as site/search.py has them.
const FIELDS = [
  { of: ({ names, clause }) => (clause ? [] : names), worth: 10 },
  { of: ({ tags }) => tags, worth: 4, whole: 7 }, // a tag as it is: more than a word of a long title
  { of: ({ what }) => what, worth: 4 },
  { of: ({ texts }) => texts.slice(0, 2), worth: 3 },
  { of: ({ texts }) => texts.slice(2), worth: 2 },
  { of: ({ names, clause }) => (clause ? names : []), worth: 1 }, // the title is its page's
];
const TAG = 31; // a tag as it is, above a title of which it is a part
const BESIDE = 0.8; // what the words of a clause, or of a page that is no entry's, are worth of an entry's
const [WORD, START, INSIDE] = [1, 0.7, 0.3];
const ALIKE = 0.5; // of what the word itself would be worth
const NOTHING_SAID = new Set(
  ("a an and are as at be by can do does for from how i in into is it its of on or our should that the " +
    "their there this to us was we what when where which who why with you your").split(" "),
);

// How a text is cut into words is said once, for whoever writes the index too: search/cut.json.
let NO_WORD, LONG_END, SEAM, IS_CJK;
const cutBy = ({ word, cjk, long_end }) => {
  NO_WORD = new RegExp(`[^${word.map((category) => `\\p{${category}}`).join("")}]+`, "gu");
  LONG_END = new RegExp(long_end, "gu"); // コンテナー is コンテナ
  SEAM = new RegExp(`(?<=[${cjk}])(?=[^${cjk} ])|(?<=[^${cjk} ])(?=[${cjk}])`, "gu");
  IS_CJK = new RegExp(`[${cjk}]`, "u");
};
const SCRIPTS = /\p{sc=Han}[\p{sc=Han}々ヶ]*|[\p{sc=Katakana}ー]+|\p{sc=Hiragana}+/gu;
const KATAKANA = /[\p{sc=Katakana}ー]/u;
const KANA = /^\p{sc=Hiragana}+$/u;
// What ties a word to others: GPUのデプロイ, デプロイは.
const TIES = /^(?:から|まで)?[のをにでがはとへも]{0,2}(?=[^\p{sc=Hiragana}])|(?<=[^\p{sc=Hiragana}])[のをにでがはとへも]{1,2}$/gu;

// A text as it is compared: one form of each character, words between single blanks.
const plain = (text) => {
  const words = text.normalize("NFKC").toLowerCase().replace(NO_WORD, " ").replace(LONG_END, "");
  return ` ${words.replace(SEAM, " ").trim()} `;
};
const squash = (text) => text.replaceAll(" ", "");
const unique = (values) => [...new Set(values)];
const sum = (values) => values.reduce((total, value) => total + value, 0);

// ---- what there is to find

class Documents {
  constructor(rows) {
    this.all = rows.map(([at, title, texts = [], names = [], tags = [], what = []]) => {
      const [page] = at.split("#");
      const section = page !== at;
      const clause = section && what.length > 0;
      const part = Array.isArray(texts) ? null : texts; // the number of the file that has the texts
      const own = { at, page, title, names: [title, ...names], tags, what, section, clause, part };
      return read({ ...own, texts: part === null ? texts : [] });
    });
    this.byAddress = new Map(this.all.map((one) => [one.at, one]));
    this.pages = new Map(this.all.filter((one) => !one.section).map((one) => [one.page, one]));
    this.index = this.all.some(({ part }) => part !== null) ? new Index() : null;
    this.parts = new Map(); // files of texts, by number, as they come
  }

  has(term) {
    return Boolean(this.index?.has(term)) || this.all.some(({ whole }) => whole.some((text) => text.includes(term)));
  }

  // Whether an entry has it, in distinction to pages about the catalog.
  anEntryHas(term) {
    const own = ({ what, whole }) => what.length && whole.some((text) => text.includes(term));
    return Boolean(this.index?.has(term)) || this.all.some(own);
  }

  get words() {
    if (this.known) return this.known;
    const texts = this.all.filter(({ what }) => what.length).flatMap(({ whole }) => whole);
    const words = new Set(texts.flatMap((text) => text.split(/\s+/)).concat(this.index?.words ?? []));
    this.known = [...words].filter((word) => word.length > 2 && !IS_CJK.test(word));
    return this.known;
  }

  // Have the texts there that tell most about a query.
  async gather(query) {
    if (!this.index) return;
    await this.index.ready();
    const strings = words(query).flatMap((word) => (IS_CJK.test(word) ? pairs(word) : [word]));
    const wanted = strings.map((word) => (IS_CJK.test(word) ? [exactly(word)] : latin(this, word).flatMap(forms)));
    const worths = new Map();
    for (const found of await Promise.all(wanted.map((any) => this.index.parts(any)))) {
      for (const part of found) worths.set(part, (worths.get(part) ?? 0) + 1 / found.size);
    }
    const there = (part) => (this.parts.has(part) ? 0 : 1); // what was sent need not be sent
    const best = [...worths].sort(
      ([one, first], [other, second]) => second - first || there(one) - there(other) || one - other,
    );
    await this.fetch(best.slice(0, PARTS).map(([part]) => part));
  }

  fetch(parts) {
    return Promise.all(parts.map((part) => once(this.parts, part, () => this.take(part))));
  }

  async take(part) {
    const texts = await fetched(`texts/${part}.json`);
    for (const at in texts) read(Object.assign(this.byAddress.get(at), { texts: texts[at] }));
  }
}

// What is looked through, in a form to compare.
const read = (document) => {
  document.read = FIELDS.map(({ of }) => of(document).map(plain));
  document.whole = document.read.map((lines) => lines.join("\n"));
  return document;
};

// In which files of texts a word is; itself in files, of words that follow each other.
class Index {
  constructor() {
    this.files = new Map();
    this.words = [];
    this.firsts = [];
  }

  ready() {
    return once(this.files, "words", async () => {
      const { words, firsts } = await fetched("words.json");
      Object.assign(this, { words: words.split(" "), firsts });
    });
  }

  // As a text has it: with the blank before it where a word begins so, and the one after where it ends.
  has(term) {
    const [begun, ended, word] = [term.startsWith(" "), term.endsWith(" "), term.trim()];
    if (IS_CJK.test(word)) return false; // that the texts say
    return this.words.some((one) => (begun && ended ? one === word : begun ? one.startsWith(word) : one.includes(word)));
  }

  async parts(strings) {
    const found = new Set();
    for (const { string, inside } of strings) {
      for (const word of inside ? this.words.filter((one) => one.includes(string)).slice(0, PARTS) : [string]) {
        for (const part of await this.begunBy(word)) found.add(part);
      }
    }
    return found;
  }

  async begunBy(string) {
    const found = new Set();
    const begins = (word) => (string.length > 2 || IS_CJK.test(string) ? word.startsWith(string) : word === string);
    const first = Math.max(0, this.firsts.findLastIndex((one) => one <= string));
    for (let at = first; at < this.firsts.length && (at === first || this.firsts[at].startsWith(string)); at++) {
      const file = await once(this.files, at, () => fetched(`index/${at}.json`));
      for (const word in file) if (begins(word)) for (const part of file[word]) found.add(part);
    }
    return found;
  }
}

// A file that does not come is asked for again by the next key.
const once = (kept, key, ask) => {
  if (!kept.has(key)) kept.set(key, ask().catch((error) => {
    kept.delete(key);
    throw error;
  }));
  return kept.get(key);
};

// ---- what is asked for

// A query is a list of terms; a term is what was typed and forms of it, any of which will do.
const terms = (documents, query) =>
  words(query).flatMap((word) => (IS_CJK.test(word) ? japanese(documents, word) : latin(documents, word)));

const words = (query) => {
  const asked = unique(plain(query).split(" ").filter(Boolean));
  const telling = asked.filter((word) => !NOTHING_SAID.has(word));
  return unique((telling.length ? telling : asked).map((word) => word.replace(TIES, "")));
};
const pairs = (run) => {
  const signs = [...run];
  return signs.length < 2 ? signs : unique(signs.slice(1).map((second, at) => signs[at] + second));
};
const forms = ({ any }) => any;

const exactly = (string, inside = false) => ({ string, inside, part: 1 });
const term = (asked, ...any) => ({ asked, any });

// The whole run, else its parts by script without particles, else what pairs of characters there are.
const japanese = (documents, run) => {
  const whole = [term(run, exactly(run, true))];
  if (documents.anEntryHas(run)) return whole;
  const parts = unique(run.match(SCRIPTS) ?? [run]);
  const telling = parts.filter((part) => !KANA.test(part));
  if (documents.has(run) && !telling.some((part) => documents.anEntryHas(part))) return whole;
  return (telling.length ? telling : parts).flatMap((part) => {
    if (documents.has(part)) return [term(part, exactly(part, true))];
    const known = pairs(part).filter((pair) => documents.has(pair));
    return known.length ? known.map((pair) => term(pair, exactly(pair, true))) : [term(part)];
  });
};

// Words that begin so, else those that hold it, else two words written as one, else words alike.
const latin = (documents, word) => {
  const forms = unique([word, stem(word)]).filter((form) => documents.has(` ${form}`));
  if (forms.length) {
    const known = forms.some((form) => documents.anEntryHas(` ${form}`));
    return [term(word, ...forms.map((form) => exactly(form)), ...(known ? [] : alike(documents, word)))];
  }
  if (word.length > 2 && documents.has(word)) return [term(word, exactly(word, true))];
  for (let at = word.length - 2; at > 1; at--) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (documents.has(` ${left} `) && documents.has(` ${right}`)) {
      return [term(left, exactly(left)), term(right, exactly(right))];
    }
  }
  return [term(word, ...alike(documents, word))];
};

// The word without its English ending, which the page may have otherwise: deploys, deployment.
const stem = (word) => {
  const bare = word.replace(/(?:ments?|ations?|ings?|ers?|ed|es|e|s|y)$/, "");
  return bare.length > Math.max(2, word.length / 2) ? bare : word;
};

// Words of entries that are one error away, or two in a long word.
const alike = ({ words }, typed) => {
  let best = typed.length < 3 ? 0 : typed.length < 6 ? 1 : 2;
  let found = [];
  for (const word of words) {
    // A word that is not typed to its end may have its error already.
    const begun = typed.length > 4 && word.length > typed.length;
    for (const form of begun ? [word, word.slice(0, typed.length)] : [word]) {
      const away = distance(typed, form, best) + (form === word ? 0 : 0.5);
      if (away > best) continue;
      if (away < best) [best, found] = [away, []];
      found.push(word);
    }
  }
  // Three letters alike are another word, unless they are the same three.
  const near = unique(found).filter((word) => typed.length > 3 || sorted(word) === sorted(typed));
  return near.map((string) => ({ string, inside: false, part: ALIKE }));
};

const sorted = (word) => [...word].sort().join("");

// Letters wrong, missing, too many or exchanged between two words; more than `most` is Infinity.
const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const wrong = last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      row[j] = Math.min(wrong, last[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
};

// ---- what answers

const apart = (text, string) => {
  for (let at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) {
    if (!KATAKANA.test(text[at - 1])) return true;
  }
  return false;
};

const quality = (text, string, inside) => {
  if (text.includes(` ${string} `)) return WORD;
  if (text.includes(` ${string}`)) return START;
  if (!inside || !text.includes(string)) return 0;
  // Kanji make words of words, katakana do not: ログ is nothing of ブログ.
  return IS_CJK.test(string) && (!KATAKANA.test(string[0]) || apart(text, string)) ? START : INSIDE;
};

// How well a document answers one term: its best field; of a name, by how much of it was asked for.
const worth = (document, { any }) => {
  let best = 0;
  for (const { string, inside, part } of any) {
    FIELDS.forEach((field, at) => {
      if ((field.whole ?? field.worth) * part <= best || !document.whole[at].includes(string)) return;
      for (const line of document.read[at]) {
        const share = at === 0 ? 0.5 + (0.5 * string.length) / (line.length - 2) : 1;
        const most = line === ` ${string} ` && field.whole ? field.whole : field.worth;
        best = Math.max(best, most * part * share * quality(line, string, inside));
      }
    });
  }
  return document.section || !document.what.length ? best * BESIDE : best;
};

// What the words as they stand together are worth: a name above all, then a line.
const together = (document, phrase) => {
  const bare = squash(phrase);
  let best = 0;
  document.read[0].forEach((name, at) => {
    const squashed = squash(name);
    if (squashed === bare) best = Math.max(best, at === 0 ? 1000 : 900);
    else if (bare.length > 2 && name.includes(phrase.trimEnd()))
      best = Math.max(best, 20 + (20 * bare.length) / squashed.length);
    else if (bare.length > 3 && squashed.includes(bare)) best = Math.max(best, 15);
  });
  const line = phrase.trim();
  if (document.read[1].includes(` ${line} `)) best = Math.max(best, TAG);
  if (!best && (line.includes(" ") || IS_CJK.test(line)))
    if (document.whole.some((text) => text.includes(line))) best = document.what.length ? 10 : 5;
  return document.what.length ? best : best * BESIDE;
};

const search = (documents, query) => {
  const phrase = plain(query);
  const asked = terms(documents, query);
  const found = new Map(); // page -> documents with their score, terms met on the page
  const rarity = asked.map(() => 0);
  for (const document of documents.all) {
    const worths = asked.map((one) => worth(document, one));
    const extra = together(document, phrase);
    if (!extra && !worths.some(Boolean)) continue;
    worths.forEach((value, at) => (rarity[at] += value > 0));
    const group = found.get(document.page) ?? { met: asked.map(() => 0), items: [] };
    found.set(document.page, group);
    if (document.what.length) group.met = group.met.map((value, at) => Math.max(value, worths[at]));
    else if (sum(worths) > sum(group.met)) group.met = worths; // a long page says something of everything
    group.items.push({ document, worths, extra });
  }
  const weights = rarity.map((count) => Math.log(2 + documents.all.length / (1 + count)));
  for (const [page, group] of found) score(group, weights, documents.pages.get(page));
  const all = [...found.values()].sort((one, other) => other.score - one.score);
  const whole = all.filter((group) => group.whole && group.items[0].document.what.length);
  const groups = whole.length ? all.filter((one) => one.whole || one.score > whole[0].score) : all;
  return { asked, groups: groups.slice(0, SHOWN) };
};

const score = (group, weights, page) => {
  const total = sum(weights);
  const named = group.items.some(({ extra }) => extra >= 15); // written in one, or apart
  const covered = named ? 1 : sum(weights.filter((_, at) => group.met[at])) / total;
  const spread = sum(group.met.map((value, at) => value * weights[at])) / total;
  for (const item of group.items) {
    const own = sum(item.worths.map((value, at) => value * weights[at])) / total;
    item.score = (own + item.extra) * covered ** 2;
  }
  group.items.sort((one, other) => other.score - one.score);
  group.items[0].score += spread * covered ** 2;
  group.score = group.items[0].score;
  group.whole = covered === 1;
  if (page && group.items.every(({ document }) => document !== page)) {
    group.items.push({ document: page, worths: [], score: 0 });
  }
};

// ---- how an answer looks

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
const met = ({ asked, any }, { whole }) => {
  const there = any.map(({ string }) => string).filter((one) => whole.some((text) => text.includes(one)));
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

const answer = (documents, query, suggest) => {
  if (!plain(query).trim()) return { items: [] };
  const { asked, groups } = search(documents, query);
  const strings = asked.flatMap(({ any }) => any);
  const items = groups.map((group) => group.items.map((one) => item(one, asked, strings)));
  return { items, ...(suggest && { suggest: suggestion(groups, query) }) };
};

// ---- Material's messages

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
  const [cut, rows] = await Promise.all(["cut.json", "documents.json"].map(fetched));
  cutBy(cut);
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
    await documents.gather(query);
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

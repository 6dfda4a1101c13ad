// What there is to find: documents, and of a large catalog the files that their texts are in.
"use strict";

const PARTS = 12; // files of texts that are asked for by one query, each of about 8 KB

class Documents {
  constructor(rows) {
    this.all = rows.map(([at, title, texts = [], names = [], tags = [], what = [], leads = [], boost = 0]) => {
      const [page] = at.split("#");
      const section = page !== at;
      const clause = section && what.length > 0;
      const part = Array.isArray(texts) ? null : texts; // the number of the file that has the texts
      const own = { at, page, title, names: [title, ...names], tags, what, section, clause, part };
      const places = leads.flatMap((names, place) => names.map(() => place));
      return read({ ...own, leads: leads.flat(), places, boost: boost || 1, texts: part === null ? texts : [] });
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

  // Names as they are compared where somebody errs, by what is left of them then.
  get namesFolded() {
    return (this.named ??= this.all.map(({ read: [names, leads] }) => [...names, ...leads].map(folded)));
  }

  get sharing() {
    return (this.shared ??= new Sharing(this));
  }

  namesAnEntry(phrase) {
    return this.all.some(({ section, what, read: [names] }) => !section && what.length && names.some((name) => phrase.includes(IS_CJK.test(name) ? name.trim() : name)));
  }

  // What entries are called first, of those that have a name as it is.
  titlesBy(name) {
    const having = this.all.filter(({ section, what, read: [names] }) => !section && what.length && names.includes(name));
    return unique(having.map(({ read: [[title]] }) => title.trim()));
  }

  // What Japanese is cut into: names that a cut by scripts would take apart (問い合わせ), else runs of one script.
  get cut() {
    if (this.cuts) return this.cuts;
    const named = this.all.flatMap(({ read: [names, leads] }) => [...names, ...leads].map((name) => name.trim().split(" ")));
    const runs = named.flatMap(([first, ...others]) => [first, ...others.filter((run) => !/^\p{sc=Hiragana}/u.test(run))]); // not のログ of Podのログ
    const mixed = unique(runs.filter((run) => /^\p{sc=Han}+\p{sc=Hiragana}/u.test(run) || run.match(SCRIPTS)?.length === 2)).sort((one, other) => other.length - one.length);
    return (this.cuts = new RegExp([...mixed, SCRIPTS.source].join("|"), "gu"));
  }

  // Words of names that are written in kana.
  get kana() {
    const written = this.all.flatMap(({ read: [names, leads] }) => [...names, ...leads]);
    return (this.inKana ??= unique(written.flatMap((name) => name.match(SCRIPTS) ?? []).filter((run) => KATAKANA.test(run))));
  }

  get kanaWords() {
    return (this.inKanaOnly ??= new Set(this.kana));
  }

  // Have the texts there that tell most about the words of a query.
  async gather(words) {
    await this.index.ready();
    const strings = words.flatMap((word) => (IS_CJK.test(word) ? pairs(word) : [word]));
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
  document.joined = document.read.slice(0, 2).map((names) => names.map(squash)); // names, and leads
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


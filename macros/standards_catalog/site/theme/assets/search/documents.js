// What there is to find: documents, and of a large catalog the files that their names and texts are in.
"use strict";

const ROUNDS = 3; // how often more is asked for, as what came led to other words
const JOINED_BY = "="; // before words that a name has apart, as they are written in one
const NONE = []; // one for all documents

// A row of documents.json, beside what is looked through of it, in a form to compare.
class Document {
  constructor([at, title, texts, names = NONE, tags = NONE, what = NONE, leads = NONE, boost = 0], number) {
    const [page] = at.split("#", 1);
    this.number = number;
    this.at = at;
    this.page = page;
    this.title = title;
    this.tags = tags;
    this.what = what;
    this.section = page !== at;
    this.clause = this.section && what.length > 0;
    this.boost = boost || 1;
    this.said = false; // of a large catalog: whether its texts came
    this.places = !leads.length ? NONE : leads.flatMap((names, place) => names.map(() => place));
    const named = [title, ...names].map((name) => plain(name === ID ? idOf(page) : name));
    const own = this.clause ? NONE : named;
    const led = leads.length ? leads.flat().map(plain) : NONE;
    this.read = [own, led, tags.map(plainOnce), what.map(plainOnce), NONE, NONE, this.clause ? named : NONE];
    this.joined = [own.map(squash), led.map(squash)];
    this.bare = linesOf(this.joined);
    this.texts = NONE;
    if (texts) this.say(texts);
    else this.all = linesOf(this.read);
  }

  say(texts) {
    this.texts = texts;
    this.read[FIRST] = texts.slice(0, 2).map(plain);
    this.read[REST] = texts.slice(2).map(plain);
    this.all = linesOf(this.read);
  }

  // Have it called so too; a place is one among what a word leads to.
  call(name, place) {
    const field = place === undefined ? NAMES : LEADS;
    const line = plain(name);
    if (this.read[field].includes(line)) return false;
    this.read[field] = [...this.read[field], line];
    this.joined[field] = [...this.joined[field], squash(line)];
    if (field === LEADS) this.places = [...this.places, place];
    this.bare = linesOf(this.joined);
    this.all = linesOf(this.read);
    return true;
  }

  get names() {
    return [...this.read[NAMES], ...this.read[LEADS]];
  }

  // Of a name, its place among what a word leads to.
  further(index) {
    return this.places[index - this.read[NAMES].length] ?? 0;
  }

  get isEntry() {
    return !this.section && this.what.length > 0;
  }
}

const linesOf = (fields) => {
  let all = "";
  for (const lines of fields) if (lines.length) all += `${lines.join("\n")}\n`;
  return all;
};

const ID = 1; // stands for the last part of the address
const idOf = (page) => page.replace(/\/$|\.html$/, "").split("/").at(-1);

// The forms in which texts and names have a word.
const written = (word) => (IS_CJK.test(word) ? [exactly(word, true)] : [exactly(word), exactly(stem(word))]);

class Documents {
  constructor(rows, parts) {
    this.all = rows.map((row, number) => new Document(row, number));
    this.pages = new Map(this.all.filter((one) => !one.section).map((one) => [one.page, one]));
    this.entries = this.all.filter((one) => one.isEntry);
    this.join();
    this.index = parts ? new Index(parts, (names) => this.call(names)) : null;
  }

  join() {
    const [entries, others] = [true, false].map((is) => this.all.filter(({ what }) => what.length > 0 === is).map(({ all }) => all).join("\n"));
    this.made = {}; // what is made of all names when it is asked for
    Object.assign(this, { ofEntries: entries, ofPages: others });
  }

  // Take in names that the index told.
  call(names) {
    let any = false;
    for (const [number, name, place] of names) if (this.all[number].call(name, place)) any = true;
    if (any) this.join();
  }

  has(term) {
    return this.anEntryHas(term) || this.ofPages.includes(term) || this.textHas(term, this.all);
  }

  // Whether an entry has it, in distinction to pages about the catalog.
  anEntryHas(term) {
    return this.ofEntries.includes(term) || this.textHas(term, this.all.filter(({ what }) => what.length));
  }

  // By what the index says, of Japanese by the texts that came: signs that follow each other there may not do so as one.
  textHas(term, documents) {
    if (!this.index) return false;
    const [begun, string] = [term.startsWith(" "), term.trim()];
    if (!begun && !IS_CJK.test(string)) return this.index.words.some((word) => word.includes(string));
    const worths = this.index.worths({ string, whole: term.endsWith(" ") });
    const having = documents.filter(({ number }) => worths[number]);
    const known = IS_CJK.test(string) ? having.filter(({ said }) => said) : [];
    return known.length ? known.some(({ all }) => all.includes(string)) : having.length > 0;
  }

  get words() {
    if (this.made.words) return this.made.words;
    const words = new Set(this.ofEntries.split(/\s+/).concat(this.index?.words ?? []));
    return (this.made.words = [...words].filter((word) => word.length > 2 && !IS_CJK.test(word)));
  }

  // Names as they are compared where somebody errs, by what is left of them then.
  get namesFolded() {
    return (this.made.folded ??= this.all.map(({ joined }) => joined.flat().map(foldedBare)));
  }

  get sharing() {
    this.share(this.all.length);
    return this.made.sharing;
  }

  // Have names compared by their words, of so many documents more; false where those of all are.
  share(count) {
    return (this.made.sharing ??= new Sharing(this)).take(count);
  }

  namesAnEntry(phrase) {
    return this.entries.some(({ read: [names] }) => names.some((name) => phrase.includes(IS_CJK.test(name) ? name.trim() : name)));
  }

  // What entries are called first, of those that have a name as it is.
  titlesBy(name) {
    return unique(this.entries.filter(({ read: [names] }) => names.includes(name)).map(({ read: [[title]] }) => title.trim()));
  }

  // Names, each once, that have Japanese in them.
  get japanese() {
    return (this.made.japanese ??= unique(this.all.flatMap(({ names }) => names)).filter((name) => IS_CJK.test(name)));
  }

  // What Japanese is cut into: names that a cut by scripts would take apart (問い合わせ), else runs of one script.
  get cut() {
    if (this.made.cut) return this.made.cut;
    const named = this.japanese.map((name) => name.trim().split(" "));
    const runs = named.flatMap(([first, ...others]) => [first, ...others.filter((run) => !/^\p{sc=Hiragana}/u.test(run))]); // not のログ of Podのログ
    const mixed = unique(runs.filter((run) => /^\p{sc=Han}+\p{sc=Hiragana}/u.test(run) || run.match(SCRIPTS)?.length === 2)).sort((one, other) => other.length - one.length);
    return (this.made.cut = new RegExp([...mixed, SCRIPTS.source].join("|"), "gu"));
  }

  // Words of names that are written in kana.
  get kana() {
    return (this.made.kana ??= unique(this.japanese.flatMap((name) => name.match(SCRIPTS) ?? [])).filter((run) => KATAKANA.test(run)));
  }

  get kanaWords() {
    return (this.made.kanaWords ??= new Set(this.kana));
  }

  // Words as they were typed, apart and in one, by which names are asked for.
  typed(query) {
    const all = plain(query).split(" ").filter(Boolean);
    const telling = all.filter((word) => !AROUND.has(word));
    const apart = (telling.length ? telling : all).flatMap((word) => [...written(word), ...(IS_CJK.test(word) ? [exactly(katakana(word), true)] : [])]);
    const joined = IS_CJK.test(query) ? [] : [all.join(""), JOINED_BY + all.join("")];
    return [...apart, ...joined.map((word) => ({ ...exactly(word), whole: true }))];
  }

  // Have what the index tells of the words of a query, and of those that they are taken for.
  async gather(query) {
    await this.index.ask(this.typed(query)); // first, as names tell what the words of a query are
    const { tells, words } = questionOf(this, query);
    if (!tells) return;
    await this.index.ask(words.flatMap(written));
    if (words.some((word) => !IS_CJK.test(word) && !this.anEntryHas(` ${stem(word)}`))) {
      await this.index.askForWords();
      this.made.words = undefined;
    }
    for (let round = 0; round < ROUNDS; round++) {
      if (!(await this.index.ask(questionOf(this, query).terms.flatMap(forms)))) return;
    }
  }

  // Have the texts there of documents whose lines are shown; false where all were.
  async fetch(documents) {
    const missing = unique(documents.filter((one) => !one.said).map(({ number }) => this.index.fileOf(number)));
    await Promise.all(missing.map((file) => this.index.once(`texts/${file}.json`, (texts) => this.take(texts, this.index.starts[file]))));
    return missing.length > 0;
  }

  take(texts, first) {
    texts.forEach((lines, at) => {
      this.all[first + at].say(lines);
      this.all[first + at].said = true;
    });
  }
}

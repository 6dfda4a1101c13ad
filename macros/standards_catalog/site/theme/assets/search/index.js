// Which documents of a large catalog have a word, and what entries are called with it: in files, of words
// that follow each other. What they say is in files too, of documents that follow each other.
"use strict";

const HOLDING = 12; // words that are asked for as they hold a string

class Index {
  constructor({ firsts, texts }, called) {
    this.called = called;
    this.firsts = firsts;
    this.starts = [0]; // the first document of each file of texts
    for (const count of texts) this.starts.push(this.starts.at(-1) + count);
    this.count = this.starts.pop();
    this.asked = new Map(); // files by their names
    this.files = new Map(); // those of the index that came, by number: who has a word, by word
    this.known = new Map(); // what forms of words are worth of each document
    this.words = []; // of entries, in letters; asked for where one is not found
  }

  fileOf(document) {
    return this.starts.findLastIndex((first) => first <= document);
  }

  // A file that does not come is asked for again by the next key.
  once(name, take) {
    if (!this.asked.has(name)) this.asked.set(name, fetched(name).then(take).catch((error) => {
      this.asked.delete(name);
      throw error;
    }));
    return this.asked.get(name);
  }

  askForWords() {
    return this.once("words.json", (words) => (this.words = words.split(" ")));
  }

  // Have the files there that tell of forms of words; false where all were.
  async ask(forms) {
    const files = unique(forms.flatMap((form) => this.pieces(form).flat()).flatMap((piece) => this.filesOf(piece)));
    const missing = files.filter((file) => !this.files.has(file));
    await Promise.all(missing.map((file) => this.once(`index/${file}.json`, (told) => this.take(file, told))));
    if (missing.length) this.known.clear();
    return missing.length > 0;
  }

  take(file, [texts, names]) {
    this.files.set(file, new Map(Object.entries(texts)));
    this.called(Object.values(names).flat());
  }

  // What a document has that has a string: of each list one, which is a word, its beginning or two signs.
  pieces({ string, inside, whole }) {
    return string.split(" ").flatMap((word, at, { length }) => {
      if (IS_CJK.test(word)) return pairs(word).map((pair) => [{ word: pair, whole: [...pair].length > 1 }]);
      if (inside) return [this.words.filter((one) => one.includes(word)).slice(0, HOLDING).map((one) => ({ word: one, whole: true }))];
      return [[{ word, whole: whole || at < length - 1 || word.length < 3 }]];
    });
  }

  filesOf({ word, whole }) {
    const files = [Math.max(0, this.firsts.findLastIndex((one) => one <= word))];
    while (!whole && this.firsts[files.at(-1) + 1]?.startsWith(word)) files.push(files.at(-1) + 1);
    return files;
  }

  // What a form of a word is worth of each document: there, in its first lines or below.
  worths(form) {
    const key = `${form.string}\n${form.inside}\n${form.whole}`;
    if (!this.known.has(key)) this.known.set(key, this.look(form));
    return this.known.get(key);
  }

  look(form) {
    const pieces = this.pieces(form).map((any) => this.worthsOfAny(any));
    const isApart = pieces.length > 1 || form.inside || IS_CJK.test(form.string); // perhaps: each is there
    const [first, ...others] = pieces;
    return first.map((worth, at) => (isApart ? INSIDE : 1) * Math.min(worth, ...others.map((one) => one[at])));
  }

  worthsOfAny(any) {
    const worths = new Float32Array(this.count);
    for (const piece of any) {
      for (const [word, gaps] of this.told(piece)) {
        const [first, below] = [FIRST, REST].map((at) => FIELDS[at].worth * (word === piece.word ? WORD : START));
        let told = 0;
        for (const gap of gaps) {
          told += gap;
          worths[told >> 1] = Math.max(worths[told >> 1], told & 1 ? below : first);
        }
      }
    }
    return worths;
  }

  *told({ word, whole }) {
    for (const file of this.filesOf({ word, whole })) {
      const words = this.files.get(file) ?? new Map();
      if (words.has(word)) yield [word, words.get(word)];
      if (!whole) for (const one of words) if (one[0].startsWith(word)) yield one;
    }
  }
}

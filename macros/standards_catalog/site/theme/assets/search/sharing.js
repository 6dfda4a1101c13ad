// Names that share words with a question, in any order and form: rare words tell most.
"use strict";

const OF_A_PART = 0.75; // what the heading of a part of a page is
const LEAST = 0.2; // below which a name is not alike
const COMMON = 500; // names that have a word which alone tells little
const LONGEST_RUN = 24; // signs of Japanese without a blank that are cut up
const KIND = 0.3; // what a word for a kind weighs
const ACT = 0.5; // what a word weighs for what is done to a thing
const STRANGE = 0.5; // what a word weighs that is in no name, of one that is in a single one

class Sharing {
  constructor({ all, pages, japanese }) {
    this.all = all;
    this.pages = pages.size;
    this.known = new Map();
    this.runs = new Set(japanese.flatMap((name) => name.split(" ")).filter((word) => IS_CJK.test(word)).flatMap((word) => this.parts(word)));
    this.cut = new Map(); // word -> its keys
    this.having = new Map(); // key -> the names that have it
    this.names = new Map(); // name -> its keys, and the documents that have it
    this.taken = 0;
  }

  // Take in the names of so many documents more; false where there are no others.
  take(count) {
    for (const document of this.all.slice(this.taken, (this.taken += count))) {
      for (const field of [NAMES, LEADS]) {
        document.read[field].forEach((name, index) => this.add(name, { at: document.number, worth: worthOf(document, field, index) }));
      }
    }
    return this.taken < this.all.length;
  }

  // Arrays that begin as what they hold take less memory than those that are added to.
  add(name, owner) {
    const known = this.names.get(name);
    if (known) return void known.having.push(owner);
    const one = { keys: this.keys(name).slice(), having: [owner] };
    this.names.set(name, one);
    for (const key of one.keys) {
      if (this.having.has(key)) this.having.get(key).push(one);
      else this.having.set(key, [one]);
    }
  }

  parts(word) {
    return (word.match(SCRIPTS) ?? [word]).filter((part) => !HIRAGANA.test(part));
  }

  // A run of Japanese as names that are within it, the longest first: 障害原因 is 障害 and 原因.
  tiles(run) {
    if (run.length > LONGEST_RUN) return [run];
    for (let at = run.length - 1; at > 1; at--) {
      if (!this.runs.has(run.slice(0, at))) continue;
      const rest = this.tiles(run.slice(at));
      const known = rest.filter((one) => this.runs.has(one));
      if (known.length === rest.length || run.length - at === 1) return [...this.tiles(run.slice(0, at)), ...known]; // 試行中 is 試行
    }
    return [run];
  }

  // What the words of a text are compared by, each once.
  keys(text) {
    const keys = [];
    for (const word of text.split(" ")) {
      if (!this.cut.has(word)) this.cut.set(word, this.keysOf(word));
      for (const key of this.cut.get(word)) if (!keys.includes(key)) keys.push(key);
    }
    return keys;
  }

  keysOf(word) {
    if (!IS_CJK.test(word)) return this.keyOf(word);
    return this.parts(word).flatMap((part) => this.tiles(part)).flatMap((one) => this.keyOf(one));
  }

  keyOf(word) {
    const key = keyOf(word);
    return word && (ALIKE_KEYS.has(key) || !AROUND.has(word)) ? [key] : NONE;
  }

  weight(key) {
    if (!this.known.has(key)) {
      const found = new Set();
      for (const { having } of this.having.get(key) ?? []) for (const { at } of having) found.add(this.all[at].page);
      const count = found.size;
      const rarity = Math.log(1 + this.pages / (count || 1));
      this.known.set(key, rarity * (KIND_KEYS.has(key) ? KIND : ACTS.has(key) ? ACT : count ? 1 : STRANGE));
    }
    return this.known.get(key);
  }

  // How alike the names of each document are to what is asked, from 0 to 1, and whether one is the same.
  with({ phrases: [typed], terms }) {
    const said = this.keys(typed);
    const others = new Map(said.map((key) => [key, []]));
    for (const { asked, any } of terms) {
      const [key, ...more] = this.keys(asked);
      if (key && !more.length) others.set(key, unique(any.flatMap(({ string }) => this.keys(string))));
    }
    const asked = [...others].map(([key, any]) => [key, ...any]);
    const total = sum(asked.map((any) => Math.max(...any.map((key) => this.weight(key)))));
    const names = (key) => this.having.get(key) ?? [];
    const shared = new Map(); // name -> what the words weigh that it shares with the question
    for (const any of asked.sort(([one], [other]) => names(one).length - names(other).length)) {
      const met = new Map(); // name -> the most that a form of this word weighs
      for (const key of any) {
        const weight = this.weight(key);
        const common = names(key).length > COMMON && shared.size; // tells apart what others found
        for (const one of common ? [...shared.keys()].filter(({ keys }) => keys.includes(key)) : names(key)) {
          if (weight > (met.get(one) ?? 0)) met.set(one, weight);
        }
      }
      for (const [one, weight] of met) shared.set(one, (shared.get(one) ?? 0) + weight);
    }
    const found = new Map();
    for (const [{ keys, having }, both] of shared) {
      const alike = (2 * both) / (total + sum(keys.map((key) => this.weight(key))));
      const same = keys.length > 1 && keys.length === asked.length && alike > 0.99;
      for (const { at, worth } of having) {
        if (alike * worth <= Math.max(LEAST, found.get(at)?.alike ?? 0)) continue;
        found.set(at, { alike: Math.min(1, alike * worth), same: same ? worth : 0 });
      }
    }
    return found;
  }
}

const worthOf = (document, field, index) => {
  if (document.section) return OF_A_PART;
  if (field === LEADS) return FURTHER ** document.places[index];
  return document.what.length ? document.boost : 1;
};

// Forms of a word, and words that are alike, have one key.
const keyOf = (word) => {
  const key = KINDS.get(word) ?? (IS_CJK.test(word) ? folded(word) || word : stem(word));
  return ALIKE.get(key) ?? key;
};

// What answers a question, best first.
"use strict";

const FEW = 8; // answers with all words below which those with some follow
const SHOWN = 200; // results at most: more is not read, but costs each key; how many there are is told

// What a match is worth, by where it is. Fields are columns of a document as site/search.py has them.
const FIELDS = [
  { worth: 10 }, // names
  { worth: 8 }, // what leads to it
  { worth: 4, whole: 7 }, // a tag as it is: more than a word of a long title
  { worth: 4 }, // what it is
  { worth: 3 }, // the first two lines
  { worth: 2 }, // all others
  { worth: 1 }, // the title of a clause, which is its page's
];
const [NAMES, LEADS, TAGS, , FIRST, REST] = [0, 1, 2, 3, 4, 5];
const [TITLE, LEAD, NAME] = [1000, 950, 900]; // the whole of a name, above all else
const PART = 20; // a part of a name, and as much again by how much of it that is
const TAG = 31; // a tag as it is, above a title of which it is a part
const SECTION = 60; // the heading of a part of a page
const NEXT = 10; // what each place further down among those that a word leads to counts less
const FURTHER = 0.95; // and what it is worth of one word
const ABOUT = 0.85; // of a name that was typed with words around it
const MEANT = 1.3; // of a term whose meaning is asked for
const SAID = 1.2; // of a name that has such words in it
const TYPED = 4; // a name beside other words
const ASKED = 8; // such a name of several words
const ANY_ORDER = 12; // all words, in one name
const JOINED = 15; // of a name, written in one or apart
const NEARLY = 40; // a name with errors
const LITTLE = 0.15; // what words that do not tell what is asked about count
const SHARED = 30; // a name with the same words
const OTHERWISE = 0.6; // what they are worth of a thing of another kind than is asked for
const HALF = 0.5; // what a name beside other words counts of such a thing, and of a page
const OTHER_KIND = 0.01; // what a name counts of a thing of another kind than is asked for
const BESIDE = 0.8; // what the words of a clause, or of a page that is no entry's, are worth of an entry's
const [WORD, START, INSIDE] = [1, 0.7, 0.3];

const apart = (text, string) => {
  const script = KATAKANA.test(string[0]) ? KATAKANA : HAN;
  for (let at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) {
    if (!script.test(text[at - 1])) return true;
  }
  return false;
};

const quality = (text, string, inside) => {
  if (text.includes(` ${string} `)) return WORD;
  if (text.includes(` ${string}`)) return START;
  if (!inside || !text.includes(string)) return 0;
  return IS_CJK.test(string) && apart(text, string) ? START : INSIDE; // ログ is nothing of ブログ
};

// How well a document answers one term: its best field; of a name, by how much of it was asked for.
const worth = (document, { any }) => {
  let best = 0;
  for (const form of any) {
    if (document.all.includes(form.string)) best = worthOfForm(document, form, best);
    if (form.told && !document.said) best = Math.max(best, form.part * form.told[document.number]);
  }
  return document.section || !document.what.length ? best * BESIDE : best;
};

const worthOfForm = (document, { string, inside, part }, best) => {
  for (let at = 0; at < FIELDS.length; at++) {
    const field = FIELDS[at];
    if ((field.whole ?? field.worth) * part <= best) continue;
    const lines = document.read[at];
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index];
      if (!line.includes(string)) continue;
      const share = at === NAMES || at === LEADS ? 0.5 + (0.5 * string.length) / (line.length - 2) : 1;
      const most = field.whole && line === ` ${string} ` ? field.whole : field.worth;
      const further = at === LEADS ? FURTHER ** document.places[index] : 1;
      best = Math.max(best, most * part * share * further * quality(line, string, inside));
    }
  }
  return best;
};

const phraseOf = (phrase) => {
  const [line, bare] = [phrase.trim(), squash(phrase)];
  const words = line.split(" ").map((word) => (IS_CJK.test(word) ? word : ` ${word}`));
  const isLong = line.includes(" ") || (IS_CJK.test(line) && line.length > 3);
  return { phrase, line, bare, words, isLong, begun: phrase.trimEnd() };
};

// What the words as they stand together are worth: a name above all, then a line.
const together = (document, { begun, line, bare, words, isLong }) => {
  const { all, read, joined } = document;
  const isAll = all.includes(line);
  if (!isAll && !document.bare.includes(bare) && !words.every((word) => all.includes(word))) return 0;
  let best = 0;
  for (const field of [NAMES, LEADS]) {
    for (let at = 0; at < read[field].length; at++) {
      const [name, squashed] = [read[field][at], joined[field][at]];
      const own = at === 0 ? (document.section ? SECTION : TITLE) : NAME;
      const whole = field === LEADS ? LEAD - NEXT * document.places[at] : own;
      if (squashed === bare) best = Math.max(best, whole);
      else if (bare.length > 2 && name.includes(begun)) best = Math.max(best, PART + (PART * bare.length) / squashed.length);
      else if (bare.length > 3 && squashed.includes(bare)) best = Math.max(best, JOINED);
      else if (words.length > 1 && words.every((word) => name.includes(word))) best = Math.max(best, ANY_ORDER);
    }
  }
  if (isAll && best < TAG && read[TAGS].includes(` ${line} `)) best = TAG;
  if (isAll && best < JOINED && isLong) best = Math.max(best, document.what.length ? 10 : 5);
  return document.what.length ? best : best * BESIDE;
};

// A name that stands in what was typed, by how much it is of that without the words around it.
const typedIn = (document, { phrase, bare }, core) => {
  if (document.clause) return 0;
  let longest = 0;
  for (const field of [NAMES, LEADS]) {
    for (let at = 0; at < document.read[field].length; at++) {
      const squashed = document.joined[field][at];
      if (squashed.length <= longest || !bare.includes(squashed)) continue;
      const name = document.read[field][at];
      if (document.section ? !name.trim().includes(" ") : isAct(name) && squashed !== core.bare) continue;
      if (phrase.includes(name) || (IS_CJK.test(name) && squashed.length > 1)) longest = squashed.length;
    }
  }
  return Math.min(1, longest / core.bare.length);
};

// Whether a name says only what is done to anything.
const isAct = (name) => name.trim().split(" ").every((word) => ACTS.has(word));

// Whether a name of several words stands in what was typed: no part of it is another's.
const asksFor = ({ section, boost, read }, { phrase }) =>
  !section && boost === 1 && read[NAMES].some((name) => phrase.includes(name) && name.trim().includes(" ") && !isAct(name));

// What a longer name than what is asked about, which has words around it, is worth: the Raft standard, who decides.
// Where an entry is asked about, names of the words around it are none of its.
const saidIn = (document, { phrase, bare }, core, isName) => {
  if (document.section) return 0;
  const more = (field) => (name, at) => {
    const squashed = document.joined[field][at];
    const isLonger = squashed.length > core.bare.length + 1; // a plural is no longer name
    if (!isLonger || !bare.includes(squashed)) return false;
    return (IS_CJK.test(name) || phrase.includes(name)) && !KINDS.has(name.trim()) && (!isName || squashed.includes(core.bare));
  };
  const lead = document.read[LEADS].findIndex(more(LEADS));
  const led = lead < 0 ? 0 : LEAD - NEXT * document.places[lead];
  return SAID * Math.max(led, document.read[NAMES].some(more(NAMES)) ? NAME : 0);
};

// How near the name of each document is to what was typed, where it is the name of none.
const nearly = (documents, phrase) => {
  const typed = folded(phrase);
  const most = errors(typed);
  return documents.namesFolded.map((names, at) => {
    let best = 0;
    names.forEach((name, index) => {
      const away = distance(typed, name, most);
      if (away <= most) best = Math.max(best, (NEARLY - documents.all[at].further(index)) / (1 + away));
    });
    return best;
  });
};

const isOther = ({ what }, kinds) => kinds.size > 0 && what.length > 0 && !what.some((one) => kinds.has(one));

// The kinds that the answer is to be of, where one of them is called what is asked about.
const kindsOf = (documents, { core, kinds }) => {
  const center = phraseOf(core);
  const called = (document) => document.what.some((one) => kinds.has(one)) && together(document, center) >= JOINED;
  return documents.all.some(called) ? kinds : new Set();
};

const named = (documents, { phrases, core, means }, kinds) => {
  const [typed, center] = [phrases.map(phraseOf), phraseOf(core)];
  const worths = documents.all.map((document) => {
    const best = Math.max(...typed.map((phrase) => together(document, phrase)));
    const about = phrases.includes(core) ? best : together(document, center);
    const whole = about > PART + PART;
    const more = means && Math.max(best, about) > PART + PART && document.what[0] === TERM ? MEANT : 1;
    return more * Math.max(best, about * (whole && isOther(document, kinds) ? OTHER_KIND : ABOUT));
  });
  if (worths.some((one) => one >= PART)) return worths;
  const near = unique([...phrases, core]).map((phrase) => nearly(documents, phrase));
  return worths.map((one, at) => Math.max(one, ...near.map((away) => away[at])));
};

const NOT_SHARED = { alike: 0, same: 0 };

const search = (documents, query) => {
  const question = questionOf(documents, query);
  const asked = question.terms;
  const found = new Map(); // page -> documents with their score, terms met on the page
  const rarity = asked.map(() => 0);
  if (documents.index) for (const form of asked.flatMap(forms)) form.told = documents.index.worths(form);
  const kinds = kindsOf(documents, question);
  const names = named(documents, question, kinds);
  // Where a whole name was typed, names that share words with it need not be looked for.
  const shared = names.some((one) => one >= NAME) ? new Map() : documents.sharing.with(question);
  const core = phraseOf(question.core);
  const isName = documents.namesAnEntry(question.core);
  const phrases = unique([...question.phrases, question.core]).map(phraseOf);
  documents.all.forEach((document, at) => {
    const worths = asked.map((one) => worth(document, one));
    const extra = names[at];
    const { alike, same } = shared.get(at) ?? NOT_SHARED;
    if (!extra && !alike && !worths.some((value, index) => value && !asked[index].light)) return;
    const typed = Math.max(...phrases.map((phrase) => typedIn(document, phrase, core))) * (isOther(document, kinds) || !document.what.length ? HALF : 1);
    const whole = asksFor(document, core) ? ASKED : 0;
    const said = Math.max(...phrases.map((phrase) => saidIn(document, phrase, core, isName)));
    worths.forEach((value, index) => (rarity[index] += value > 0));
    const group = found.get(document.page) ?? { met: asked.map(() => 0), items: [] };
    found.set(document.page, group);
    if (document.what.length) group.met = group.met.map((value, index) => Math.max(value, worths[index]));
    else if (sum(worths) > sum(group.met)) group.met = worths; // a long page says something of everything
    group.items.push({ document, worths, extra: extra + said + whole + TYPED * typed + SHARED * alike ** 2 * (isOther(document, question.kinds) ? OTHERWISE : 1) + NAME * same, typed: Math.max(typed, alike) });
  });
  // What is nowhere tells nothing apart.
  const weights = rarity.map((count, at) => (asked[at].light ? LITTLE : 1) * (count && Math.log(2 + documents.all.length / (1 + count))));
  for (const [page, group] of found) score(group, asked, weights, documents.pages.get(page));
  const all = [...found.values()].sort((one, other) => other.score - one.score);
  const whole = all.filter((group) => group.whole && group.items[0].document.what.length);
  const isAbove = (one) => !whole.length || one.whole || one.score > whole[0].score;
  const [above, others] = [all.filter(isAbove), all.filter((one) => !isAbove(one))];
  const groups = [...above, ...others.slice(0, Math.max(0, FEW - above.length))];
  return { asked, groups: groups.slice(0, SHOWN), count: groups.length };
};

const score = (group, asked, weights, page) => {
  const total = sum(weights) || 1;
  const isNamed = group.items.some(({ extra }) => extra >= JOINED); // written in one, or apart
  const typed = Math.max(...group.items.map((item) => item.typed));
  const met = sum(group.met.map((value, at) => Math.min(1, value) * weights[at])) / total;
  const covered = isNamed ? 1 : Math.max(met, typed && (1 + typed) / 2);
  const spread = sum(group.met.map((value, at) => value * weights[at])) / total;
  const boost = ({ boost, what }) => (what.length ? boost : boost + (1 - boost) * typed); // a page that is asked for by name
  for (const item of group.items) {
    const own = sum(item.worths.map((value, at) => value * weights[at])) / total;
    item.score = (own + item.extra) * covered ** 2 * boost(item.document);
  }
  group.items.sort((one, other) => other.score - one.score);
  group.items[0].score += spread * covered ** 2 * boost(group.items[0].document);
  group.score = group.items[0].score;
  group.whole = isNamed || typed > 0 || asked.every((one, at) => one.light || group.met[at]);
  if (page && group.items.every(({ document }) => document !== page)) {
    group.items.push({ document: page, worths: [], score: 0 });
  }
};

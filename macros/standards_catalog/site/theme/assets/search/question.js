// What is asked for: a query without the words that any question has, as terms.
"use strict";

const NEAR = 0.5; // of what the word itself would be worth
// What ties a word to others: GPUのデプロイ, デプロイは.
const TIES = /^(?:から|まで)?[のをにでがはとへも]{0,2}(?=[^\p{sc=Hiragana}])|(?<=[^\p{sc=Hiragana}])[のをにでがはとへも]{1,2}$/gu;

// `phrases` are the query as it was typed, and without words around it; `core` is what it is about,
// `kinds` what the answer is to be, if it says so: a team, a tool; `means` says whether the meaning of a
// word is asked for. Of a term any form will do.
const questionOf = (documents, query) => {
  const typed = inKatakana(documents, plain(query));
  const all = typed.split(" ").filter(Boolean);
  const named = documents.namesAnEntry(typed);
  const around = (word) => AROUND.has(word) || (named && FACTS.has(word)); // of a thing that is named, its page tells them
  const cores = all.map((word) => (IS_CJK.test(word) ? coreOf(documents, word, around) : latinCore(word, around)));
  const about = cores.map(({ core }) => core).filter(Boolean);
  const asked = unique(cores.flatMap(({ kinds }) => kinds));
  const telling = about.length ? about : asked.length ? asked : all;
  const words = unique(telling.map((word) => word.replace(TIES, "")));
  const said = all.filter((word) => !AROUND.has(word));
  const kinds = about.length ? asked : [];
  const light = kinds.filter((word) => !words.includes(word)).map((word) => ({ ...term(word, exactly(word, IS_CJK.test(word))), light: true }));
  const isVerb = (word) => [...word].length === 1 && new RegExp(`${word}\\p{sc=Hiragana}`, "u").test(typed); // 決める
  return {
    words,
    tells: about.length > 0 || asked.length > 0, // more than what stands around any question
    phrases: unique([typed, ` ${(said.length ? said : all).join(" ")} `].flatMap(withSingular)),
    core: withSingular(` ${words.join(" ")} `).at(-1),
    kinds: new Set(kinds.map((word) => KINDS.get(word))),
    means: MEANING.some((asking) => typed.includes(IS_CJK.test(asking) ? asking : ` ${asking} `)),
    terms: unlessAll([
      ...words
        .flatMap((word) => (IS_CJK.test(word) ? japanese(documents, word) : latin(documents, word)))
        .map((one) => ({ ...called(documents, one), light: ACTS.has(one.asked) || isVerb(one.asked) })),
      ...light,
    ]),
  };
};

// てらふぉーむのバージョン is テラフォームのバージョン, where that is a name and the other none.
const inKatakana = ({ kanaWords }, typed) =>
  typed.replace(/[ぁ-ゖー]{3,}/g, (run) => {
    for (let at = run.length; at > 2; at--) {
      if (kanaWords.has(katakana(run.slice(0, at)))) return katakana(run.slice(0, at)) + run.slice(at);
    }
    return run;
  });

// Where all words tell little, they tell what there is to tell.
const unlessAll = (terms) => (terms.every(({ light, any }) => light || !any.length) ? terms.map((one) => ({ ...one, light: false })) : terms);

const latinCore = (word, around) => (KINDS.has(word) ? { core: "", kinds: [word] } : { core: around(word) ? "" : word, kinds: [] });

// A run without what stands around the thing asked about: なぜ標準化するのか is 標準化.
const coreOf = ({ cut }, run, isAround) => {
  if (isAround(run)) return { core: "", kinds: [] };
  if (KINDS.has(run)) return { core: "", kinds: [run] };
  const parts = (run.match(cut) ?? [run]).flatMap((part) => part.split(AROUND_IN)).filter(Boolean); // 最近更新
  // 最新バージョン is made of two words that are around.
  const isMade = (part) => [...part].some((_, at) => at && isAround(part.slice(0, at)) && isAround(part.slice(at)));
  const around = (part) => isAround(part) || KINDS.has(part) || isMade(part);
  const kinds = [];
  let [from, to] = [0, parts.length];
  while (to > from && (around(parts[to - 1]) || (to - from > 1 && HIRAGANA.test(parts[to - 1])))) {
    if (KINDS.has(parts[--to])) kinds.push(parts[to]);
  }
  while (from < to && around(parts[from])) {
    if (KINDS.has(parts[from])) kinds.push(parts[from]);
    if (HIRAGANA.test(parts[++from] ?? "")) from++;
  }
  const core = parts.slice(from, Math.max(from, to)).join("");
  // What is left of particles alone tells nothing: を of を使っている.
  return core && TIED.test(core) ? { core: "", kinds } : { core, kinds };
};
const TIED = /^(?:から|まで|より|など)?[のをにでがはとへもや]{0,2}$/u;

const withSingular = (phrase) => unique([phrase, phrase.replace(/(?<=[a-z]{2}[^s])s(?= )/g, "")]);

const forms = ({ any }) => any;

const exactly = (string, inside = false) => ({ string, inside, part: 1 });
const term = (asked, ...any) => ({ asked, any });

// A word that is another name of something is there too under the name that texts call it by.
const ALSO = 0.8;
const called = (documents, { asked, any }) => {
  if (!any.length) any = others(documents, asked);
  const titles = documents.titlesBy(` ${asked} `).filter((title) => title !== asked);
  return term(asked, ...any, ...titles.map((string) => ({ ...exactly(string, IS_CJK.test(string)), part: ALSO })));
};

// What is nowhere may be there as a word that is alike.
const others = (documents, asked) => (GROUPS.get(asked) ?? [])
  .map((word) => (IS_CJK.test(word) ? word : ` ${word}`))
  .filter((word) => documents.has(word))
  .map((word) => ({ ...exactly(word.trim(), IS_CJK.test(word)), part: NEAR }));

// The whole run, else its parts by script without particles, else what pairs of characters there are.
const japanese = (documents, typed) => {
  const run = HIRAGANA.test(typed) && !documents.has(typed) && documents.has(katakana(typed)) ? katakana(typed) : typed;
  const whole = [term(run, exactly(run, true))];
  if (documents.anEntryHas(run)) return whole;
  const parts = unique(run.match(documents.cut) ?? [run]);
  const telling = parts.filter((part) => !HIRAGANA.test(part) && !AROUND.has(part));
  if (documents.has(run) && !telling.some((part) => documents.anEntryHas(part))) return whole;
  const written = parts.filter((part) => !HIRAGANA.test(part)); // 導入してる is 導入, though that tells little
  return [telling, written, parts].find(({ length }) => length).flatMap((part) => {
    if (documents.has(part)) return [term(part, exactly(part, true))];
    const near = KANA.test(part) ? alikeInKana(documents, part) : [];
    if (near.length) return [term(part, ...near)];
    const two = KATAKANA.test(part) && inTwo(documents, part);
    if (two) return two.map((half) => term(half, exactly(half, true)));
    const known = KATAKANA.test(part) ? [] : pairs(part).filter((pair) => documents.has(pair));
    return known.length ? known.map((pair) => term(pair, exactly(pair, true))) : [term(part, ...begun(documents, part))];
  });
};

// What a word that is nowhere begins with, in Japanese: コントリビューター is コントリビュ of コントリビュート.
const begun = (documents, part) => {
  for (let at = part.length - 1; at >= (KATAKANA.test(part) ? 4 : 1); at--) {
    const start = part.slice(0, at);
    if (documents.has(start)) return [{ ...exactly(start, true), part: NEAR }];
  }
  return [];
};

// Words that begin so, else those that hold it, else two words written as one, else words alike.
const latin = (documents, word) => {
  const forms = unique([word, stem(word)]).filter((form) => documents.has(` ${form}`));
  if (forms.length) {
    const known = forms.some((form) => documents.anEntryHas(` ${form}`));
    return [term(word, ...forms.map((form) => exactly(form)), ...(known ? [] : alike(documents, word)))];
  }
  if (word.length > 2 && documents.has(word)) return [term(word, exactly(word, true))];
  for (let at = word.length - 3; at > 2; at--) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (documents.has(` ${left} `) && documents.has(` ${right}`)) {
      return [term(left, exactly(left)), term(right, exactly(right))];
    }
  }
  return [term(word, ...alike(documents, word))];
};

// The word without its English ending, which the page may have otherwise: deploys, deployment.
const stem = (word) => {
  const bare = word.replace(/(?:ments?|ations?|ings?|ers?|ed|(?:al)?ly|es|e|s|y)$/, "");
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
      const away = distance(typed, form, best) + (form === word ? 0 : 0.5) + (form[0] === typed[0] ? 0 : 0.5);
      if (away > best) continue;
      if (away < best) [best, found] = [away, []];
      found.push(word);
    }
  }
  // Three letters alike are another word, unless they are the same three.
  const near = unique(found).filter((word) => typed.length > 3 || sorted(word) === sorted(typed));
  return near.map((string) => ({ string, inside: false, part: NEAR }));
};

const sorted = (word) => [...word].sort().join("");

// A word in katakana as two that are known, the longest first one: デプロイメント and フロー.
const inTwo = (documents, run) => {
  const known = (half) => (half.length > 2 ? documents.has(half) : documents.kana.includes(half));
  for (let at = run.length - 2; at > 1; at--) {
    const halves = [run.slice(0, at), run.slice(at)];
    if (halves.every(known)) return halves;
  }
  return null;
};

// Words of names in kana that are written almost so.
const alikeInKana = ({ kana }, typed) => {
  const away = kana.map((word) => distance(folded(typed), folded(word), errors(folded(typed))));
  const least = Math.min(...away, Infinity);
  const near = least === Infinity ? [] : kana.filter((_, at) => away[at] === least);
  return near.map((string) => ({ string, inside: true, part: NEAR }));
};

// Letters that may be wrong in a name of so many.
const errors = ({ length }) => (length < 4 ? 0 : length < 6 ? 1 : 2);

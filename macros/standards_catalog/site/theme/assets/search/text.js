// A text as it is compared, and how far two words are from each other.
"use strict";

// How a text is cut into words is said once, for whoever writes the index too; and what questions
// are made of, in any language: words around what is asked about, facts of it, and kinds
// (search/reading.json).
let NO_WORD, LONG_END, SEAM, IS_CJK, AROUND, AROUND_IN, FACTS, KINDS, KIND_KEYS, ACTS, ALIKE, ALIKE_KEYS, GROUPS, MEANING, TERM;
const readBy = ({ word, cjk, long_end, around, facts, kinds, acts = [], alike = [], meaning, term }) => {
  NO_WORD = new RegExp(`[^${word.map((category) => `\\p{${category}}`).join("")}]+`, "gu");
  LONG_END = new RegExp(long_end, "gu"); // コンテナー is コンテナ
  SEAM = new RegExp(`(?<=[${cjk}])(?=[^${cjk} ])|(?<=[^${cjk} ])(?=[${cjk}])`, "gu");
  IS_CJK = new RegExp(`[${cjk}]`, "u");
  AROUND = new Set(around);
  const within = around.filter((word) => /^\p{sc=Han}{2,}$/u.test(word)).join("|") || "(?!)";
  AROUND_IN = new RegExp(`^(${within})(?=\\p{sc=Han}{2})|(?<=\\p{sc=Han}{2})(${within})$`, "u");
  FACTS = new Set(facts);
  KINDS = new Map(Object.entries(kinds));
  KIND_KEYS = new Set(KINDS.values());
  ALIKE = new Map();
  const groups = alike.map((group) => group.map(keyOf));
  GROUPS = new Map(alike.flatMap((group) => group.map((word) => [word, group])));
  ALIKE = new Map(groups.flatMap((keys) => keys.map((key) => [key, keys[0]])));
  ACTS = new Set([...acts, ...acts.map(keyOf)]);
  ALIKE_KEYS = new Set(ALIKE.values());
  [MEANING, TERM] = [meaning, term]; // what asks for the meaning of a word, and what such an answer is
};
const SCRIPTS = /\p{sc=Han}[\p{sc=Han}々ヶ]*|[\p{sc=Katakana}ー]+|\p{sc=Hiragana}+/gu;
const KATAKANA = /[\p{sc=Katakana}ー]/u;
const HAN = /\p{sc=Han}/u;
const HIRAGANA = /^\p{sc=Hiragana}+$/u;
const KANA = /^[\p{sc=Hiragana}\p{sc=Katakana}ー]+$/u;

const ASCII = /^[\x00-\x7f]*$/; // needs no more than small letters, which is most of a large catalog

// One form of each character, words between single blanks.
const plain = (text) => {
  if (ASCII.test(text)) return ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim()} `;
  const words = text.normalize("NFKC").toLowerCase().replace(NO_WORD, " ").replace(LONG_END, "");
  return ` ${words.replace(SEAM, " ").trim()} `;
};
const once = new Map();
const plainOnce = (text) => {
  if (!once.has(text)) once.set(text, plain(text));
  return once.get(text);
};
// Names as they are compared whole: ツールを登録したい is ツールの登録, 切り戻す is 切り戻し.
const BETWEEN = /(?<=\P{sc=Hiragana})[のをにがはでとへ](?=[^\p{sc=Hiragana}ー])/gu;
const ENDING = /(?<=.[^\p{sc=Hiragana}ー]ー?)\p{sc=Hiragana}+$/u;
const squash = (text) => {
  const joined = text.replaceAll(" ", "");
  return ASCII.test(joined) ? joined : joined.replace(BETWEEN, "").replace(ENDING, "");
};
const unique = (values) => [...new Set(values)];
const sum = (values) => values.reduce((total, value) => total + value, 0);
const pairs = (run) => {
  const signs = [...run];
  return signs.length < 2 ? signs : unique(signs.slice(1).map((second, at) => signs[at] + second));
};

const TO_KATAKANA = 0x60; // from a hiragana to the same katakana
const katakana = (text) =>
  text.replace(/[ぁ-ゖ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + TO_KATAKANA));

// What one writes so, another writes otherwise: long vowels, small ones, hiragana for katakana.
const foldedBare = (bare) => (ASCII.test(bare) ? bare : katakana(bare).replace(/[ーァィゥェォッ]/g, "").replaceAll("ヴ", "ブ"));
const folded = (text) => foldedBare(squash(text));

// Which letters a word has, as bits: one that is wrong changes two at most.
const kept = new Map();
const signs = (word) => {
  if (!kept.has(word)) kept.set(word, [...word].reduce((bits, sign) => bits | (1 << sign.codePointAt(0) % 32), 0));
  return kept.get(word);
};
const apartBy = (bits) => {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count++;
  return count;
};

// Letters wrong, missing, too many or exchanged between two words; more than `most` is Infinity.
const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most || apartBy(signs(one) ^ signs(other)) > 2 * most) return Infinity;
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

"""Characters that nobody sees are found wherever they stand, save where they are needed."""

from __future__ import annotations

import pytest

from standards_catalog.documents.document import read
from standards_catalog.documents.invisible import hidden, unhidden
from standards_catalog.model.entries import Tool
from tests.conftest import Folder

NEEDED = {
    "family": "👩‍👩‍👧‍👦",
    "flag of a minority": "🏳️‍🌈",
    "flag of a part of a country": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "profession and skin": "🧑🏽‍💻",
    "heart as emoji, as text": "❤️ ❤︎",
    "keycaps": "1️⃣ #️⃣",
    "sign with an emoji's looks": "©️",
    "persian": "می‌خواهم خانه‌ها",
    "joiner at the end of a persian word": "ه‍ ق",
    "hindi": "क्‍ष क्‌ष",
    "bengali": "র‍্য",
    "malayalam": "ന്‍ ",
    "khmer and thai": "ភាសា\u200bខ្មែរ ภาษา\u200bไทย",
    "form of a kanji": "葛\U000e0100城",
    "form of a sign": "∩\ufe00",
    "mongolian": "ᠠ\u180b\u180eᠠ",
    "hebrew, arabic": "שלום مرحبا",
    "blanks and marks": "a\tb\u00a0c　d e\u0301",
}
HIDDEN = {
    "a\u200eb": "U+200E (LEFT-TO-RIGHT MARK)",
    "م\u200fa": "U+200F (RIGHT-TO-LEFT MARK)",
    "م\u061cم": "U+061C (ARABIC LETTER MARK)",
    "a\u200bb": "U+200B (ZERO WIDTH SPACE)",
    "日\u200b本": "U+200B (ZERO WIDTH SPACE)",
    "a\u00adb": "U+00AD (SOFT HYPHEN)",
    "a\u180eb": "U+180E (MONGOLIAN VOWEL SEPARATOR)",
    "a\U000e0041": "U+E0041 (TAG LATIN CAPITAL LETTER A)",
    "🏴\U000e0067": "U+E0067 (TAG LATIN SMALL LETTER G)",
    "a\u202eb": "U+202E (RIGHT-TO-LEFT OVERRIDE)",
    "a\u2066b": "U+2066 (LEFT-TO-RIGHT ISOLATE)",
    "a\u2060b": "U+2060 (WORD JOINER)",
    "a\u2063b": "U+2063 (INVISIBLE SEPARATOR)",
    "a\u200db": "U+200D (ZERO WIDTH JOINER)",
    "日\u200d本": "U+200D (ZERO WIDTH JOINER)",
    "😀\u200da": "U+200D (ZERO WIDTH JOINER)",
    "1\u200d2": "U+200D (ZERO WIDTH JOINER)",
    "a\u200cb": "U+200C (ZERO WIDTH NON-JOINER)",
    "می\u200c a": "U+200C (ZERO WIDTH NON-JOINER)",
    "a\ufe0fb": "U+FE0F (VARIATION SELECTOR-16)",
    "1\ufe0f": "U+FE0F (VARIATION SELECTOR-16)",
    "a\U000e0100": "U+E0100 (VARIATION SELECTOR-17)",
    "a\u034fb": "U+034F (COMBINING GRAPHEME JOINER)",
    "a\u3164b": "U+3164 (HANGUL FILLER)",
    "a\ufff9b": "U+FFF9 (INTERLINEAR ANNOTATION ANCHOR)",
    "a\x1bb": "U+001B (control character)",
    "a\ufdd0b": "U+FDD0 (no character)",
}


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_needed_is_text(name: str, folder: Folder) -> None:
    text = NEEDED[name]
    assert list(hidden(text)) == []
    assert unhidden(text) == text
    folder.edit("tools/anvil.yml", "name: Anvil", f'name: "声{text}" # {text}')
    assert folder.complaints("control-character") == []
    assert folder.load().catalog.all(Tool)[0].name["en"] == f"声{text}"


@pytest.mark.parametrize("text", HIDDEN, ids=ascii)
def test_what_is_hidden_has_its_name_and_place(text: str) -> None:
    (found,) = hidden(text)
    assert found.name == HIDDEN[text]
    assert unhidden(text) == text.replace(found.char, "�")


@pytest.mark.parametrize(
    "line", ["声: a{}b", "声{}a: b", "声: a # b{}", '声: "a{}b"', "- a{}", "声: |\n  a{}b"]
)
def test_wherever_it_stands_in_a_file(line: str) -> None:
    text = line.format("\u200b")
    found = read("f.yml", f"# 👩‍💻\n{text}\n".encode())
    assert isinstance(found, list)
    before = text.partition("\u200b")[0]
    place = before.count("\n") + 2, len(before.rpartition("\n")[2]) + 1
    assert (found[0].line, found[0].column, found[0].code) == (*place, "control-character")
    assert "U+200B (ZERO WIDTH SPACE)" in found[0].message


def test_all_of_them_are_told_up_to_a_number() -> None:
    found = read("f.yml", ("a: b\u200bc\u200e\n" * 3).encode())
    assert isinstance(found, list)
    assert [(one.line, one.column) for one in found] == [(n, c) for n in (1, 2, 3) for c in (5, 7)]
    many = read("f.yml", ("\u200b" * 10_000).encode())
    assert isinstance(many, list)
    told = [one for one in many if one.code == "control-character"]
    assert told[-1].hint == f"delete it; {10_000 - len(told):,} more such characters follow"


def test_an_escape_hides_nothing_and_may_write_what_is_needed() -> None:
    wrong = read("f.yml", rb'a: "b\u200b\u00ad"')
    assert isinstance(wrong, list)
    assert "U+200B (ZERO WIDTH SPACE), U+00AD (SOFT HYPHEN)" in wrong[0].message
    assert not isinstance(read("f.yml", rb'a: "\u2764\ufe0f \U0001F469\u200D\U0001F4BB"'), list)


def test_a_cell_of_a_table(folder: Folder) -> None:
    head = "component,started_at,fixed_at,detected_by,trigger,title"
    row = "till,2026-05-01,2026-05-02,alert,other,Fai\u00adled"
    folder.write("incidents/shop.csv", f"{head}\n{row}\n")
    assert folder.complaints() == ["incidents/shop.csv:2:43 control-character"]

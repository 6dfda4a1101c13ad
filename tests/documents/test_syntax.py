"""What libyaml says is turned into a place and words that help."""

from __future__ import annotations

import pytest

from standards_catalog.documents.document import read


def complaint(text: str) -> str:
    found = read("f.yml", text.encode())
    assert isinstance(found, list)
    assert [one.code for one in found] == ["yaml-syntax"]
    assert found[0].hint
    return f"{found[0].line}:{found[0].column} {found[0].message}; {found[0].hint}"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b: c", "1:5", 'quotes: "b: c"'),
        ('a: b: "c"', "1:5", "quotes: 'b: \"c\"'"),
        ("name：x\nring: y", "1:5", "full-width colon"),
        ("a: 1\nname：x\nring: y", "2:5", "full-width colon"),
        ("a:\n  b:c\n  d: e", "2:4", "a space is missing"),
        ("a:\n- x:y\n- b: c\n  d", "4:3", "no `key: value`"),
        ("a: @b", "1:4", 'quotes: "@b"'),
        ("a: `b`", "1:4", "a backtick"),
        ("a: {% b %}", "1:4", "`{%`"),
        ("a: *b*", "1:4", "`*` or `&`"),
        ("a: [b", "1:4", "never closed"),
        ("a: [b\nc: d", "1:4", "never closed"),
        ("a: {b: c\nd: e", "1:4", "never closed"),
        ("a: [b] c", "1:8", "ended with `]`"),
        ("a: 'b'c'", "1:7", "ended with `'`"),
        ("a: 'b\nc: d", "1:4", "never closed"),
        ("a\nb: c", "1:1", "no `key: value`"),
        ("a: b\nc\nd: e", "2:1", "no `key: value`"),
        ("a: b\n  c: d", "2:3", "a key cannot begin here"),
        ("a:\n  b: c\n d: e", "3:2", "does not fit"),
        ("a: b\n\tc: d", "2:1", "a tab"),
        ("a:\n\u00a0b: c\n d: e", "2:1", "full-width or non-breaking space"),
        ("a: >x", "1:5", "`|` or `>`"),
        ("a: |0\n b", "1:5", "`|0`"),
        ("%TAG x", "1:1", "cannot begin with `%`"),
        ('a: "\\q"', "1:5", "a backslash"),
        ("a: !<x", "1:4", "`!`"),
    ],
)
def test_place_and_words(text: str, place: str, words: str) -> None:
    said = complaint(text)
    assert said.startswith(f"{place} ")
    assert words in said


def test_guesses_nothing_about_innocent_lines() -> None:
    said = complaint("contact:\n  - mailto:a@example.com\n bad: b\n")
    assert "space is missing" not in said
    assert said.startswith("3:2 ")


def test_quotes_of_a_long_value_stay_short() -> None:
    assert len(complaint("a: b: " + "c" * 5000)) < 200

"""Text becomes plain data, and everything in it knows its place."""

from __future__ import annotations

from typing import Any

import pytest

from standards_catalog.documents.positions import Mark, Marks
from standards_catalog.documents.yaml.parser import LONG, MAX_DEPTH, MAX_VALUES, Composer


def compose(text: str) -> Any:
    composer = Composer("f.yml", text)
    data = composer.run()
    assert composer.problems == []
    return data


def marks(text: str) -> Marks:
    found = Marks()
    Composer("f.yml", text, found).run()
    return found


def codes(text: str) -> list[str]:
    composer = Composer("f.yml", text)
    composer.run()
    return [f"{one.line}:{one.column} {one.code}" for one in composer.problems]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: no", {"a": "no"}),
        ("a: 2026-05-01", {"a": "2026-05-01"}),
        ("a: '1'\nb: \"true\"\nc: 'null'\nd: ''", {"a": "1", "b": "true", "c": "null", "d": ""}),
        ("a: ! 1\nb: !!str 1\nc: !!str", {"a": "1", "b": "1", "c": ""}),
        ("a:\nb: ~", {"a": None, "b": None}),
        (
            "1: a\ntrue: b\n~: c\n2026-05-01: d",
            {"1": "a", "true": "b", "~": "c", "2026-05-01": "d"},
        ),
        ("a: |\n  one\n  two\nb: >-\n  one\n  two", {"a": "one\ntwo\n", "b": "one two"}),
        ("a: |\n  12\nb: 12", {"a": "12\n", "b": 12}),
        ("a: one\n  two", {"a": "one two"}),
        ('a: "\\u58f0 \\t\\n"', {"a": "声 \t\n"}),
        ("a: [1, x, [], {}]", {"a": [1, "x", [], {}]}),
        ("a: &x [1, 2]\nb: *x", {"a": [1, 2], "b": [1, 2]}),
        ("a: &x 1\nb: &x 2\nc: *x", {"a": 1, "b": 2, "c": 2}),
        ("&x a: b\nc: *x", {"a": "b", "c": "a"}),
        ("<<: { a: 1 }", {"<<": {"a": 1}}),
        ("%YAML 1.1\n---\na: 1\n...\n", {"a": 1}),
        ("", None),
        ("# nothing", None),
        ("- a", ["a"]),
        ("a", "a"),
    ],
)
def test_reads(text: str, data: object) -> None:
    assert compose(text) == data


def test_types_are_those_of_json() -> None:
    data = compose("a: [1, 1.5, x, true, null, { b: c }]")
    assert [type(one) for one in data["a"]] == [int, float, str, bool, type(None), dict]


def test_marks_of_keys_and_values() -> None:
    found = marks(
        "# comment\nname: Anvil\nupstream:\n  licence: 'MIT'\ntags:\n  - a\n  - [b,  c]\n"
    )
    assert found.nearest(()) == Mark(2, 1)
    assert found.nearest(("name",), at_key=True) == Mark(2, 1, "name")
    assert found.nearest(("name",)) == Mark(2, 7, "Anvil")
    assert found.nearest(("upstream",)) == Mark(4, 3)
    assert found.nearest(("upstream", "licence"), at_key=True) == Mark(4, 3, "licence")
    assert found.nearest(("upstream", "licence")) == Mark(4, 12, "MIT")
    assert found.nearest(("tags", 0)) == Mark(6, 5, "a")
    assert found.nearest(("tags", 1)) == Mark(7, 5)
    assert found.nearest(("tags", 1, 1)) == Mark(7, 10, "c")


def test_columns_count_characters() -> None:
    found = marks("{ 名称: アンビル, 絵: 🚀🚀, x: 1 }")
    assert found.nearest(("名称",)) == Mark(1, 7, "アンビル")
    assert found.nearest(("絵",), at_key=True) == Mark(1, 13, "絵")
    assert found.nearest(("絵",)) == Mark(1, 16, "🚀🚀")
    assert found.nearest(("x",), at_key=True) == Mark(1, 20, "x")


def test_marks_remember_what_was_typed() -> None:
    found = marks("a: 1.10\nb: &x 0x1F\nc: *x\nd: |\n  text\n")
    assert [found.nearest((key,)).typed for key in "abc"] == ["1.10", "0x1F", "0x1F"]
    assert found.nearest(("c",))[:2] == (3, 4)
    assert found.nearest(("d",)) == Mark(4, 4, "text\n")


def test_nearest_place() -> None:
    found = marks("a: &x { b: [1] }\nc: *x\n")
    assert found.nearest(("a", "b", 0))[:2] == (1, 13)
    assert found.nearest(("a", "b"), at_key=True)[:2] == (1, 9)
    assert found.nearest(("a", "missing", "deeper"))[:2] == (1, 4)
    assert found.nearest(("c", "b", 0))[:2] == (2, 4), "through an alias: the alias"
    assert found.nearest(("missing",))[:2] == (1, 1)
    assert Marks().nearest(("a",)) == Mark(1, 1)


def test_marks_change_nothing_about_the_data() -> None:
    text = "a: &x [1, { b: c }]\nd: *x\n"
    assert Composer("f.yml", text, Marks()).run() == compose(text)


@pytest.mark.parametrize(
    ("text", "complaints"),
    [
        ("a: 1\na: 2\nb: { c: 1, c: 2 }", ["2:1 duplicate-key", "3:12 duplicate-key"]),
        ("a: !!int 1\nb: !x y", ["1:4 unsupported-tag", "2:4 unsupported-tag"]),
        ("a: !!map {}\nb: !!seq []", ["1:4 unsupported-tag", "2:4 unsupported-tag"]),
        ("? [a]\n: b", ["1:3 complex-key"]),
        ("a: &x b\n*x : c", ["2:1 complex-key"]),
        ("a: &x [*x]", ["1:8 unknown-alias"]),
        ("a: *x", ["1:4 unknown-alias"]),
        ("a: 1\n--- # next\nb: 2", ["2:1 several-documents"]),
        ('a: "\\x07"', ["1:4 escaped-control"]),
        ('a: 1\na: 2\nb: "x', ["2:1 duplicate-key", "3:4 yaml-syntax"]),
    ],
)
def test_complains(text: str, complaints: list[str]) -> None:
    assert codes(text) == complaints


def test_depth() -> None:
    assert codes("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert codes("[" * (MAX_DEPTH + 1)) == [f"1:{MAX_DEPTH + 1} too-deep"]


def test_number_of_values() -> None:
    most = MAX_VALUES - 1  # the list itself is one
    assert codes("[" + "1," * most + "]") == []
    assert codes("[" + "1," * (most + 1) + "]") == [f"1:{2 * most + 2} too-many-values"]


def test_aliases_weigh_what_they_repeat() -> None:
    text = "a: &a [" + "1," * 99 + "]\nb: &b [" + "*a," * 100 + "]\nc: [" + "*b," * 3 + "]"
    assert codes(text) == []
    assert codes(text.replace("*b," * 3, "*b," * 4)) == ["3:14 too-many-values"]


def test_long_text_weighs_more() -> None:
    text = "a: &a '" + "x" * LONG * 1000 + "'\nb: [" + "*a," * 48 + "]"
    assert codes(text) == []
    assert codes(text.replace("]", "*a]")) == ["2:149 too-many-values"]

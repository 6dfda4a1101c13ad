"""Renovate reads text and the check reads YAML: what both accept, both read alike."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_catalog.checks.rules.upstream import SEEN, is_seen
from standards_catalog.checks.shape import check_shape
from standards_catalog.documents.document import Document, read
from standards_catalog.editing.fixer import mended
from standards_catalog.schema.schemas import package_schemas
from tests.conftest import Folder

ROOT = Path(__file__).parents[2]
(MANAGER,) = json.loads((ROOT / "renovate.json").read_text("utf-8"))["customManagers"]
(EXPRESSION,) = MANAGER["matchStrings"]
TOOL = package_schemas().kinds["tool"]
GROUPS = ("datasource", "depName", "currentValue")
HEAD = "name: Mallet\nsummary: Shapes deploys.\nring: adopt\nring_basis: stated\n"
TAIL = "sources: [{ title: Roundtable, basis: stated }]\n"
UPSTREAM = {
    "status": "active",
    "datasource": "github-tags",
    "package": "example/mallet",
    "version": '"1.10"',
    "released_on": "2026-01-02",
    "checked_on": "2026-08-22",
    "note": "It is heavy.",
}
FACTS = [*UPSTREAM][1:-1]

Line = Callable[[str, str], str]
LINES: dict[str, Line] = {
    "as it is": lambda key, value: f"{key}: {value}",
    "comment before": lambda key, value: f"# Why.\n{key}: {value}",
    "commented out before": lambda key, value: f"# {key}: 1.9\n{key}: {value}",
    "comment at the margin": lambda key, value: f"\r# Why.\n{key}: {value}",
    "blank line before": lambda key, value: f"\n{key}: {value}",
    "line of blanks before": lambda key, value: f"   \n{key}: {value}",
    "comment after": lambda key, value: f"{key}: {value} # why: 2.0",
    "comment below": lambda key, value: f"{key}: {value}\n  # deeper",
    "two blanks": lambda key, value: f"{key}:  {value}",
    "tab": lambda key, value: f"{key}:\t{value}",
    "blank before the colon": lambda key, value: f"{key} : {value}",
    "blanks after": lambda key, value: f"{key}: {value}  ",
    "tab after": lambda key, value: f"{key}: {value}\t",
    "double quotes": lambda key, value: f"{key}: {quoted(value, chr(34))}",
    "single quotes": lambda key, value: f"{key}: {quoted(value, chr(39))}",
    "escape": lambda key, value: f'{key}: "\\x{ord(bare(value)[0]):02x}{bare(value)[1:]}"',
    "quoted key": lambda key, value: f'"{key}": {value}',
    "quoted key with a blank": lambda key, value: f"'{key}' : {value}",
    "on the next line": lambda key, value: f"{key}:\n  {value}",
    "comment before the value": lambda key, value: f"{key}: # why\n  {value}",
    "folded": lambda key, value: f"{key}: >-\n  {bare(value)}",
    "literal": lambda key, value: f"{key}: |-\n  {bare(value)}",
    "anchor": lambda key, value: f"{key}: &{key} {value}",
    "tag": lambda key, value: f"{key}: !!str {value}",
    "asked": lambda key, value: f"? {key}\n: {value}",
    "left out": lambda key, value: "",
}


def bare(value: str) -> str:
    return value.strip("\"'")


def quoted(value: str, quote: str) -> str:
    return f"{quote}{bare(value)}{quote}"


def block(lines: dict[str, str], order: list[str], width: int) -> str:
    keys = ["status", *order, "note"]
    text = "\n".join(LINES[lines.get(key, "as it is")](key, UPSTREAM[key]) for key in keys)
    indented = "\n".join(
        line[1:] if line.startswith("\r") else " " * width + line for line in text.split("\n")
    )
    return f"upstream:\n{indented}"


def flow(lines: dict[str, str], order: list[str], between: str) -> str:
    return (
        "upstream: { "
        + f",{between}".join(f"{key}: {UPSTREAM[key]}" for key in ["status", *order])
        + " }"
    )


def whole_flow(lines: dict[str, str], order: list[str], between: str) -> str:
    head = HEAD.strip().replace("\n", ",\n ")
    return f"{{ {head},\n {flow(lines, order, between)},\n {TAIL.strip()} }}\n"


def check(raw: bytes) -> str:
    """Compare the readers; return what the check says: refused, seen or unseen."""
    document = read("", raw)
    if not isinstance(document, Document) or check_shape(TOOL, document):
        return "refused"
    if "datasource" not in document.data["upstream"]:
        assert not captured(raw)
        return "no datasource"
    said = expected(document)
    if is_seen(document):
        assert captured(raw) == [said]
        return "seen"
    assert said not in captured(raw)
    after = mended(raw, TOOL).after
    again = read("", after.encode())
    assert isinstance(again, Document)
    assert again.data == document.data
    assert is_seen(again), after
    assert captured(after.encode()) == [said]
    assert mended(after.encode(), TOOL).done == ()
    assert after.count("# ") == document.text.count("# ") + (not document.text.startswith("# y"))
    return "unseen"


def expected(document: Document) -> tuple[str, ...]:
    return tuple(document.data["upstream"][key] for key in ("datasource", "package", "version"))


def captured(raw: bytes) -> list[tuple[str, ...]]:
    """Return what Renovate captures, by RE2 and by Python alike."""
    text = raw.decode()
    readers: list[Any] = [re2, re]
    by_re2, by_python = (
        [
            tuple(found[name] for name in GROUPS)
            for found in reader.finditer(EXPRESSION.replace("(?<", "(?P<"), text)
        ]
        for reader in readers
    )
    assert by_re2 == by_python
    return by_re2


def test_the_check_knows_the_expression_of_renovate_json() -> None:
    assert SEEN.pattern.replace("(?P<", "(?<") == EXPRESSION


def test_no_reader_needs_more_than_its_length() -> None:
    """RE2 takes it, so it needs neither memory of what was captured nor a look ahead or back."""
    assert re2.compile(EXPRESSION.replace("(?<", "(?P<"))
    assert not re.search(r"\(\?[=!]|\(\?<[=!]|\\[1-9]|[+*]\)[+*]", EXPRESSION)


@pytest.mark.parametrize("form", LINES)
@pytest.mark.parametrize("key", FACTS)
def test_each_line_in_each_form(key: str, form: str) -> None:
    check(f"{HEAD}{block({key: form}, FACTS, 2)}\n{TAIL}".encode())


@pytest.mark.parametrize(
    ("form", "verdict"),
    [
        ("two blanks", "seen"),
        ("double quotes", "seen"),
        ("single quotes", "seen"),
        ("blank line before", "seen"),
        ("blanks after", "seen"),
        ("quoted key", "seen"),
        ("on the next line", "seen"),
        ("comment before", "unseen"),
        ("comment after", "unseen"),
        ("folded", "unseen"),
        ("escape", "unseen"),
    ],
)
def test_what_harms_nobody_is_seen_and_a_comment_is_never_lost_to_a_new_version(
    form: str, verdict: str
) -> None:
    assert check(f"{HEAD}{block({'version': form}, FACTS, 2)}\n{TAIL}".encode()) == verdict


@pytest.mark.parametrize("between", [" ", "\n    ", " # why\n    ", "\n    # why\n    ", "\n\n  "])
@pytest.mark.parametrize("whole", [False, True])
def test_braces(between: str, whole: bool) -> None:
    inner = flow({}, FACTS, between)
    text = whole_flow({}, FACTS, between) if whole else f"{HEAD}{inner} # end\n{TAIL}"
    assert check(text.encode()) == "unseen"


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(
    lines=st.dictionaries(st.sampled_from([*FACTS, "status", "note"]), st.sampled_from([*LINES])),
    order=st.permutations(FACTS) | st.just(FACTS),
    width=st.sampled_from([2, 4, 1]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    start=st.sampled_from(["", "\ufeff"]),
)
def test_any_lines_in_any_order(
    lines: dict[str, str], order: list[str], width: int, end: str, start: str
) -> None:
    text = f"{start}{HEAD}{block(lines, [*order], width)}\n{TAIL}"
    check(text.replace("\n", end).encode())


def test_it_is_told_at_its_place(folder: Folder) -> None:
    text = f"{HEAD}{block({'version': 'comment after'}, FACTS, 2)}\n{TAIL}"
    (problem,) = [
        one
        for one in folder.write("tools/mallet.yml", text).load().problems
        if one.code == "unseen-version"
    ]
    assert (problem.line, problem.column, problem.severity) == (7, 3, "warning")
    assert "catalog fix" in problem.hint

"""Every regular expression of the package reads a text in one go, whatever stands in it.

As much of a text once more may take as many steps more (see `steps.py`) as it took before.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import product
from pathlib import Path
from re import _constants as op
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import pytest

import standards_catalog
from standards_catalog.schema.schemas import package_schemas
from tests.schema.test_schemas import walk
from tests.steps import read

PACKAGE = Path(standards_catalog.__file__).parent
TIMES = 10
MOST_SIGNS = 60 if os.environ.get("CATALOG_THOROUGH") == "1" else 12
METHODS = {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}


class Used(NamedTuple):
    """A regular expression, where it stands, and whether it is looked for or has to match."""

    place: str
    pattern: re.Pattern[str]
    how: str


def used() -> Iterator[Used]:
    """Yield the expressions of all modules and schemas."""
    for file in sorted(PACKAGE.rglob("*.py")):
        place = file.relative_to(PACKAGE.parent).with_suffix("")
        tree = ast.parse(file.read_text("utf-8"))
        if "re.compile" in file.read_text("utf-8"):
            yield from _compiled(import_module(".".join(place.parts)), tree)
        yield from _typed(place.as_posix(), tree)
    for name, raw in package_schemas().raw.items():
        for path, schema in walk(raw):
            if "pattern" in schema:
                yield Used(f"{name}{path}", re.compile(schema["pattern"]), "search")


def _compiled(module: Any, tree: ast.Module) -> Iterator[Used]:
    for name, value in vars(module).items():
        if isinstance(value, re.Pattern):
            methods = {method for of, method in _called(tree) if of == name}
            how = {frozenset(("match",)): "match", frozenset(("fullmatch",)): "fullmatch"}
            yield Used(f"{module.__name__}.{name}", value, how.get(frozenset(methods), "search"))


def _typed(place: str, tree: ast.Module) -> Iterator[Used]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _method(node.func)[:1] == ("re",):
            first, method = node.args[0], _method(node.func)[1]
            if method in METHODS and isinstance(first, ast.Constant):
                how = method if method in ("match", "fullmatch") else "search"
                yield Used(f"{place}:{node.lineno}", re.compile(str(first.value)), how)


def _called(tree: ast.Module) -> Iterator[tuple[str, str]]:
    methods = (_method(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    yield from (one for one in methods if one[1] in METHODS)


def _method(node: ast.AST) -> tuple[str, str]:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.value.id, node.attr
    return "", ""


def signs(nodes: Sequence[Any]) -> Iterator[str]:
    """Yield what an expression looks for: words, signs, one of each kind of characters."""
    word = ""
    for kind, value in nodes:
        if kind is op.LITERAL:
            word += chr(value)
            continue
        yield from (word, word[:1])
        word = ""
        if kind is op.IN:
            yield from signs(value)
        elif kind is op.RANGE:
            yield chr(value[0])
        elif kind in (op.CATEGORY, op.ANY, op.NEGATE, op.NOT_LITERAL):
            yield from "a1 "
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from signs(branch)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from signs(value[2])
        elif kind is op.SUBPATTERN:
            yield from signs(value[3])
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from signs(value[1])
        elif kind is op.ATOMIC_GROUP:
            yield from signs(value)
    yield from (word, word[:1])


def slow(one: Used) -> str:
    """Return what takes more and more steps the more often it is repeated, if anything does."""
    found = known(one)[:MOST_SIGNS]
    repeated = (*found, *("".join(pair) for pair in product(found, repeat=2)))
    return next((text for text in repeated if is_slow(one, text)), "")


def known(one: Used) -> list[str]:
    tree = _parser.parse(one.pattern.pattern, one.pattern.flags)
    return [sign for sign in dict.fromkeys(signs(tree.data)) if sign]


def is_slow(one: Used, repeated: str) -> bool:
    before = f"{'-' * 32}\n" if one.how == "search" else ""  # what it may look back at
    texts = (f"{before}{repeated * times}\x01" for times in (TIMES, 2 * TIMES, 3 * TIMES))
    once, twice, thrice = (read(one.pattern, text, one.how).steps for text in texts)
    return thrice - twice > 1.3 * (twice - once)


USED = sorted(set(used()), key=lambda one: one.place)


@pytest.mark.parametrize("one", USED, ids=[one.place for one in USED])
def test_it_reads_a_text_in_one_go(one: Used) -> None:
    assert slow(one) == ""


@pytest.mark.parametrize(
    ("pattern", "repeated"),
    [
        (r"\s*x", " "),
        (r"a+[a-z]+b", "a"),
        (r"\[[^\]]*\]\(", "["),
        (r"(?s)<b>.*?</b>", "<b>"),
        (r"^(?!\s*(#|$))", "\n"),
    ],
)
def test_what_goes_back_and_forth_is_seen(pattern: str, repeated: str) -> None:
    assert is_slow(Used("", re.compile(pattern, re.MULTILINE), "search"), repeated)


@pytest.mark.parametrize("one", USED, ids=[one.place for one in USED])
def test_steps_are_counted_on_the_ways_that_python_goes(one: Used) -> None:
    found = known(one)
    for text in ("".join(found), "\n".join(reversed(found)), f"a{' '.join(found * 2)}\n"):
        method = getattr(one.pattern, "finditer" if one.how == "search" else one.how)
        matches = method(text) if one.how == "search" else filter(None, [method(text)])
        spans = [match.span() for match in matches]
        assert [span for span in read(one.pattern, text, one.how).found if span[1] > span[0]] == [
            span for span in spans if span[1] > span[0]
        ]

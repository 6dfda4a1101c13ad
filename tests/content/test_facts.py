"""Every numbered fact has its place: an entry, words on a page, or a reason why it has none."""

from __future__ import annotations

import re
from itertools import chain

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Standard
from tests.content.places import DOCS, FACTS, JAPANESE, TABLE, entry_of, marked, marks, prose


def test_each_fact_is_there_once() -> None:
    listed = re.findall(r"^(\w+):", TABLE, re.MULTILINE)
    assert listed == [f"S{number}" for number in range(1, 105)]


def test_each_fact_has_a_place_or_a_reason() -> None:
    for number, fact in FACTS.items():
        assert set(fact) in ({"reason"}, {"entry"}, {"prose"}, {"entry", "prose"}), number
        assert fact.get("prose", True) is True, number
        assert fact.get("reason", "-").strip(), number


def test_entries_are_there(catalog: Catalog) -> None:
    wanted = {number: fact["entry"] for number, fact in FACTS.items() if "entry" in fact}
    assert {one: entry for one, entry in wanted.items() if not is_there(catalog, entry)} == {}


def test_pages_say_what_lives_in_prose() -> None:
    told = set(chain.from_iterable(marked(DOCS / page) for page in prose()))
    assert {number for number, fact in FACTS.items() if "prose" in fact} - told == set()


def test_marks_are_of_facts() -> None:
    found = {page: set(marks((DOCS / page).read_text("utf-8"))) - set(FACTS) for page in prose()}
    assert {page: unknown for page, unknown in found.items() if unknown} == {}


def test_a_translated_page_says_the_same_facts() -> None:
    translated = [page for page in prose() if (JAPANESE / page).is_file()]
    assert [page for page in translated if marked(DOCS / page) != marked(JAPANESE / page)] == []


def is_there(catalog: Catalog, target: str) -> bool:
    """Tell whether an entry is there, and the clause of it where one is meant."""
    name, _, clause = target.partition("#")
    entry = entry_of(catalog, name)
    if not clause:
        return entry is not None
    return isinstance(entry, Standard) and clause in {one.id for one in entry.clauses}

"""Every numbered fact has its place: an entry, a page, or a reason why it has none."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
TABLE = Path(__file__).with_name("facts.yml").read_text("utf-8")
FACTS: dict[str, dict[str, str]] = yaml.safe_load(TABLE)


def test_each_fact_is_there_once() -> None:
    listed = re.findall(r"^(\w+):", TABLE, re.MULTILINE)
    assert listed == [f"S{number}" for number in range(1, 105)]


@pytest.mark.parametrize("number", FACTS)
def test_fact_has_a_place_or_a_reason(number: str) -> None:
    keys = set(FACTS[number])
    assert keys in ({"reason"}, {"entry"}, {"page", "about"}, {"entry", "page", "about"})
    assert all(value.strip() for value in FACTS[number].values())


@pytest.mark.parametrize("number", [number for number, fact in FACTS.items() if "entry" in fact])
def test_entry_exists(number: str) -> None:
    target, _, anchor = FACTS[number]["entry"].partition("#")
    kind, _, entry_id = target.partition("/")
    file = ROOT / "catalog" / _folder(kind) / f"{entry_id}.yml"
    assert file.is_file()
    assert not anchor or anchor in _anchors(file)


@pytest.mark.parametrize("number", [number for number, fact in FACTS.items() if "page" in fact])
def test_page_speaks_of_it(number: str) -> None:
    fact = FACTS[number]
    page = ROOT / fact["page"]
    assert page.is_file()
    assert _plain(fact["about"]) in _plain(page.read_text("utf-8"))


def _folder(kind: str) -> str:
    schema = json.loads(
        (ROOT / "macros" / "standards_catalog" / "schema" / f"{kind}.json").read_text("utf-8")
    )
    return str(schema["x-folder"])


@cache
def _anchors(file: Path) -> frozenset[str]:
    entry: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return frozenset(
        f"{clause['level'].lower().replace('_', '-')}-{clause['id']}"
        for clause in entry.get("clauses", ())
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())

"""The shipped catalog is named and summed up in Japanese, and says the same in both languages."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from standards_catalog.checks.load import load
from standards_catalog.model.entries import Entry, Named
from standards_catalog.text import Text

ROOT = Path(__file__).parents[2]
# As it was shipped: who adds an entry may leave its Japanese to somebody else.
SHIPPED = load(ROOT / "tests/golden/shipped/catalog").catalog
ENTRIES = [one for kind in SHIPPED.entries.values() for one in kind.values()]
NAMED = [one for one in ENTRIES if isinstance(one, Named)]

# Kana, kanji, and the punctuation that goes with them.
JAPANESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]")
SUMMARIES = ("summary", "purpose", "statement")
# What may be called the same in every language.
NAMES = ("name", "title")


def path(entry: Entry) -> str:
    return f"{entry.kind}/{entry.id}"


@pytest.mark.parametrize("entry", NAMED, ids=path)
def test_an_entry_is_summed_up_in_both_languages(entry: Named) -> None:
    (summary,) = (getattr(entry, key) for key in SUMMARIES if hasattr(entry, key))
    assert summary.by_language.keys() == {"en", "ja"}


@pytest.mark.parametrize("entry", ENTRIES, ids=path)
def test_a_text_in_two_languages_is_in_each_of_them(entry: Entry) -> None:
    texts = [text.by_language for key, text in texts_of(entry) if key not in NAMES]
    assert [text for text in texts if JAPANESE.search(text.get("en", ""))] == []
    assert [text for text in texts if "ja" in text and not JAPANESE.search(text["ja"])] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=path)
def test_a_name_is_in_both_languages_or_a_proper_name(entry: Entry) -> None:
    for name in [text.by_language for key, text in texts_of(entry) if key in NAMES]:
        assert name.keys() in ({""}, {"en", "ja"})
        written = [lang for lang, wording in name.items() if JAPANESE.search(wording)]
        assert written == (["ja"] if "ja" in name else []), name


@pytest.mark.parametrize("entry", ENTRIES, ids=path)
def test_both_languages_link_to_the_same(entry: Entry) -> None:
    for _, text in texts_of(entry):
        found = [sorted(re.findall(r"\]\(([^)]*)\)", one)) for one in text.all]
        assert found[1:] in ([], found[:1]), text


def texts_of(value: Any, key: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text of an entry, with the name of its field."""
    if isinstance(value, Text):
        yield key, value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_of(getattr(value, field.name), field.name)
    elif isinstance(value, Mapping | tuple):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from texts_of(one, key)

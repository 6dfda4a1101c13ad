"""Entries that are in Japanese are so where a reader begins, and say the same in both languages.

Who adds an entry or a text may leave its Japanese to somebody else: what is in one language only
is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct, structs

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Entry, Named
from standards_catalog.text import Text

# Kana, kanji, and the punctuation that goes with them.
JAPANESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]")
SUMMARIES = ("summary", "purpose", "statement")
# What may be called the same in every language.
NAMES = ("name", "title")
LINK = re.compile(r"\]\(([^)]*)\)")


def test_a_translated_entry_is_summed_up_in_both_languages(catalog: Catalog) -> None:
    wrong = []
    for entry in entries(catalog):
        summaries = [getattr(entry, key) for key in SUMMARIES if hasattr(entry, key)]
        if isinstance(entry, Named) and is_translated(entry):
            wrong += [entry.id for one in summaries if one.by_language.keys() != {"en", "ja"}]
    assert wrong == []


def test_a_text_in_two_languages_is_in_each_of_them(catalog: Catalog) -> None:
    def in_the_other(key: str, text: Text) -> bool:
        english, japanese = (text.by_language.get(lang, "") for lang in ("en", "ja"))
        untranslated = japanese and key not in NAMES and not JAPANESE.search(japanese)
        return bool(mostly_japanese(english) or untranslated or (english and english == japanese))

    assert faults(catalog, in_the_other) == []


def test_both_languages_link_to_the_same(catalog: Catalog) -> None:
    def differ(_: str, text: Text) -> bool:
        return len({tuple(sorted(LINK.findall(one))) for one in text.all}) > 1

    assert faults(catalog, differ) == []


def entries(catalog: Catalog) -> list[Entry]:
    """Return all entries."""
    return [entry for kind in catalog.entries.values() for entry in kind.values()]


def faults(catalog: Catalog, wrong: Callable[[str, Text], bool]) -> list[str]:
    """Return the texts that are wrong, each with the entry that it is of."""
    return [
        f"{entry.kind}/{entry.id}: {key}: {text}"
        for entry in entries(catalog)
        for key, text in texts_of(entry)
        if wrong(key, text)
    ]


def is_translated(entry: Entry) -> bool:
    """Tell whether anything that an entry says is in Japanese beside its English.

    Its sources do not count: they are copied from entry to entry.
    """
    said = (value for name, value in structs.asdict(entry).items() if name != "sources")
    return any("ja" in text.by_language for value in said for _, text in texts_of(value))


def mostly_japanese(text: str) -> bool:
    """Tell Japanese from English that quotes some."""
    return len(JAPANESE.findall(text)) > len(re.findall("[A-Za-z]", text))


def texts_of(value: Any, key: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text of an entry, with the name of its field."""
    if isinstance(value, Text):
        yield key, value
    elif isinstance(value, Struct):
        for name, one in structs.asdict(value).items():
            yield from texts_of(one, name)
    elif isinstance(value, Mapping | tuple):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from texts_of(one, key)

"""What the shipped catalog says, it says in Japanese as well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.catalog.load import load
from macros.catalog.model import Named

ROOT = Path(__file__).parents[2]
CATALOG = load(ROOT / "catalog").catalog
ENTRIES = [entry for kind in CATALOG.named_kinds for entry in CATALOG.of_kind(kind)]

# Kana, kanji, and the punctuation that goes with them.
JAPANESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]")
SUMMARIES = ("summary", "purpose", "statement")


def path(entry: Named) -> str:
    return f"{entry.kind}/{entry.id}"


@pytest.mark.parametrize("entry", ENTRIES, ids=path)
def test_an_entry_is_summed_up_in_both_languages(entry: Named) -> None:
    (summary,) = (getattr(entry, name) for name in SUMMARIES if hasattr(entry, name))
    wordings = summary.by_language
    assert wordings.keys() == {"en", "ja"}
    assert not JAPANESE.search(wordings["en"])
    assert JAPANESE.search(wordings["ja"])


@pytest.mark.parametrize("entry", ENTRIES, ids=path)
def test_a_name_is_in_both_languages_or_a_proper_name(entry: Named) -> None:
    wordings = entry.name.by_language
    assert wordings.keys() in ({""}, {"en", "ja"})
    assert [lang for lang, name in wordings.items() if JAPANESE.search(name)] in ([], ["ja"])
    assert wordings.keys() == {""} or JAPANESE.search(wordings["ja"])

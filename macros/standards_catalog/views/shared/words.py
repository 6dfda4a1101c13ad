"""The interface's own words in each language, in English where it has none of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType, SimpleNamespace

from standards_catalog.schema.languages import overlay
from standards_catalog.text import ENGLISH


@cache
def words(lang: str) -> Mapping[str, str]:
    """Return the interface's words for a language, by key."""
    return MappingProxyType({**overlay(ENGLISH).words, **overlay(lang).words})


@cache
def names(lang: str) -> SimpleNamespace:
    """Return the same words as attributes, which templates reach faster."""
    return SimpleNamespace(**words(lang))


def fill(lang: str, key: str, **values: object) -> str:
    """Return one of the interface's sentences with its values put in, days as `when` has them."""
    told = {
        name: when(value, lang) if isinstance(value, date) else value
        for name, value in values.items()
    }
    return words(lang)[key].format(**told)


@lru_cache(maxsize=10_000)
def when(day: date | str, lang: str) -> str:
    """Return a day, a month or a year as the language writes it: `2026-05` is 2026年5月."""
    parts = [int(part) for part in str(day).split("-") if part]
    names = ("year", "month", "day")
    form = {0: "", 1: "date_year", 2: "date_month", 3: "date_day"}[len(parts)]
    return words(lang)[form].format(**dict(zip(names, parts, strict=False))) if form else ""

"""The interface's own words in each language; what it has none for is said in another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import SimpleNamespace

from standards_catalog.schema.languages import Language, language


def words(lang: str) -> Mapping[str, str]:
    """Return the interface's words for a language, by key."""
    return _spoken(lang).words


def names(lang: str) -> SimpleNamespace:
    """Return the same words as attributes, which templates reach faster."""
    return _spoken(lang).names


def fill(lang: str, key: str, **values: object) -> str:
    """Return one of the interface's sentences with its values put in, days as `when` has them."""
    told = {
        name: when(value, lang) if isinstance(value, date) else value
        for name, value in values.items()
    }
    return words(lang)[key].format(**told)


def when(day: date | str, lang: str) -> str:
    """Return a day, a month or a year as the language writes it: `2026-05` is 2026年5月."""
    text = str(day)
    form = ("date_year", "date_month", "date_day")[text.count("-")]
    return _written(text, words(lang)[form]) if text else ""


@lru_cache(maxsize=10_000)
def _written(day: str, form: str) -> str:
    parts = [int(part) for part in day.split("-")]
    return form.format(**dict(zip(("year", "month", "day"), parts, strict=False)))


def _spoken(lang: str) -> Language:
    """Return a language of a catalog; a bare code stands for what the package says."""
    return lang if isinstance(lang, Language) else language(lang)

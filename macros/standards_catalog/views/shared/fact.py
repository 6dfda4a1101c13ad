"""Facts: labelled values, the short table at the top of an entry's page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.shared.link import Link
from standards_catalog.views.shared.words import words

_FEW = 5


class Value(Struct, frozen=True):
    """One value of a fact: text, perhaps with a link, a term of a vocabulary, or a remark."""

    text: Text | str | date = ""
    link: Link | None = None
    url: str = ""
    term: Term | None = None
    remark: Text | str = ""


class Fact(Struct, frozen=True):
    """A label and its values; never empty."""

    label: str
    values: tuple[Value, ...]

    @property
    def shown(self) -> int:
        """How many values are read at once: of many plain ones, as the search knows, the first."""
        many = len(self.values) > _FEW + 1
        told = many and any(one.link or one.term or one.url for one in self.values)
        return _FEW if many and not told else len(self.values)


def field(
    catalog: Catalog, kind: str, keys: Sequence[str], lang: str, values: Iterable[Value | None]
) -> list[Fact]:
    """Return a fact named after a field of the schema, or nothing where there is no value."""
    there = tuple(value for value in values if value)
    return [Fact(catalog.vocabulary.label(kind, *keys)[lang], there)] if there else []


def named(word: str, lang: str, values: Iterable[Value | None]) -> list[Fact]:
    """Return a fact with a label of the interface, or nothing where there is no value."""
    there = tuple(value for value in values if value)
    return [Fact(words(lang)[word], there)] if there else []


def of_links(links: Iterable[Link | None]) -> list[Value]:
    """Return a value for each link."""
    return [Value(link=link) for link in links if link]


def of_text(*texts: Text | str | date | None) -> list[Value]:
    """Return a value for each text that is there."""
    return [Value(text if isinstance(text, Text | date) else str(text)) for text in texts if text]


def of_url(*urls: str) -> list[Value]:
    """Return a value for each address that is there."""
    return [Value(url.removeprefix("https://").rstrip("/"), url=url) for url in urls if url]


def of_contact(contact: str, lang: str) -> list[Value]:
    """Return the value of where to reach an owner, or that nobody recorded it."""
    if not contact:
        return [Value(words(lang)["no_contact"])]
    return [Value(contact.removeprefix("mailto:"), url=contact)]


def of_term(
    catalog: Catalog, kind: str, keys: Sequence[str], value: str, remark: Text | str = ""
) -> list[Value]:
    """Return a value for a word of a vocabulary, if there is one."""
    return (
        [Value(term=catalog.vocabulary.terms(kind, *keys)[value], remark=remark)] if value else []
    )

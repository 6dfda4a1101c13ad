"""What is shown of a kind that has no view of its own: what its schema says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Named
from standards_catalog.text import Text
from standards_catalog.text import plain as without_markup
from standards_catalog.views.kinds.kind import Kind
from standards_catalog.views.kinds.shared import TAGS, also, sources
from standards_catalog.views.shared.fact import (
    Fact,
    Value,
    field,
    of_links,
    of_term,
    of_text,
    of_url,
)
from standards_catalog.views.shared.link import links
from standards_catalog.views.shared.summary import SUMMARY

# Told elsewhere on a page, or only the place in a list.
_TOLD = ("name", *SUMMARY, "order", "tags", "aliases", "formerly", "sources")


def facts(catalog: Catalog, entry: Named, lang: str) -> tuple[Fact, ...] | None:
    """Return a fact for each recorded field that is a text, a date, a number, or some of them."""
    found: list[Fact] = []
    for key, schema in catalog.schemas.kinds[entry.kind].whole["properties"].items():
        if key not in _TOLD:
            values = _values(catalog, entry, key, schema)
            found += field(catalog, entry.kind, [key], lang, values)
    return (*found, *also(catalog, entry, lang))


def _values(catalog: Catalog, entry: Named, key: str, schema: Mapping[str, Any]) -> Iterator[Value]:
    value = getattr(entry, key)
    for one in value if isinstance(value, tuple) else (value,):
        yield from _value(catalog, entry.kind, key, schema.get("items", schema), one)


def _value(
    catalog: Catalog, kind: str, key: str, schema: Mapping[str, Any], value: Any
) -> list[Value]:
    if isinstance(value, Text):
        return of_text(value.map(without_markup))
    if isinstance(value, date):
        return of_text(value)
    if not isinstance(value, str | int) or isinstance(value, bool):
        return []  # what has parts, or no wording of its own, needs a section
    if isinstance(value, int):
        return of_text(str(value))
    if "x-ref" in schema:
        ref = catalog.resolve(tuple(schema["x-ref"]), value)
        return of_links(links([catalog.find(ref)])) if ref else []
    if "oneOf" in schema:
        return of_term(catalog, kind, [key], value)
    return of_url(value) if value.startswith("https://") else of_text(value)


PLAIN = Kind(sections={"facts": facts, "sources": sources}, filters={"tag": TAGS})

"""The organisation's own fields of entries: as facts, as filters of lists, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Entry
from standards_catalog.schema.schemas import Schemas
from standards_catalog.schema.texts import by_language
from standards_catalog.text import Text
from standards_catalog.views.kinds.kind import Filter
from standards_catalog.views.shared.fact import Fact, Value, field, of_term, of_text, of_url
from standards_catalog.views.shared.plain import plain
from standards_catalog.views.shared.words import words

EXTRA = "extra"
_YES_OR_NO = {True: "boolean_true", False: "boolean_false"}


def own_fields(schemas: Schemas, kind: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the schema of each field of the organisation's own that a kind has, by its key."""
    extra: Mapping[str, Any] = schemas.kinds[kind].whole["properties"].get(EXTRA, {})
    fields: Mapping[str, Mapping[str, Any]] = extra.get("properties", {})
    return fields


def extra_facts(catalog: Catalog, entry: Entry, lang: str) -> Iterator[Fact]:
    """Yield a fact for each own field that is recorded of an entry."""
    for key, schema in own_fields(catalog.schemas, entry.kind).items():
        if key in entry.extra:
            values = _values(catalog, entry, key, schema, lang)
            yield from field(catalog, entry.kind, [EXTRA, key], lang, values)


def extra_filters(catalog: Catalog, kind: str) -> Mapping[str, Filter]:
    """Return what a list can be narrowed by: own fields that are a choice, or yes or no."""
    return {
        f"own_{key}": Filter(_chosen(key), field=(EXTRA, key), words="boolean_")
        for key, schema in own_fields(catalog.schemas, kind).items()
        if "oneOf" in schema.get("items", schema) or schema.get("type") == "boolean"
    }


def extra_data(catalog: Catalog, entry: Entry) -> dict[str, Any]:
    """Return all own fields of an entry as JSON has them, those that are not recorded as null."""
    return {
        key: plain(Text(value)) if by_language(schema) and value is not None else value
        for key, schema in own_fields(catalog.schemas, entry.kind).items()
        for value in [entry.extra.get(key, [] if schema.get("type") == "array" else None)]
    }


def _chosen(key: str) -> Any:
    def values(catalog: Catalog, entry: Entry) -> list[str]:
        value = entry.extra.get(key, [])
        many = value if isinstance(value, list) else [value]
        return [str(one).lower() if isinstance(one, bool) else one for one in many]

    return values


def _values(
    catalog: Catalog, entry: Entry, key: str, schema: Mapping[str, Any], lang: str
) -> Iterator[Value]:
    value = entry.extra[key]
    for one in value if isinstance(value, list) else (value,):
        if "oneOf" in schema.get("items", schema):
            yield from of_term(catalog, entry.kind, [EXTRA, key], one)
        elif isinstance(one, bool):
            yield Value(words(lang)[_YES_OR_NO[one]])
        elif schema.get("format") == "date":
            yield from of_text(date.fromisoformat(one))
        elif by_language(schema):
            yield from of_text(Text(one))
        elif "format" not in schema and str(one).startswith(("https://", "http://")):
            yield from of_url(one)
        else:
            yield Value(str(one))

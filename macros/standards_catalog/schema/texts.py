"""The texts in an entry's data, each with the place and the schema that it has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from standards_catalog.problems import Keys
from standards_catalog.schema.schemas import Schema


class Written(NamedTuple):
    """A text where it stands, by language where it is written so (else under the empty one)."""

    keys: Keys
    schema: Mapping[str, Any]
    wordings: Mapping[str, str]

    def at(self, lang: str) -> Keys:
        """Return the keys of one wording."""
        return (*self.keys, lang) if lang else self.keys


def by_language(schema: Mapping[str, Any]) -> bool:
    """Whether a schema is of text that is one string, or one a language, none of them needed."""
    return schema.get("type") == ["string", "object"] and "required" not in schema


def texts(schema: Schema, data: Any) -> tuple[Written, ...]:
    """Return every text that the schema does not give a choice of."""
    found: list[Written] = []
    _gather(schema.whole, data, (), found)
    return tuple(found)


def _gather(schema: Mapping[str, Any], data: Any, keys: Keys, found: list[Written]) -> None:
    if isinstance(data, str):
        if "oneOf" not in schema:
            found.append(Written(keys, schema, {"": data}))
    elif isinstance(data, list):
        items = schema.get("items", {})
        for index, item in enumerate(data):
            _gather(items, item, (*keys, index), found)
    elif isinstance(data, dict):
        if by_language(schema):
            found.append(Written(keys, schema, data))
            return
        properties, others = schema.get("properties", {}), schema.get("additionalProperties") or {}
        for key, value in data.items():
            _gather(properties.get(key, others), value, (*keys, key), found)

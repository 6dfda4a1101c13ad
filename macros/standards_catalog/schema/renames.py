"""What was written for an older schema, in the names of this one: what `x-renamed` is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from standards_catalog.schema.schemas import Schema


def renewed(schema: Schema, data: Any) -> Any:
    """Return data with new names for keys and values that the schema called otherwise once."""
    return renewed_by(schema.whole, data)


def renewed_by(schema: Mapping[str, Any], data: Any) -> Any:
    """Return the same by a part of a schema whose references are followed."""
    if isinstance(data, dict):
        return _mapping(schema, data)
    if isinstance(data, list):
        items = schema.get("items", {})
        return [renewed_by(items, item) for item in data]
    return schema.get("x-renamed", {}).get(data, data) if isinstance(data, str) else data


def _mapping(schema: Mapping[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    names = {**schema.get("propertyNames", {}).get("x-renamed", {}), **schema.get("x-renamed", {})}
    others = schema.get("additionalProperties") or {}
    found: dict[str, Any] = {}
    for key, value in data.items():
        new = names.get(key, key)
        if new != key and (new in data or new in found):  # which one counts is not for us to say
            new = key
        found[new] = renewed_by(schema.get("properties", {}).get(new, others), value)
    return found

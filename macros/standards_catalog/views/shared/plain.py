"""Frozen values of the catalog as plain data, every key always there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType, NoneType
from typing import Any

from standards_catalog.model.catalog import Ref
from standards_catalog.text import Text

# BCP 47 for "undetermined": one string that its author wrote for every language.
ANY = "und"


def plain(value: Any) -> Any:
    """Return a value as JSON has it: texts by language, dates as ISO 8601, nothing as null."""
    change: Callable[[Any], Any] = _PLAIN.get(value.__class__, parts)
    return change(value)


def parts(value: Any) -> dict[str, Any]:
    """Return the fields of a value as JSON has them."""
    return {name: plain(getattr(value, name)) for name in value.__struct_fields__}


def named(ref: Ref) -> dict[str, str]:
    """Return the name of an entry."""
    return {"kind": ref.kind, "id": ref.id}


def _text(text: Text) -> dict[str, str]:
    return {lang or ANY: wording for lang, wording in text.by_language.items()}


def _mapping(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: plain(one) for key, one in sorted(value.items())}


def _as_it_is(value: Any) -> Any:
    return value


_PLAIN: Mapping[type, Callable[[Any], Any]] = {
    str: lambda value: value or None,
    int: _as_it_is,
    float: _as_it_is,
    list: _as_it_is,
    bool: _as_it_is,
    NoneType: _as_it_is,
    Text: _text,
    date: date.isoformat,
    tuple: lambda value: [plain(one) for one in value],
    dict: _mapping,
    MappingProxyType: _mapping,
}

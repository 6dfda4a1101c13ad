"""Frozen values of the catalog as plain data, every key always there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any

from macros.catalog.catalog import Ref
from macros.catalog.text import Text

# BCP 47 for "undetermined": one string that its author wrote for every language.
ANY = "und"


def plain(value: Any) -> Any:
    """Return a value as JSON has it: texts by language, dates as ISO 8601, nothing as null."""
    if value == "":
        return None
    if isinstance(value, str | int):
        return value
    if isinstance(value, Text):
        return {lang or ANY: wording for lang, wording in value.by_language.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in sorted(value.items())}
    return None if value is None else parts(value)


def parts(value: Any) -> dict[str, Any]:
    """Return the fields of a frozen dataclass as JSON has them."""
    return {name: plain(getattr(value, name)) for name in _names(value.__class__)}


def named(ref: Ref) -> dict[str, str]:
    """Return the name of an entry."""
    return {"kind": ref.kind, "id": ref.id}


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))

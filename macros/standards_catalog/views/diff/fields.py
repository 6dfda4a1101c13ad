"""Which fields of plain data differ: each by its path, with its values where they are short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

_SHORT = 60
_NOTHING = object()
_NAMES = ("id", "tool", "team", "stage")  # what the items of a list go by, where they have it


class Field(Struct, frozen=True):
    """A field that differs; its values are told where they are short and on one line."""

    name: str
    change: Literal["set", "removed", "changed", "reordered"]
    before: str | None = None
    after: str | None = None


def changed_fields(before: Any, after: Any, name: str = "") -> Iterator[Field]:
    """Yield the fields that differ between two pieces of data, as deep as mappings go.

    Items of a list that have names are compared by them.
    """
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _in_mappings(before, after, name)
        return
    there, here = _by_name(before), _by_name(after)
    if there is not None and here is not None:
        yield from [*_in_mappings(there, here, name)] or [Field(name, "reordered")]
    elif before is _NOTHING:
        yield Field(name, "set", None, _short(after))
    elif after is _NOTHING:
        yield Field(name, "removed", _short(before), None)
    else:
        yield Field(name, "changed", _short(before), _short(after))


def _in_mappings(before: Mapping[str, Any], after: Mapping[str, Any], name: str) -> Iterator[Field]:
    for key in {**before, **after}:
        path = f"{name}.{key}" if name else str(key)
        yield from changed_fields(before.get(key, _NOTHING), after.get(key, _NOTHING), path)


def _by_name(data: Any) -> Mapping[str, Any] | None:
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        return None
    for key in _NAMES:
        names = [item.get(key) for item in data]
        if None not in names and len(set(names)) == len(names):
            return dict(zip(names, data, strict=True))
    return None


def _short(data: Any) -> str | None:
    if isinstance(data, Sequence) and not isinstance(data, str):
        texts = [_short(item) for item in data]
        text = ", ".join(one for one in texts if one is not None) if None not in texts else None
    else:
        text = str(data) if isinstance(data, str | int | float) else None
    return text if text is not None and len(text) <= _SHORT and text.isprintable() else None

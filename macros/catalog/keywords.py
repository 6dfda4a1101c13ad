"""Keywords of JSON Schema, read as editors and `jsonschema-rs` read them; Python's differ a little.

Python's `$` lets a line end pass, its calendar begins in year 1, and the equal items of a list are
found by comparing each with each, which takes minutes for a long one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
from jsonschema.protocols import Validator

_DAY = re.compile(r"\s*(\d{4})[/.年-](\d{1,2})(?:[/.月-](\d{1,2}))?[月日]?\s*")


def fits(pattern: str, text: str) -> bool:
    """Whether text has a schema's pattern, `$` being the end of the text and nothing else."""
    return re.search(pattern.replace("$", r"\Z"), text) is not None


def is_day(text: object) -> bool:
    """Whether text is a day of the calendar that Python knows: from year 1 to 9999."""
    try:
        return bool(date.fromisoformat(str(text)))
    except ValueError:
        return False


def as_day(text: str) -> str | None:
    """Return a day or month that is written in another way as 2026-05-01, or nothing."""
    found = _DAY.fullmatch(text)
    return "-".join(f"{int(part):02}" for part in found.groups() if part) if found else None


def canonical(value: Any) -> str:
    """Return the same text for the same data."""
    return json.dumps(value, sort_keys=True)


def _pattern(
    validator: Validator, wanted: str, value: object, schema: object
) -> Iterator[ValidationError]:
    if isinstance(value, str) and not fits(wanted, value):
        yield ValidationError("has another form")


def _unique_items(
    validator: Validator, wanted: bool, value: object, schema: object
) -> Iterator[ValidationError]:
    if wanted and isinstance(value, list) and len(set(map(canonical, value))) < len(value):
        yield ValidationError("has equal items")


def _properties(
    validator: Any, wanted: dict[str, Any], value: Any, schema: object
) -> Iterator[ValidationError]:
    """Complain about a key whose schema is `false` in the words that stand beside it."""
    for key, sub in wanted.items() if isinstance(value, dict) else ():
        if key in value and sub is False:
            yield ValidationError("does not belong here", path=[key])
        elif key in value:
            yield from validator.descend(value[key], sub, path=key, schema_path=key)


FORMATS = FormatChecker(formats=())
FORMATS.checks("date")(is_day)

Explaining: type[Validator] = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"pattern": _pattern, "properties": _properties, "uniqueItems": _unique_items},
)

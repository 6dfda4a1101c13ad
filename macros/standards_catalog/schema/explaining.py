"""The slow reader of schemas, which says what is wrong; imported when something is.

Its keywords are read as editors and `jsonschema-rs` read them; Python's differ a little: its `$`
lets a line end pass, its calendar begins in year 1, and the equal items of a list are found by
comparing each with each, which takes minutes for a long one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
from jsonschema.protocols import Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from standards_catalog.schema.keywords import canonical, fits, is_day


def explaining(raw: Mapping[str, Any], schemas: Mapping[str, Mapping[str, Any]]) -> Validator:
    """Return the reader of a schema, which may refer to the other ones by the names of files."""
    registry: Registry[Any] = Registry().with_resources(
        (f"{name}.json", DRAFT202012.create_resource(dict(one))) for name, one in schemas.items()
    )
    return Explaining(raw, registry=registry, format_checker=FORMATS)


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

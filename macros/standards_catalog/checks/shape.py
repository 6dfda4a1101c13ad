"""What a schema finds wrong in one document, in the words of its author.

`jsonschema` says which keyword failed where; the checks here say what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from standards_catalog.checks.hints import HOW_TO_WRITE, TYPES, described, mended, needed
from standards_catalog.documents.document import Document
from standards_catalog.documents.positions import Marks
from standards_catalog.problems import (
    NAMED,
    Fault,
    Keys,
    Problem,
    listed,
    some,
    suggest,
    telling,
    visible,
)
from standards_catalog.rule import Family, Rule, rule
from standards_catalog.schema.keywords import canonical, fits
from standards_catalog.schema.schemas import Schema
from standards_catalog.schema.texts import by_language

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


class Departure(NamedTuple):
    """A place that departs from its schema: keys, the keyword and what it wants, the value.

    It may be the key itself that does.
    """

    keys: Keys
    keyword: str
    wanted: Any
    value: Any
    schema: Mapping[str, Any]
    at_key: bool = False


def check_shape(schema: Schema, document: Document) -> list[Problem]:
    """Return every way in which a document departs from its kind's schema."""
    return check_part(schema, document.data, (), document)


def check_part(schema: Schema, data: Any, keys: Keys, document: Document) -> list[Problem]:
    """Return every way in which what stands below some keys departs from its schema."""
    if schema.accepts.is_valid(data):
        return []
    marks = document.marks
    errors = [_departure(error, keys) for error in schema.explains.iter_errors(data)]
    mistyped = {error.keys for error in errors if error.keyword == "type"}
    found: list[Problem] = []
    for error in errors:
        if error.keys in mistyped and error.keyword != "type":
            continue  # what else is wrong with it follows from its type
        check = _check_for(error)
        faults = (replace(one, at_key=one.at_key or error.at_key) for one in check(error, marks))
        found += (check.located(document.path, fault, marks) for fault in faults)
    return list(dict.fromkeys(found))


@rule(Family.SHAPE)
def unknown_key(error: Departure, marks: Marks) -> Iterator[Fault]:
    """Complain about a key that no entry of this kind has.

    Why: a misspelt key would be dropped silently, and its value with it.
    Bad: `ringg: adopt`
    Good: `ring: adopt`
    """
    known = error.schema.get("properties", {})
    for key in error.value:
        if key not in known:
            hint = suggest(key, known) or f"known here: {some([*known], NAMED)}"
            if key != key.strip():
                hint = "take the space beside it away; a full-width one does not indent"
            if now := error.schema.get("x-renamed", {}).get(key):
                hint = f"it is called `{now}` now: run `catalog migrate`"
                if now in error.value:
                    hint = f"it is called `{now}` now, which stands here too: keep one of them"
            hint = _HINTS.get(key, hint)
            message = f"`{visible(key)}` is not a key that exists here"
            yield Fault((*error.keys, key), message, hint, at_key=True)


@rule(Family.SHAPE)
def missing_key(error: Departure, marks: Marks) -> Iterator[Fault]:
    """Complain about a key that every entry of this kind must have.

    Why: pages, matrices and gates are made from it.
    Bad: a tool without `ring:`
    Good: `ring: adopt`
    """
    for key in error.wanted:
        if key not in error.value:
            where = _name(error.keys)
            message = f"`{key}` is missing" + (f" in {where}" if where else "")
            yield Fault(error.keys, message, f"add `{key}: …`", at_key=True)


@rule(Family.SHAPE)
def wrong_type(error: Departure, marks: Marks) -> Iterator[Fault]:
    """Complain about a value of the wrong type.

    Why: YAML reads `1.10` as the number 1.1; a version, a name, a date is text.
    Bad: `version: 1.10`
    Good: `version: "1.10"`
    """
    wanted = [error.wanted] if isinstance(error.wanted, str) else list(error.wanted)
    name, value = _name(error.keys) or "the file", error.value
    if value is None:
        yield Fault(error.keys, f"{name} is empty", "write a value or delete the line")
        return
    typed = marks.nearest(error.keys).typed
    words = listed(TYPES[one] for one in wanted)
    words = "text, or a text for each language" if by_language(error.schema) else words
    message = f"{name} must be {words}, but this is {described(value, typed)}"
    hint = HOW_TO_WRITE[wanted[-1]]
    if "string" in wanted and isinstance(value, bool | int | float):
        hint = f'put it in quotes: "{visible(typed)}"' if typed else "put it in quotes"
    elif "string" in wanted and isinstance(value, list):
        hint = "write one value, without `- ` or [ ]"
    elif isinstance(value, str) and re.fullmatch(r"[0-9]+", value) and "integer" in wanted:
        hint = "take the quotes away"
    yield Fault(error.keys, message, hint)


@rule(Family.SHAPE)
def unknown_value(error: Departure, marks: Marks) -> Iterator[Fault]:
    """Complain about a value outside the vocabulary.

    Why: matrices and filters count by these words; a new word would fall out of all of them.
    Bad: `ring: hold`
    Good: `ring: caution`
    """
    name = _name(error.keys)
    allowed = [str(choice["const"]) for choice in error.wanted]
    if error.value is None:
        yield Fault(error.keys, f"{name} is empty", f"write one of {', '.join(allowed)}")
        return
    got = described(error.value, marks.nearest(error.keys).typed)
    hint = "write one of them, without `- ` or [ ]"
    if isinstance(error.value, str):
        got = f"`{visible(error.value)}`"
        renamed = error.schema.get("x-renamed", {}).get(error.value)
        hint = f"{got} is called `{renamed}` now: run `catalog fix`" if renamed else ""
        hint = hint or suggest(error.value, allowed) or "write one of them"
    message = f"{name} must be one of {', '.join(allowed)}, not {got}"
    yield Fault(error.keys, message, hint)


@rule(Family.SHAPE)
def invalid_format(error: Departure, marks: Marks) -> Iterator[Fault]:
    """Complain about text that is not in the required form.

    Why: ids make addresses, dates make ages, addresses make links.
    Bad: `checked_on: 2026/5/1`, `homepage: example.com`, `id: My Product`
    Good: `checked_on: 2026-05-01`, `homepage: https://example.com/`, `id: my-product`
    """
    schema = error.schema
    message = str(schema.get("patternErrorMessage", "has not the form that it must have"))
    hint = mended(str(error.value), schema)
    if error.keyword == "not":
        message = str(error.wanted["errorMessage"])
        hint = "choose another one"
    elif error.keyword == "format" and fits(schema["pattern"], str(error.value)):
        message, hint = "must be a day of the calendar", "correct the day"
    message = f"{_name(error.keys)} {message}, but is `{telling(str(error.value))}`"
    yield Fault(error.keys, message, hint)


@rule(Family.SHAPE)
def empty_value(error: Departure, marks: Marks) -> Iterator[Fault]:
    """Complain about an empty text, list or mapping.

    Why: an empty value says less than none; a key that is left out means "not recorded".
    Bad: `products: []`
    Good: the line deleted
    """
    name = _name(error.keys) or "the file"
    yield Fault(error.keys, f"{name} is empty", "fill it or delete the key")


@rule(Family.SHAPE)
def out_of_range(error: Departure, marks: Marks) -> Iterator[Fault]:
    """Complain about a number, a text or a list beyond its bounds.

    Why: such values are typing errors, or break the layout of every page that shows them.
    Bad: `review_interval_days: 0`
    Good: `review_interval_days: 180`
    """
    bound, hint = _BOUNDS[error.keyword]
    message = f"{_name(error.keys)} must {bound.format(error.wanted)}"
    yield Fault(error.keys, message, hint)


@rule(Family.SHAPE)
def repeated_item(error: Departure, marks: Marks) -> Iterator[Fault]:
    """Complain about the same item twice in one list.

    Why: it is a slip, and every count would be wrong.
    Bad: `tags: [deploy, cloud, deploy]`
    Good: `tags: [deploy, cloud]`
    """
    seen: set[str] = set()
    for index, item in enumerate(error.value):
        if canonical(item) in seen:
            message = f"`{visible(str(item))}` stands twice in {_name(error.keys)}"
            yield Fault((*error.keys, index), message, "keep one of them")
        seen.add(canonical(item))


@rule(Family.SHAPE)
def unmet_condition(error: Departure, marks: Marks) -> Iterator[Fault]:
    """Complain about keys that do not go together.

    Why: some facts need others: what is deprecated needs a date, what does not apply a reason.
    Bad: `status: not_applicable` alone
    Good: `status: not_applicable` with `note: The team runs no containers.`
    """
    message, unwanted = str(error.schema["errorMessage"]), error.keyword == "properties"
    if message.startswith(("belongs ", "cannot ")):
        message = f"{_name(error.keys)} {message}"
    hint = "delete it, or what it contradicts" if unwanted else f"add {needed(error.wanted)}"
    yield Fault(error.keys, message, hint, at_key=True)


_Check = Rule[[Departure, Marks], Fault]
_BY_KEYWORD: Mapping[str, _Check] = {
    "additionalProperties": unknown_key,
    "required": missing_key,
    "type": wrong_type,
    "oneOf": unknown_value,
    "pattern": invalid_format,
    "format": invalid_format,
    "minLength": empty_value,
    "minItems": empty_value,
    "minProperties": empty_value,
    "minimum": out_of_range,
    "maximum": out_of_range,
    "maxLength": out_of_range,
    "maxItems": out_of_range,
    "maxProperties": out_of_range,
    "uniqueItems": repeated_item,
    "not": invalid_format,
    "anyOf": unmet_condition,
    "properties": unmet_condition,
}
_BOUNDS = {
    "minimum": ("be at least {}", "write a larger number"),
    "maximum": ("be at most {}", "write a smaller number"),
    "maxLength": ("be at most {:,} characters long", "shorten it"),
    "maxItems": ("have at most {:,} items", "leave out what matters least"),
    "maxProperties": ("have at most {:,} keys", "leave out what matters least"),
}
_HINTS = {
    "id": "delete it: the file's name is the id",
    "extra": "describe its fields in `vocabulary.yml` first, under `fields`",
    "<<": "merging by `<<` is not YAML 1.2: write the keys out",
}


def _departure(error: ValidationError, before: Keys) -> Departure:
    schema: Any = error.schema
    at_key = "propertyNames" in error.absolute_schema_path
    keys = (*before, *error.absolute_path, *([str(error.instance)] if at_key else []))
    found = str(error.validator), error.validator_value, error.instance, schema
    return Departure(keys, *found, at_key)


def _check_for(error: Departure) -> _Check:
    bare = "errorMessage" in error.schema and "properties" not in error.schema
    if error.keyword == "required" and bare:
        return unmet_condition
    return _BY_KEYWORD[error.keyword]


def _name(keys: Keys) -> str:
    *before, last = keys or ("",)
    if isinstance(last, str):
        return f"`{visible(last)}`" if last else ""
    name = next((key for key in reversed(before) if isinstance(key, str)), "")
    return f"item {last + 1} of `{name}`"

"""What has one right answer, put right: text in, text out, and nothing else changed.

A rule proposes a new text; it counts only if it can be read and, where the rule is about looks,
holds the same data. A value is mended only where it is wrong and what takes its place is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from standards_catalog.checks.ids import FOLDER
from standards_catalog.documents.document import Document, read, unified
from standards_catalog.documents.yaml.scalars import resolve
from standards_catalog.editing.edit import Edit, edited, places
from standards_catalog.editing.order import in_order, out_of_order
from standards_catalog.editing.slips import straightened
from standards_catalog.editing.versions import in_sight
from standards_catalog.problems import Keys
from standards_catalog.schema.keywords import as_day, canonical
from standards_catalog.schema.schemas import Schema

Rule = Callable[[str, Schema], str]

_LINE = re.compile(r"^# *yaml-language-server: *\$schema=(?P<target>.*)\n?", re.MULTILINE)


class Mended(NamedTuple):
    """A file's text before and after, and in words what was mended."""

    before: str
    after: str
    done: tuple[str, ...]


def mended(raw: bytes, schema: Schema, rules: Sequence[Rule] | None = None) -> Mended:
    """Return what a file becomes, by all rules or only by some."""
    try:
        before = text = unified(raw)
    except UnicodeDecodeError:
        return Mended("", "", ())
    done = ["line ends"] if rules is None and text.encode() != raw else []
    for rule in MENDS if rules is None else rules:
        proposed = rule(text, schema)
        if proposed != text and _holds(rule, text, proposed):
            text = proposed
            done.append(rule.__name__.replace("_", " "))
    return Mended(before, text, tuple(done))


def schema_line(text: str, schema: Schema) -> str:
    """Name the schema in the first line, for editors; one at a web address is left alone."""
    up = "../" if schema.folder else ""
    found = _LINE.search(text)
    kept = found["target"].strip() if found else ""
    if not (kept.startswith("https://") and kept.endswith(f"/{schema.kind}.json")):
        kept = f"{up}{FOLDER}/{schema.kind}.json"
    line = f"# yaml-language-server: $schema={kept}\n"
    return line + _LINE.sub("", text)


def syntax(text: str, schema: Schema) -> str:
    """Mend slips of the keyboard that keep a file from being read."""
    known = {str(spot.keys[-1]) for spot in schema.spots if spot.keys}
    return straightened(text, known)


def renamed_keys(text: str, schema: Schema) -> str:
    """Give keys the name that the schema has for them now, unless that stands there too."""
    return edited(text, _renamed(text, schema))


def renamed_values(text: str, schema: Schema) -> str:
    """Give values of a vocabulary the name that the schema has for them now."""
    return _with_values(text, schema, lambda at: at.schema.get("x-renamed", {}).get(at.typed))


def quotes(text: str, schema: Schema) -> str:
    """Quote numbers where text is wanted, digits as typed; bare them where a number is wanted."""
    return _with_values(
        text, schema, lambda at: resolve(at.typed) if isinstance(at.value, str) else at.typed
    )


def dates(text: str, schema: Schema) -> str:
    """Write days, months and years as in 2026-05-01."""
    return _with_values(text, schema, lambda at: as_day(at.typed))


def key_order(text: str, schema: Schema) -> str:
    """Put keys in the order of the schema, with the comments that belong to them."""
    stuck: set[Keys] = set()
    while found := next(
        (
            place
            for place in places(text, schema.whole)
            if place.keys not in stuck and out_of_order(place)
        ),
        None,
    ):
        proposed = in_order(text, found)
        if _data(proposed) == _data(text):
            text = proposed
        stuck.add(found.keys)
    return text


def versions_in_sight(text: str, schema: Schema) -> str:
    """Write what Renovate keeps current as the lines that it can see."""
    return in_sight(text)


def trailing_space(text: str, schema: Schema) -> str:
    """Take blanks away at line ends, except in a text after `|` or `>`, where they may matter."""
    lines = text.split("\n")
    blocks = {
        line
        for place in places(text, schema.whole)
        if isinstance(place.node, yaml.ScalarNode) and place.node.style in ("|", ">")
        for line in range(place.node.start_mark.line + 1, place.node.end_mark.line)
    }
    return "\n".join(
        line if number in blocks else line.rstrip(" \t") for number, line in enumerate(lines)
    )


def last_line(text: str, schema: Schema) -> str:
    """End the last line like all others."""
    return text if text.endswith("\n") or not text else f"{text}\n"


RENAMES: tuple[Rule, ...] = (renamed_keys, renamed_values)
LAYOUT: tuple[Rule, ...] = (schema_line, key_order, versions_in_sight, trailing_space, last_line)
MENDS: tuple[Rule, ...] = (syntax, *RENAMES, quotes, dates, *LAYOUT)


class _Scalar(NamedTuple):
    """A value of one line: as typed, as data, and the schema of what may stand there."""

    typed: str
    value: Any
    schema: Mapping[str, Any]


def _holds(rule: Rule, before: str, after: str) -> bool:
    if rule is schema_line:
        return _data(after) == _data(before)
    return _data(after) is not None and (rule not in LAYOUT or _data(after) == _data(before))


def _data(text: str) -> str | None:
    """Return the data of a text in a form that can be compared, or nothing if it has none."""
    found = read("", text.encode())
    return canonical(found.data) if isinstance(found, Document) else None


def _renamed(text: str, schema: Schema) -> Iterator[Edit]:
    for place in places(text, schema.whole):
        if isinstance(place.node, yaml.MappingNode):
            names = place.schema.get("x-renamed", {})
            taken = {key.value for key, _ in place.node.value}
            for key, _ in place.node.value:
                now, source = names.get(key.value), _source(text, key)
                if now and now not in taken and key.value in source:
                    yield Edit(*_span(key), source.replace(key.value, now))


def _with_values(text: str, schema: Schema, change: Callable[[_Scalar], Any]) -> str:
    """Replace the values that are wrong where what takes their place is right."""
    edits = []
    for place in places(text, schema.whole):
        node = place.node
        if isinstance(node, yaml.ScalarNode) and (quote := _quote(text, node)) is not None:
            value = node.value if quote else resolve(node.value)
            new = change(_Scalar(node.value, value, place.schema))
            right = schema.explains.evolve(schema=place.schema).is_valid
            if value is not None and new is not None and right(new) and not right(value):
                edits.append(Edit(*_span(node), _written(new, node.value, quote)))
    return edited(text, edits)


def _quote(text: str, node: yaml.ScalarNode) -> str | None:
    """Return the quote around a value of one line, perhaps an empty one; nothing for others."""
    source = _source(text, node)
    return next((q for q in ("", "'", '"') if source == f"{q}{node.value}{q}"), None)


def _written(new: Any, typed: str, quote: str) -> str:
    if not isinstance(new, str):
        return typed
    return f"{quote}{new}{quote}" if quote or resolve(new) == new else f'"{new}"'


def _source(text: str, node: yaml.Node) -> str:
    return text[slice(*_span(node))]


def _span(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index

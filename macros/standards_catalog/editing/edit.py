"""Change a text in places, and leave every other byte as its author wrote it.

Writing the data anew would lose comments, quotes and line breaks. Here libyaml only says where
things stand; what is written is the author's own text, with some pieces replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from standards_catalog.documents.document import Document, read
from standards_catalog.problems import Keys

_ASIDE = re.compile(r"(?P<indent> *)(#|$)")


class Edit(NamedTuple):
    """A piece of text by its offsets, and what takes its place."""

    start: int
    end: int
    text: str


class Place(NamedTuple):
    """A value in a text: its path of keys, its node, and the schema of what may stand there."""

    keys: Keys
    node: yaml.Node
    schema: Mapping[str, Any]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with its pieces replaced; they must not overlap."""
    for edit in sorted(set(edits), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def places(text: str, schema: Mapping[str, Any]) -> list[Place]:
    """Return every value of a text that can be read, what `&` marks once, outer before inner."""
    root = _root(text)
    return list(_places((), root, schema, set())) if root else []


def is_aside(line: str, column: int) -> bool:
    """Whether a line is blank, or a comment that is not indented deeper than a column."""
    found = _ASIDE.match(line)
    return bool(found and (found[2] == "" or len(found["indent"]) <= column))


def appended(text: str, keys: Keys, item: Sequence[str], inline: str) -> str:
    """Return the text with one more item at the end of a list that is not empty.

    `item` is the item as lines, without the indentation of its dash, `inline` the same in one line.
    """
    node = next(place.node for place in places(text, {}) if place.keys == keys)
    assert isinstance(node, yaml.SequenceNode)
    if node.flow_style:
        end = node.value[-1].end_mark.index
        return edited(text, [Edit(end, end, f", {inline}")])
    lines = text.split("\n")
    dash = node.start_mark.column
    end = node.end_mark.line
    while is_aside(lines[end - 1], dash):
        end -= 1
    starts = [one.start_mark.line for one in node.value]
    airy = any(not lines[line].strip() for one in starts[1:] for line in (one - 1,))
    new = [f"{' ' * dash}{line}" for line in item]
    return "\n".join([*lines[:end], *([""] if airy else []), *new, *(lines[end:] or [""])])


@lru_cache(maxsize=4)
def _root(text: str) -> yaml.Node | None:
    """Compose what our reader has found sound and shallow; libyaml alone would fall for less."""
    if not isinstance(read("", text.encode()), Document):
        return None
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:  # an anchor set twice, which our reader allows
        return None
    return root


def _places(
    keys: Keys, node: yaml.Node, schema: Mapping[str, Any], seen: set[int]
) -> Iterator[Place]:
    if id(node) in seen:
        return
    seen.add(id(node))
    yield Place(keys, node, schema)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            rest = schema.get("additionalProperties")
            sub = schema.get("properties", {}).get(key.value, rest)
            yield from _places((*keys, key.value), value, _schema(sub), seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _places((*keys, index), value, _schema(schema.get("items")), seen)


def _schema(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, Mapping) else {}

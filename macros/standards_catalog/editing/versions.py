"""What Renovate reads of a tool, written where it sees it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from standards_catalog.checks.rules.upstream import FACTS, is_seen
from standards_catalog.documents.document import Document, read
from standards_catalog.documents.yaml.comments import comments
from standards_catalog.editing.edit import Edit, edited, places
from standards_catalog.editing.emitter import inline, lines
from standards_catalog.problems import Keys

_UPSTREAM: Keys = ("upstream",)


def in_sight(text: str) -> str:
    """Return a text with the facts of a release in lines of their own, comments above them."""
    for keys in ((), _UPSTREAM):
        text = edited(text, _unfolded(text, keys))
    return edited(text, _together(text))


def _unfolded(text: str, keys: Keys) -> Iterator[Edit]:
    """Write a mapping in braces as lines."""
    node, data = _mapping(text, keys)
    if node is None or not node.flow_style or _is_seen(text):
        return
    start, end = node.start_mark.index, node.end_mark.index
    column = 2 * len(keys)
    for key in reversed(keys):
        data = data[key]
    yield Edit(start, end, "\n" * len(keys) + "\n".join(lines(data, column)))
    if kept := _comments(text, start, end, " " * (column - 2)):
        above = text.rfind("\n", 0, start) + 1
        yield Edit(above, above, kept)


def _together(text: str) -> Iterator[Edit]:
    """Write the facts in order, with nothing between them."""
    node, data = _mapping(text, _UPSTREAM)
    if node is None or node.flow_style or _is_seen(text):
        return
    pairs = [pair for pair in node.value if pair[0].value in FACTS]
    first, last = node.value.index(pairs[0]), node.value.index(pairs[-1])
    (key, _), (_, value) = pairs[0], pairs[-1]
    start = key.start_mark.index - key.start_mark.column
    end = start + len(text[start : value.end_mark.index].rstrip())
    if text[start : key.start_mark.index].strip(" ?") or last - first >= len(pairs):
        return
    margin = " " * node.start_mark.column
    upstream = data["upstream"]
    facts = [f"{margin}{one}: {inline(upstream[one])}" for one in FACTS if one in upstream]
    yield Edit(start, end, _comments(text, start, end, margin) + "\n".join(facts))


def _mapping(text: str, keys: Keys) -> tuple[yaml.MappingNode | None, Any]:
    found = read("", text.encode())
    nodes = (place.node for place in places(text, {}) if place.keys == keys)
    node = next(nodes, None)
    if not isinstance(found, Document) or not isinstance(node, yaml.MappingNode):
        return None, None
    return node, found.data


def _is_seen(text: str) -> bool:
    found = read("", text.encode())
    return not isinstance(found, Document) or is_seen(found)


def _comments(text: str, start: int, end: int, margin: str) -> str:
    """Return the comments of a piece of text, a line each."""
    begins = [0, *(at + 1 for at, one in enumerate(text) if one == "\n")]
    inside = (
        one.text for one in comments(text) if start <= begins[one.line - 1] + one.column - 1 < end
    )
    return "".join(f"{margin}{one.rstrip()}\n" for one in inside)

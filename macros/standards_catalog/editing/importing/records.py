"""JSON and YAML -> rows: a list of records, a mapping of records, or a document each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from standards_catalog.documents.json5 import as_yaml
from standards_catalog.documents.yaml.nodes import Node, read_nodes
from standards_catalog.editing.importing.rows import Place, Row, UnreadableError
from standards_catalog.problems import visible

KEY = "key"
"""The column of the key under which a record stands in a mapping of records."""

_ANY = "*"
_REASONS = {
    "syntax": "it is not well-formed from here on",
    "too_deep": "it is nested too deeply",
    "alias_bomb": "its aliases stand for too much",
    "too_large": "it has too many values",
}


def documents(path: str, text: str) -> list[Node]:
    """Return the documents of a JSON or YAML text; raise UnreadableError."""
    read = read_nodes(text)  # most JSON is YAML as it stands, and columns are those of the text
    if read.reason == "syntax" and path.endswith((".json", ".json5")):
        read = read_nodes(as_yaml(text))
    if read.reason:
        raise UnreadableError(f"{path}:{read.line} cannot be read: {_REASONS[read.reason]}")
    return [one for one in read.documents if one]


def rows_of(path: str, text: str, at: str) -> tuple[list[Row], str]:
    """Return the records of a text, and in words where they were found; raise UnreadableError.

    `at` leads to them by keys and `*` for any: `landscape.*.items`.
    """
    nodes = documents(path, text)
    if at:
        keys = tuple(at.split("."))
        found = [row for node in nodes for row in _below(path, node, keys, {})]
        if not found:
            raise UnreadableError(f"{path} has nothing at {visible(at)}")
        return found, f"records at {visible(at)}"
    if len(nodes) == 1 and (name := _likely(nodes[0])):
        return list(_below(path, nodes[0], (name,), {})), f"records at {visible(name)}"
    if len(nodes) == 1:
        return list(_records(path, nodes[0], {})), "records at the top"
    return [row for node in nodes for row in _records(path, node, {})], "a record a document"


def plain(node: Node) -> Any:
    """Return what a node holds as data whose scalars are texts."""
    if isinstance(node.value, dict):
        return {key: plain(one) for key, one in node.value.items()}
    return [plain(one) for one in node.items] if isinstance(node.value, list) else node.text


def row_of(path: str, node: Node, cells: Mapping[str, Any], kind: str = "") -> Row:
    """Return a mapping as a row, after cells that hold for it from above."""
    found, places = dict(cells), {}
    for name, value, here in _cells(node, ""):
        found[name] = value
        places[name] = Place(path, here.line, here.column)
    return Row(Place(path, node.line, node.column), found, places, kind)


def _likely(node: Node) -> str:
    """Return the key of the only list of mappings in a document that is no record itself."""
    lists = [
        key
        for key, one in node.mapping.items()
        if one.items and all(isinstance(item.value, dict) for item in one.items)
    ]
    return lists[0] if len(lists) == 1 and not node["name"] else ""


def _records(path: str, node: Node, above: Mapping[str, Any]) -> Iterator[Row]:
    for key, one in _members(node):
        if isinstance(one.value, dict):
            yield row_of(path, one, {**above, **({KEY: key} if key else {})})
        elif one.text:
            place = Place(path, one.line, one.column)
            yield Row(place, {**above, "name": one.text}, {"name": place})
        elif one:
            yield Row(Place(path, one.line, one.column), above)  # told as what has no name


def _members(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield what a list or a mapping of mappings holds; anything else is a record itself."""
    below = node.mapping
    if isinstance(node.value, list):
        yield from (("", one) for one in node.items)
    elif below and all(isinstance(one.value, dict) for one in below.values()):
        yield from below.items()
    else:
        yield "", node


def _below(
    path: str, node: Node, keys: tuple[str, ...], above: Mapping[str, Any], name: str = ""
) -> Iterator[Row]:
    """Yield the records below some keys; what stands beside the way belongs to each of them."""
    if not keys:
        yield from _records(path, node, above)
        return
    key, *rest = keys
    head = f"{name}." if name else ""
    beside = {f"{head}{one}": sub.text for one, sub in node.mapping.items() if sub.text}
    if key == _ANY:
        for one in node.items or node.mapping.values():
            yield from _below(path, one, tuple(rest), above, name)
    elif node[key]:
        yield from _below(path, node[key], tuple(rest), {**above, **beside}, key)


def _cells(node: Node, before: str) -> Iterator[tuple[str, Any, Node]]:
    for key, one in node.mapping.items():
        name = f"{before}{key}"
        if isinstance(one.value, dict):
            yield from _cells(one, f"{name}.")
        elif one:
            yield name, plain(one), one

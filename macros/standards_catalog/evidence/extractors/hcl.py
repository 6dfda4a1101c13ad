"""HCL -> blocks with lines, by tree-sitter; no more of a tree is visited than is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from standards_catalog.documents.yaml.nodes import NOWHERE, Node

try:
    import tree_sitter
    import tree_sitter_hcl
except ImportError:  # no wheel for this machine: what would be read is told as unread
    tree_sitter = None  # type: ignore[assignment]

_DEPTH = 3
_DEEPEST = 500  # behind that, the parser takes more time than the text is long
_BRACKETS = re.compile(r"[{}()\[\]]")
_STRING = "string_lit"
_LITERALS = (_STRING, "numeric_lit", "bool_lit")


class Block(Struct, frozen=True):
    """A block: its type, its labels, its line, and what it holds, which is read when asked for."""

    type: str
    labels: tuple[str, ...]
    line: int
    inside: Any

    def body(self, *wanted: str) -> Node:
        """Return attributes and inner blocks of some names; what is no string becomes `${…}`."""
        if isinstance(self.inside, Node):
            return self.inside
        return _body(self.inside, _DEPTH, wanted)


def can_read() -> bool:
    """Tell whether the parser is installed."""
    return tree_sitter is not None


def is_deep(text: str) -> bool:
    """Tell whether brackets stand in each other deeper than anybody writes."""
    depth = 0
    if sum(map(text.count, "{([")) > _DEEPEST:
        for sign in _BRACKETS.findall(text):
            depth = depth + 1 if sign in "{([" else max(depth - 1, 0)
            if depth > _DEEPEST:
                return True
    return False


def blocks(data: bytes) -> tuple[list[Block], int]:
    """Return the outer blocks of a text, and the line of its first fault (0 if it has none)."""
    root = _parser().parse(data).root_node
    found = [_block(node) for node in _outer(root)]
    return found, _first_fault(root) if root.has_error else 0


@cache
def _parser() -> Any:
    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_hcl.language()))


def _outer(root: Any) -> Iterator[Any]:
    for node in root.named_children:
        if node.type == "body":
            yield from (one for one in node.named_children if one.type == "block")
        elif node.type == "block":
            yield node


def _block(node: Any) -> Block:
    kind, *rest = node.children
    labels = tuple(_plain(one) for one in rest if one.type in (_STRING, "identifier"))
    body = next((one for one in rest if one.type == "body"), None)
    return Block(_source(kind), labels, _line(node), body)


def _body(body: Any, depth: int, wanted: tuple[str, ...] = ()) -> Node:
    if body is None or depth == 0:
        return NOWHERE
    found: dict[str, Node] = {}
    for node in body.named_children:
        name = _source(node.children[0]) if node.child_count else ""
        if wanted and name not in wanted:
            continue
        if node.type == "attribute" and len(parts := node.named_children) > 1:
            found.setdefault(name, _expression(parts[-1], depth - 1))
        elif node.type == "block":
            inside = _body(_block(node).inside, depth - 1)
            found.setdefault(name, Node(inside.value, _line(node)))
    return Node(found, _line(body))


def _expression(node: Any, depth: int) -> Node:
    """Return a string, an object or, of anything else, its source."""
    inner = _only_child(_only_child(node))
    if inner.type in _LITERALS:
        return Node(_plain(inner), _line(node))
    if inner.type == "object" and depth:
        return Node(dict(_members(inner, depth - 1)), _line(node))
    if inner.type == "quoted_template":
        return Node(_source(inner)[1:-1], _line(node))
    return Node(f"${{{_source(node)}}}", _line(node))


def _only_child(node: Any) -> Any:
    return node.named_children[0] if node.named_child_count == 1 else node


def _members(node: Any, depth: int) -> Iterator[tuple[str, Node]]:
    for one in node.named_children:
        key, value = one.child_by_field_name("key"), one.child_by_field_name("val")
        if key is not None and value is not None:
            yield _source(key).strip('"'), _expression(value, depth)


def _plain(node: Any) -> str:
    """Return the text of a string without interpolation, or of a bare word."""
    text = _source(node)
    return text[1:-1] if node.type == _STRING else text


def _source(node: Any) -> str:
    return bytes(node.text or b"")[:1000].decode("utf-8", "replace")


def _line(node: Any) -> int:
    return int(node.start_point[0]) + 1


def _first_fault(root: Any) -> int:
    """Return the line of the first fault, walking down by cursor as trees can be deep."""
    cursor = root.walk()
    while not (cursor.node.is_error or cursor.node.is_missing):
        if not cursor.goto_first_child():
            break
        while not cursor.node.has_error and cursor.goto_next_sibling():
            pass
    return _line(cursor.node)

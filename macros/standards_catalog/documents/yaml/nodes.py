"""Other people's YAML -> nodes that know their lines: any number of documents, tags and merges.

What a catalog forbids itself is allowed here: the aim is to read as much as can be. Depth and size
are bounded, aliases expanded, and what was read before a fault is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml
from msgspec import Struct, field
from yaml._yaml import CParser

MAX_DEPTH = 100
MAX_VALUES = 200_000
_MAX_DIRECTIVES = 100  # libyaml compares each with all others
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BLOCKS = ("|", ">")  # of many lines, so that they stay where these are
_PLAIN_TAGS = ("!", "!Sub")  # what `!Sub` puts in is marked in its text
_BREAKS = ("\x85", "\u2028", "\u2029")  # lines end here for libyaml, and for no editor


class Node(Struct, eq=False):
    """A value and where it begins; a scalar is its text, and what is null is empty.

    What a tag stands for is unknown: `!Ref name` becomes `${!Ref name}`.
    """

    value: dict[str, Node] | list[Node] | str
    line: int
    style: str = ""
    """Of a scalar: `|` or `>` for a block, a quotation mark, or nothing."""
    doubles: list[tuple[str, Node]] | None = None
    """Of a mapping: what stands under a key that was there before, as in branches of templates."""
    column: int = 0

    def __getitem__(self, key: str) -> Node:
        """Return what stands under a key, or `NOWHERE`."""
        return self.value.get(key, NOWHERE) if isinstance(self.value, dict) else NOWHERE

    def all(self, key: str) -> list[Node]:
        """Return what stands under a key, however often it is there."""
        return [self[key], *(node for name, node in self.doubles or () if name == key)]

    def __bool__(self) -> bool:
        """Whether something stands here."""
        return bool(self.value)

    @property
    def text(self) -> str:
        """The text of a scalar."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> list[Node]:
        """The members of a list."""
        return self.value if isinstance(self.value, list) else []

    @property
    def mapping(self) -> dict[str, Node]:
        """The keys of a mapping, and what stands under them."""
        return self.value if isinstance(self.value, dict) else {}

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in their order."""
        left = [self]
        while left:
            node = left.pop()
            yield node
            below = node.value
            if isinstance(below, dict):
                left.extend(reversed(below.values()))
            elif isinstance(below, list):
                left.extend(reversed(below))


NOWHERE = Node("", 0)


class Read(Struct):
    """The documents of a text, and why and at which line reading ended too early, if it did."""

    documents: list[Node] = field(default_factory=list)
    reason: str = ""
    line: int = 0


class _Open(Struct):
    node: Node
    anchor: str | None
    began: int
    key: str | None = None
    merged: list[Node] = field(default_factory=list)


class _StopError(Exception):
    """Reading on makes no sense, for a reason."""


def read_nodes(text: str, restore: Callable[[str], str] = str) -> Read:
    """Return the documents of a YAML or JSON text; `restore` is applied to each scalar.

    Reasons: `syntax`, `too_deep`, `alias_bomb`, `too_large`.
    """
    if text.count("\n%") > _MAX_DIRECTIVES:
        return Read([], "syntax", 1)
    for sign in _BREAKS:
        text = text.replace(sign, " ")
    return _Reader(restore).run(text)


class _Reader:
    def __init__(self, restore: Callable[[str], str]) -> None:
        self.read = Read()
        self._restore = restore
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._values = 0
        self._aliased = False
        self._handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def run(self, text: str) -> Read:
        handlers = self._handlers
        event: Any = None
        try:
            get = CParser(text).get_event
            while type(event := get()) is not yaml.StreamEndEvent:
                if handler := handlers.get(type(event)):
                    handler(event)
        except yaml.YAMLError as error:
            mark: Any = getattr(error, "problem_mark", None)
            self._stop("syntax", mark.line + 1 if mark else 1, text)
        except _StopError as error:
            self._stop(str(error), event.start_mark.line + 1, text)
        return self.read

    def _stop(self, reason: str, line: int, text: str) -> None:
        self.read.reason = reason
        self.read.line = min(line, text.count("\n") + 1)

    def _document(self, event: Any) -> None:
        self._anchors.clear()

    def _scalar(self, event: Any) -> None:
        text = self._restore(event.value)
        top = self._open[-1] if self._open else None
        if top and top.key is None and type(top.node.value) is dict:
            top.key = text
            if event.anchor:
                self._anchors[event.anchor] = Node(text, event.start_mark.line + 1), 1
            return
        style = event.style or ""
        if event.tag and _hides(event.tag):
            text = f"${{{event.tag} {text}}}"
        elif not style and text in _NULL:
            text = ""
        node = Node(text, event.start_mark.line + 1, style, column=event.start_mark.column + 1)
        if event.anchor:
            self._anchors[event.anchor] = node, 1
        self._place(node, 1)

    def _start(self, event: Any) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise _StopError("too_deep")
        value: Any = {} if type(event) is yaml.MappingStartEvent else []
        self._count(1)
        mark = event.start_mark
        node = Node(value, mark.line + 1, column=mark.column + 1)
        self._open.append(_Open(node, event.anchor, self._values))

    def _end(self, event: Any) -> None:
        closed = self._open.pop()
        _merge(closed.node.mapping, closed.merged)
        if closed.anchor:
            self._anchors[closed.anchor] = closed.node, self._values - closed.began + 1
        self._place(closed.node, 0)

    def _alias(self, event: Any) -> None:
        self._aliased = True
        node, size = self._anchors.get(event.anchor, (NOWHERE, 1))
        if isinstance(node.value, str) and node.style not in _BLOCKS:
            node = Node(node.value, event.start_mark.line + 1, node.style)
        self._place(node, size)

    def _place(self, node: Node, size: int) -> None:
        self._count(size)
        if not self._open:
            self.read.documents.append(node)
            return
        top = self._open[-1]
        within = top.node.value
        if isinstance(within, list):
            within.append(node)
        elif isinstance(within, dict) and top.key is None:
            top.key = node.text
        elif isinstance(within, dict):
            if top.key == "<<":
                top.merged += node.items or [node]
            elif top.key in within:
                top.node.doubles = top.node.doubles or []
                top.node.doubles.append((top.key, node))
            else:
                within[top.key or ""] = node
            top.key = None

    def _count(self, size: int) -> None:
        self._values += size
        if self._values > MAX_VALUES:
            raise _StopError("alias_bomb" if self._aliased else "too_large")


def _hides(tag: str) -> bool:
    """Tell whether a tag (`!Ref`, `!ImportValue`) puts something else in the place of a text."""
    return tag.startswith("!") and tag not in _PLAIN_TAGS


def _merge(mapping: dict[str, Node], merged: list[Node]) -> None:
    for one in merged:
        for key, node in one.mapping.items():
            mapping.setdefault(key, node)

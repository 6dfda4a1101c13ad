"""YAML text -> plain data, by the core schema of YAML 1.2, in one bounded pass.

Dates, `no` and `on` stay text, as they do in editors; PyYAML's own loaders follow YAML 1.1 and keep
the last of two equal keys without a word. Reading libyaml's events one by one, without recursion,
bounds depth and size before anything is built.
"""

from __future__ import annotations

from sys import intern
from typing import Any, NamedTuple

import yaml
from msgspec import Struct
from yaml._yaml import CParser

from standards_catalog.documents.positions import Marks
from standards_catalog.documents.yaml.scalars import resolve
from standards_catalog.documents.yaml.structure import (
    LONG,
    MAX_DEPTH,
    MAX_VALUES,
    complex_key,
    duplicate_key,
    escaped_control,
    several_documents,
    too_deep,
    too_many_values,
    unknown_alias,
    unsupported_tag,
)
from standards_catalog.documents.yaml.syntax import unused_anchor, yaml_syntax
from standards_catalog.invisible import hidden
from standards_catalog.problems import Problem

_OFTEN = 40  # letters of a value that stands in many files: an id, a day, a word
_STR_TAG = "tag:yaml.org,2002:str"


class _StopError(Exception):
    """Reading on makes no sense; the problem is recorded."""


class _Open(Struct):
    """A list or mapping whose end has not been read yet."""

    value: Any
    anchor: str | None
    began: int
    place: int
    key: str | None = None

    @property
    def wants_key(self) -> bool:
        return self.key is None and type(self.value) is dict


class _Anchor(NamedTuple):
    """What `&` marks: a value, how much it weighs (0 while it is still open), a scalar's text."""

    value: Any
    size: int
    typed: str = ""


class Composer:
    """Reads one text; afterwards `problems` says what is wrong with its YAML."""

    def __init__(self, path: str, text: str, marks: Marks | None = None) -> None:
        self.path = path
        self.text = text
        self.marks = marks
        self.problems: list[Problem] = []
        self.values = 0
        self.root: Any = None
        self._documents = 0
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchor] = {}
        self._unused: dict[str, Any] = {}
        self._escapes = "\\" in text  # what is not an escape was seen in the text
        self._handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def run(self) -> Any:
        """Return the data of the one document, or None where there is none."""
        parser = CParser(self.text)
        handlers = self._handlers
        try:
            while type(event := parser.get_event()) is not yaml.StreamEndEvent:
                if handler := handlers.get(type(event)):
                    handler(event)
            for event in self._unused.values():
                self._complain(unused_anchor, event)
        except yaml.YAMLError as error:
            self.problems.extend(yaml_syntax(self.path, self.text, error))
        except _StopError:
            pass
        return self.root

    def _scalar(self, event: Any) -> None:
        text, size = event.value, 1 + len(event.value) // LONG
        if event.tag and event.tag not in ("!", _STR_TAG):
            self._complain(unsupported_tag, event)
        if self._escapes and next(hidden(text), None):
            self._complain(escaped_control, event)
        top = self._open[-1] if self._open else None
        if top is not None and top.key is None and type(top.value) is dict:
            self._key(event, top, size)
            return
        if len(text) < _OFTEN:
            text = intern(text)
        value = resolve(text) if event.implicit[0] and not event.tag else text
        if event.anchor:
            self._remember(event, _Anchor(value, size, text))
        self._attach(event, value, text, size)

    def _key(self, event: Any, top: _Open, size: int) -> None:
        text = event.value
        if text in top.value:
            self._complain(duplicate_key, event)
        if event.anchor:
            self._remember(event, _Anchor(text, size, text))
        self._count(event, size - 1)
        top.key = intern(text)  # the same in thousands of files
        self._note(event, top.key)

    def _start(self, event: Any) -> None:
        top = self._open[-1] if self._open else None
        if top and top.wants_key:
            self._complain(complex_key, event, stop=True)
        if event.tag and event.tag != "!":
            self._complain(unsupported_tag, event)
        if len(self._open) >= MAX_DEPTH:
            self._complain(too_deep, event, stop=True)
        self._count(event, 1)
        place = self._note(event)
        value: Any = {} if type(event) is yaml.MappingStartEvent else []
        if event.anchor:
            self._remember(event, _Anchor(value, 0))
        self._open.append(_Open(value, event.anchor, self.values, place))

    def _end(self, event: Any) -> None:
        closed = self._open.pop()
        if self.marks is not None:
            self.marks.end(closed.place, type(closed.value) is dict)
        if closed.anchor:
            self._anchors[closed.anchor] = _Anchor(closed.value, self.values - closed.began + 1)
        self._place(closed.value)

    def _alias(self, event: Any) -> None:
        if self._open and self._open[-1].wants_key:
            self._complain(complex_key, event, stop=True)
        anchor = self._anchors.get(event.anchor)
        self._unused.pop(event.anchor, None)
        if anchor is None or anchor.size == 0:
            self._complain(unknown_alias, event, stop=True)
        else:
            self._attach(event, anchor.value, anchor.typed, anchor.size)

    def _remember(self, event: Any, anchor: _Anchor) -> None:
        self._anchors[event.anchor] = anchor
        self._unused[event.anchor] = event

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._complain(several_documents, event, stop=True)

    def _attach(self, event: Any, value: Any, typed: str = "", size: int = 1) -> None:
        self._count(event, size)
        self._note(event, typed)
        self._place(value)

    def _note(self, event: Any, typed: str = "") -> int:
        """Note where a key or value begins, if that is asked for."""
        mark = event.start_mark
        return self.marks.add(mark.line, mark.column, typed) if self.marks is not None else 0

    def _place(self, value: Any) -> None:
        if not self._open:
            self.root = value
            return
        top = self._open[-1]
        if type(top.value) is list:
            top.value.append(value)
        else:
            top.value[top.key] = value
            top.key = None

    def _count(self, event: Any, size: int) -> None:
        self.values += size
        if self.values > MAX_VALUES:
            self._complain(too_many_values, event, stop=True)

    def _complain(self, check: Any, event: Any, *, stop: bool = False) -> None:
        self.problems.extend(check(self.path, event))
        if stop:
            raise _StopError

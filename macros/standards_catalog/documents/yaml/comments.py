"""The comments of a YAML text. PyYAML drops them; a `#` outside of every value begins one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml._yaml import CParser

_SEEN = re.compile(r"[^\n]")


class Comment(NamedTuple):
    """A comment from its `#` on, where it begins (from 1), and whether it has the line alone."""

    line: int
    column: int
    text: str
    alone: bool


def comments(text: str) -> Iterator[Comment]:
    """Yield the comments of a text that is YAML, in order."""
    lines = text.split("\n")
    for number, (line, bare) in enumerate(zip(lines, _bare(text), strict=True), start=1):
        at = bare.find("#")
        if at >= 0:
            yield Comment(number, at + 1, line[at:], not line[:at].strip())


def _bare(text: str) -> list[str]:
    """Return the lines of a text with blanks in the place of its values."""
    pieces, done = [], 0
    for start, end in _values(text):
        pieces += [text[done:start], _SEEN.sub(" ", text[start:end])]
        done = end
    return "".join([*pieces, text[done:]]).split("\n")


def _values(text: str) -> Iterator[tuple[int, int]]:
    parser = CParser(text)
    while type(event := parser.get_event()) is not yaml.StreamEndEvent:
        if type(event) is yaml.ScalarEvent:
            yield _span(text, event)


def _span(text: str, event: Any) -> tuple[int, int]:
    start, end = event.start_mark.index, event.end_mark.index
    if event.style in ("|", ">"):  # a comment can follow the sign that opens a block
        start = text.find("\n", start, end) + 1 or end
    return start, end

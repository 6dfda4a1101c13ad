"""How many steps a regular expression takes: a reader of Python's own, slow but counting.

Nothing of Python says how long its reader of expressions goes back and forth, and a clock says
something else each time. This one goes the same ways over the tree that Python makes of a pattern,
and counts each character that it looks at. What Python leaves out to be quick (it looks for the
first character before it begins) is not left out here, so it counts rather more than less.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from re import _constants as op
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

Groups = dict[int, tuple[int, int]]
_Known = dict[tuple[int, str], bool]  # whether a class of characters has one


class Read(NamedTuple):
    """The steps that it took, and from where to where something was found."""

    steps: int
    found: list[tuple[int, int]]


def read(pattern: re.Pattern[str], text: str, how: str = "search") -> Read:
    """Match a pattern (`match`, `fullmatch`), or find all that it has in a text (`search`)."""
    nodes, known = _parsed(pattern)
    reader = _Reader(text, pattern.flags, known)
    if how != "search":
        ends = reader.run(nodes, 0, 0)
        end = next((end for end in ends if how == "match" or end == len(text)), None)
        return Read(reader.steps, [] if end is None else [(0, end)])
    at, found = 0, []
    while at <= len(text):
        reader.groups = {}
        end = next(reader.run(nodes, 0, at), None)
        if end is not None:
            found.append((at, end))
        at = at + 1 if end is None or end == at else end
    return Read(reader.steps, found)


@cache  # one pattern reads hundreds of texts
def _parsed(pattern: re.Pattern[str]) -> tuple[Sequence[Any], _Known]:
    return _parser.parse(pattern.pattern, pattern.flags).data, {}


class _Reader:
    def __init__(self, text: str, flags: int, known: _Known) -> None:
        self.text, self.steps, self.known = text, 0, known
        self.ignore, self.multiline, self.all = (
            bool(flags & flag) for flag in (re.IGNORECASE, re.MULTILINE, re.DOTALL)
        )
        self.groups: Groups = {}

    def run(self, nodes: Sequence[Any], index: int, at: int) -> Iterator[int]:
        """Yield every end that the nodes from one on come to from a place, the preferred first."""
        if index == len(nodes):
            yield at
            return
        kind, value = nodes[index]
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            ends = self._repeated(kind, *value, at)
        else:
            ends = self._one(kind, value, at)
        for end in ends:
            yield from self.run(nodes, index + 1, end)

    def _repeated(self, kind: Any, least: int, most: Any, body: Any, at: int) -> Iterator[int]:
        most = len(self.text) + 1 if most is op.MAXREPEAT else int(most)
        if len(body) == 1 and body[0][0] in _SINGLE:  # as Python does: count, then go back
            ends = [at]
            while len(ends) <= most and next(self._one(*body[0], ends[-1]), None) is not None:
                ends.append(ends[-1] + 1)
                if kind is op.MIN_REPEAT and len(ends) > least:
                    yield from self._lazily(ends, least, most, body)
                    return
            ends = ends[least:]
        elif kind is op.MIN_REPEAT:
            ends = list(self._spread(body.data, at, 0, least, most))[::-1]
        else:
            yield from self._first(self._spread(body.data, at, 0, least, most), kind)
            return
        yield from self._first(reversed(ends), kind)

    def _lazily(self, ends: list[int], least: int, most: int, body: Any) -> Iterator[int]:
        at, count = ends[-1], len(ends) - 1
        yield from ends[least:]
        while count < most and next(self._one(*body[0], at), None) is not None:
            at, count = at + 1, count + 1
            yield at

    @staticmethod
    def _first(ends: Iterator[int], kind: Any) -> Iterator[int]:
        for end in ends:
            yield end
            if kind is op.POSSESSIVE_REPEAT:
                return

    def _spread(self, body: Any, at: int, count: int, least: int, most: int) -> Iterator[int]:
        if count < most:
            for end in self.run(body, 0, at):
                if end > at or count < least:
                    yield from self._spread(body, end, count + 1, least, most)
        if count >= least:
            yield at

    def _one(self, kind: Any, value: Any, at: int) -> Iterator[int]:
        self.steps += 1
        if kind in _SINGLE:
            if at < len(self.text) and self._is(kind, value, self.text[at]):
                yield at + 1
        elif kind is op.AT:
            if self._place(value, at):
                yield at
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from self.run(branch.data, 0, at)
        elif kind is op.SUBPATTERN:
            for end in self.run(value[3].data, 0, at):
                before = self.groups.get(value[0])
                self.groups[value[0]] = (at, end)
                yield end
                if before:
                    self.groups[value[0]] = before
        elif kind is op.ATOMIC_GROUP:
            yield from self._first(self.run(value.data, 0, at), op.POSSESSIVE_REPEAT)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            way, body = value
            begin = at if way > 0 else at - body.getwidth()[0]
            found = begin >= 0 and next(self.run(body.data, 0, begin), None) is not None
            if found == (kind is op.ASSERT):
                yield at
        elif kind is op.GROUPREF:
            begin, end = self.groups.get(value, (0, 0))
            self.steps += end - begin
            if value in self.groups and self.text.startswith(self.text[begin:end], at):
                yield at + end - begin
        else:
            raise NotImplementedError(kind)

    def _is(self, kind: Any, value: Any, char: str) -> bool:
        if kind is op.LITERAL and not self.ignore:
            return bool(ord(char) == value)
        if kind is not op.IN:
            return self._fits(kind, value, char)
        key = id(value), char  # of a tree that is kept
        if key not in self.known:
            self.known[key] = self._fits(kind, value, char)
        return self.known[key]

    def _fits(self, kind: Any, value: Any, char: str) -> bool:
        if kind is op.ANY:
            return char != "\n" or self.all
        if kind is op.IN:
            negated = value[0][0] is op.NEGATE
            return negated != any(self._fits(*one, char) for one in value[negated:])
        if kind is op.RANGE:
            return any(value[0] <= ord(one) <= value[1] for one in self._cases(char))
        if kind is op.CATEGORY:
            return _CATEGORIES[value](char)
        same = any(value == ord(one) for one in self._cases(char))
        return same != (kind is op.NOT_LITERAL)

    def _cases(self, char: str) -> set[str]:
        ignore = self.ignore and len(char.lower()) == len(char.upper()) == 1
        return {char, char.lower(), char.upper()} if ignore else {char}

    def _place(self, value: Any, at: int) -> bool:
        before, after = self.text[at - 1 : at] if at else "", self.text[at : at + 1]
        if value in (op.AT_BOUNDARY, op.AT_NON_BOUNDARY):
            edge = _word(before) != _word(after)
            return edge == (value is op.AT_BOUNDARY)
        if value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            multiline = self.multiline and value is op.AT_BEGINNING
            return at == 0 or (multiline and before == "\n")
        multiline = self.multiline and value is op.AT_END
        return not after or (multiline and after == "\n")


def _word(char: str) -> bool:
    return char.isalnum() or char == "_"


_SINGLE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_NOT_DIGIT: lambda char: not char.isdigit(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    op.CATEGORY_WORD: _word,
    op.CATEGORY_NOT_WORD: lambda char: not _word(char),
}


def lines(work: Callable[[], object]) -> int:
    """Return how many lines of Python some work goes through."""
    count = 0

    def line(frame: object, event: str, arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count

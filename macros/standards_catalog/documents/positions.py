"""Where everything in a document stands: a line and column for each key and value."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from standards_catalog.problems import Keys

_LINE = 32  # bits of a place that its column has


class Mark(NamedTuple):
    """Where a key or value begins (from 1), and a scalar's text as typed."""

    line: int
    column: int
    typed: str = ""


class Marks:
    """The places of all keys and values of a document, in the order of its text.

    A file can have a hundred thousand, of which few are asked for: each is a number and a text, and
    what is within a list or mapping is found by where that ends.
    """

    def __init__(self) -> None:
        self._places = array("Q")
        self._typed: list[str] = []
        self._ends: dict[int, int] = {}  # of a list below 0
        self._found: dict[int, dict[str | int, tuple[int, int]]] = {}

    def add(self, line: int, column: int, typed: str = "") -> int:
        """Note where (from 0) the next key or value begins; return its number."""
        self._places.append(line << _LINE | column)
        self._typed.append(typed)
        return len(self._typed) - 1

    def end(self, number: int, is_mapping: bool) -> None:
        """Note that a list or mapping has nothing more within it."""
        self._ends[number] = len(self._typed) if is_mapping else -len(self._typed)

    def nearest(self, keys: Keys, *, at_key: bool = False) -> Mark:
        """Look a place up; a path that goes through an alias ends at the alias."""
        if not self._typed:
            return Mark(1, 1)
        key = value = 0
        for one in keys:
            if one not in (within := self._within(value)):
                break
            key, value = within[one]
        at = key if at_key else value
        line, column = divmod(self._places[at], 1 << _LINE)
        return Mark(line + 1, column + 1, self._typed[at])

    def _within(self, number: int) -> dict[str | int, tuple[int, int]]:
        """Return the numbers of each key and value in a list or mapping; an item is its own key."""
        if number not in self._found:
            self._found[number] = dict(self._items(number))
        return self._found[number]

    def _items(self, number: int) -> Iterator[tuple[str | int, tuple[int, int]]]:
        end = self._ends.get(number, 0)
        at, index, is_mapping = number + 1, 0, end > 0
        while at < abs(end):
            value = at + is_mapping
            yield (self._typed[at] if is_mapping else index), (at, value)
            at, index = abs(self._ends.get(value, value + 1)), index + 1

"""Lists that are too long for a page: divided into pages, and packed for a script."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

PAGE = 200
"""How many rows a page has at most."""


def pages(rows: Sequence[T]) -> Sequence[Sequence[T]]:
    """Return the rows of each page; a short list has one."""
    return [rows[at : at + PAGE] for at in range(0, len(rows), PAGE)] or [()]


def further(at: int, page: str) -> str:
    """Return the file of the page that has a row, beside the list's own, which has the first."""
    return f"{page}-page-{at // PAGE + 1}.html" if at >= PAGE else ""


def numbered(values: Iterable[T], key: Callable[[T], Hashable]) -> tuple[list[T], list[int]]:
    """Return the different ones of some values, and for each value its number among them."""
    known: dict[Hashable, int] = {}
    some: list[T] = []
    numbers: list[int] = []
    for value in values:
        number = known.setdefault(key(value), len(some))
        if number == len(some):
            some.append(value)
        numbers.append(number)
    return some, numbers

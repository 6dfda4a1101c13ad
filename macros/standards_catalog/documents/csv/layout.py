"""The text of a CSV file -> what parts its cells, and which of its first rows is the header."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from standards_catalog.documents.csv.records import BrokenRowError, Record, records_of

Columns = Callable[[Sequence[str]], Sequence[str]]
"""What tells the field of each of some names of columns, empty where it knows none."""

_FIRST = 20  # rows in which a header is looked for
_SOME = 200  # of their columns
_SEPARATOR = re.compile(r"\n*\"?sep=([^\w\s\"]|\t)\"? *$", re.IGNORECASE | re.MULTILINE)


class Layout(NamedTuple):
    """What parts the cells, the header, and the rows above it that hold something."""

    delimiter: str
    header: Record
    above: tuple[Record, ...]


def layout_of(columns: Columns, text: str, line: int = 0) -> Layout | None:
    """Return how a table is laid out, its header perhaps at a given line; None without a header.

    The header is the row that names most columns; else the first that is no title.
    """
    said = _SEPARATOR.match(text)
    start = 1 + text.count("\n", 0, said.end()) if said else 0
    found = []
    for delimiter in said[1] if said else ",;\t":
        first = _first_rows(text, delimiter, max(_FIRST, line))
        rows = [one for one in first if one.line > start]
        at = (one for one in rows if one.line == line) if line else _headers(columns, rows)
        if header := next(iter(at), None):
            above = (one for one in rows if one.line < header.line)
            found.append(Layout(delimiter, header, tuple(above)))
    return max(found, key=lambda one: _rank(columns, one.header), default=None)


def filled(cells: Sequence[str]) -> list[str]:
    """Return the cells that hold something else than separators of another table."""
    return [one for one in cells if one.strip().strip(",;")]


def _first_rows(text: str, delimiter: str, most: int) -> Iterator[Record]:
    """Yield the first rows that hold something, as far as they can be read."""
    try:
        yield from islice((one for one in records_of(text, delimiter) if filled(one.cells)), most)
    except BrokenRowError:
        return


def _headers(columns: Columns, rows: Sequence[Record]) -> list[Record]:
    """Return the rows, the likeliest header first."""
    titles = [one for one in rows if len(filled(one.cells)) == 1 and not _known(columns, one)]
    named = [one for one in rows if _known(columns, one) > 1]
    named.sort(key=lambda one: -_known(columns, one))
    return [*named, *(one for one in rows if one not in titles), *titles]


def _rank(columns: Columns, header: Record) -> tuple[int, int]:
    known = _known(columns, header)
    return known if known > 1 else 0, len(filled(header.cells))


def _known(columns: Columns, row: Record) -> int:
    """Return how many fields a row names."""
    return len(set(filter(None, columns(row.cells[:_SOME]))))

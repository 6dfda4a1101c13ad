"""The text of a CSV file -> its rows, and the place of each of their cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

_LONGEST = 1 << 20  # characters of a row


class BrokenRowError(Exception):
    """A row that ends nowhere, and the line at which it begins."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Record(NamedTuple):
    """A row of the text: the line at which it begins, and its cells."""

    line: int
    cells: list[str]


def cell_places(
    text: str, delimiter: str, line: int, at: int | None = None
) -> list[tuple[int, int]]:
    """Return the line and column at which each cell of a row begins.

    Whoever knows at which character the line begins says it, and spares the way there.
    """
    if at is None:
        at = 0
        for _ in range(line - 1):
            at = text.index("\n", at) + 1
    places, column, quoted, fresh = [(line, 1)], 1, False, True  # fresh: a quote opens here
    for char in text[at : at + _LONGEST]:
        column += 1
        if char == '"' and (quoted or fresh):
            quoted = not quoted
        fresh = char in (delimiter, '"') and not quoted  # a quote twice is one that stays
        if char == "\n":
            if not quoted:
                break
            line, column = line + 1, 1
        elif fresh and char == delimiter:
            places.append((line, column))
    return places


def records_of(text: str, delimiter: str) -> Iterator[Record]:
    """Yield every row of a text; raise BrokenRowError where its quotes do not close."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield Record(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise BrokenRowError(line) from error

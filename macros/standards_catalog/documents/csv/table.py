"""Bytes of a CSV file -> Sheet: a document whose rows are read when they are asked for.

See RFC 4180. What spreadsheets make of it is read as well: a byte order mark, semicolons or tabs in
place of commas, `sep=;` and titles above the header, line ends in quotes, empty rows and columns at
the end.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from typing import Any

from msgspec.structs import replace

from standards_catalog.documents.csv.cells import converter
from standards_catalog.documents.csv.header import (
    MAX_COLUMNS,
    Header,
    check_header,
    columns_of,
    too_many_columns,
    zones_of,
)
from standards_catalog.documents.csv.layout import Layout, filled, layout_of
from standards_catalog.documents.csv.records import (
    BrokenRowError,
    Record,
    cell_places,
    records_of,
)
from standards_catalog.documents.document import MAX_TABLE, Document, read_text, unified
from standards_catalog.documents.positions import Mark
from standards_catalog.problems import Keys, Problem, few, visible
from standards_catalog.rule import Family, rule
from standards_catalog.schema.schemas import Schema

_LINE_END = re.compile("\n")
_FORMULA_SIGNS = "=@+#"
_FORMULA = re.compile(r"\s*(=|@|\+(?![0-9])|#(REF|N/A|NAME\?|VALUE|DIV/0|NULL|NUM)\b)")


@dataclass(frozen=True)
class Sheet(Document):
    """A table as CSV; its data is what holds for all its rows."""

    schema: Schema
    delimiter: str
    columns: tuple[str, ...]
    head: int = 1
    """The line at which the header begins."""

    @cached_property
    def text(self) -> str:
        """What is written there, which each row and each complaint asks for."""
        return unified(self.raw)

    @property
    def records(self) -> Iterator[Record]:
        """Yield the header and the rows below it that hold something."""
        return (
            one
            for one in records_of(self.text, self.delimiter)
            if one.line >= self.head and any(map(str.strip, one.cells))
        )

    @property
    def rows(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the line and the data of each row; an empty cell is no key."""
        fields = self.schema.row.fields
        convert = [converter(fields[key]) if key else None for key in self.columns]
        keyed = list(zip(self.columns, convert, strict=True))
        for line, cells in self.body:
            row = {}
            for (key, value_of), cell in zip(keyed, cells, strict=False):
                if value_of and (text := cell.strip()):
                    row[key] = value_of(text)
            yield line, row

    @property
    def body(self) -> Iterator[Record]:
        """Yield the rows below the header that hold something."""
        records = self.records
        next(records, None)
        return records

    @cached_property
    def _lines(self) -> array[int]:
        return array("L", (record.line for record in self.body))

    @property
    def marks(self) -> Any:
        """Return what knows the places of cells."""
        return self

    def nearest(self, keys: Keys, *, at_key: bool = False) -> Mark:
        """Return the place of the cell at `(table, row, key)`, or of a row, or of the header."""
        table, row, key = (*keys, None, None, None)[:3]
        if table == "time_zone":
            return self.cell(self.head, next(iter(zones_of(self.schema, self._header).values()), 0))
        if not isinstance(row, int) or row >= len(self._lines):
            return Mark(1, 1)
        return self.cell(self._lines[row], self.columns.index(key) if key in self.columns else 0)

    def cell(self, line: int, index: int) -> Mark:
        """Return the place of one cell of the row that begins at a line."""
        places = cell_places(self.text, self.delimiter, line, self._starts[line - 1])
        return Mark(*places[min(index, len(places) - 1)])

    @cached_property
    def _starts(self) -> array[int]:
        """Where each line begins, so that a cell is found without reading what is above it."""
        return array("L", (0, *(found.end() for found in _LINE_END.finditer(self.text))))

    @property
    def _header(self) -> list[str]:
        return next(self.records).cells


def read_sheet(path: str, raw: bytes, schema: Schema) -> Sheet | list[Problem]:
    """Read one table; one that cannot be read is a list of problems, at least one."""
    text = read_text(path, raw, MAX_TABLE)
    if not isinstance(text, str):
        return text
    layout = layout_of(partial(columns_of, schema), text)
    if problems := [*broken_quotes(path, text, layout), *empty_table(path, layout)]:
        return problems
    assert layout
    delimiter, first, _ = layout
    places = cell_places(text, delimiter, first.line)
    header = Header(path, tuple(places), tuple(first.cells))
    if problems := list(too_many_columns(header)):
        return problems
    problems = [*row_above_header(schema, path, layout), *check_header(schema, header)]
    zones = zones_of(schema, first.cells)
    data = {"time_zone": next(iter(zones))} if zones else {}
    columns = columns_of(schema, first.cells)
    sheet = Sheet(path, raw, data, schema, delimiter, columns, first.line)
    problems = problems or list(few(chain(ragged_row(sheet), formula_cell(sheet))))
    return problems or sheet


@rule(Family.TABLES)
def broken_quotes(path: str, text: str, layout: Layout | None) -> Iterator[Problem]:
    """Complain about quotes that do not close, or close too early.

    Why: from there on, nobody can say where a cell ends.
    Bad: `"The "new" editor failed",alert`
    Good: `"The ""new"" editor failed",alert`
    """
    try:
        for _ in records_of(text, layout.delimiter if layout else ","):
            pass
    except BrokenRowError as error:
        message = "a quote in this row is not closed as it should be"
        hint = "write a quote within a cell twice, and one quote at its end"
        yield broken_quotes.problem(path, error.line, 1, message, hint)


@rule(Family.TABLES)
def empty_table(path: str, layout: Layout | None) -> Iterator[Problem]:
    """Complain about a table without a header.

    Why: without it, nobody knows what the columns hold; a product without incidents has a header.
    Bad: an empty file
    Good: `component,started_at,fixed_at,detected_by,trigger` as its only line
    """
    if not layout:
        hint = "write the names of the columns into its first row, or delete it"
        yield empty_table.problem(path, 1, 1, "the table has no header", hint)


@rule(Family.TABLES)
def row_above_header(schema: Schema, path: str, layout: Layout) -> Iterator[Problem]:
    """Complain about a row above the header that may be one of the table.

    Why: a title there is passed over; a row of the table would be lost.
    Bad: `till,2026-05-01 09:12,alert,binary_push` above the names of the columns
    Good: the names of the columns first; above them at most a title
    """
    for row in layout.above:
        if len(filled(row.cells)) >= len(schema.row.raw["required"]):
            message = f"this row stands above the header in `line {layout.header.line}`"
            hint = "move it below the header, or delete it"
            yield row_above_header.problem(path, row.line, 1, message, hint)


@rule(Family.TABLES)
def ragged_row(sheet: Sheet) -> Iterator[Problem]:
    """Complain about a row that does not fit under the header.

    Why: its values stand in the wrong columns, most likely because of a comma without quotes.
    Bad: `Login failed, again,alert` under `title,detected_by`
    Good: `"Login failed, again",alert`
    """
    named = {index for index, key in enumerate(sheet.columns) if key}
    whole = len(sheet.columns) if all(sheet.columns) else -1  # a row of as many cells fits
    for line, cells in sheet.body:
        if len(cells) == whole:
            continue
        outside = [i for i, cell in enumerate(cells) if i not in named and cell.strip()]
        if outside:
            index, message = outside[0], "this cell stands under no name of a column"
        elif len(cells) <= max(named):
            index = len(cells) - 1
            message = f"the header names {len(named)} columns, but this row ends after {len(cells)}"
        else:
            continue
        at, hint = sheet.cell(line, index), "put a cell that has a comma in it in quotes"
        yield ragged_row.problem(sheet.path, at.line, at.column, message, hint)


@rule(Family.TABLES)
def formula_cell(sheet: Sheet) -> Iterator[Problem]:
    """Complain about a formula, or the error that one came to.

    Why: the catalog does not compute, and a spreadsheet that opens the data would run it.
    Bad: `=NOW()`, `#REF!`
    Good: the value
    """
    if not any(sign in sheet.text for sign in _FORMULA_SIGNS):
        return
    for line, cells in sheet.body:
        for index, cell in enumerate(cells[:MAX_COLUMNS]):
            if problem := formula(sheet.path, cell):
                at = sheet.cell(line, index)
                yield replace(problem, line=at.line, column=at.column)


def formula(path: str, cell: str) -> Problem | None:
    """Return the complaint about a formula in a cell, which has no place yet."""
    if not _FORMULA.match(cell):
        return None
    message = f"`{visible(cell, 30)}` is a formula or what went wrong in one"
    return formula_cell.problem(path, 1, 1, message, "write its value")

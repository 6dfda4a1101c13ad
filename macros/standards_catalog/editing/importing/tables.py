"""CSV as spreadsheets write it -> rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from standards_catalog.documents.csv.layout import Columns, Layout, filled, layout_of
from standards_catalog.documents.csv.records import BrokenRowError, Record, cell_places, records_of
from standards_catalog.editing.importing.rows import Place, Row, Source, Told, UnreadableError
from standards_catalog.editing.importing.wishes import WrongWishError
from standards_catalog.invisible import hidden
from standards_catalog.problems import visible

_MOST_COLUMNS = 5_000
_MOST_ROWS = 200_000


def table_of(path: str, text: str, columns: Columns, line: int = 0) -> Source:
    """Return the rows of a table whose header is known by its names; raise UnreadableError."""
    layout, records = _laid_out(path, text, columns, line)
    names = _distinct(layout.header.cells)
    notes = [f"the header in line {layout.header.line}"]
    for row in layout.above:
        what = visible(" ".join(filled(row.cells)))
        notes.append(f"  left out above the header, line {row.line}: {what}")
    told: list[Told] = []
    rows = list(_rows(path, text, layout, names, records, told))
    return Source(tuple(rows), tuple(notes), tuple(told))


def _laid_out(path: str, text: str, columns: Columns, line: int) -> tuple[Layout, list[Record]]:
    try:
        layout = layout_of(columns, text, line)
        records = list(islice(records_of(text, layout.delimiter if layout else ","), _MOST_ROWS))
    except BrokenRowError as error:
        message = "a quote in this row is not closed"
        raise UnreadableError(f"{path}:{error.line} cannot be read: {message}") from error
    if sign := next((one for one in hidden(text) if text[one.at] < " "), None):
        where = text.count("\n", 0, sign.at) + 1
        message = f"the character {sign.name} is not allowed in a table; delete it"
        raise UnreadableError(f"{path}:{where} cannot be read: {message}")
    if layout is None and line:
        raise WrongWishError(f"--header-row: no row begins in line {line}")
    if layout is None:
        raise UnreadableError(f"{path} has no header")
    if len(records) == _MOST_ROWS or len(layout.header.cells) > _MOST_COLUMNS:
        limit = f"{_MOST_ROWS:,} rows and {_MOST_COLUMNS:,} columns"
        raise UnreadableError(f"{path} is too large: at most {limit} are read")
    return layout, [one for one in records if one.line > layout.header.line]


def _rows(
    path: str,
    text: str,
    layout: Layout,
    names: Sequence[str],
    records: Sequence[Record],
    told: list[Told],
) -> Iterator[Row]:
    starts = [0]
    for part in text.split("\n"):
        starts.append(starts[-1] + len(part) + 1)
    for record in records:
        cells = {
            name: cell.strip()
            for name, cell in zip(names, record.cells, strict=False)
            if name and cell.strip()
        }
        found = cell_places(text, layout.delimiter, record.line, starts[record.line - 1])
        places = [Place(path, *one) for one in found]
        for index, cell in enumerate(record.cells):
            if cell.strip() and (index >= len(names) or not names[index]):
                place = places[min(index, len(places) - 1)]
                message = "this cell stands under no name of a column"
                hint = "put a cell that has a comma in it in quotes"
                told.append(Told(place, "ragged", message, hint))
        if cells:
            by_name = {name: places[min(at, len(places) - 1)] for at, name in enumerate(names)}
            yield Row(Place(path, record.line), cells, by_name)


def _distinct(header: Sequence[str]) -> list[str]:
    """Return names of which none stands twice: a second `Status` is `Status (2)`."""
    seen: Counter[str] = Counter()
    found = []
    for name in (one.strip() for one in header):
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return found

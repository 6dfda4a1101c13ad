"""Tables of incidents and releases: what is wrong in their rows, and the values that they become.

A table is a CSV file or the same as YAML; either is a document, and `rows_in` reads both alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from standards_catalog.checks.shape import check_part, check_shape
from standards_catalog.documents.csv.table import Sheet, read_sheet
from standards_catalog.documents.document import Document, read
from standards_catalog.model.catalog import Ref
from standards_catalog.model.incidents import UNKNOWN, Incident, Release
from standards_catalog.model.once import once
from standards_catalog.model.settings import unknown_time_zone
from standards_catalog.model.times import clock_change, impossible_time, moment_of
from standards_catalog.problems import MOST, Fault, Keys, Problem, few
from standards_catalog.rule import Family, Rule, rule
from standards_catalog.schema.renames import renewed
from standards_catalog.schema.schemas import Schema, Schemas

_TIMES = ("started_at", "detected_at", "fixed_at")
_PRECISION = {"detected_at": "detected_precision", "fixed_at": "fixed_precision"}


class Row(Struct, frozen=True):
    """One row: where it stands among the rows, its line, its data."""

    index: int
    line: int
    data: dict[str, Any]


def read_table(
    schema: Schema, path: str, raw: bytes, *, past: bool = False
) -> Document | list[Problem]:
    """Read one table and check the form of its rows; see `read`."""
    result = read_sheet(path, raw, schema) if path.endswith(".csv") else read(path, raw)
    if isinstance(result, list):
        return result
    if past and not isinstance(result, Sheet):  # a sheet knows old names anyway
        result = replace(result, data=renewed(schema, result.data))
    return list(check_form(schema, result)) or result


def rows_in(schema: Schema, document: Document) -> Iterator[Row]:
    """Yield the rows of a table in their order."""
    if isinstance(document, Sheet):
        for index, (line, data) in enumerate(document.rows):
            yield Row(index, line, data)
        return
    name = schema.table
    for index, data in enumerate(document.data[name]):
        yield Row(index, document.mark((name, index)).line, data)


class Rows(NamedTuple):
    """The rows of all tables as values, ordered by product and time."""

    incidents: tuple[Incident, ...]
    releases: tuple[Release, ...]


def rows_of(
    schemas: Schemas, found: Mapping[Ref, Document], zone: str
) -> tuple[Rows, list[Problem]]:
    """Return the values of all rows, and what is wrong with their times.

    Times that say no offset are of the table's time zone, else of the one that is given.
    """
    incidents: list[Incident] = []
    releases: list[Release] = []
    problems: list[Problem] = []
    for ref, document in sorted(found.items()):
        rows, wrong = _rows_of(document, ref, schemas.tables[ref.kind], zone)
        incidents += rows.incidents
        releases += rows.releases
        problems += wrong
    return Rows(tuple(incidents), tuple(releases)), problems


@once
def _rows_of(
    document: Document, ref: Ref, schema: Schema, zone: str
) -> tuple[Rows, tuple[Problem, ...]]:
    rows = rows_in(schema, document)
    if ref.kind == "incident":
        found, problems = incidents_of(ref.id, document, zone, rows)
        return Rows(tuple(found), ()), tuple(problems)
    return Rows((), tuple(releases_of(ref.id, rows))), ()


def incidents_of(
    product: str, document: Document, zone: str, rows: Iterable[Row]
) -> tuple[list[Incident], list[Problem]]:
    """Return the incidents that rows of a table hold, and what is wrong with their times."""
    there = ZoneInfo(document.data.get("time_zone", zone))
    found: list[Incident] = []
    problems: list[Problem] = []
    for row in rows:
        values: dict[str, Any] = {**row.data, "precision": "minute"}
        for key in _TIMES:
            if key not in row.data:
                continue
            text = row.data[key]
            if text == UNKNOWN:
                values.pop(key)
                values["over"] = True
                continue
            moment = moment_of(text, there, row.data.get("precision", ""))
            keys = ("incidents", row.index, key)
            if moment is None:
                problems += _located(document, impossible_time, keys, text)
                break
            if moment.doubt:
                problems += _located(document, clock_change, keys, text, there, moment.doubt)
            values[key] = moment.at
            values[_PRECISION.get(key, "precision")] = moment.precision
        else:
            found.append(Incident(product=product, row=row.index, line=row.line, **values))
    found.sort(key=lambda one: (one.started_at, one.row))
    return found, problems


def releases_of(product: str, rows: Iterable[Row]) -> list[Release]:
    """Return the releases of a table, ordered by month."""
    found = []
    for row in rows:
        year, month, *_ = row.data["month"].replace("/", "-").split("-")
        data: Mapping[str, Any] = {**row.data, "month": f"{year}-{int(month):02}"}
        found.append(Release(product=product, row=row.index, line=row.line, **data))
    return sorted(found, key=lambda one: (one.month, one.row))


@rule(Family.TABLES)
def empty_cell(schema: Schema, sheet: Sheet, row: Row) -> Iterator[Fault]:
    """Complain about an empty cell that every row must fill.

    Why: a row that says nothing here falls out of the figures, and shares would be wrong.
    Bad: nothing under `detected_by`
    Good: `unknown`, where nobody knows
    """
    for key in schema.row.raw["required"]:
        if key not in row.data:
            counts = schema.row.fields[key].get("x-counts-as", {})
            unknown = [value for value, what in counts.items() if "unknown" in what]
            unknown += ["unknown"] if key == "component" else []
            hint = f"write `{unknown[0]}` where nobody knows" if unknown else "fill it"
            yield Fault((schema.table, row.index, key), f"`{key}` is empty", hint)


def check_form(schema: Schema, document: Document) -> Iterator[Problem]:
    """Yield every way in which the rows of a table depart from their schema."""
    if isinstance(document, Sheet):
        wrong = (row for row in rows_in(schema, document) if not _holds(schema, row))
        for row in islice(wrong, MOST):
            yield from _check_row(schema, document, row)
        if first := next(wrong, None):  # to explain costs much more than to see that it is wrong
            yield from more_wrong_rows(document.path, first.line, 1 + sum(1 for _ in wrong))
    else:
        yield from few(check_shape(schema, document))
    if "time_zone" in document.data:
        yield from unknown_time_zone(document)


@rule(Family.TABLES)
def more_wrong_rows(path: str, line: int, rows: int) -> Iterator[Problem]:
    """Complain about a table with more wrong rows than anybody reads complaints about.

    Why: so many have one cause, such as a column that is filled in another way.
    Bad: 20,000 rows whose times are written as `5/1/2026`
    Good: the column corrected in the spreadsheet, and exported again
    """
    are = "row is wrong" if rows == 1 else "rows are wrong"
    hint = "mend those that are told, then check again"
    yield more_wrong_rows.problem(path, line, 1, f"from here on, {rows:,} more {are}", hint)


def _holds(schema: Schema, row: Row) -> bool:
    return schema.row.accepts.is_valid(row.data)


def _check_row(schema: Schema, sheet: Sheet, row: Row) -> Iterator[Problem]:
    empty = list(empty_cell(schema, sheet, row))
    for fault in empty:
        yield empty_cell.located(sheet.path, fault, sheet)
    filler = {str(fault.keys[-1]): _any(schema, str(fault.keys[-1])) for fault in empty}
    yield from check_part(schema.row, {**filler, **row.data}, (schema.table, row.index), sheet)


def _any(schema: Schema, key: str) -> Any:
    """Return a value that is right, so that only the others are complained about."""
    return schema.row.fields[key]["examples"][0]


def _located(
    document: Document, check: Rule[..., Fault], keys: Keys, *args: Any
) -> Iterator[Problem]:
    for fault in check(keys, *args):
        yield check.located(document.path, fault, document.marks)

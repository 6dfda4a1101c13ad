"""The header of a table -> what each of its columns holds.

A column is called by its key, by its label in any language, or by a name that the schema lists
in `x-headers` or `x-renamed`, as spreadsheets have grown many. Case, width and what separates words
do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from standards_catalog.problems import NAMED, Problem, listed, some, suggest, visible
from standards_catalog.rule import Family, rule
from standards_catalog.schema.schemas import Schema
from standards_catalog.text import ENGLISH

MAX_COLUMNS = 200

_ZONE = re.compile(r"(?<!\s)\s*+[(\[]\s*(?P<zone>[A-Za-z_]+(/[A-Za-z0-9_+-]+)*)\s*[)\]]\s*\Z")


class Header(Struct, frozen=True):
    """The first row: the line of each cell, its column there, and the text in it."""

    path: str
    places: tuple[tuple[int, int], ...]
    cells: tuple[str, ...]

    def at(self, index: int) -> tuple[str, int, int]:
        """Return the file, the line and the column of one of the cells."""
        return (
            self.path,
            *(self.places[min(index, len(self.places) - 1)] if self.places else (1, 1)),
        )


def columns_of(schema: Schema, cells: Sequence[str]) -> tuple[str, ...]:
    """Return the key that each column holds, empty where none is known by that name."""
    known = names(schema)
    return tuple(known.get(folded(_parted(schema, cell)[0]), "") for cell in cells)


def zones_of(schema: Schema, cells: Sequence[str]) -> Mapping[str, int]:
    """Return the time zones that a header names behind its times, and where first."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        if zone := _parted(schema, cell)[1]:
            found.setdefault(zone, index)
    return found


def names(schema: Schema) -> Mapping[str, str]:
    """Return the key that each name of a column means, by its folded form."""
    found: dict[str, str] = {}
    for key, field in schema.row.fields.items():
        for name in (key, field["title"], *field["x-labels"].values(), *field.get("x-headers", ())):
            found.setdefault(folded(name), key)
    for old, key in schema.row.raw.get("x-renamed", {}).items():
        found.setdefault(folded(old), key)
    return found


def folded(name: str) -> str:
    """Return a name without case, width, blanks and what joins words."""
    return re.sub(r"[\s_・:.\-]+", "", unicodedata.normalize("NFKC", name).casefold())


@rule(Family.TABLES)
def too_many_columns(header: Header) -> Iterator[Problem]:
    """Complain about a table that is wider than any spreadsheet that people fill in.

    Why: such a file is another export, or turned on its side; its columns mean nothing here.
    Bad: a row of 300,000 cells
    Good: the columns that the field reference shows, at most 200
    """
    if len(header.cells) > MAX_COLUMNS:
        message = f"the header has {len(header.cells):,} columns, but at most {MAX_COLUMNS} may be"
        hint = "keep the columns that the field reference shows"
        yield too_many_columns.problem(*header.at(MAX_COLUMNS), message, hint)


@rule(Family.TABLES)
def unknown_column(schema: Schema, header: Header) -> Iterator[Problem]:
    """Complain about a column whose name says nothing to the catalog.

    Why: everything in it would be dropped silently.
    Bad: `komponent,started_at,detected_by,trigger`
    Good: `component,started_at,detected_by,trigger`
    """
    known = schema.row.fields
    for index, (cell, key) in enumerate(
        zip(header.cells, columns_of(schema, header.cells), strict=True)
    ):
        if key or not cell.strip():
            continue
        message = f"no column is called `{visible(cell)}` here"
        near = suggest(folded(cell), names(schema))
        hint = f"known here: {some([*known], NAMED)}"
        if near:
            hint = f'did you mean "{names(schema)[near.split(chr(34))[1]]}"?'
        yield unknown_column.problem(*header.at(index), message, hint)


@rule(Family.TABLES)
def repeated_column(schema: Schema, header: Header) -> Iterator[Problem]:
    """Complain about two columns that hold the same thing.

    Why: only one of the two values can be kept.
    Bad: `started_at,発生時刻`
    Good: one of them
    """
    seen: dict[str, int] = {}
    for index, key in enumerate(columns_of(schema, header.cells)):
        if key and key in seen:
            other = visible(header.cells[seen[key]])
            message = f"the column `{visible(header.cells[index])}` is `{other}` once more"
            yield repeated_column.problem(*header.at(index), message, "keep one of them")
        seen.setdefault(key, index)


@rule(Family.TABLES)
def missing_column(schema: Schema, header: Header) -> Iterator[Problem]:
    """Complain about a column that every table of this kind must have.

    Why: figures are made from it.
    Bad: a table of incidents without `detected_by`
    Good: the column, with `unknown` where nobody knows
    """
    row = schema.row
    present = columns_of(schema, header.cells)
    if missing := [key for key in row.raw["required"] if key not in present]:
        words = ", ".join(f"`{key}`" for key in missing)
        are = "columns are" if len(missing) > 1 else "column is"
        also = "".join(
            f", or in {one.overlay.english} "
            f"{listed(row.fields[key]['x-labels'][lang] for key in missing)}"
            for lang, one in schema.within.languages.items()
            if lang != ENGLISH and not all(map(str.isascii, header.cells))
        )
        hint = f"name one of the columns so{also}"
        yield missing_column.problem(*header.at(0), f"the {are} missing: {words}", hint)


@rule(Family.TABLES)
def two_time_zones(schema: Schema, header: Header) -> Iterator[Problem]:
    """Complain about a header with times of two zones.

    Why: a table has one time zone, by which days and hours are counted.
    Bad: `started_at (Europe/Berlin),fixed_at (UTC)`
    Good: `started_at (Europe/Berlin),fixed_at`
    """
    found = zones_of(schema, header.cells)
    for zone, index in list(found.items())[1:]:
        message = f'the header names "{next(iter(found))}" already, and here "{zone}"'
        hint = "keep one of them, and write offsets behind the times of the other"
        yield two_time_zones.problem(*header.at(index), message, hint)


def check_header(schema: Schema, header: Header) -> Iterator[Problem]:
    """Yield everything that is wrong with a header."""
    for check in (unknown_column, repeated_column, missing_column, two_time_zones):
        yield from check(schema, header)


def _parted(schema: Schema, cell: str) -> tuple[str, str]:
    """Part the name of a column of times from the time zone behind it."""
    plain = unicodedata.normalize("NFKC", cell)
    found = _ZONE.search(plain)
    if not found or folded(plain) in names(schema):
        return plain, ""
    key = names(schema).get(folded(plain[: found.start()]), "")
    return (plain[: found.start()], found["zone"]) if key.endswith("_at") else (plain, "")

"""A table from elsewhere: what its columns and values mean here, guessed and said.

Nothing is left out without a word: a column is placed, set aside by its reader, or unplaced.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from standards_catalog.documents.csv.header import columns_of, folded, names, zones_of
from standards_catalog.documents.csv.layout import Layout
from standards_catalog.documents.csv.records import records_of
from standards_catalog.documents.csv.table import Sheet
from standards_catalog.model.catalog import Catalog
from standards_catalog.schema.keywords import fits
from standards_catalog.schema.schemas import Schema


@dataclass(frozen=True)
class Foreign(Sheet):
    """A table whose columns were placed by somebody; `meant` are values under other names."""

    meant: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def rows(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the line and the data of each row, with the values that are meant."""
        for line, row in super().rows:
            yield line, {key: self._value(key, value) for key, value in row.items()}

    def _value(self, key: str, value: Any) -> Any:
        return self.meant.get((key, folded(value)), value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a foreign table: its name, the key it is placed under, and who said so.

    `how` is `named` (known by this name), `guessed` (a near one), `said`, `left` or `unplaced`.
    """

    name: str
    key: str
    how: str
    example: str


def placed(schema: Schema, text: str, layout: Layout, said: Mapping[str, str]) -> list[Column]:
    """Return what each column is placed under; `said` goes before what can be guessed."""
    header = layout.header.cells
    records = records_of(text, layout.delimiter)
    body = [one for one in records if one.line > layout.header.line]
    taken = {key for key in said.values() if key}
    found = []
    for index, (name, known) in enumerate(zip(header, columns_of(schema, header), strict=True)):
        cells = (row.cells[index].strip() for row in body if index < len(row.cells))
        example = next(filter(None, cells), "")
        if not name.strip() and not example:
            found.append(Column(name, "", "left", ""))
            continue
        key, how = said.get(folded(name)), "said"
        if key is None:
            key, how = known, "named"
        elif not key:
            how = "left"
        if how == "named" and (not key or key in taken):
            key, how = _near(schema, name, taken, example), "guessed"
        taken.add(key)
        found.append(Column(name, key, how if key or how == "left" else "unplaced", example))
    return found


def sheet(
    schema: Schema,
    path: str,
    text: str,
    layout: Layout,
    columns: Sequence[Column],
    meant: Mapping[tuple[str, str], str],
    zone: str = "",
) -> Foreign:
    """Return a foreign table as one of ours."""
    zone = zone or next(iter(zones_of(schema, [one.name for one in columns])), "")
    data = {"time_zone": zone} if zone else {}
    keys = tuple(one.key for one in columns)
    delimiter, head, _ = layout
    return Foreign(path, text, data, schema, delimiter, keys, head.line, dict(meant))


def component_names(catalog: Catalog) -> Mapping[tuple[str, str], str]:
    """Return the id of each component by its names and aliases, as values that are meant."""
    return {
        ("component", folded(name)): one.id
        for one in catalog.components
        for name in (*one.aliases, *one.formerly, *one.name.all, one.id)
    }


def written(schema: Schema, rows: Sequence[Mapping[str, Any]], zone: str = "") -> str:
    """Return rows as a table, the columns in the order of the schema, with the zone it is in."""
    used = [key for key in schema.row.fields if any(key in row for row in rows)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    at = next((key for key in used if key.endswith("_at")), "")
    writer.writerow([f"{key} ({zone})" if zone and key == at else key for key in used])
    writer.writerows([row.get(key, "") for key in used] for row in rows)
    return text.getvalue()


def _near(schema: Schema, name: str, taken: set[str], example: str) -> str:
    """Return the free key whose name is nearest to one, or is a part of it, and may hold this."""
    free = {
        key
        for key, field in schema.row.fields.items()
        if key not in taken and (not key.endswith("_at") or fits(field["pattern"], example))
    }
    known = {one: key for one, key in names(schema).items() if key in free}
    word = folded(name)
    near = get_close_matches(word, known, n=1, cutoff=0.75)
    within = [one for one in known if len(one) > 1 and (one in word or word in one)]
    found = near or sorted(within, key=len, reverse=True)
    return known[found[0]] if word and found else ""

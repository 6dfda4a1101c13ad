"""A matrix of statuses -> a record for each cell that holds one, and entries for its edges."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from standards_catalog.documents.csv.header import folded
from standards_catalog.editing.importing.naming import Ids
from standards_catalog.editing.importing.rows import Row
from standards_catalog.editing.importing.wishes import Wishes

_SUBJECTS = ("standard", "tool")
TEAM = "team"


def unfolded(
    rows: Sequence[Row], wishes: Wishes, ids: Ids, create: Collection[str]
) -> tuple[list[Row], Wishes]:
    """Return a row for each cell, and the wishes for them.

    The column that is mapped to `team`, else the first, names teams; columns that are mapped to
    anything else, or left out, are no cells.
    """
    names = list(dict.fromkeys(name for row in rows for name in row.cells))
    said = {folded(name): fields for name, fields in wishes.columns.items()}
    team = next(
        (one for one in names if TEAM in said.get(folded(one), ())), names[0] if names else ""
    )
    subjects = [one for one in names if one != team and folded(one) not in said]
    found = [
        _record(row, row.cells[team], name, ids, create)
        for row in rows
        if isinstance(row.cells.get(team), str)
        for name in subjects
        if row.cells.get(name)
    ]
    return found, wishes


def edges(rows: Sequence[Row], ids: Ids, create: Collection[str]) -> Iterator[Row]:
    """Yield a row for each team, product, standard and tool that rows name and nobody has."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        for kind, column in ((TEAM, TEAM), (TEAM, "product"), *((one, one) for one in _SUBJECTS)):
            name = row.cells.get(column)
            if kind not in create or not isinstance(name, str) or (kind, name) in seen:
                continue
            seen.add((kind, name))
            if ids.find((column,), name) is None:
                cells = {"name": name}
                if kind == TEAM:
                    made = ids.make("product", name)
                    cells |= {"products.id": made, "products.name": name}
                places = {key: row.at(column) for key in cells}
                yield Row(row.at(column), cells, places, kind)


def _record(row: Row, team: str, name: str, ids: Ids, create: Collection[str]) -> Row:
    """Return a cell as a record; what its column is called tells what it is about."""
    kind = next((one for one in _SUBJECTS if ids.find((one,), name)), "")
    kind = kind or next((one for one in _SUBJECTS if one in create), _SUBJECTS[0])
    cells = {TEAM: team, kind: name, "status": row.cells[name]}
    places = {TEAM: row.place, kind: row.at(name), "status": row.at(name)}
    return Row(row.at(name), cells, places)

"""A long list as data, of which its page has the beginning: the script shows and filters the rest.

What many rows have alike is there once: a cell of a column, the values of a facet. That keeps
thousands of entries small.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from standards_catalog.text import Text
from standards_catalog.views.kinds.kind import ColumnCell
from standards_catalog.views.lists.entries import PAGE, EntryList, ListRow
from standards_catalog.views.shared.link import Link


@dataclass(frozen=True, slots=True)
class ListData:
    """What the rows of a list differ in, and a row without any of it.

    `cells` are the different ones of each column, `data` which of them each row has, and the same
    of facets.
    """

    blank: ListRow
    cells: tuple[tuple[ColumnCell, ...], ...]
    data: Mapping[str, Any]


def list_data(found: EntryList) -> ListData:
    """Return a list as data; rows are in its order."""
    columns = [_numbered(row.cells[at] for row in found.rows) for at in range(len(found.columns))]
    facets = {
        facet.name: _numbered(" ".join(row.facets[facet.name]) for row in found.rows)
        for facet in found.facets
    }
    return ListData(
        ListRow(Link("", Text("")), "-", Text(""), (), {}),
        tuple(some for some, _ in columns),
        {
            "page": PAGE,
            "columns": [numbers for _, numbers in columns],
            "facets": {name: {"values": some, "of": of} for name, (some, of) in facets.items()},
        },
    )


def _numbered(values: Iterable[Any]) -> tuple[tuple[Any, ...], list[int]]:
    """Return the different ones of some values, and for each value its number among them."""
    known: dict[Hashable, int] = {}
    some: list[Any] = []
    numbers: list[int] = []
    for value in values:
        key = _key(value) if isinstance(value, ColumnCell) else value
        if key not in known:
            known[key] = len(some)
            some.append(value)
        numbers.append(known[key])
    return tuple(some), numbers


def _key(cell: ColumnCell) -> Hashable:
    shown = (
        (one.text, one.link, one.url, one.term and one.term.value, one.remark)
        for one in cell.values
    )
    return cell.sort, cell.rate, tuple(shown)

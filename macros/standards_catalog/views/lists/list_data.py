"""A long list as data, of which its page has the beginning: the script shows and filters the rest.

What many rows have alike is there once: a cell of a column, the values of a facet. That keeps
thousands of entries small.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from standards_catalog.text import Text
from standards_catalog.views.kinds.kind import ColumnCell
from standards_catalog.views.lists.entries import EntryList, ListRow
from standards_catalog.views.shared.link import Link
from standards_catalog.views.shared.long import PAGE, numbered


class ListData(Struct, frozen=True):
    """What the rows of a list differ in, and a row without any of it.

    `cells` are the different ones of each column, `data` which of them each row has, and the same
    of facets.
    """

    blank: ListRow
    cells: tuple[tuple[ColumnCell, ...], ...]
    data: Mapping[str, Any]


def list_data(found: EntryList) -> ListData:
    """Return a list as data; rows are in its order."""
    places = range(len(found.columns))
    columns = [numbered((row.cells[at] for row in found.rows), id) for at in places]
    facets = {
        one.name: numbered((" ".join(row.facets[one.name]) for row in found.rows), str)
        for one in found.facets
    }
    return ListData(
        ListRow(Link("", Text("")), "-", Text(""), (), {}),
        tuple(tuple(some) for some, _ in columns),
        {
            "page": PAGE,
            "columns": [numbers for _, numbers in columns],
            "facets": {name: {"values": some, "of": of} for name, (some, of) in facets.items()},
        },
    )

"""Lists of entries: a row each, and the facets by which a reader narrows them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Named
from standards_catalog.text import Text, plain
from standards_catalog.views.kinds.kind import ColumnCell
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.lists.facets import facet, filters_of, title_of
from standards_catalog.views.shared.addresses import Files, list_files
from standards_catalog.views.shared.facets import Facet
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.shared.long import pages
from standards_catalog.views.shared.summary import summary


class ListRow(Struct, frozen=True):
    """An entry in a list, and the values by which it is filtered."""

    link: Link
    also: str
    summary: Text
    cells: tuple[ColumnCell, ...]
    facets: Mapping[str, tuple[str, ...]]


class EntryList(Struct, frozen=True):
    """A list of entries of one kind."""

    kind: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[ListRow, ...]
    facets: tuple[Facet, ...]

    @property
    def pages(self) -> Sequence[Sequence[ListRow]]:
        """The rows of each page; a short list has one."""
        return pages(self.rows)

    @property
    def files(self) -> Files:
        """Where all entries of the kind are as data."""
        return list_files(self.kind)


def entry_list(catalog: Catalog, entries: Sequence[Named], kind: str, lang: str) -> EntryList:
    """Return the list of some entries of a kind, with its columns and facets.

    Cells of a column that show the same are one, as are the values of a facet: thousands of rows
    have some hundreds of them.
    """
    columns, filters = kind_of(kind).columns, filters_of(catalog, kind)
    cells: dict[Hashable, ColumnCell] = {}
    facets_of: dict[tuple[str, ...], tuple[str, ...]] = {}

    def cell(name: str, entry: Named) -> ColumnCell:
        found = columns[name].cell(catalog, entry, lang)
        return cells.setdefault((name, _shown(found)), found)

    def values(name: str, entry: Named) -> tuple[str, ...]:
        found = tuple(filters[name].values(catalog, entry))
        return facets_of.setdefault(found, found)

    rows = tuple(
        ListRow(
            link(entry),
            next((one for one in entry.name.all if one != entry.name[lang]), ""),
            summary(entry).map(plain),
            tuple(cell(name, entry) for name in columns),
            {name: values(name, entry) for name in filters},
        )
        for entry in ranked(catalog, entries)
    )
    facets = tuple(
        facet(catalog, kind, name, [row.facets[name] for row in rows], lang) for name in filters
    )
    shown = tuple(one for one in facets if one.divides(len(rows)))
    titles = (title_of(catalog, kind, name, one.field, lang) for name, one in columns.items())
    return EntryList(kind, tuple(columns), tuple(titles), rows, shown)


def _shown(cell: ColumnCell) -> Hashable:
    values = (
        (one.text, one.link, one.url, one.term and one.term.value, one.remark)
        for one in cell.values
    )
    return cell.sort, cell.rate, tuple(values)


def matching(
    catalog: Catalog, entries: Iterable[Named], wanted: Mapping[str, str]
) -> tuple[Named, ...]:
    """Return the entries that have all the wanted values: `{"stage": "standard"}`."""
    return tuple(
        entry
        for entry in entries
        if all(
            value in filters_of(catalog, entry.kind)[name].values(catalog, entry)
            for name, value in wanted.items()
        )
    )


def ranked(catalog: Catalog, entries: Iterable[Named]) -> list[Named]:
    """Return entries in the order of lists: by the rank that their kind gives them, then by id."""
    return sorted(entries, key=lambda one: (kind_of(one.kind).rank(catalog, one), one.id))

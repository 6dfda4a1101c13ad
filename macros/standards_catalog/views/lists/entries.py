"""Lists of entries: a row each, and the facets by which a reader narrows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Group, Named, Principle, Standard, Team, Tool
from standards_catalog.text import Text, plain
from standards_catalog.views.adoption.adoption import Rate, cells_of, rate
from standards_catalog.views.adoption.matrix import rank
from standards_catalog.views.kinds.team import adoption as team_adoption
from standards_catalog.views.kinds.tool import ring
from standards_catalog.views.shared.addresses import Files, list_files
from standards_catalog.views.shared.facets import Facet, facet, facets_of, title_of
from standards_catalog.views.shared.fact import Value, of_links, of_term, of_text
from standards_catalog.views.shared.link import Link, find_links, link, links, owner_link
from standards_catalog.views.shared.summary import summary


@dataclass(frozen=True, slots=True)
class ColumnCell:
    """One value of a row: what is shown, and what it is sorted by."""

    values: tuple[Value, ...] = ()
    rate: Rate | None = None
    sort: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """An entry in a list, and the values by which it is filtered."""

    link: Link
    also: str
    summary: Text
    cells: tuple[ColumnCell, ...]
    facets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class EntryList:
    """A list of entries of one kind."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[ListRow, ...]
    facets: tuple[Facet, ...]

    @property
    def files(self) -> Files:
        """Where all entries of the kind are as data."""
        return list_files(self.kind)


def entry_list(catalog: Catalog, entries: Sequence[Named], kind: str, lang: str) -> EntryList:
    """Return the list of some entries of a kind, with its columns and facets."""
    columns = _COLUMNS.get(kind, {})
    rows = tuple(
        ListRow(
            link(entry),
            next((one for one in entry.name.all if one != entry.name[lang]), ""),
            summary(entry).map(plain),
            tuple(build(catalog, entry, lang) for build in columns.values()),
            {name: tuple(values(catalog, entry)) for name, values in facets_of(kind).items()},
        )
        for entry in ranked(catalog, entries)
    )
    facets = tuple(
        facet(catalog, kind, name, [row.facets[name] for row in rows], lang)
        for name in facets_of(kind)
    )
    shown = tuple(one for one in facets if len(one.options) > 1)
    return EntryList(
        kind, tuple(title_of(catalog, kind, name, lang) for name in columns), rows, shown
    )


def matching(
    catalog: Catalog, entries: Iterable[Named], wanted: Mapping[str, str]
) -> tuple[Named, ...]:
    """Return the entries that have all the wanted values: `{"stage": "standard"}`."""
    return tuple(
        entry
        for entry in entries
        if all(
            value in facets_of(entry.kind)[name](catalog, entry) for name, value in wanted.items()
        )
    )


def ranked(catalog: Catalog, entries: Iterable[Named]) -> list[Named]:
    """Return entries in the order of lists: by stage, ring or order, then by id."""
    return sorted(entries, key=partial(_rank, catalog))


def _owner(catalog: Catalog, entry: Standard | Tool, lang: str) -> ColumnCell:
    owner = owner_link(catalog, entry.owner)
    return ColumnCell(tuple(of_links([owner])), sort=owner.text[lang] if owner else "~")


def _stage(catalog: Catalog, entry: Standard, lang: str) -> ColumnCell:
    values = tuple(of_term(catalog, "standard", ["stage"], entry.stage))
    return ColumnCell(values, sort=str(rank(catalog, entry)))


def _rate(catalog: Catalog, entry: Standard | Tool, lang: str) -> ColumnCell:
    found = rate(cells_of(catalog, entry))
    return ColumnCell(rate=found, sort=f"{found.adopted:05}")


def _team_rate(catalog: Catalog, entry: Team, lang: str) -> ColumnCell:
    found = team_adoption(catalog, entry, lang)
    return ColumnCell(
        rate=found.rate if found else None, sort=f"{found.rate.adopted:05}" if found else ""
    )


def _ring(catalog: Catalog, entry: Tool, lang: str) -> ColumnCell:
    found = ring(catalog, entry, lang)
    values = (
        [
            Value(term=one.ring, remark=one.platform.text if one.platform else "")
            for one in found.rings
        ]
        if found
        else []
    )
    return ColumnCell(
        tuple(values),
        sort=str(rank(catalog, entry)),
    )


def _status(catalog: Catalog, entry: Tool, lang: str) -> ColumnCell:
    values = tuple(of_term(catalog, "tool", ["upstream", "status"], entry.upstream.status))
    return ColumnCell(values, sort=entry.upstream.status)


def _version(catalog: Catalog, entry: Tool, lang: str) -> ColumnCell:
    return ColumnCell(tuple(of_text(entry.upstream.version)), sort=entry.upstream.version)


def _checked(catalog: Catalog, entry: Tool, lang: str) -> ColumnCell:
    day = entry.upstream.checked_on
    return ColumnCell(tuple(of_text(day)), sort=day.isoformat())


def _linked(kind: str, field: str) -> Callable[[Catalog, Any, str], ColumnCell]:
    def build(catalog: Catalog, entry: Any, lang: str) -> ColumnCell:
        found = find_links(catalog, kind, getattr(entry, field))
        return ColumnCell(tuple(of_links(found)), sort=" ".join(one.text[lang] for one in found))

    return build


def _products(catalog: Catalog, entry: Team, lang: str) -> ColumnCell:
    names = [product.name for product in entry.products]
    return ColumnCell(tuple(of_text(*names)), sort=" ".join(name[lang] for name in names))


def _owned(catalog: Catalog, entry: Group, lang: str) -> ColumnCell:
    found = links(catalog.owned_by.get(Ref("group", entry.id), ()))
    return ColumnCell(tuple(of_links(found)), sort=f"{len(found):05}")


def _cited(catalog: Catalog, entry: Principle, lang: str) -> ColumnCell:
    by = [one.id for one in catalog.all(Standard) if entry.id in one.principles]
    return ColumnCell(tuple(of_links(find_links(catalog, "standard", by))), sort=f"{len(by):05}")


_COLUMNS: Mapping[str, Mapping[str, Callable[[Catalog, Any, str], ColumnCell]]] = {
    "standard": {
        "stage": _stage,
        "adoption": _rate,
        "owner": _owner,
        "platforms": _linked("platform", "platforms"),
        "zones": _linked("zone", "zones"),
    },
    "tool": {
        "ring": _ring,
        "status": _status,
        "version": _version,
        "checked_on": _checked,
        "owner": _owner,
    },
    "team": {
        "products": _products,
        "platforms": _linked("platform", "platforms"),
        "adoption": _team_rate,
    },
    "group": {"owns": _owned},
    "principle": {"cited_by": _cited},
}


def _rank(catalog: Catalog, entry: Named) -> tuple[Any, ...]:
    if isinstance(entry, Standard | Tool):
        return (rank(catalog, entry), entry.id)
    return (getattr(entry, "order", 0), entry.id)

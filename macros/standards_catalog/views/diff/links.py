"""Links that lead to what is gone, and addresses of the site that nothing answers any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard
from standards_catalog.views.diff.sides import Sides, refs
from standards_catalog.views.shared.link import Link, address


class Break(Struct, frozen=True):
    """A place that still names an entry that is gone."""

    by: Link
    path: str
    line: int
    target: Link


class Vanished(Struct, frozen=True):
    """An address of the site, from its root, that led to an entry and now leads nowhere."""

    address: str
    entry: Link


def breaks(sides: Sides, before: Catalog) -> Iterator[Break]:
    """Yield the places that name an entry that is gone; `before` has the names of its own time."""
    gone = refs(before) - refs(sides.after)
    for mention in sides.after.mentions:
        if sides.after.resolve(mention.kinds, mention.id):
            continue
        target = next(
            (ref for kind in mention.kinds if (ref := Ref(kind, mention.id)) in gone), None
        )
        if target:
            mark = sides.after.marks(mention.by).nearest(mention.keys, at_key=mention.at_key)
            path = sides.after.documents[mention.by].path
            link = sides.link(sides.names.get(target, target))
            yield Break(sides.link(mention.by), path, mark.line, link)


def vanished(sides: Sides, before: Catalog) -> Iterator[Vanished]:
    """Yield the addresses that are gone: of pages without a redirect, and of clauses.

    A page keeps its clauses' addresses under its own; a redirect leads to the page alone.
    """
    there, here = _pages(before), _pages(sides.after)
    unread = {address(ref) for ref in sides.after.broken if ref.kind in before.named_kinds}
    for place in sorted(there.keys() - here.keys() - unread):
        ref = there[place]
        yield Vanished(place, sides.link(sides.names.get(ref, ref)))
    for one, other in sides.kept:
        if isinstance(one, Standard) and isinstance(other, Standard):
            left = {clause.anchor for clause in other.clauses}
            page = sides.link(Ref("standard", other.id))
            for clause in one.clauses:
                if clause.anchor not in left:
                    yield Vanished(f"{page.href}#{clause.anchor}", page)


def _pages(catalog: Catalog) -> Mapping[str, Ref]:
    """Return what answers at each address: entries with a page, and redirects to them."""
    found = {}
    for kind in catalog.named_kinds:
        for entry in catalog.of_kind(kind):
            for one in (*entry.formerly, entry.id):
                found[address(Ref(kind, one))] = Ref(kind, entry.id)
    return found

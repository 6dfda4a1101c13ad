"""Two platforms laid side by side, zone by zone: what to keep, to drop and to take up in a move.

A tool that is not recorded on the other platform is not gone there. It is dropped only where its
ring or the zone says that it cannot serve there, and kept where the opinion of it holds everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Tool
from standards_catalog.model.standing import ring_of, ring_on
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.zones.zones import Filled, ZoneCell, zone_cell

STATES = ("stays", "goes", "unsure", "comes")
"""What happens to a tool; `unsure` is that nothing is recorded of it where the move goes."""


class Moved(Struct, frozen=True):
    """A tool in a move: what happens to it, and the platform on which it is not recorded."""

    tool: Filled
    state: str
    absent: Link | None = None


class Move(Struct, frozen=True):
    """A zone in a move between platforms: its tools, and what is known of it on either side."""

    zone: Link
    tools: tuple[Moved, ...]
    here: ZoneCell
    there: ZoneCell

    def of(self, *states: str) -> tuple[Moved, ...]:
        """Return the tools to which one of these happens."""
        return tuple(one for one in self.tools if one.state in states)


class Comparison(Struct, frozen=True):
    """A move from one platform to another, zone by zone."""

    origin: Link
    target: Link
    moves: tuple[Move, ...]


def comparison(catalog: Catalog, origin: Platform, target: Platform) -> Comparison:
    """Return what is known of a move from one platform to another, by zone."""
    moves = []
    for zone in catalog.zones:
        here, there = zone_cell(catalog, zone, origin), zone_cell(catalog, zone, target)
        found = [*_kept(catalog, here.tools, there.tools)]
        found += (_left(catalog, one, there) for one in _only(here.tools, there.tools))
        found += (_met(catalog, one, here) for one in _only(there.tools, here.tools))
        found.sort(key=lambda one: STATES.index(one.state))
        moves.append(Move(link(zone), tuple(found), here, there))
    return Comparison(link(origin), link(target), tuple(moves))


def _kept(catalog: Catalog, some: Sequence[Filled], others: Sequence[Filled]) -> Iterator[Moved]:
    """Yield the tools on both sides, each as its weaker side knows it."""
    order = list(catalog.vocabulary.terms("common", "basis"))
    known = {other.link.href: other for other in others}
    for one in some:
        if other := known.get(one.link.href):
            yield Moved(max(one, other, key=lambda side: order.index(side.basis.value)), "stays")


def _left(catalog: Catalog, one: Filled, there: ZoneCell) -> Moved:
    """Return what happens to a tool of which the target says nothing."""
    ring = ring_on(catalog, _tool(catalog, one), there.platform.id)
    if there.not_applicable or (ring and "discouraged" in ring.counts_as):
        return Moved(one, "goes")
    return Moved(one, "stays" if _general(catalog, one) else "unsure", there.platform)


def _met(catalog: Catalog, one: Filled, here: ZoneCell) -> Moved:
    """Return what happens to a tool of which the origin says nothing."""
    if _general(catalog, one) and not here.not_applicable:
        return Moved(one, "stays", here.platform)
    return Moved(one, "comes")


def _general(catalog: Catalog, one: Filled) -> bool:
    """Whether one opinion of a tool, which does not warn of it, holds on every platform."""
    tool = _tool(catalog, one)
    warns = "discouraged" in ring_of(catalog, tool).counts_as
    return bool(tool.ring) and not tool.ring_differs and not warns


def _tool(catalog: Catalog, one: Filled) -> Tool:
    found = catalog.get(Tool, one.link.id)
    assert found  # a cell has only tools that are there
    return found


def _only(some: Sequence[Filled], others: Sequence[Filled]) -> Iterator[Filled]:
    known = {other.link.href for other in others}
    return (one for one in some if one.link.href not in known)

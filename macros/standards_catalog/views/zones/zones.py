"""The reference architecture: zones down, platforms across, tools with their basis in the cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standards_catalog.checks.rules.coverage import zone_gaps
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Platform, Tool, Zone
from standards_catalog.model.parts import Source
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.shared.addresses import Files, matrix_files
from standards_catalog.views.shared.link import Link, line_url, link


@dataclass(frozen=True, slots=True)
class Filled:
    """A tool that fills a zone: and what that rests on."""

    link: Link
    basis: Term
    note: Text | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ZoneCell:
    """A zone on a platform: tools, or why none, or a gap."""

    zone: Link
    platform: Link
    tools: tuple[Filled, ...]
    not_applicable: Text | None
    note: Text | None
    line: str

    @property
    def gap(self) -> bool:
        """Whether nothing is recorded."""
        return not self.tools and self.not_applicable is None


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone and its cells in the order of the platforms."""

    link: Link
    basis: Term
    purpose: Text
    cells: tuple[ZoneCell, ...]


@dataclass(frozen=True, slots=True)
class ZoneMatrix:
    """Zones × platforms, its gaps counted, its legend."""

    platforms: tuple[Link, ...]
    rows: tuple[ZoneRow, ...]
    gaps: int
    legend: tuple[Term, ...]

    @property
    def files(self) -> Files:
        """Where it is as data."""
        return matrix_files("zones")


@dataclass(frozen=True, slots=True)
class Move:
    """A zone in a move between platforms: what stays, what goes, what comes."""

    zone: Link
    stays: tuple[Filled, ...]
    goes: tuple[Filled, ...]
    comes: tuple[Filled, ...]
    here: ZoneCell
    there: ZoneCell


@dataclass(frozen=True, slots=True)
class Comparison:
    """A move from one platform to another, zone by zone."""

    origin: Link
    target: Link
    moves: tuple[Move, ...]


def zone_matrix(catalog: Catalog) -> ZoneMatrix:
    """Return the matrix of all zones and platforms."""
    rows = tuple(
        ZoneRow(
            link(zone),
            catalog.vocabulary.terms("common", "basis")[zone.basis],
            zone.purpose,
            tuple(zone_cell(catalog, zone, platform) for platform in catalog.platforms),
        )
        for zone in catalog.zones
    )
    gaps = sum(1 for _ in zone_gaps(catalog))
    platforms = tuple(link(platform) for platform in catalog.platforms)
    return ZoneMatrix(
        platforms, rows, gaps, tuple(catalog.vocabulary.terms("common", "basis").values())
    )


def zone_cell(catalog: Catalog, zone: Zone, platform: Platform) -> ZoneCell:
    """Return what is known of a zone on a platform."""
    cell = zone.cell(platform.id)
    ref = Ref("zone", zone.id)
    return ZoneCell(
        zone=link(zone),
        platform=link(platform),
        tools=tuple(
            Filled(
                link(tool),
                catalog.vocabulary.terms("common", "basis")[fill.basis],
                fill.note,
                fill.sources,
            )
            for fill in cell.tools
            if (tool := catalog.get(Tool, fill.tool))
        ),
        not_applicable=cell.not_applicable,
        note=cell.note,
        line=line_url(catalog, ref, "platforms", platform.id),
    )


def comparison(catalog: Catalog, origin: Platform, target: Platform) -> Comparison:
    """Return what a move from one platform to another keeps, drops and brings, by zone."""
    moves = []
    for zone in catalog.zones:
        here, there = zone_cell(catalog, zone, origin), zone_cell(catalog, zone, target)
        moves.append(
            Move(
                link(zone),
                stays=_kept(catalog, here.tools, there.tools),
                goes=_dropped(here.tools, there.tools),
                comes=_dropped(there.tools, here.tools),
                here=here,
                there=there,
            )
        )
    return Comparison(link(origin), link(target), tuple(moves))


def _kept(catalog: Catalog, some: Sequence[Filled], others: Sequence[Filled]) -> tuple[Filled, ...]:
    """Return the tools on both sides, each as its weaker side knows it."""
    order = list(catalog.vocabulary.terms("common", "basis"))
    known = {other.link.href: other for other in others}
    pairs = [(one, known[one.link.href]) for one in some if one.link.href in known]
    return tuple(max(pair, key=lambda one: order.index(one.basis.value)) for pair in pairs)


def _dropped(some: Sequence[Filled], others: Sequence[Filled]) -> tuple[Filled, ...]:
    known = {other.link.href for other in others}
    return tuple(one for one in some if one.link.href not in known)

"""The reference architecture: zones down, platforms across, tools with their basis in the cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from standards_catalog.checks.rules.coverage import zone_gaps
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Platform, Tool, Zone
from standards_catalog.model.parts import Fill, Source
from standards_catalog.model.standing import ring_on, waning
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.shared.addresses import Files, matrix_files
from standards_catalog.views.shared.few import few
from standards_catalog.views.shared.link import Link, line_url, link
from standards_catalog.views.zones.groups import heading_of


class Filled(Struct, frozen=True):
    """A tool that fills a zone, what that rests on, and what is thought of the tool there.

    `ring` is the opinion that holds on the platform, if there is one; `upstream` what upstream does
    where it does less than it did. `sources_of` is the kind of the entry that cites the sources,
    where the record has none of its own.
    """

    link: Link
    basis: Term
    ring: Term | None
    upstream: Term | None
    note: Text | None
    sources: tuple[Source, ...]
    sources_of: str


class ZoneCell(Struct, frozen=True):
    """A zone on a platform: tools, or why none, or a gap."""

    zone: Link
    platform: Link
    tools: tuple[Filled, ...]
    not_applicable: Text | None
    note: Text | None
    line: str

    @property
    def few(self) -> tuple[Sequence[Filled], Sequence[Filled]]:
        """The first of the tools, and the rest of many."""
        return few(self.tools)

    @property
    def gap(self) -> bool:
        """Whether nothing is recorded."""
        return not self.tools and self.not_applicable is None


class ZoneRow(Struct, frozen=True):
    """A zone and its cells in the order of the platforms, under a heading if it is in a group."""

    link: Link
    heading: Text | None
    basis: Term
    purpose: Text
    cells: tuple[ZoneCell, ...]


class ZoneMatrix(Struct, frozen=True):
    """Zones × platforms, its gaps counted, its legend."""

    platforms: tuple[Link, ...]
    rows: tuple[ZoneRow, ...]
    gaps: int
    legend: tuple[Term, ...]

    @property
    def parts(self) -> tuple[tuple[Text | None, tuple[ZoneRow, ...]], ...]:
        """The rows under their headings; None above those without one."""
        grouped = groupby(self.rows, key=lambda one: one.heading)
        return tuple((heading, tuple(some)) for heading, some in grouped)

    @property
    def files(self) -> Files:
        """Where it is as data."""
        return matrix_files("zones")


def zone_matrix(catalog: Catalog) -> ZoneMatrix:
    """Return the matrix of all zones and platforms."""
    rows = tuple(
        ZoneRow(
            link(zone),
            heading_of(catalog, zone),
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
                ring_on(catalog, tool, platform.id),
                waning(catalog, tool),
                fill.note,
                *sources_of(zone, fill, tool),
            )
            for fill in cell.tools
            if (tool := catalog.get(Tool, fill.tool))
        ),
        not_applicable=cell.not_applicable,
        note=cell.note,
        line=line_url(catalog, ref, "platforms", platform.id),
    )


def sources_of(zone: Zone, fill: Fill, tool: Tool) -> tuple[tuple[Source, ...], str]:
    """Return what a record rests on, and the kind of the entry that cites it for the record.

    A record without sources has those of its basis, of the zone or else of the tool.
    """
    if fill.sources:
        return fill.sources, ""
    for entry in (zone, tool):
        if same := tuple(one for one in entry.sources if one.basis == fill.basis):
            return same, entry.kind
    return zone.sources, zone.kind

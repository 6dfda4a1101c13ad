"""Which tools make a sector of the radar: those of a zone, of a segment, or of a tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Tool, Zone
from standards_catalog.text import Text
from standards_catalog.views.radar.moves import ring_at
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.shared.words import words
from standards_catalog.views.zones.groups import heading_of

# What sectors are, and which word is the radar's title and which the sector of the rest.
SECTORS = {
    "zone": ("radar_by_zone", "radar_no_zone"),
    "segment": ("radar_by_segment", "radar_no_segment"),
    "tag": ("radar_by_tag", "radar_no_tag"),
}
REST = "-"
"""The key of the sector of the rest; no zone, segment or tag is called so."""


class Group(Struct, frozen=True):
    """What becomes a sector: its key in addresses, and its tools, ring by ring.

    It stands under a `heading` with its neighbours of the same one.
    """

    key: str
    name: Text
    link: Link | None
    heading: Text | None
    cells: tuple[tuple[Tool, ...], ...]


def divisions(catalog: Catalog) -> tuple[str, ...]:
    """Return what sectors can be, what suits the catalog first; segments if tools have some."""
    tools = catalog.all(Tool)
    count = sum(1 for tool in tools if tool.segment)
    ways = [one for one in SECTORS if count or one != "segment"]
    return tuple(sorted(ways, key=lambda one: one != "segment" or 2 * count < len(tools)))


def groups(catalog: Catalog, by: str, platform: Platform | None, lang: str) -> tuple[Group, ...]:
    """Return the groups that are not empty: in their order, or tags by name, the rest last."""
    found: dict[str, list[Tool]] = {key: [] for key in _order(catalog, by)}
    homes = _homes(catalog, platform)
    for tool in catalog.all(Tool):
        if ring_at(catalog, tool, platform):
            first = {"zone": homes.get(tool.id, ""), "segment": tool.segment}
            key = first[by] if by in first else next(iter(tool.tags), "")
            found.setdefault(key or REST, []).append(tool)
    order = [key for key in (sorted(found) if by == "tag" else found) if key != REST]
    return tuple(
        Group(key, *_name(catalog, by, key, lang), tuple(_cells(catalog, found[key], platform)))
        for key in (*order, REST)
        if found.get(key)
    )


def _order(catalog: Catalog, by: str) -> Iterable[str]:
    if by == "segment":
        return catalog.vocabulary.terms("tool", "segment")
    return [zone.id for zone in catalog.zones] if by == "zone" else ()


def _name(catalog: Catalog, by: str, key: str, lang: str) -> tuple[Text, Link | None, Text | None]:
    """Return what a sector is called, where that leads, and its heading."""
    if by == "segment" and (term := catalog.vocabulary.terms("tool", "segment").get(key)):
        return Text(term.labels), None, term.group
    if by == "zone" and (zone := catalog.get(Zone, key)):
        return zone.name, link(zone), heading_of(catalog, zone)
    return Text(words(lang)[SECTORS[by][1]] if key == REST else key), None, None


def _cells(
    catalog: Catalog, tools: Iterable[Tool], platform: Platform | None
) -> Iterator[tuple[Tool, ...]]:
    """Yield the tools of each ring."""
    cells: dict[str, list[Tool]] = {ring: [] for ring in catalog.vocabulary.terms("tool", "ring")}
    for tool in tools:
        cells[ring_at(catalog, tool, platform)].append(tool)
    yield from map(tuple, cells.values())


def _homes(catalog: Catalog, platform: Platform | None) -> Mapping[str, str]:
    """Return for each tool the zone where it is drawn: the first it fills, there or anywhere."""
    homes: dict[str, str] = {}
    for here in (True, False):
        for zone in catalog.zones:
            for name, cell in zone.platforms.items():
                if not here or platform is None or name == platform.id:
                    for fill in cell.tools:
                        homes.setdefault(fill.tool, zone.id)
    return homes

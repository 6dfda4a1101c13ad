"""Which tools make a sector of the radar: those of a zone, or those of a tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Tool, Zone
from standards_catalog.text import Text
from standards_catalog.views.radar.moves import ring_at
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.shared.words import words

# What sectors are, and which word is the radar's title and which the sector of the rest.
SECTORS = {
    "zone": ("radar_by_zone", "radar_no_zone"),
    "tag": ("radar_by_tag", "radar_no_tag"),
}
REST = "-"
"""The key of the sector of the rest; no zone or tag is called so."""


@dataclass(frozen=True, slots=True)
class Group:
    """What becomes a sector: its key in addresses, and its tools, ring by ring."""

    key: str
    name: Text
    link: Link | None
    cells: tuple[tuple[Tool, ...], ...]


def groups(catalog: Catalog, by: str, platform: Platform | None, lang: str) -> tuple[Group, ...]:
    """Return the groups that are not empty: zones in their order or tags by name, the rest last."""
    found: dict[str, list[Tool]] = {zone.id: [] for zone in catalog.zones} if by == "zone" else {}
    homes = _homes(catalog, platform)
    for tool in catalog.all(Tool):
        if ring_at(catalog, tool, platform):
            key = homes.get(tool.id, "") if by == "zone" else next(iter(tool.tags), "")
            found.setdefault(key or REST, []).append(tool)
    order = [key for key in (found if by == "zone" else sorted(found)) if key != REST]
    return tuple(
        Group(key, *_name(catalog, by, key, lang), tuple(_cells(catalog, found[key], platform)))
        for key in (*order, REST)
        if found.get(key)
    )


def _name(catalog: Catalog, by: str, key: str, lang: str) -> tuple[Text, Link | None]:
    zone = catalog.get(Zone, key) if by == "zone" else None
    if zone:
        return zone.name, link(zone)
    return Text(words(lang)[SECTORS[by][1]] if key == REST else key), None


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

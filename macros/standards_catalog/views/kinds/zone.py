"""What is shown of a zone."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Zone
from standards_catalog.views.kinds.kind import Computed, Filter, Following, Kind
from standards_catalog.views.kinds.shared import IDS, TAGS, also, sources
from standards_catalog.views.shared.fact import Fact, field, named, of_links, of_term
from standards_catalog.views.shared.link import links
from standards_catalog.views.shared.subscribe import subscribe
from standards_catalog.views.zones.zones import ZoneCell, zone_cell


def facts(catalog: Catalog, zone: Zone, lang: str) -> tuple[Fact, ...] | None:
    """Return the labelled facts of a zone."""
    return (
        *field(catalog, "zone", ["group"], lang, of_term(catalog, "zone", ["group"], zone.group)),
        *field(catalog, "zone", ["basis"], lang, of_term(catalog, "common", ["basis"], zone.basis)),
        *named("standards", lang, of_links(links(_serving(catalog, zone)))),
        *also(catalog, zone, lang),
    )


def fills(catalog: Catalog, zone: Zone, lang: str) -> tuple[ZoneCell, ...] | None:
    """Return what fills a zone, platform by platform."""
    return tuple(zone_cell(catalog, zone, platform) for platform in catalog.platforms) or None


def _serving(catalog: Catalog, zone: Zone) -> list[Standard]:
    return [one for one in catalog.all(Standard) if zone.id in one.zones]


def _gaps(catalog: Catalog, zone: Zone) -> list[str]:
    return [one.id for one in catalog.platforms if zone.cell(one.id).is_gap]


def _in_zone(catalog: Catalog, zone: Zone) -> Iterator[Ref]:
    yield from (Ref("standard", one.id) for one in _serving(catalog, zone))
    for cell in zone.platforms.values():
        yield from (Ref("tool", fill.tool) for fill in cell.tools)


KIND = Kind(
    sections={"facts": facts, "fills": fills, "sources": sources, "subscribe": subscribe},
    filters={
        "group": Filter(lambda catalog, zone: [zone.group] if zone.group else [], field=("group",)),
        "tag": TAGS,
    },
    following=Following(_in_zone),
    computed={"gaps": Computed(IDS, "The platforms for which nothing is recorded here.", _gaps)},
)

"""What is shown of a platform."""

from __future__ import annotations

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Standard
from standards_catalog.views.kinds.kind import Computed, Kind
from standards_catalog.views.kinds.shared import IDS, also, sources, term
from standards_catalog.views.shared.fact import Fact, field, named, of_links, of_term
from standards_catalog.views.shared.link import find_links, links
from standards_catalog.views.zones.diagram import Diagram, platform_diagram
from standards_catalog.views.zones.zones import ZoneCell, zone_cell


class Architecture(Struct, frozen=True):
    """A platform's realisation of the architecture: drawn, and zone by zone."""

    diagram: Diagram
    cells: tuple[ZoneCell, ...]


def facts(catalog: Catalog, platform: Platform, lang: str) -> tuple[Fact, ...] | None:
    """Return the labelled facts of a platform."""
    serving = [one for one in catalog.all(Standard) if platform.id in one.platforms]
    teams = [team for team in catalog.teams if platform.id in team.platforms]
    lifecycle = of_term(catalog, "platform", ["lifecycle"], platform.lifecycle)
    return (
        *field(catalog, "platform", ["lifecycle"], lang, lifecycle),
        *field(
            catalog,
            "platform",
            ["tool"],
            lang,
            of_links(find_links(catalog, "tool", [platform.tool])),
        ),
        *named("standards", lang, of_links(links(serving))),
        *named("teams", lang, of_links(links(teams))),
        *also(catalog, platform, lang),
    )


def architecture(catalog: Catalog, platform: Platform, lang: str) -> Architecture | None:
    """Return what fills each zone on a platform, drawn and as a list."""
    cells = tuple(zone_cell(catalog, zone, platform) for zone in catalog.zones)
    return Architecture(platform_diagram(catalog, platform, lang), cells) if cells else None


def _gaps(catalog: Catalog, platform: Platform) -> list[str]:
    return [one.id for one in catalog.zones if one.cell(platform.id).is_gap]


KIND = Kind(
    sections={"facts": facts, "architecture": architecture, "sources": sources},
    badge=term("platform", "lifecycle"),
    computed={"gaps": Computed(IDS, "The zones for which nothing is recorded here.", _gaps)},
)

"""What the pages of zones, platforms and principles show."""

from __future__ import annotations

from dataclasses import dataclass

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Principle, Standard, Zone
from standards_catalog.views.shared.fact import Fact, also, field, named, of_links, of_term
from standards_catalog.views.shared.link import find_links, links
from standards_catalog.views.zones.diagram import Diagram, platform_diagram
from standards_catalog.views.zones.zones import ZoneCell, zone_cell


@dataclass(frozen=True, slots=True)
class Architecture:
    """A platform's realisation of the architecture: drawn, and zone by zone."""

    diagram: Diagram
    cells: tuple[ZoneCell, ...]


def zone_facts(catalog: Catalog, zone: Zone, lang: str) -> tuple[Fact, ...] | None:
    """Return the labelled facts of a zone."""
    serving = [one for one in catalog.all(Standard) if zone.id in one.zones]
    return (
        *field(catalog, "zone", ["basis"], lang, of_term(catalog, "common", ["basis"], zone.basis)),
        *named("standards", lang, of_links(links(serving))),
        *also(catalog, zone, lang),
    )


def fills(catalog: Catalog, zone: Zone, lang: str) -> tuple[ZoneCell, ...] | None:
    """Return what fills a zone, platform by platform."""
    return tuple(zone_cell(catalog, zone, platform) for platform in catalog.platforms) or None


def platform_facts(catalog: Catalog, platform: Platform, lang: str) -> tuple[Fact, ...] | None:
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


def principle_facts(catalog: Catalog, principle: Principle, lang: str) -> tuple[Fact, ...] | None:
    """Return the standards that rest on a principle, and its other names."""
    citing = [one for one in catalog.all(Standard) if principle.id in one.principles]
    return (
        *named("cited_by", lang, of_links(links(citing))),
        *also(catalog, principle, lang),
    )


ZONE_SECTIONS = {"facts": zone_facts, "fills": fills}
PLATFORM_SECTIONS = {"facts": platform_facts, "architecture": architecture}
PRINCIPLE_SECTIONS = {"facts": principle_facts}

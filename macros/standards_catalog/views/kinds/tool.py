"""What is shown of a tool."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Tool, Zone
from standards_catalog.model.parts import Contribution, Upstream
from standards_catalog.model.standing import ring_of, type_of
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.adoption.adoption import Cell, recorded_cells
from standards_catalog.views.adoption.matrix import rank
from standards_catalog.views.due.overdue import overdue
from standards_catalog.views.kinds.kind import Column, ColumnCell, Computed, Filter, Kind, Search
from standards_catalog.views.kinds.shared import also, sources
from standards_catalog.views.kinds.subject import FILTERS, OWNER, computed, review_facts
from standards_catalog.views.observed.sections import observed
from standards_catalog.views.shared.fact import (
    Fact,
    Value,
    field,
    named,
    of_links,
    of_term,
    of_text,
    of_url,
)
from standards_catalog.views.shared.link import Link, find_links, link, links, owner_link
from standards_catalog.views.shared.words import fill, when, words
from standards_catalog.views.zones.zones import ZoneCell, zone_cell


class Opinion(Struct, frozen=True):
    """A tool's ring, on one platform or everywhere else."""

    platform: Link | None
    ring: Term


class Passed(Opinion, frozen=True):
    """A ring that a tool came to; the last one of each platform holds."""

    on: str
    note: Text | None
    holds: bool


class Opinions(Struct, frozen=True):
    """What the organisation thinks of a tool, why, on what basis, and what it thought before."""

    rings: tuple[Opinion, ...]
    basis: Term
    since: str
    note: Text | None
    upstream_note: Text | None
    history: tuple[Passed, ...]


class Usage(Struct, frozen=True):
    """Where a tool is used: by teams, in standards, in zones on platforms."""

    tool: str
    cells: tuple[Cell, ...]
    standards: tuple[Link, ...]
    zones: tuple[ZoneCell, ...]


class Given(Struct, frozen=True):
    """A contribution upstream, with its basis."""

    contribution: Contribution
    basis: Term


def ring(catalog: Catalog, tool: Tool, lang: str) -> Opinions | None:
    """Return the ring on each platform that has one of its own, and the general one."""
    rings = catalog.vocabulary.terms("tool", "ring")
    own = [
        Opinion(link(platform), rings[tool.rings[platform.id]])
        for platform in catalog.platforms
        if platform.id in tool.rings
    ]
    general = [Opinion(None, rings[tool.ring])] if tool.ring else []
    return Opinions(
        (*general, *own),
        catalog.vocabulary.terms("common", "basis")[tool.ring_basis],
        tool.judged_on,
        tool.ring_note,
        tool.upstream.note if tool.upstream else None,
        tuple(_passed(catalog, tool)),
    )


def _passed(catalog: Catalog, tool: Tool) -> Iterator[Passed]:
    rings = catalog.vocabulary.terms("tool", "ring")
    last = {one.platform: one for one in tool.history}
    for one in tool.history:
        there = next(iter(find_links(catalog, "platform", [one.platform])), None)
        yield Passed(there, rings[one.ring], one.on, one.note, one is last[one.platform])


def opinion(catalog: Catalog, tool: Tool, lang: str) -> str:
    """Return the rings of a tool in a few words, with the platforms where they differ."""
    if not tool.ring_differs:
        return ring_of(catalog, tool).label(lang)
    rings = catalog.vocabulary.terms("tool", "ring")
    general = [rings[tool.ring].label(lang)] if tool.ring else []
    own = (
        fill(lang, "ring_on", ring=rings[tool.rings[one.id]].label(lang), platform=one.name[lang])
        for one in catalog.platforms
        if one.id in tool.rings
    )
    return words(lang)["comma"].join([*general, *own])


def facts(catalog: Catalog, tool: Tool, lang: str) -> tuple[Fact, ...] | None:
    """Return the labelled facts of a tool: ours first, then upstream's with their day."""
    older = catalog.superseded_by.get(Ref("tool", tool.id), ())
    return (
        *field(catalog, "tool", ["type"], lang, of_term(catalog, "tool", ["type"], tool.type)),
        *field(
            catalog, "tool", ["segment"], lang, of_term(catalog, "tool", ["segment"], tool.segment)
        ),
        *field(catalog, "tool", ["owner"], lang, _owner(catalog, tool, lang)),
        *named("owners_of_standards", lang, of_links(_whom_to_ask(catalog, tool))),
        *field(
            catalog,
            "tool",
            ["superseded_by"],
            lang,
            of_links(find_links(catalog, "tool", [tool.superseded_by])),
        ),
        *named("supersedes", lang, of_links(links(older))),
        *(_upstream(catalog, tool.upstream, lang) if tool.upstream else ()),
        *field(catalog, "tool", ["reviewed_on"], lang, of_text(tool.reviewed_on)),
        *review_facts(catalog, tool, lang),
        *also(catalog, tool, lang),
    )


def _upstream(catalog: Catalog, up: Upstream, lang: str) -> Iterator[Fact]:
    def term(key: str, value: str, remark: str = "") -> list[Value]:
        return of_term(catalog, "tool", ["upstream", key], value, remark)

    def fact(key: str, values: list[Value]) -> list[Fact]:
        return field(catalog, "tool", ["upstream", key], lang, values)

    yield from fact("version", of_text(up.version))
    yield from fact("released_on", of_text(up.released_on))
    yield from named("release_notes", lang, of_url(up.release_notes))
    yield from fact("status", term("status", up.status))
    yield from fact("licence", of_text(up.licence))
    yield from fact("maturity", term("maturity", up.maturity, when(up.maturity_since, lang)))
    yield from fact("homepage", of_url(up.homepage))
    yield from fact("repository", of_url(up.repository))
    yield from fact("checked_on", of_text(up.checked_on))


def usage(catalog: Catalog, tool: Tool, lang: str) -> Usage | None:
    """Return the teams with a record of a tool, and the standards and zones it serves."""
    cells = recorded_cells(catalog, tool)
    standards = links(_standards(catalog, tool))
    filled = set(_filled(catalog, tool))
    zones = tuple(
        zone_cell(catalog, zone, platform)
        for zone in catalog.zones
        for platform in catalog.platforms
        if (zone.id, platform.id) in filled
    )
    return Usage(tool.id, cells, standards, zones) if cells or standards or zones else None


def contributions(catalog: Catalog, tool: Tool, lang: str) -> tuple[Given, ...] | None:
    """Return what was given back upstream, the newest first."""
    bases = catalog.vocabulary.terms("common", "basis")
    newest = sorted(tool.contributions, key=lambda one: one.on, reverse=True)
    return tuple(Given(one, bases[one.basis]) for one in newest) or None


def _standards(catalog: Catalog, tool: Tool) -> Iterator[Standard]:
    """Yield the standards that a tool serves."""
    for other in catalog.mentioned_by.get(Ref("tool", tool.id), ()):
        standard = catalog.get(Standard, other.id) if other.kind == "standard" else None
        if standard and tool.id in standard.tools:
            yield standard


def _owner(catalog: Catalog, tool: Tool, lang: str) -> list[Value]:
    """Return who looks after a tool, or that nobody recorded it."""
    return of_links([owner_link(catalog, tool.owner)]) or [Value(words(lang)["not_recorded"])]


def _whom_to_ask(catalog: Catalog, tool: Tool) -> tuple[Link | None, ...]:
    """Return who owns the standards that a tool without an owner serves."""
    owners = () if tool.owner else (one.owner for one in _standards(catalog, tool))
    return tuple(owner_link(catalog, one) for one in dict.fromkeys(owners))


def _ring(catalog: Catalog, tool: Tool, lang: str) -> ColumnCell:
    found = ring(catalog, tool, lang)
    values = (
        Value(term=one.ring, remark=one.platform.text if one.platform else "")
        for one in (found.rings if found else ())
    )
    return ColumnCell(tuple(values), sort=str(rank(catalog, tool)))


def _status(catalog: Catalog, tool: Tool, lang: str) -> ColumnCell:
    status = tool.upstream.status if tool.upstream else ""
    return ColumnCell(tuple(of_term(catalog, "tool", ["upstream", "status"], status)), sort=status)


def _version(catalog: Catalog, tool: Tool, lang: str) -> ColumnCell:
    return ColumnCell(tuple(of_text(tool.version)), sort=tool.version)


def _checked(catalog: Catalog, tool: Tool, lang: str) -> ColumnCell:
    day = tool.upstream.checked_on if tool.upstream else None
    return ColumnCell(tuple(of_text(day)), sort=day.isoformat() if day else "")


def _rings(catalog: Catalog, tool: Tool) -> list[str]:
    return sorted({tool.ring, *tool.rings.values()} - {""})


def _types(catalog: Catalog, tool: Tool) -> list[str]:
    known = type_of(catalog, tool)
    return [known.value] if known else []


def _zones(catalog: Catalog, tool: Tool) -> list[str]:
    return sorted({zone for zone, _ in _filled(catalog, tool)})


def _platforms(catalog: Catalog, tool: Tool) -> list[str]:
    return sorted({platform for _, platform in _filled(catalog, tool)})


def _filled(catalog: Catalog, tool: Tool) -> Iterator[tuple[str, str]]:
    """Yield the zones that a tool fills, and the platforms on which it does."""
    by = catalog.mentioned_by.get(Ref("tool", tool.id), ())
    for zone in (catalog.get(Zone, ref.id) for ref in by if ref.kind == "zone"):
        for platform, cell in zone.platforms.items() if zone else ():
            if zone and any(fill.tool == tool.id for fill in cell.tools):
                yield zone.id, platform


KIND = Kind(
    sections={
        "overdue": overdue,
        "ring": ring,
        "facts": facts,
        "usage": usage,
        "observed": observed,
        "contributions": contributions,
        "sources": sources,
    },
    badge=ring_of,
    varies=lambda tool: tool.ring_differs,
    columns={
        "ring": Column(_ring),
        "status": Column(_status, field=("upstream", "status")),
        "version": Column(_version, field=("upstream", "version")),
        "checked_on": Column(_checked, field=("upstream", "checked_on")),
        "owner": OWNER,
    },
    filters={
        "ring": Filter(_rings, field=("ring",)),
        "type": Filter(_types, field=("type",)),
        "segment": Filter(
            lambda catalog, tool: [tool.segment] if tool.segment else [], field=("segment",)
        ),
        "zone": Filter(_zones, kinds=("zone",)),
        "platform": Filter(_platforms, kinds=("platform",)),
        "status": Filter(
            lambda catalog, tool: [tool.upstream.status] if tool.upstream else [],
            field=("upstream", "status"),
        ),
        **FILTERS,
    },
    rank=rank,
    search=Search(first=("ring_note",)),
    computed={
        "main_ring": Computed(
            {"type": "string"},
            "The ring it is listed by: the general one, else the least recommended one of its "
            "platforms.",
            lambda catalog, tool: ring_of(catalog, tool).value,
        ),
        **computed("tools"),
    },
)

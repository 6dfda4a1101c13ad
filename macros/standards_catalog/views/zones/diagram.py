"""The reference architecture drawn: a box a zone, in their order, with the tools in it.

What is drawn is settled here (parts and items), so that the same can be told as a list; `layout`
says where it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Zone
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import plain
from standards_catalog.views.shared.few import few
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.shared.words import fill, words
from standards_catalog.views.zones.groups import heading_of
from standards_catalog.views.zones.layout import SIGNS, WIDTHS, Drawing, Item, Part, drawn, grouped
from standards_catalog.views.zones.moves import comparison
from standards_catalog.views.zones.zones import Filled, ZoneCell, zone_cell


class Sign(Struct, frozen=True):
    """A sign that occurs, and what it says."""

    state: str
    sign: str
    word: str


class Diagram(Struct, frozen=True):
    """The architecture as a list of zones, as drawings of them, and the signs in them."""

    title: str
    parts: tuple[Part, ...]
    drawings: tuple[Drawing, ...]
    signs: tuple[Sign, ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[Part, ...]], ...]:
        """The zones under the headings of their groups."""
        return grouped(self.parts)


def zone_diagram(catalog: Catalog, platforms: Sequence[Platform], lang: str) -> Diagram:
    """Return the architecture in the abstract, on a platform, or as a move to another."""
    if not platforms:
        return abstract_diagram(catalog, lang)
    origin, *targets = platforms
    if not targets:
        return platform_diagram(catalog, origin, lang)
    return move_diagram(catalog, origin, targets[0], lang)


def abstract_diagram(catalog: Catalog, lang: str) -> Diagram:
    """Return the architecture with what each zone is for and the tools of all platforms."""
    parts = []
    for zone in catalog.zones:
        cells = [zone_cell(catalog, zone, platform) for platform in catalog.platforms]
        parts.append(
            _part(catalog, zone, _of_all(cells, lang), lang, purpose=plain(zone.purpose[lang]))
        )
    return _diagram(words(lang)["architecture_abstract"], parts, lang)


def platform_diagram(catalog: Catalog, platform: Platform, lang: str) -> Diagram:
    """Return the architecture as a platform fills it."""
    parts = []
    for zone in catalog.zones:
        cell = zone_cell(catalog, zone, platform)
        tools = (_tool(one, lang, "", _rests(one, lang)) for one in cell.tools)
        parts.append(_part(catalog, zone, [*tools, *_missing(cell, lang)], lang))
    title = words(lang)["architecture_on"].format(platform=platform.name[lang])
    return _diagram(title, parts, lang)


def move_diagram(catalog: Catalog, origin: Platform, target: Platform, lang: str) -> Diagram:
    """Return two platforms overlaid: what to keep, to drop and to take up."""
    parts = []
    moves = comparison(catalog, origin, target).moves
    for zone, move in zip(catalog.zones, moves, strict=True):
        tools = [
            _tool(one.tool, lang, one.state, _absent(one.absent, lang), _rests(one.tool, lang))
            for one in move.tools
        ]
        cells = (move.here, move.there)
        missing = (one for cell in cells for one in _missing(cell, lang, cell.platform.text[lang]))
        parts.append(_part(catalog, zone, [*tools, *missing], lang))
    names = f"{origin.name[lang]} → {target.name[lang]}"
    return _diagram(words(lang)["architecture_move"].format(move=names), parts, lang)


def _diagram(title: str, parts: Sequence[Part], lang: str) -> Diagram:
    seen = {item.state: item.word for part in parts for item in part.items}
    signs = tuple(Sign(one, sign, seen[one]) for one, sign in SIGNS.items() if one in seen)
    shown = [_few(part, lang) for part in parts]
    drawings = tuple(drawn(shown, columns, width) for columns, width in WIDTHS)
    return Diagram(title, tuple(shown), drawings, signs)


def _few(part: Part, lang: str) -> Part:
    """Return a zone with the first of many tools, and what leads to the rest."""
    first, rest = few([one for one in part.items if one.link])
    others = [one for one in part.items if not one.link]
    more = [Item(fill(lang, "and_more", more=len(rest)), part.zone)] if rest else []
    return replace(part, items=(*first, *more, *others)) if more else part


def _part(
    catalog: Catalog, zone: Zone, items: Iterable[Item], lang: str, purpose: str = ""
) -> Part:
    remark = _basis(catalog.vocabulary.terms("common", "basis")[zone.basis], lang)
    heading = heading_of(catalog, zone)
    told = heading[lang] if heading else ""
    return Part(link(zone), zone.name[lang], remark, purpose, tuple(items), told)


def _tool(tool: Filled, lang: str, state: str, *remarks: str) -> Item:
    """Return a tool with what has to be said of it, and with what warns of it."""
    label, foreign = tool.link.text.get(lang)
    discouraged = tool.ring if tool.ring and "discouraged" in tool.ring.counts_as else None
    warns = (one.label(lang) for one in (discouraged, tool.upstream) if one)
    remark = words(lang)["comma"].join(part for part in (*remarks, *warns) if part)
    return Item(label, tool.link, state, words(lang)[state] if state else "", remark, foreign)


def _absent(platform: Link | None, lang: str) -> str:
    """Return where a tool is not recorded."""
    return fill(lang, "not_recorded_on", platform=platform.text[lang]) if platform else ""


def _missing(cell: ZoneCell, lang: str, platform: str = "") -> Iterator[Item]:
    """Yield what stands where a platform has no tool: that it is a gap, or that it needs none."""
    if cell.gap:
        yield Item(
            words(lang)["not_recorded"], state="gap", word=words(lang)["gap"], remark=platform
        )
    elif not cell.tools:
        label = words(lang)["not_applicable"]
        yield Item(label, state="na", word=label, remark=platform)


def _of_all(cells: Sequence[ZoneCell], lang: str) -> Iterator[Item]:
    """Yield the tools of all platforms, each once, with where unless that is everywhere."""
    found: dict[str, list[tuple[ZoneCell, Filled]]] = {}
    for cell in cells:
        for tool in cell.tools:
            found.setdefault(tool.link.href, []).append((cell, tool))
    for places in found.values():
        bases = {tool.basis.value: tool.basis for _, tool in places}
        if len(places) == len(cells) and len(bases) == 1:
            remark = _rests(places[0][1], lang)
        else:
            remark = words(lang)["comma"].join(_where(cell, tool, lang) for cell, tool in places)
        yield _tool(places[0][1], lang, "", remark)
    for cell in cells:
        yield from _missing(cell, lang, cell.platform.text[lang])


def _where(cell: ZoneCell, tool: Filled, lang: str) -> str:
    basis = _rests(tool, lang)
    return f"{cell.platform.text[lang]} ({basis})" if basis else cell.platform.text[lang]


def _rests(tool: Filled, lang: str) -> str:
    return _basis(tool.basis, lang)


def _basis(basis: Term, lang: str) -> str:
    """Return the basis where it has to be said: what is not marked is stated."""
    return "" if "said" in basis.counts_as else basis.label(lang)

"""The radar: what the organisation thinks of its tools, by ring, in sectors by zone or by tag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, pairwise
from math import inf

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Tool, Zone
from standards_catalog.model.partial import span
from standards_catalog.model.standing import ring_of
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.radar.layout import Layout, Point, layout, point
from standards_catalog.views.shared.drawing import wrap
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.shared.words import words

# What sectors are, and which word is the radar's title and which the sector of the rest.
SECTORS = {
    "zone": ("radar_by_zone", "radar_no_zone"),
    "tag": ("radar_by_tag", "radar_no_tag"),
}

# How a tool moved since the quarter began: the sign, and the sentence that says what it means.
MOVES = {
    "in": ("▲", "radar_in"),
    "out": ("▼", "radar_out"),
    "new": ("◆", "radar_new"),
}

_SIZE, _STEP = 14, 18  # of letters, and from line to line
_ROOM = 150  # beside the circles, for the names of sectors
_APART = 20  # between the circles and the names


@dataclass(frozen=True, slots=True)
class Blip:
    """A tool on the radar; `move` is a key of MOVES or empty, `was` the ring that it moved from."""

    number: int
    link: Link
    ring: Term
    at: Point
    move: str
    was: Term | None

    @property
    def sign(self) -> str:
        """The sign of its move."""
        return MOVES[self.move][0] if self.move else ""


@dataclass(frozen=True, slots=True)
class Ring:
    """The blips of one sector in one ring."""

    term: Term
    blips: tuple[Blip, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a sector beside the circles; `y` is the first line's baseline."""

    x: float
    y: float
    step: int
    lines: tuple[str, ...]
    left: bool
    points_at: Point


@dataclass(frozen=True, slots=True)
class Sector:
    """A zone or a tag with the tools in it, ring by ring."""

    name: Text
    link: Link | None
    rings: tuple[Ring, ...]
    label: Label


@dataclass(frozen=True, slots=True)
class Band:
    """A ring as a circle, with the height of its name above the centre."""

    term: Term
    radius: float
    y: float


@dataclass(frozen=True, slots=True)
class Radar:
    """Sectors and rings around (0, 0), the rays between sectors, and the frame around all."""

    title: str
    sectors: tuple[Sector, ...]
    bands: tuple[Band, ...]
    rays: tuple[Point, ...]
    left: float
    top: float
    width: float
    height: float
    quarter: date
    has_past: bool

    @property
    def moves(self) -> tuple[tuple[str, str], ...]:
        """The moves that occur: each one's sign, and the key of the sentence that says it."""
        seen = {blip.move for blip in self.blips}
        return tuple(told for move, told in MOVES.items() if move in seen)

    @property
    def blips(self) -> tuple[Blip, ...]:
        """Every blip, by number."""
        return tuple(
            blip for sector in self.sectors for ring in sector.rings for blip in ring.blips
        )


@dataclass(frozen=True, slots=True)
class _Group:
    """What becomes a sector: its tools, ring by ring."""

    name: Text
    link: Link | None
    cells: tuple[tuple[Tool, ...], ...]


def radar(
    catalog: Catalog,
    by: str,
    platform: Platform | None,
    lang: str,
    before: Mapping[str, Tool] | None = None,
) -> Radar:
    """Return the radar of all tools, or of those with an opinion that holds on a platform.

    `before` are the tools as they were when the quarter began, None if nobody knows.
    """
    groups = _groups(catalog, by, platform, lang)
    laid = layout([[len(cell) for cell in group.cells] for group in groups])
    labels = _labels([group.name[lang] for group in groups], laid)
    began = quarter(catalog.today)
    numbers, rings = count(1), catalog.vocabulary.terms("tool", "ring")

    def blip(tool: Tool, term: Term, at: Point) -> Blip:
        move, was = _move(catalog, tool, platform, began, before)
        return Blip(next(numbers), link(tool), term, at, move, was)

    sectors = tuple(
        Sector(group.name, group.link, tuple(_rings(rings, group, places, blip)), label)
        for group, places, label in zip(groups, laid.places, labels, strict=True)
    )
    bands = tuple(
        Band(term, radius, _above(radius))
        for term, radius in zip(rings.values(), laid.radii, strict=False)
    )
    ends = [label.y + label.step * len(label.lines) for label in labels]
    top = min([-laid.outer, *(label.y - label.step for label in labels)])
    width, height = 2 * (laid.outer + _APART + _ROOM), max([laid.outer, *ends]) - top
    rays = tuple(point(laid.outer, angle) for angle in laid.rays)
    title = _title(by, platform, lang)
    return Radar(
        title, sectors, bands, rays, -width / 2, top, width, height, began, before is not None
    )


def quarter(today: date) -> date:
    """Return the day on which the quarter of a day began."""
    return date(today.year, (today.month - 1) // 3 * 3 + 1, 1)


def _groups(catalog: Catalog, by: str, platform: Platform | None, lang: str) -> tuple[_Group, ...]:
    """Return the groups that are not empty: zones in their order or tags by name, the rest last."""
    found: dict[str, list[Tool]] = {}
    if by == "zone":
        found = {zone.id: [] for zone in catalog.zones}
    homes = _homes(catalog, platform)
    for tool in catalog.all(Tool):
        if _ring(catalog, tool, platform):
            key = homes.get(tool.id, "") if by == "zone" else next(iter(tool.tags), "")
            found.setdefault(key, []).append(tool)
    rest = found.pop("", [])
    order = found if by == "zone" else sorted(found)
    rings = catalog.vocabulary.terms("tool", "ring")
    groups = []
    for key, tools in [*((key, found[key]) for key in order), ("", rest)]:
        zone = catalog.get(Zone, key) if by == "zone" else None
        name = zone.name if zone else Text(key or words(lang)[SECTORS[by][1]])
        cells = tuple(
            tuple(tool for tool in tools if _ring(catalog, tool, platform) == ring)
            for ring in rings
        )
        if tools:
            groups.append(_Group(name, link(zone) if zone else None, cells))
    return tuple(groups)


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


def _ring(catalog: Catalog, tool: Tool, platform: Platform | None) -> str:
    """Return the ring of a tool, on a platform if one is given; empty if there is no opinion."""
    if platform is None:
        return ring_of(catalog, tool).value
    return tool.rings.get(platform.id, tool.ring)


def _rings(
    rings: Mapping[str, Term],
    group: _Group,
    places: Sequence[Sequence[Point]],
    blip: Callable[[Tool, Term, Point], Blip],
) -> Iterator[Ring]:
    for term, tools, spots in zip(rings.values(), group.cells, places, strict=True):
        if tools:
            made = (blip(tool, term, at) for tool, at in zip(tools, spots, strict=True))
            yield Ring(term, tuple(made))


def _move(
    catalog: Catalog,
    tool: Tool,
    platform: Platform | None,
    began: date,
    before: Mapping[str, Tool] | None,
) -> tuple[str, Term | None]:
    """Return how a tool moved since a day, and its ring before; the data's own date counts too."""
    rings = catalog.vocabulary.terms("tool", "ring")
    order = list(rings)
    ids = (tool.id, *tool.formerly)
    past = next((before[one] for one in ids if one in before), None) if before is not None else None
    was, now = (_ring(catalog, one, platform) if one else "" for one in (past, tool))
    if was and was != now:
        return ("in" if order.index(now) < order.index(was) else "out"), rings[was]
    judged = bool(tool.ring_since) and span(tool.ring_since)[0] >= began
    return ("new" if judged or (before is not None and not was) else ""), None


def _labels(names: Sequence[str], laid: Layout) -> tuple[Label, ...]:
    """Return the names beside the circles, moved down where they would lie over each other."""
    middles = [(one + other) / 2 for one, other in pairwise(laid.rays)]
    points = [point(laid.outer, angle) for angle in middles]
    made: dict[int, Label] = {}
    below = {True: -inf, False: -inf}
    for index in sorted(range(len(names)), key=lambda one: (points[one].y, one)):
        at = points[index]
        left = at.x < 0
        lines = wrap(names[index], _ROOM, _SIZE)
        y = max(at.y, below[left])
        below[left] = y + _STEP * (len(lines) + 0.5)
        x = laid.outer + _APART
        made[index] = Label(-x if left else x, round(y, 1), _STEP, lines, left, at)
    return tuple(made[index] for index in range(len(names)))


def _above(radius: float) -> float:
    """Return the height of a ring's name: just inside its circle."""
    return -radius + _STEP


def _title(by: str, platform: Platform | None, lang: str) -> str:
    title = words(lang)[SECTORS[by][0]]
    return f"{title}: {platform.name[lang]}" if platform else title

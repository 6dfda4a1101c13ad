"""A face of the radar: its tools on one platform or in general, in sectors of one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import count, groupby, pairwise

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Tool
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.radar.groups import SECTORS, Group, groups
from standards_catalog.views.radar.labels import APART, RIM, ROOM, Label, labels, scale_of
from standards_catalog.views.radar.layout import Arc, Layout, Point, layout, point
from standards_catalog.views.radar.moves import SIGNS, Move, Past, move
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.shared.words import words

MOST = 300  # tools that are drawn one by one; of more nobody can tell which is which


class Blip(Struct, frozen=True):
    """A tool on the radar, by its number there."""

    number: int
    link: Link
    ring: Term
    at: Point
    move: Move


class Ring(Struct, frozen=True):
    """The blips of one sector in one ring, and the arcs they are on when the sector is alone."""

    term: Term
    blips: tuple[Blip, ...]
    arcs: tuple[Arc, ...]
    alone: tuple[Arc, ...]


class Sector(Struct, frozen=True):
    """A zone, segment or tag with the tools in it, ring by ring; `radii` are those of it alone."""

    key: str
    name: Text
    link: Link | None
    heading: Text | None
    rings: tuple[Ring, ...]
    label: Label
    ends: tuple[Point, Point]
    is_large: bool
    radii: tuple[float, ...]

    @property
    def size(self) -> int:
        """How many tools are in it."""
        return sum(len(ring.blips) for ring in self.rings)


class Band(Struct, frozen=True):
    """A ring as a circle."""

    term: Term
    radius: float


class Face(Struct, frozen=True):
    """Sectors and rings around (0, 0), and the frame around all.

    Where there are too many sectors to name them beside the circles, it `is_lettered`.
    """

    by: str
    platform: str
    title: str
    sectors: tuple[Sector, ...]
    bands: tuple[Band, ...]
    left: float
    top: float
    width: float
    height: float
    is_lettered: bool

    @property
    def outer(self) -> float:
        """The radius of the outermost ring."""
        return self.bands[-1].radius if self.bands else 0.0

    @property
    def scale(self) -> float:
        """How many times as large as usual its words are."""
        return round(scale_of(self.outer), 3)

    @property
    def broad(self) -> float:
        """How many times as broad it is as the circles with their letters."""
        return round(self.width / _lettered(self.outer), 3)

    @property
    def blips(self) -> tuple[Blip, ...]:
        """Every blip, by number."""
        return tuple(
            blip for sector in self.sectors for ring in sector.rings for blip in ring.blips
        )

    @property
    def is_crowd(self) -> bool:
        """Whether its tools are too many to be drawn one by one."""
        return sum(sector.size for sector in self.sectors) > MOST

    @property
    def parts(self) -> tuple[tuple[Text | None, tuple[Sector, ...]], ...]:
        """The sectors under their headings; None above those without one."""
        grouped = groupby(self.sectors, key=lambda one: one.heading)
        return tuple((heading, tuple(some)) for heading, some in grouped)

    @property
    def moves(self) -> tuple[tuple[Move, int], ...]:
        """The moves that occur, and how often."""
        seen = Counter(blip.move.kind for blip in self.blips)
        return tuple((Move(kind), seen[kind]) for kind in SIGNS if seen[kind])


def face(catalog: Catalog, by: str, platform: Platform | None, lang: str, past: Past) -> Face:
    """Return the radar of all tools, or of those with an opinion that holds on a platform."""
    found = groups(catalog, by, platform, lang)
    laid = layout([[len(cell) for cell in group.cells] for group in found])
    named = labels([group.name[lang] for group in found], laid)
    rings = tuple(catalog.vocabulary.terms("tool", "ring").values())
    numbers = count(1)

    def blip(tool: Tool, term: Term, at: Point) -> Blip:
        return Blip(next(numbers), link(tool), term, at, move(catalog, tool, platform, past))

    sectors = tuple(
        _sector(place, group, rings, laid, named[place], blip) for place, group in enumerate(found)
    )
    bands = tuple(Band(term, radius) for term, radius in zip(rings, laid.radii, strict=False))
    place = platform.id if platform else ""
    title = words(lang)[SECTORS[by][0]]
    told = f"{title}: {platform.name[lang]}" if platform else title
    return Face(by, place, told, sectors, bands, *_frame(laid.outer, named))


def _sector(
    place: int,
    group: Group,
    rings: Sequence[Term],
    laid: Layout,
    label: Label,
    blip: Callable[[Tool, Term, Point], Blip],
) -> Sector:
    alone = layout([[len(cell) for cell in group.cells]])
    start, end = list(pairwise(laid.rays))[place]
    made = tuple(_rings(rings, group, laid.arcs[place], alone.arcs[0], blip))
    ends = point(laid.outer, start), point(laid.outer, end)
    is_large = end - start > 3.14159
    named = group.key, group.name, group.link, group.heading
    return Sector(*named, made, label, ends, is_large, alone.radii)


def _rings(
    terms: Sequence[Term],
    group: Group,
    arcs: Sequence[tuple[Arc, ...]],
    alone: Sequence[tuple[Arc, ...]],
    blip: Callable[[Tool, Term, Point], Blip],
) -> Iterator[Ring]:
    for term, tools, here, by_itself in zip(terms, group.cells, arcs, alone, strict=True):
        if tools:
            spots = (at for arc in here for at in arc.points())
            blips = (blip(tool, term, at) for tool, at in zip(tools, spots, strict=True))
            yield Ring(term, tuple(blips), here, by_itself)


def _frame(outer: float, named: Sequence[Label]) -> tuple[float, float, float, float, bool]:
    """Return left, top, width and height of all, and whether letters have to do for names."""
    least = _lettered(outer)
    top = min([-outer - 4, *(label.y - label.step for label in named)])
    foot = max([least / 2, *(label.y + label.step * len(label.lines) for label in named)])
    if foot - top > 1.25 * least:
        return -least / 2, -least / 2, least, least, True
    width = round(2 * (outer + (APART + ROOM) * scale_of(outer)), 1)
    return -width / 2, round(top, 1), width, round(foot - top, 1), False


def _lettered(outer: float) -> float:
    """Return how broad the circles are with letters around them."""
    return round(2 * (outer + 2 * RIM * scale_of(outer)), 1)

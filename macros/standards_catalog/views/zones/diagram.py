"""The reference architecture drawn: a box a zone, in their order, with the tools in it.

What is drawn is settled first (parts and items), so that the same can be told as a list; where it
goes (`drawn`) depends on nothing but the order and the length of the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Zone
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import plain
from standards_catalog.views.shared.drawing import wrap
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.shared.words import words
from standards_catalog.views.zones.zones import Filled, ZoneCell, comparison, zone_cell

# In the drawing's units, which are pixels where there is room for it.
_NAME, _SMALL = 14, 12  # sizes of letters
_STEP, _SMALL_STEP = 18, 16  # from line to line
_PAD, _GAP = 12, 16
_SIGN = 18  # room for a sign before the name of an item
_WIDTHS = ((3, 960), (1, 340))  # columns and width: of a screen or paper, and of a phone

SIGNS = {"stays": "=", "goes": "−", "comes": "+", "gap": "∅", "na": "–"}


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a zone: a tool, a gap or a reason; `state` is a key of SIGNS or empty."""

    label: str
    link: Link | None = None
    state: str = ""
    word: str = ""
    remark: str = ""
    lang: str = ""

    @property
    def sign(self) -> str:
        """The sign that says its state without colour."""
        return SIGNS.get(self.state, "")

    @property
    def told(self) -> str:
        """The item in words, for who does not see it."""
        return ", ".join(part for part in (self.label, self.word, self.remark) if part)


@dataclass(frozen=True, slots=True)
class Part:
    """A zone and what is in it."""

    zone: Link
    name: str
    remark: str
    purpose: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of one size at a place; `y` is the first one's baseline."""

    x: int
    y: int
    step: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """An item in its place."""

    item: Item
    x: int
    y: int
    width: int
    height: int
    name: Words
    remark: Words


@dataclass(frozen=True, slots=True)
class Box:
    """A zone in its place."""

    part: Part
    x: int
    y: int
    width: int
    height: int
    name: Words
    notes: tuple[Words, ...]
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All zones in their places, for a number of columns."""

    columns: int
    width: int
    height: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that occurs, and what it says."""

    state: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """The architecture as a list of zones, as drawings of them, and the signs in them."""

    title: str
    parts: tuple[Part, ...]
    drawings: tuple[Drawing, ...]
    signs: tuple[Sign, ...]


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
    return _diagram(words(lang)["architecture_abstract"], parts)


def platform_diagram(catalog: Catalog, platform: Platform, lang: str) -> Diagram:
    """Return the architecture as a platform fills it."""
    parts = []
    for zone in catalog.zones:
        cell = zone_cell(catalog, zone, platform)
        tools = (_tool(one, lang, remark=_basis(one.basis, lang)) for one in cell.tools)
        parts.append(_part(catalog, zone, [*tools, *_missing(cell, lang)], lang))
    title = words(lang)["architecture_on"].format(platform=platform.name[lang])
    return _diagram(title, parts)


def move_diagram(catalog: Catalog, origin: Platform, target: Platform, lang: str) -> Diagram:
    """Return two platforms overlaid: what stays, what goes, what comes."""
    parts = []
    moves = comparison(catalog, origin, target).moves
    for zone, move in zip(catalog.zones, moves, strict=True):
        tools = [
            _tool(one, lang, state, _basis(one.basis, lang))
            for state in ("stays", "goes", "comes")
            for one in getattr(move, state)
        ]
        cells = (move.here, move.there)
        missing = (one for cell in cells for one in _missing(cell, lang, cell.platform.text[lang]))
        parts.append(_part(catalog, zone, [*tools, *missing], lang))
    names = f"{origin.name[lang]} → {target.name[lang]}"
    return _diagram(words(lang)["architecture_move"].format(move=names), parts)


def drawn(parts: Sequence[Part], columns: int, width: int) -> Drawing:
    """Return parts in their places: rows of equal boxes, each as high as its fullest box."""
    broad = (width - _GAP * (columns - 1)) // columns
    boxes: list[Box] = []
    y = 0
    for first in range(0, len(parts), columns):
        row = parts[first : first + columns]
        made = [_box(part, at * (broad + _GAP), y, broad) for at, part in enumerate(row)]
        height = max(box.height for box in made)
        boxes += (replace(box, height=height) for box in made)
        y += height + _GAP
    return Drawing(columns, width, max(y - _GAP, 0), tuple(boxes))


def _diagram(title: str, parts: Sequence[Part]) -> Diagram:
    seen = {item.state: item.word for part in parts for item in part.items}
    signs = tuple(Sign(one, sign, seen[one]) for one, sign in SIGNS.items() if one in seen)
    drawings = tuple(drawn(parts, columns, width) for columns, width in _WIDTHS)
    return Diagram(title, tuple(parts), drawings, signs)


def _part(
    catalog: Catalog, zone: Zone, items: Iterable[Item], lang: str, purpose: str = ""
) -> Part:
    remark = _basis(catalog.vocabulary.terms("common", "basis")[zone.basis], lang)
    return Part(link(zone), zone.name[lang], remark, purpose, tuple(items))


def _tool(tool: Filled, lang: str, state: str = "", remark: str = "") -> Item:
    label, foreign = tool.link.text.get(lang)
    return Item(label, tool.link, state, words(lang)[state] if state else "", remark, foreign)


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
            remark = _basis(places[0][1].basis, lang)
        else:
            remark = ", ".join(_where(cell, tool, lang) for cell, tool in places)
        yield _tool(places[0][1], lang, remark=remark)
    for cell in cells:
        yield from _missing(cell, lang, cell.platform.text[lang])


def _where(cell: ZoneCell, tool: Filled, lang: str) -> str:
    basis = _basis(tool.basis, lang)
    return f"{cell.platform.text[lang]} ({basis})" if basis else cell.platform.text[lang]


def _basis(basis: Term, lang: str) -> str:
    """Return the basis where it has to be said: what is not marked is stated."""
    return "" if "said" in basis.counts_as else basis.label(lang)


def _box(part: Part, x: int, y: int, width: int) -> Box:
    inner = width - 2 * _PAD
    name = _words(part.name, x + _PAD, y + _PAD, inner, _NAME)
    below = y + _PAD + _high(name)
    notes = []
    for text in (part.remark, part.purpose):
        if text:
            notes.append(_words(text, x + _PAD, below, inner, _SMALL))
            below += _high(notes[-1])
    below += 6
    chips = []
    for item in part.items:
        chips.append(_chip(item, x + _PAD, below, inner))
        below += chips[-1].height + 6
    return Box(part, x, y, width, below + 6 - y, name, tuple(notes), tuple(chips))


def _chip(item: Item, x: int, y: int, width: int) -> Chip:
    before = _SIGN if item.sign else 0
    inner = width - 16 - before
    name = _words(item.label, x + 8 + before, y + 4, inner, _NAME)
    remark = _words(item.remark, x + 8 + before, y + 4 + _high(name), inner, _SMALL)
    return Chip(item, x, y, width, 8 + _high(name) + _high(remark), name, remark)


def _words(text: str, x: int, y: int, room: int, size: int) -> Words:
    """Return a text broken into lines below a height `y`."""
    step = _STEP if size == _NAME else _SMALL_STEP
    # Names are bold, hence broader than they are measured.
    return Words(x, y + size, step, wrap(text, room, size * 1.05))


def _high(text: Words) -> int:
    return text.step * len(text.lines)

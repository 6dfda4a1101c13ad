"""The zones in their places: rows of boxes with the tools in them, of known sizes.

Where a box goes depends on nothing but the order of zones and the length of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.views.shared.drawing import wrap
from standards_catalog.views.shared.link import Link

# In the drawing's units, which are pixels where there is room for it.
_NAME, _SMALL = 14, 12  # sizes of letters
_STEP, _SMALL_STEP = 18, 16  # from line to line
_PAD, _GAP = 12, 16
_SIGN = 18  # room for a sign before the name of an item
WIDTHS = ((3, 960), (1, 340))  # columns and width: of a screen or paper, and of a phone

SIGNS = {"stays": "=", "goes": "−", "comes": "+", "unsure": "?", "gap": "∅", "na": "–"}


class Item(Struct, frozen=True):
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
        """The item in words, for who does not see it; it begins with what is to be seen."""
        return ", ".join(part for part in (self.label, self.remark, self.word) if part)


class Part(Struct, frozen=True):
    """A zone and what is in it, under a heading if it is in a group."""

    zone: Link
    name: str
    remark: str
    purpose: str
    items: tuple[Item, ...]
    heading: str = ""


class Words(Struct, frozen=True):
    """Lines of one size at a place; `y` is the first one's baseline."""

    x: int
    y: int
    step: int
    lines: tuple[str, ...]


class Chip(Struct, frozen=True):
    """An item in its place."""

    item: Item
    x: int
    y: int
    width: int
    height: int
    name: Words
    remark: Words


class Box(Struct, frozen=True):
    """A zone in its place."""

    part: Part
    x: int
    y: int
    width: int
    height: int
    name: Words
    notes: tuple[Words, ...]
    chips: tuple[Chip, ...]


class Drawing(Struct, frozen=True):
    """All zones in their places, for a number of columns."""

    columns: int
    width: int
    height: int
    boxes: tuple[Box, ...]
    headings: tuple[Words, ...] = ()


def drawn(parts: Sequence[Part], columns: int, width: int) -> Drawing:
    """Return parts in their places: rows of equal boxes, each as high as its fullest box."""
    broad = (width - _GAP * (columns - 1)) // columns
    boxes: list[Box] = []
    headings: list[Words] = []
    y = 0
    for heading, some in grouped(parts):
        if heading:
            headings.append(_words(heading, 0, y, width, _NAME))
            y += _high(headings[-1]) + _GAP // 2
        for first in range(0, len(some), columns):
            row = some[first : first + columns]
            made = [_box(part, at * (broad + _GAP), y, broad) for at, part in enumerate(row)]
            height = max(box.height for box in made)
            boxes += (replace(box, height=height) for box in made)
            y += height + _GAP
    return Drawing(columns, width, max(y - _GAP, 0), tuple(boxes), tuple(headings))


def grouped(parts: Sequence[Part]) -> tuple[tuple[str, tuple[Part, ...]], ...]:
    """Return parts under their headings, which are empty above those without one."""
    found = groupby(parts, key=lambda one: one.heading)
    return tuple((heading, tuple(some)) for heading, some in found)


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

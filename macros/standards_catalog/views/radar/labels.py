"""The names of sectors beside the circles, and letters for where there is no room for them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from string import ascii_uppercase

from msgspec import Struct

from standards_catalog.views.radar.layout import Layout, Point, point
from standards_catalog.views.shared.drawing import wrap

SIZE, STEP = 14, 18  # of letters, and from line to line
ROOM = 150  # beside the circles, for the names of sectors
_BOLD = 1.1  # of which names are, and broader than they are measured
APART = 20  # between the circles and the names
RIM = 12  # from the circles to the middle of a letter
USUAL = 280  # radius of circles beside which all that has these sizes


class Label(Struct, frozen=True):
    """The name of a sector; `y` is the first line's baseline. Its letter stands at the rim."""

    letter: str
    rim: Point
    x: float
    y: float
    step: float
    lines: tuple[str, ...]
    left: bool
    points_at: Point


def labels(names: Sequence[str], laid: Layout) -> tuple[Label, ...]:
    """Return the names beside the circles, moved down where they would lie over each other."""
    scale = scale_of(laid.outer)
    step = round(STEP * scale, 1)
    middles = [(one + other) / 2 for one, other in pairwise(laid.rays)]
    points = [point(laid.outer, angle) for angle in middles]
    made: dict[int, Label] = {}
    below = {True: -inf, False: -inf}
    for index in sorted(range(len(names)), key=lambda one: (points[one].y, one)):
        at = points[index]
        left = at.x < 0
        name = letter(index)
        lines = wrap(f"{name} {names[index]}", ROOM, SIZE * _BOLD)
        y = max(at.y, below[left])
        below[left] = y + step * (len(lines) + 0.5)
        x = round(laid.outer + APART * scale, 1)
        rim = point(laid.outer + RIM * scale, middles[index])
        made[index] = Label(name, rim, -x if left else x, round(y, 1), step, lines, left, at)
    return tuple(made[index] for index in range(len(names)))


def scale_of(outer: float) -> float:
    """Return how many times as large words are beside circles: all are shown equally large."""
    return max(1.0, outer / USUAL)


def letter(index: int) -> str:
    """Return the letter of a sector: A, B … Z, AA, AB …."""
    before, at = divmod(index, len(ascii_uppercase))
    return (letter(before - 1) if before else "") + ascii_uppercase[at]

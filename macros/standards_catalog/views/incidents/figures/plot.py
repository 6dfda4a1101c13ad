"""What figures are drawn of: shapes of one kind in one path, and words beside them.

A figure of thousands of dots is a few paths of short numbers, so that no figure weighs more than a
photograph. What a kind of shape looks like is said in the style sheet alone, in light, dark and
print.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from msgspec import Struct

WIDTHS = (720, 340)
"""The widths of a screen or paper, and of a phone, as of other drawings."""

_YEAR = 40  # room for a year
SMALL = 12  # size of the words beside axes, as the style sheet has it


class Path(Struct, frozen=True):
    """All shapes of one kind."""

    kind: str
    d: str


class Label(NamedTuple):
    """Words, of which `anchor` says where (x, y) is: start, middle or end."""

    x: str
    y: str
    text: str
    anchor: str = "start"
    kind: str = "remark"


class Drawing(Struct, frozen=True):
    """A drawing of one width."""

    width: int
    height: int
    paths: tuple[Path, ...]
    labels: tuple[Label, ...]


class Canvas:
    """A drawing in the making; shapes of a kind are drawn in the order in which kinds came up."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.shapes: defaultdict[str, list[str]] = defaultdict(list)
        self.labels: list[Label] = []

    def line(self, kind: str, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a line."""
        self.shapes[kind].append(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}")

    def box(self, kind: str, x: float, y: float, width: float, height: float) -> None:
        """Draw a box from its upper left corner."""
        self.shapes[kind].append(f"M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h-{width:.1f}z")

    def dots(self, kind: str, places: Iterable[tuple[float, float]]) -> None:
        """Draw dots: lines of no length, whose round ends the style sheet makes broad."""
        self.shapes[kind] += [f"M{round(x)} {round(y)}h0" for x, y in places]

    def say(
        self, x: float, y: float, text: str, anchor: str = "start", kind: str = "remark"
    ) -> None:
        """Write a few words."""
        self.labels.append(Label(short(x), short(y), text, anchor, kind))

    def drawing(self, height: float) -> Drawing:
        """Return what was drawn."""
        paths = tuple(Path(kind, "".join(shapes)) for kind, shapes in self.shapes.items())
        return Drawing(self.width, ceil(height), paths, tuple(self.labels))


def short(number: float) -> str:
    """Return a number with a decimal at most."""
    return f"{number:.1f}".removesuffix(".0")


def ticks(most: float, about: int = 4) -> tuple[float, ...]:
    """Return round numbers from 0 to at least the largest value, about so many."""
    if most <= 0:
        return (0, 1)
    raw = most / about
    power = 10.0 ** floor(log10(raw))
    step = next(one * power for one in (1, 2, 5, 10) if one * power >= raw * 0.999)
    step = max(step, 1)
    return tuple(step * number for number in range(ceil(most / step) + 1))


def whole(number: float) -> str:
    """Return a round number as a reader writes it."""
    return f"{number:,.0f}"


def years_along(periods: Sequence[str], room: float) -> Iterator[tuple[int, str]]:
    """Yield where years begin among months or quarters that have some room each, and their names.

    A name is left out where there is no room for it.
    """
    places = [
        index
        for index, period in enumerate(periods)
        if index == 0 or period[:4] != periods[index - 1][:4]
    ]
    every = ceil(_YEAR * len(places) / max(len(periods) * room, 1))
    for number, index in enumerate(places):
        end = dict(enumerate(places)).get(number + 1, len(periods)) if every == 1 else len(periods)
        fits = number % every == 0 and (end - index) * room >= _YEAR * 0.8
        yield index, periods[index][:4] if fits else ""

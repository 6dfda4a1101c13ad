"""Dots: a duration for every incident over time, and two numbers of every month against each other.

Durations stand on a logarithmic scale, from a minute on; what took less lies on the line below it.
Above a number of dots nobody tells them apart: then each field of a grid is as dark as it has dots.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log10

from msgspec import Struct

from standards_catalog.views.incidents.figures.plot import Canvas, Drawing, ticks, whole

MOST_DOTS = 2_000
LEVELS = 5
"""How many shades there are."""

_HIGH, _AXIS, _HEAD, _FOOT = 260, 52, 10, 24
_FIELD = 8
_MINUTES = {
    "1m": 1, "10m": 10, "1h": 60, "6h": 360, "1d": 1440, "1w": 10_080, "4w": 40_320, "1y": 525_600,
}  # fmt: skip


class Line(Struct, frozen=True):
    """A line across at a number of minutes, with its name."""

    minutes: float
    name: str


def level(count: int, most: int) -> int:
    """Return which of the shades, from 1, a count has where the largest one has the darkest."""
    return max(1, -(-count * LEVELS // most))


def durations(
    points: Sequence[tuple[float, float]],
    years: Sequence[tuple[float, str]],
    lines: Sequence[Line],
    names: dict[str, str],
    width: int,
) -> Drawing:
    """Draw durations in minutes over time.

    `points` and `years` are placed between 0 and 1; `names` are those of the marks of the scale.
    """
    canvas = Canvas(width)
    longest = max(10, *(minutes for _, minutes in points)) if points else 10
    room, scale = width - _AXIS - 6, (_HIGH - 20) / log10(longest * 1.2)

    def height(minutes: float) -> float:
        return _HEAD + _HIGH - (10 + log10(minutes) * scale if minutes >= 1 else 0)

    for at, year in years:
        x = _AXIS + at * room
        canvas.line("ray", x, _HEAD, x, _HEAD + _HIGH + 6)
        canvas.say(x + 3, _HEAD + _HIGH + _FOOT - 6, year)
    for name, minutes in _MINUTES.items():
        if minutes <= longest:
            canvas.line("ray", _AXIS, height(minutes), width, height(minutes))
            canvas.say(_AXIS - 6, height(minutes) + 4, names[name], "end")
    placed = [(_AXIS + at * room, height(minutes)) for at, minutes in points]
    _dots(canvas, placed)
    for line in lines:
        y = height(line.minutes)
        canvas.line("level", _AXIS, y, width, y)
        canvas.say(width, y - 4, line.name, "end", "note")
    return canvas.drawing(_HEAD + _HIGH + _FOOT)


def scatter(points: Sequence[tuple[int, int]], across: str, up: str, width: int) -> Drawing:
    """Draw two whole numbers against each other; equal points are one, the darker the more."""
    canvas = Canvas(width)
    xs, ys = (ticks(max((point[i] for point in points), default=0)) for i in (0, 1))
    room, high = width - _AXIS - 16, _HIGH - 20
    foot = _HEAD + 20 + high
    canvas.say(0, _HEAD + 4, up)
    for y in ys:
        at = foot - y / ys[-1] * high
        canvas.line("ray", _AXIS, at, width, at)
        canvas.say(_AXIS - 6, at + 4, whole(y), "end")
    for x in xs:
        at = _AXIS + x / xs[-1] * room
        canvas.line("ray", at, foot - high, at, foot + 5)
        canvas.say(at, foot + 18, whole(x), "middle")
    canvas.say(width, foot + 36, across, "end")
    places = [(_AXIS + x / xs[-1] * room, foot - y / ys[-1] * high) for x, y in points]
    canvas.dots("dot", places)
    return canvas.drawing(foot + 42)


def _dots(canvas: Canvas, placed: Sequence[tuple[float, float]]) -> None:
    if len(placed) <= MOST_DOTS:
        canvas.dots("dot", placed)
        return
    fields = Counter((int(x // _FIELD), int(y // _FIELD)) for x, y in placed)
    most = max(fields.values())
    for (x, y), count in sorted(fields.items()):
        canvas.box(f"shade{level(count, most)}", x * _FIELD, y * _FIELD, _FIELD, _FIELD)

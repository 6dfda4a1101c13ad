"""A heat map of the hours of a week: the darker a field, the more began in that hour."""

from __future__ import annotations

from collections.abc import Sequence

from standards_catalog.views.incidents.figures.dots import LEVELS, level
from standards_catalog.views.incidents.figures.plot import Canvas, Drawing

_AXIS, _HIGH, _HEAD = 34, 22, 4


def heat(fields: Sequence[Sequence[int]], days: Sequence[str], width: int) -> Drawing:
    """Draw seven rows of 24 fields, with a scale of the shades below."""
    canvas = Canvas(width)
    room = (width - _AXIS) / 24
    most = max(max(row) for row in fields)
    foot = _HEAD + 7 * _HIGH
    for day, row in enumerate(fields):
        y = _HEAD + day * _HIGH
        canvas.say(0, y + 15, days[day])
        for hour, count in enumerate(row):
            kind = f"shade{level(count, most)}" if count else "track"
            canvas.box(kind, _AXIS + hour * room, y, room - 1, _HIGH - 1)
    for hour in range(0, 24, 3):
        canvas.say(_AXIS + hour * room, foot + 14, f"{hour}")
    _scale(canvas, most, foot + 28)
    return canvas.drawing(foot + 50)


def _scale(canvas: Canvas, most: int, y: float) -> None:
    steps = sorted({level(count, most): count for count in range(1, most + 1)}.items())
    room = min(64, (canvas.width - _AXIS) / (LEVELS + 1))
    canvas.box("track", _AXIS, y, 12, 12)
    canvas.say(_AXIS + 16, y + 11, "0")
    low = 1
    for number, (shade, high) in enumerate(steps, 1):
        x = _AXIS + number * room
        canvas.box(f"shade{shade}", x, y, 12, 12)
        canvas.say(x + 16, y + 11, f"{low}" if low == high else f"{low}–{high}")
        low = high + 1

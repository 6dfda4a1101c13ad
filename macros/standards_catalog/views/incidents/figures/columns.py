"""Columns over time: a panel for each thing that is counted, all over the same months."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from standards_catalog.views.incidents.figures.plot import (
    Canvas,
    Drawing,
    ticks,
    whole,
    years_along,
)

_AXIS = 42  # for the numbers beside it
_HEAD = 32  # for the name above it
_FOOT = 22  # for the years below
_HIGH = 130


class Column(Struct, frozen=True):
    """One column: how high, None where nothing is known, `few` where it rests on little."""

    value: float | None
    few: bool = False


class Panel(Struct, frozen=True):
    """What is counted, its columns, what they can be at most, the unit of the numbers."""

    name: str
    columns: tuple[Column, ...]
    most: float = 0
    unit: str = ""


def columns(periods: Sequence[str], panels: Sequence[Panel], width: int) -> Drawing:
    """Draw panels below each other over the same months or quarters."""
    canvas = Canvas(width)
    room = (width - _AXIS) / max(len(periods), 1)
    high = len(panels) * (_HEAD + _HIGH)
    for index, year in years_along(periods, room):
        x = _AXIS + index * room
        canvas.line("ray", x, _HEAD, x, high + 6)
        if year:
            canvas.say(x + 3, high + _FOOT - 6, year)
    for number, panel in enumerate(panels):
        _panel(canvas, panel, number * (_HEAD + _HIGH) + _HEAD, room)
    return canvas.drawing(high + _FOOT)


def _panel(canvas: Canvas, panel: Panel, top: float, room: float) -> None:
    most = panel.most or max((one.value or 0 for one in panel.columns), default=0)
    marks = ticks(most)
    scale = (_HIGH - 8) / marks[-1]
    foot = top + _HIGH
    canvas.say(0, top - 8, panel.name)
    for mark in marks:
        y = foot - mark * scale
        canvas.line("ray", _AXIS, y, canvas.width, y)
        canvas.say(_AXIS - 5, y + 4, whole(mark) + panel.unit, "end")
    gap = min(2, room / 4)
    for index, column in enumerate(panel.columns):
        if column.value:
            x, high = _AXIS + index * room + gap / 2, column.value * scale
            canvas.box("few" if column.few else "bar", x, foot - high, room - gap, high)

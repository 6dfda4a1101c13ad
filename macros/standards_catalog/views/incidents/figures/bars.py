"""Bars across, one below the other, each with its words above it, so that a phone has room too."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from standards_catalog.views.incidents.figures.plot import Canvas, Drawing
from standards_catalog.views.shared.drawing import wrap

_SIZE, _STEP = 14, 18
_THICK, _GAP = 10, 12


class Bar(Struct, frozen=True):
    """A bar: its words, how long of 1, None where there is no bar, and the published length."""

    words: str
    share: float | None
    reference: Decimal | None = None
    few: bool = False


def bars(rows: Sequence[Bar], width: int, most: float = 0) -> Drawing:
    """Draw bars to a common scale, whose end is the longest of them or `most`."""
    ends = [float(end) for row in rows for end in (row.share, row.reference) if end is not None]
    scale = width / (most or max(ends, default=0) or 1)
    canvas = Canvas(width)
    y = 0.0
    for row in rows:
        for line in _lines(row.words, width):
            y += _STEP
            canvas.say(0, y - 4, line, kind="name")
        canvas.box("track", 0, y, width, _THICK)
        if row.share:
            canvas.box("few" if row.few else "bar", 0, y, row.share * scale, _THICK)
        if row.reference is not None:
            x = min(float(row.reference) * scale, width - 1)
            canvas.line("reference", x, y - 3, x, y + _THICK + 3)
        y += _THICK + _GAP
    return canvas.drawing(y)


class Range(Struct, frozen=True):
    """A range from the first of its places to the last one, each between 0 and 1, with ticks."""

    words: str
    places: tuple[float, ...]


def ranges(rows: Sequence[Range], width: int) -> Drawing:
    """Draw ranges to a common scale; one without places is its words alone."""
    canvas = Canvas(width)
    y = 0.0
    for row in rows:
        for line in _lines(row.words, width):
            y += _STEP
            canvas.say(0, y - 4, line, kind="name")
        canvas.box("track", 0, y, width, _THICK)
        if row.places:
            start, end = row.places[0] * (width - 2), row.places[-1] * (width - 2)
            canvas.box("bar", start, y + 3, max(end - start, 1), _THICK - 6)
            for place in row.places:
                canvas.line(
                    "reference", place * (width - 2) + 1, y, place * (width - 2) + 1, y + _THICK
                )
        y += _THICK + _GAP
    return canvas.drawing(y)


def _lines(words: str, width: int) -> tuple[str, ...]:
    # No letter is broader than the size: most words need no measuring.
    return (words,) if len(words) * _SIZE <= width else wrap(words, width, _SIZE)

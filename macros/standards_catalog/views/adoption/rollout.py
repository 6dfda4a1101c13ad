"""A rollout over time: since when each team has had the status that it has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Standard
from standards_catalog.model.partial import span
from standards_catalog.views.adoption.adoption import Cell, recorded_cells
from standards_catalog.views.shared.drawing import wrap
from standards_catalog.views.shared.words import fill, when

_WIDTHS = (720, 340)  # of a screen or paper, and of a phone, as of other drawings
_SIZE, _STEP = 14, 18  # of letters, and from line to line
_BAR, _GAP = 10, 14
_FOOT = 22  # for the years below
_YEAR = 44  # room for a year


class Bar(Struct, frozen=True):
    """A team's row: its words, then a bar that is faint while its beginning is uncertain."""

    cell: Cell
    lines: tuple[str, ...]
    y: int
    bar_y: int
    start: float
    sure: float


class Year(Struct, frozen=True):
    """Where a year begins; a label is left out where there is no room for each."""

    x: float
    label: str


class Chart(Struct, frozen=True):
    """Teams down, time across."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    years: tuple[Year, ...]


class Timeline(Struct, frozen=True):
    """The same chart for each width, and the day on which it ends."""

    charts: tuple[Chart, ...]
    today: date


def rollout(catalog: Catalog, standard: Standard, lang: str) -> Timeline | None:
    """Return when which team reached its status, if at least two records say since when."""
    known = (cell for cell in recorded_cells(catalog, standard) if not cell.unknown)
    dated = [cell for cell in known if cell.since]
    if len(dated) < 2:
        return None
    dated.sort(key=lambda cell: (span(cell.since), cell.team.id))
    today = catalog.today
    return Timeline(tuple(_chart(dated, today, width, lang) for width in _WIDTHS), today)


def _chart(cells: Sequence[Cell], today: date, width: int, lang: str) -> Chart:
    first = date(span(cells[0].since)[0].year, 1, 1)
    days = max((today - first).days, 1)

    def at(day: date) -> float:
        return round(min((day - first).days / days, 1) * width, 1)

    bars: list[Bar] = []
    y = 0
    for cell in cells:
        lines = wrap(_told(cell, lang), width, _SIZE)
        bar_y = y + _STEP * len(lines) + 4
        start, sure = (at(day) for day in span(cell.since))
        bars.append(Bar(cell, lines, y + _SIZE, bar_y, start, sure))
        y = bar_y + _BAR + _GAP
    every = -(-(today.year - first.year + 1) * _YEAR // width)
    years = tuple(
        Year(at(date(year, 1, 1)), str(year) if (year - first.year) % every == 0 else "")
        for year in range(first.year, today.year + 1)
    )
    return Chart(width, y + _FOOT, tuple(bars), years)


def _told(cell: Cell, lang: str) -> str:
    since = fill(lang, "ring_since", when=when(cell.since, lang))
    return f"{cell.team.text[lang]}: {cell.status.mark} {cell.status.label(lang)}, {since}"

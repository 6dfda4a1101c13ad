"""Days as exactly as they are known, `2026-05-01`, `2026-05`, `2026`, and where quarters begin."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def span(partial: str) -> tuple[date, date]:
    """Return the first and the last day that a day, a month or a year can mean."""
    year, *rest = (int(part) for part in partial.split("-"))
    match rest:
        case [month, day]:
            return date(year, month, day), date(year, month, day)
        case [month]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def quarter_start(day: date, before: int = 0) -> date:
    """Return the first day of the quarter of a day, or of one that many quarters before it."""
    quarter = day.year * 4 + (day.month - 1) // 3 - before
    return date(quarter // 4, quarter % 4 * 3 + 1, 1)

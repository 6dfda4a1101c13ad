"""Days that are known as exactly as they are known: `2026-05-01`, `2026-05`, `2026`."""

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

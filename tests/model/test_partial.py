"""A day, a month or a year, the days that each can mean, and quarters."""

from __future__ import annotations

from datetime import date

import pytest

from standards_catalog.model.partial import quarter_start, span


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2022-03-16", date(2022, 3, 16), date(2022, 3, 16)),
        ("2026-07-02", date(2026, 7, 2), date(2026, 7, 2)),
    ],
)
def test_it_spans_the_days_that_it_can_mean(partial: str, first: date, last: date) -> None:
    assert span(partial) == (first, last)


@pytest.mark.parametrize(
    ("today", "began"),
    [
        (date(2026, 11, 22), date(2026, 7, 1)),
        (date(2026, 10, 1), date(2026, 7, 1)),
        (date(2026, 9, 30), date(2026, 4, 1)),
        (date(2026, 3, 31), date(2025, 10, 1)),
    ],
)
def test_last_quarter_is_the_one_before_that_of_today(today: date, began: date) -> None:
    assert quarter_start(today, before=1) == began

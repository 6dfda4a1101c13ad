"""A day, a month or a year, and the days that each can mean."""

from __future__ import annotations

from datetime import date

import pytest

from standards_catalog.model.partial import span


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2022-03-16", date(2022, 3, 16), date(2022, 3, 16)),
    ],
)
def test_it_spans_the_days_that_it_can_mean(partial: str, first: date, last: date) -> None:
    assert span(partial) == (first, last)

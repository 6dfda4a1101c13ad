"""Times as people write them become the moments that they mean there, and no more exact."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from standards_catalog.model.times import moment_of

TOKYO, BERLIN = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "at", "precision"),
    [
        ("2026-05-01 09:12", "2026-05-01T09:12:00+09:00", "minute"),
        ("2026/5/1 9:12", "2026-05-01T09:12:00+09:00", "minute"),
        ("2026-05-01T09:12:30", "2026-05-01T09:12:30+09:00", "minute"),
        ("2026-05-01 09", "2026-05-01T09:00:00+09:00", "hour"),
        ("2026-05-01", "2026-05-01T00:00:00+09:00", "day"),
        ("2026-05-01T00:12Z", "2026-05-01T09:12:00+09:00", "minute"),
        ("2026-05-01 20:12 -0400", "2026-05-02T09:12:00+09:00", "minute"),
        ("2026-12-31 24:00", "2027-01-01T00:00:00+09:00", "minute"),
        ("2026-05-01 24", "2026-05-02T00:00:00+09:00", "hour"),
        ("2024-02-29", "2024-02-29T00:00:00+09:00", "day"),
    ],
)
def test_forms(text: str, at: str, precision: str) -> None:
    found = moment_of(text, TOKYO)
    assert found
    assert (found.at.isoformat(), found.precision, found.doubt) == (at, precision, "")


@pytest.mark.parametrize(
    ("written", "column", "at", "precision"),
    [
        ("2026-05-01 00:00", "day", "2026-05-01T00:00:00+09:00", "day"),
        ("2026-05-01 09:12", "hour", "2026-05-01T09:00:00+09:00", "hour"),
        ("2026-05-01 20:12Z", "day", "2026-05-02T00:00:00+09:00", "day"),
        ("2026-05-01", "minute", "2026-05-01T00:00:00+09:00", "day"),
    ],
)
def test_a_column_can_make_times_less_exact_and_never_more(
    written: str, column: str, at: str, precision: str
) -> None:
    found = moment_of(written, TOKYO, column)
    assert found
    assert (found.at.isoformat(), found.precision) == (at, precision)


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-01",
        "2026-02-29",
        "2026-05-01 24:01",
        "2026-05-01 25:00",
        "2026-05-01 09:60",
        "soon",
        "",
    ],
)
def test_what_no_clock_shows(text: str) -> None:
    assert moment_of(text, TOKYO) is None


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("2026-03-29 01:59", ""),
        ("2026-03-29 02:00", "never"),
        ("2026-03-29 03:00", ""),
        ("2026-10-25 01:59", ""),
        ("2026-10-25 02:30", "twice"),
        ("2026-10-25 02:30+01:00", ""),
        ("2026-10-25", ""),
    ],
)
def test_clocks_that_are_changed(text: str, doubt: str) -> None:
    found = moment_of(text, BERLIN)
    assert found
    assert found.doubt == doubt


def test_differences_are_true_over_a_change_of_clocks() -> None:
    before, after = moment_of("2026-03-29 01:00", BERLIN), moment_of("2026-03-29 04:00", BERLIN)
    assert before
    assert after
    assert after.at - before.at == timedelta(hours=2)
    assert (before.at.hour, after.at.hour) == (1, 4)

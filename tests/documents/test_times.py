"""A time with one meaning is read, whichever way it is written; what is doubtful is doubted."""

from __future__ import annotations

import pytest

from standards_catalog.documents.csv.times import Written


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("2025年1月9日 8:07", "2025-01-09 08:07"),
        ("２０２５／１／９　８：０７", "2025-01-09 08:07"),
        ("2025/1/9(木) 8:07", "2025-01-09 08:07"),
        ("2025/1/9（木曜日）8時7分", "2025-01-09 08:07"),
        ("2025/01/09 (Thu) 8:07:30", "2025-01-09 08:07:30"),
        ("2025.1.9\u00a08:07 +01:00", "2025-01-09 08:07+01:00"),
        ("2025年1月9日 24:00", "2025-01-10 00:00"),
        ("2025年12月31日24時", "2026-01-01 00"),
        ("令和7年1月9日 8時半", "2025-01-09 08:30"),
        ("㋿7年1月9日", "2025-01-09"),
        ("令和元年5月1日", "2019-05-01"),
        ("R7.1.9 8:07", "2025-01-09 08:07"),
        ("H30/4/5", "2018-04-05"),
        ("平成31年6月1日", "2019-06-01"),
        ("2025/1/9 午前8:07", "2025-01-09 08:07"),
        ("2025/1/9 午後8:07", "2025-01-09 20:07"),
        ("2025/1/9 午後0時7分", "2025-01-09 12:07"),
        ("2025-01-09 12:07 AM", "2025-01-09 00:07"),
        ("2025-01-09 8:07 pm", "2025-01-09 20:07"),
        ("2025年1月", "2025-01"),
        ("令和7年1月", "2025-01"),
    ],
)
def test_one_meaning(typed: str, text: str) -> None:
    assert Written.of(typed) == Written(text)


@pytest.mark.parametrize(
    ("typed", "text", "doubt"),
    [
        ("2025/1/9(金) 8:07", "2025-01-09 08:07", "2025-01-09 is a Thursday"),
        ("2025/1/9 Tuesday", "2025-01-09", "2025-01-09 is a Thursday"),
        ("2025/1/9 25:30", "2025-01-10 01:30", "hours are 0 to 23"),
        ("2025/1/9 24:01", "2025-01-10 00:01", "hours are 0 to 23"),
        ("令和元年4月30日", "2019-04-30", "令和 began on 2019-05-01"),
        ("2025/1/9 午前12:07", "2025-01-09 00:07 or 2025-01-09 12:07", "noon or midnight"),
        ("2025/1/9 午後12時", "2025-01-09 12 or 2025-01-10 00", "noon or midnight"),
        ("3/1/2025 8:07", "2025-01-03 8:07 or 2025-03-01 8:07", "either way"),
        ("31/1/2025", "2025-01-31", "either way"),
    ],
)
def test_doubts(typed: str, text: str, doubt: str) -> None:
    found = Written.of(typed)
    assert found
    assert found.text == text
    assert doubt in found.doubt


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "1月9日",
        "2025/2/29",
        "2025/1/99",
        "2025/1/9 8:60",
        "2025/1/9 48:00",
        "25/1/9",
        "4",
    ],
)
def test_no_time(typed: str) -> None:
    assert Written.of(typed) is None

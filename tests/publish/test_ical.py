"""iCalendar: read back by a library, and by the rules that the library is lenient about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as Read

from standards_catalog.publish.calendars.calendar import Calendar, Day
from standards_catalog.publish.calendars.ical import icalendar

SITE = "https://example.github.io/standards/"
AS_OF = date(2026, 9, 30)
TITLES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=300)


def written(title: str, text: str = "") -> bytes:
    day = Day("standards/flow/review", "review", date(2027, 9, 30), "standards/flow/", title, text)
    return icalendar(Calendar("Example", AS_OF, (day,)), SITE)


def test_an_event_is_a_whole_day_that_leaves_nobody_busy() -> None:
    made = written("Review due: Deploy flow", "Owner: Committee")
    read = Read.from_ical(made.decode())
    assert (read["version"], read["x-wr-calname"]) == ("2.0", "Example")
    (event,) = read.walk("VEVENT")
    assert event["dtstart"].dt == date(2027, 9, 30)
    assert type(event["dtstart"].dt) is date
    assert event["uid"] == "standards/standards/flow/review@example.github.io"
    assert event["dtstamp"].dt.isoformat() == "2026-09-30T00:00:00+00:00"
    assert event["url"] == f"{SITE}standards/flow/"
    assert event["description"] == "Owner: Committee"
    assert event["transp"] == "TRANSPARENT"
    assert event.categories == ["review"]
    assert not event.errors


@pytest.mark.parametrize(
    "title",
    ["a,b;c\\d:e", "x" * 200, "標準" * 60, "a\\n", "👩‍💻" * 30, 'quoted "and" <b>&amp;'],
)
def test_any_text_comes_back(title: str) -> None:
    check(title)


@given(TITLES)
def test_any_text_at_all_comes_back(title: str) -> None:
    check(title)


def test_a_break_in_a_text_is_no_new_property() -> None:
    made = written("a", "one\r\ntwo\nEND:VEVENT\rthree")
    assert made.count(b"\r\nEND:VEVENT\r\n") == 1
    (event,) = Read.from_ical(made.decode()).walk("VEVENT")
    assert event["description"] == "one\ntwo\nEND:VEVENT\nthree"


def check(title: str) -> None:
    made = written(title)
    assert made.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    lines = made.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut in two
    (event,) = Read.from_ical(made.decode()).walk("VEVENT")
    assert event["summary"] == title

"""A calendar -> iCalendar (RFC 5545): days without hours, which leave nobody busy.

Written here and not by a library: `icalendar`, which the tests read it with, takes a tenth of the
time of a whole build for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from standards_catalog.publish.calendars.calendar import Calendar, Day
from standards_catalog.publish.feeds.formats import host_and_base
from standards_catalog.views.shared.pages import FOLDERS, Pages

_SPECIAL = re.compile(r"[\\;,]")
_BREAK = re.compile(r"\r\n?|\n")
_LONGEST = 75  # octets of a line


def icalendar(calendar: Calendar, site: str, pages: Pages = FOLDERS) -> bytes:
    """Return a calendar for the site at an address.

    A stamp is the last day that the data knows of: the same data makes the same bytes.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//standards-catalog//EN",
        f"X-WR-CALNAME:{_text(calendar.title)}",
    ]
    stamp = f"DTSTAMP:{_day(calendar.as_of)}T000000Z"
    for day in calendar.days:
        lines += _event(day, site, site + pages.at(day.href), stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(day: Day, site: str, page: str, stamp: str) -> Iterator[str]:
    host, base = host_and_base(site)
    yield "BEGIN:VEVENT"
    yield f"UID:{base}{day.path}@{host}"
    yield stamp
    yield f"DTSTART;VALUE=DATE:{_day(day.day)}"
    yield f"SUMMARY:{_text(day.title)}"
    if day.text:
        yield f"DESCRIPTION:{_text(day.text)}"
    yield f"URL:{page}"
    yield f"CATEGORIES:{day.kind}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    return _BREAK.sub(r"\\n", _SPECIAL.sub(r"\\\g<0>", value))


def _folded(line: str) -> bytes:
    """Return a line with its end, broken between characters where it is too long."""
    octets, parts = line.encode(), []
    room = _LONGEST
    while len(octets) > room:
        end = room
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(octets[:end])
        octets, room = octets[end:], _LONGEST - 1  # a further line begins with a space
    return b"\r\n ".join([*parts, octets]) + b"\r\n"

"""A calendar -> iCalendar (RFC 5545): days without hours, which leave nobody busy."""

from __future__ import annotations

from datetime import UTC, datetime, time

from icalendar import Calendar as Output
from icalendar import Event

from macros.templates.feeds import host_and_base
from macros.views.calendar import Calendar, Day


def icalendar(calendar: Calendar, site: str) -> bytes:
    """Return a calendar for the site at an address.

    A stamp is the last day that the data knows of: the same data makes the same bytes.
    """
    made = Output()
    made.add("prodid", "-//standards-catalog//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", calendar.title)
    stamp = datetime.combine(calendar.as_of, time(), UTC)
    for day in calendar.days:
        made.add_component(_event(day, site, stamp))
    return bytes(made.to_ical())


def _event(day: Day, site: str, stamp: datetime) -> Event:
    event = Event()
    host, base = host_and_base(site)
    event.add("uid", f"{base}{day.path}@{host}")
    event.add("dtstamp", stamp)
    event.add("dtstart", day.day)
    event.add("summary", day.title)
    if day.text:
        event.add("description", day.text)
    event.add("url", site + day.href)
    event.add("categories", [day.kind])
    event.add("transp", "TRANSPARENT")
    return event

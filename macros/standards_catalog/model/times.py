"""Times as people write them, and the moments that they mean in a time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import NamedTuple

from standards_catalog.documents.csv.times import Written
from standards_catalog.model.incidents import PRECISIONS
from standards_catalog.problems import Fault, Keys, listed
from standards_catalog.rule import Family, rule

_FORM = re.compile(
    r"""(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})
    (?:[ T](?P<hour>\d{1,2})
      (?::(?P<minute>\d{2}) (?::(?P<second>\d{2})(?:\.\d+)?)?)?
      (?:[ ]?(?P<offset>Z|[+-]\d{2}:?\d{2}))?
    )?""",
    re.VERBOSE | re.ASCII,
)
_PARTS = ("year", "month", "day", "hour", "minute", "second")


class Moment(NamedTuple):
    """A time with the offset that it has, and how exact it is.

    `doubt` says that the clocks were changed: the time was there `twice` or `never`.
    """

    at: datetime
    precision: str
    doubt: str = ""


def moment_of(text: str, zone: tzinfo, precision: str = "") -> Moment | None:
    """Return what a time means, no more exact than `precision`; None where there is none."""
    if precision in ("", "minute") and (usual := _usual(text)):
        return _moment(usual, zone, "minute")
    found = _FORM.fullmatch(text)
    if not found:
        return None
    written = "day" if not found["hour"] else "minute" if found["minute"] else "hour"
    exact = max(written, precision or written, key=PRECISIONS.index)
    try:
        local = _local(found)
        if found["offset"]:
            there = local.replace(tzinfo=_offset(found["offset"])).astimezone(zone)
            return Moment(_rounded(_with_offset(there, there.utcoffset()), exact), exact)
        return _moment(_rounded(local, exact), zone, exact)
    except (ValueError, OverflowError):
        return None


@rule(Family.TABLES)
def impossible_time(keys: Keys, text: str) -> Iterator[Fault]:
    """Complain about a time that no clock or calendar shows.

    Why: what it should have been is not known, and every duration with it would be wrong.
    Bad: `2026-02-30 09:12`, `2026-05-01 25:00`
    Good: `2026-03-02 09:12`, `2026-05-02 01:00`
    """
    meant = Written.of(text)
    hint = f"{meant.doubt}: write {meant.text}" if meant and meant.doubt else "correct it"
    yield Fault(keys, f"`{keys[-1]}` is {text}, which no calendar and clock shows", hint)


@rule(Family.TABLES)
def clock_change(keys: Keys, text: str, zone: tzinfo, doubt: str) -> Iterator[Fault]:
    """Complain about a time in the hour in which the clocks were changed.

    Why: in autumn that hour occurs twice, in spring not at all.
    Bad: `2026-10-25 02:30` in a table of Europe/Berlin
    Good: `2026-10-25 02:30+01:00`
    """
    if doubt == "twice":
        message = f"`{keys[-1]}` is {text}, which was there twice in {zone}: clocks went back"
    else:
        message = f"`{keys[-1]}` is {text}, which was skipped in {zone}: clocks went forward"
    found = _FORM.fullmatch(text)
    local = _local(found) if found else datetime.min
    offsets = [local.replace(tzinfo=zone, fold=fold).isoformat()[-6:] for fold in (0, 1)]
    yield Fault(keys, message, f"write its offset behind it: {listed(offsets)}")


def _usual(text: str) -> datetime | None:
    """Return a time that is written as nearly all are, `2026-05-01 09:12`, quickly; else None."""
    if len(text) != 16 or text[4] + text[7] + text[10] + text[13] not in ("-- :", "--T:"):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _moment(local: datetime, zone: tzinfo, exact: str) -> Moment:
    first, second = _offsets(local, zone)
    doubt = "" if first == second else "twice" if first > second else "never"  # PEP 495
    return Moment(_with_offset(local, first), exact, "" if exact == "day" else doubt)


def _local(found: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second = (int(found[part] or 0) for part in _PARTS)
    if (hour, minute, second) == (24, 0, 0):  # ISO 8601: the end of the day
        return datetime(year, month, day) + timedelta(days=1)
    return datetime(year, month, day, hour, minute, second)


def _offsets(local: datetime, zone: tzinfo) -> tuple[timedelta, timedelta]:
    """Return the offsets of a time as it comes first and second, when clocks go back."""
    first, second = zone.utcoffset(local), zone.utcoffset(local.replace(fold=1))
    assert first is not None
    assert second is not None
    return first, second


def _rounded(at: datetime, precision: str) -> datetime:
    if precision == "minute":
        return at
    return at.replace(hour=at.hour if precision == "hour" else 0, minute=0, second=0)


def _with_offset(at: datetime, offset: timedelta | None) -> datetime:
    """Return a time with its offset alone: times of one zone subtract by the clocks on the wall."""
    assert offset is not None
    return at.replace(tzinfo=_zone_of(offset), fold=0)


@cache
def _zone_of(offset: timedelta) -> timezone:
    return timezone(offset)


def _offset(text: str) -> timezone:
    if text == "Z":
        return _zone_of(timedelta())
    sign = -1 if text[0] == "-" else 1
    return _zone_of(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))

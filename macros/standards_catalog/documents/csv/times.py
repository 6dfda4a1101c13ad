"""A time as people and spreadsheets write it -> as the catalog writes it.

`2026年11月9日(月) 午後3時5分` and `R8.11.9 15:05` have one meaning, `2026-11-09 15:05`. What has
more than one, or contradicts itself, is doubted, and what may be meant is said.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from msgspec import Struct

from standards_catalog.problems import listed

# The first days of eras: https://www.ndl.go.jp/koyomi/ (National Diet Library)
_ERAS = {
    "令和": datetime(2019, 5, 1),
    "平成": datetime(1989, 1, 8),
    "昭和": datetime(1926, 12, 25),
}
_SHORT = {"R": "令和", "令": "令和", "H": "平成", "平": "平成", "S": "昭和", "昭": "昭和"}
_WEEKDAYS = ("月mon", "火tue", "水wed", "木thu", "金fri", "土sat", "日sun")
_AFTERNOON = ("午後", "pm")

_FORM = re.compile(
    r"""(?:(?P<era>令和|平成|昭和|[RHS令平昭])[ .]?(?P<nth>\d{1,2}|元)|(?P<year>\d{4}))
    [ ]?[-/.年][ ]?(?P<month>\d{1,2})
    (?:[ ]?[-/.月][ ]?(?P<day>\d{1,2})[日.]?|月)?
    (?:[ ]?[(]?(?P<weekday>
       [月火水木金土日](?:曜日?)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}
    )[)]?)?
    (?:[ T]?(?P<half>午前|午後|[ap]m)?[ ]?(?<!\d)(?P<hour>\d{1,2})
       (?:(?::|時[ ]?)(?P<minute>\d{1,2}|半)(?:(?::|分[ ]?)(?P<second>\d{1,2}))?)?[時分秒]?
       [ ]?(?P<behind>[ap]m)?(?P<offset>[ ]?(?:Z|[+-]\d{2}:?\d{2}))?
    )?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_TURNED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})([ T].*)?", re.DOTALL)


class Written(Struct, frozen=True):
    """What a time may mean, as the catalog writes it; `doubt` says why that is not certain."""

    text: str
    doubt: str = ""

    @classmethod
    def of(cls, typed: str) -> Written | None:
        """Return what a time means; None for what is no time."""
        text = " ".join(unicodedata.normalize("NFKC", typed).split())
        if turned := _TURNED.fullmatch(text):
            return _either(*turned.groups())
        found = _FORM.fullmatch(text)
        try:
            return _meant(found) if found else None
        except (ValueError, OverflowError):
            return None


def _either(first: str, second: str, year: str, rest: str | None) -> Written | None:
    """Return what `1/5/2026` may mean: no table says whether its days or its months go first."""
    orders = ((first, second), (second, first))
    days = {f"{year}-{int(month):02}-{int(day):02}" for month, day in orders}
    found = [f"{day}{rest or ''}" for day in sorted(days) if _is_day(day)]
    return Written(listed(found), "days and months may be meant either way") if found else None


def _is_day(text: str) -> bool:
    try:
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _meant(found: re.Match[str]) -> Written | None:
    year, doubt = _year(found)
    if not found["day"]:
        return (
            None
            if found["hour"] or found["weekday"]
            else Written(f"{year:04}-{int(found['month']):02}", doubt)
        )
    day = datetime(year, int(found["month"]), int(found["day"]))
    doubt = doubt or _wrong_era(found, day) or _wrong_weekday(found, day)
    if not found["hour"]:
        return Written(day.date().isoformat(), doubt)
    hour, other = _hour(found)
    minute = 30 if found["minute"] == "半" else int(found["minute"] or 0)
    second = int(found["second"] or 0)
    if hour > 47 or minute > 59 or second > 59:
        return None
    if hour > 24 or (hour == 24 and (minute or second)):
        doubt = doubt or "hours are 0 to 23"
    exact = "seconds" if found["second"] else "minutes" if found["minute"] else "hours"
    times = (
        day + timedelta(hours=one, minutes=minute, seconds=second)
        for one in ((hour,) if other is None else (hour, other))
    )
    texts = [f"{one.isoformat(' ', exact)}{found['offset'] or ''}" for one in times]
    if other is not None:
        doubt = doubt or "12 may be noon or midnight"
    return Written(listed(texts), doubt)


def _year(found: re.Match[str]) -> tuple[int, str]:
    if found["year"]:
        return int(found["year"]), ""
    nth = 1 if found["nth"] == "元" else int(found["nth"])
    return _ERAS[_era(found)].year + nth - 1, "" if nth else "years of an era begin with 1"


def _era(found: re.Match[str]) -> str:
    return _SHORT.get(found["era"].upper(), found["era"])


def _wrong_era(found: re.Match[str], day: datetime) -> str:
    first = _ERAS[_era(found)] if found["era"] else day
    return f"{_era(found)} began on {first.date()}" if day < first else ""


def _wrong_weekday(found: re.Match[str], day: datetime) -> str:
    said = (found["weekday"] or "").casefold()
    name = said[:3] if said.isascii() else said[0]
    wrong = name not in _WEEKDAYS[day.weekday()]
    return f"{day.date()} is a {day:%A}" if wrong else ""


def _hour(found: re.Match[str]) -> tuple[int, int | None]:
    """Return the hour of 24, and the other one that a half of the day may mean."""
    hour = int(found["hour"])
    half = (found["half"] or found["behind"] or "").casefold()
    if not half:
        return hour, None
    if hour > 12:
        raise ValueError(hour)
    later = 12 if half in _AFTERNOON else 0
    if hour < 12:
        return hour + later, None
    return (later, None) if half.isascii() else (0 if not later else 12, 12 if not later else 24)

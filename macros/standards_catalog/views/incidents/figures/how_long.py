"""Figures of durations: time to detect, time to restore, recovery from failed deployments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from standards_catalog.views.incidents.figures.dots import Line, durations
from standards_catalog.views.incidents.figures.figure import Figure, Table, lasting, rows_of, table
from standards_catalog.views.incidents.numbers.delivery import recovery
from standards_catalog.views.incidents.numbers.durations import (
    ENOUGH,
    TO_DETECT,
    TO_RESTORE,
    Dot,
    Spread,
    dots,
    spread,
)
from standards_catalog.views.incidents.numbers.selection import Selection
from standards_catalog.views.shared.words import fill, words


def to_detect(some: Selection, lang: str) -> Figure | None:
    """Return how long nobody noticed incidents."""
    return _figure(some, TO_DETECT, dots(some.incidents, TO_DETECT), len(some.incidents), lang)


def to_restore(some: Selection, lang: str) -> Figure | None:
    """Return how long incidents took."""
    return _figure(some, TO_RESTORE, dots(some.incidents, TO_RESTORE), len(some.incidents), lang)


def to_recover(some: Selection, lang: str) -> Figure | None:
    """Return how long it took to recover from failed deployments, where releases are known."""
    found = recovery(some)
    return _figure(some, "recovery", found, len(found), lang)


def _figure(some: Selection, what: str, found: Sequence[Dot], of: int, lang: str) -> Figure | None:
    if not found:
        return None
    t, whole = words(lang), spread([one.minutes for one in found])
    title = f"inc_{what}_title" if whole.is_enough else "inc_too_few"
    left = fill(
        lang, "inc_left_out", left=of - len(found), open=sum(one.is_open for one in some.incidents)
    )
    notes = [t["inc_durations_note"]] if whole.is_enough else []
    if of > len(found):
        notes.insert(0, left)
    if what == "recovery":
        notes.insert(0, t["inc_recovery_note"])
    points, lines = _points(some, found), _lines(whole, lang)
    return Figure(
        anchor=what,
        heading=t[f"inc_{what}"],
        title=fill(
            lang, title, n=whole.n, median=lasting(whole.median, lang), enough=ENOUGH,
            p75=lasting(whole.p75, lang), p90=lasting(whole.p90, lang),
        ),
        draw=(lambda width: durations(
            points, _years(some, width), lines, _scale(lang), width
        )),
        table=_table(found, whole, lang),
        rows=rows_of(some),
        notes=tuple(notes),
        is_sample=some.is_sample,
    )  # fmt: skip


def _points(some: Selection, found: Sequence[Dot]) -> list[tuple[float, float]]:
    start, days = _frame(some)
    return [((one.incident.started_at.date() - start).days / days, one.minutes) for one in found]


def _years(some: Selection, width: int) -> list[tuple[float, str]]:
    start, days = _frame(some)
    firsts = [start] + [
        date(year, 1, 1) for year in range(start.year + 1, int(some.months[-1][:4]) + 1)
    ]
    every = -(-len(firsts) * 44 // width)
    return [
        ((first - start).days / days, "" if number % every or _short(first) else str(first.year))
        for number, first in enumerate(firsts)
    ]


def _short(first: date) -> bool:
    """Whether a year that a record begins in is too short for its name."""
    return first.month > 9


def _frame(some: Selection) -> tuple[date, int]:
    """Return the first day of the record and how many days it has."""
    start = date.fromisoformat(f"{some.months[0]}-01")
    last = date.fromisoformat(f"{some.months[-1]}-28")
    return start, (last - start).days + 3


def _lines(whole: Spread, lang: str) -> list[Line]:
    if whole.median is None or whole.p75 is None or whole.p90 is None:
        return []
    t = words(lang)
    return [
        Line(value, f"{t[name]} {lasting(value, lang)}")
        for name, value in (
            ("inc_median", whole.median), ("inc_p75", whole.p75), ("inc_p90", whole.p90),
        )
    ]  # fmt: skip


def _scale(lang: str) -> dict[str, str]:
    marks = words(lang)["inc_scale"].split()
    return dict(zip(("1m", "10m", "1h", "6h", "1d", "1w", "4w", "1y"), marks, strict=True))


def _table(found: Sequence[Dot], whole: Spread, lang: str) -> Table:
    by_year: dict[str, list[float]] = {}
    for one in found:
        by_year.setdefault(str(one.incident.started_at.year), []).append(one.minutes)
    rows = [(words(lang)["inc_all"], whole)]
    if len(by_year) > 1:
        rows += [(year, spread(minutes)) for year, minutes in by_year.items()]
    return table(
        lang,
        ("inc_period", "inc_n", "inc_median", "inc_p75", "inc_p90"),
        [
            (name, one.n, *(lasting(value, lang) for value in (one.median, one.p75, one.p90)))
            for name, one in rows
        ],
    )

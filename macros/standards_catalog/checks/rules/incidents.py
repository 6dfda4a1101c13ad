"""Rules about the rows of incidents and releases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from standards_catalog.checks.rules.references import Found
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Component
from standards_catalog.model.incidents import PRECISIONS, Incident, Release
from standards_catalog.problems import Fault, suggest, visible
from standards_catalog.rule import Family, rule

R = TypeVar("R", Incident, Release)
_ONE = "keep one of them"
_FAR = 20  # years


@rule(Family.TABLES)
def unknown_component(catalog: Catalog) -> Iterator[Found]:
    """Complain about an incident of a component that is not in the catalog.

    Why: it would count for no component, and nobody would see which one fails.
    Bad: `komponent-x` under `component`
    Good: the id of a file in `components/`, or `unknown`
    """
    known = catalog.entries.get("component", {})
    unheard = {ref.id for ref in catalog.broken if ref.kind == "component"} | set(known)
    wrong = (
        one for one in catalog.incidents if one.component_known and one.component not in unheard
    )
    for one in wrong:
        message = f'`component`: "{visible(one.component)}" is not a component'
        hint = suggest(one.component, known)
        hint = hint or "add it with `catalog new component`, or write `unknown`"
        yield _at(one, "component", message, hint)


@rule(Family.TABLES)
def unknown_slo(catalog: Catalog) -> Iterator[Found]:
    """Complain about an incident that hurt an SLO which its component does not have.

    Why: nobody could say whose budget it used up.
    Bad: `slo_ref` is `savin`, and the component has `saving`
    Good: `saving`
    """
    wrong = ((one, catalog.get(Component, one.component)) for one in catalog.incidents)
    for one, component in wrong:
        slos = [slo.id for slo in component.slos] if component else []
        if component and one.slo_ref and one.slo_ref not in slos:
            message = f'`slo_ref`: "{component.id}" has no SLO "{visible(one.slo_ref)}"'
            hint = suggest(one.slo_ref, slos) or f"it has {', '.join(slos) or 'none'}"
            yield _at(one, "slo_ref", message, hint)


@rule(Family.TABLES)
def time_order(catalog: Catalog) -> Iterator[Found]:
    """Complain about an incident that was fixed or noticed before it began.

    Why: one of the times is wrong, most often the day or the time zone.
    Bad: `started_at` 2026-05-02 01:00, `fixed_at` 2026-05-01 01:40
    Good: `started_at` 2026-05-01 01:00, `fixed_at` 2026-05-01 01:40
    """
    wrong = (
        (one, key, word)
        for one in catalog.incidents
        for key, word, at, precision in (
            ("detected_at", "noticed", one.detected_at, one.detected_precision),
            ("fixed_at", "fixed", one.fixed_at, one.fixed_precision),
        )
        if at and at < one.started_at and _earlier(one, at, precision)
    )
    for one, key, word in wrong:
        began = one.started_at.isoformat(" ", "minutes")
        message = f"it was {word} before it began ({began})"
        yield _at(one, key, message, "correct one of the two times, or its offset")


@rule(Family.TABLES, needs=("settings",))
def future_incident(catalog: Catalog) -> Iterator[Found]:
    """Complain about an incident or releases of a day that has not come yet.

    Why: what is recorded has happened; a day ahead is a slip of the year or the month.
    Bad: `started_at` 2062-05-01
    Good: `started_at` 2026-05-01
    """
    today = catalog.today
    for one in catalog.incidents:
        for key in ("started_at", "detected_at", "fixed_at"):
            at: datetime | None = getattr(one, key)
            if at and at.date() > today:
                message = f"`{key}` is {at.date()}, but today is {today}"
                yield _at(one, key, message, "is the year right?")
    for row in catalog.releases:
        if row.month > today.isoformat()[:7]:
            message = f"`month` is {row.month}, but today is {today}"
            yield _at(row, "month", message, "is the year right?")


@rule(Family.TABLES, severity="warning")
def distant_year(catalog: Catalog) -> Iterator[Found]:
    """Warn about an incident or releases of a year far from all others of the product.

    Why: a year more than twenty away from the rest is a slip, and figures over time shrink for it.
    Bad: `started_at` 1628-05-01, where the other incidents are of 2024 to 2026
    Good: `started_at` 2026-05-01
    """
    for product in {**catalog.incidents_of, **catalog.releases_of}:
        rows: list[Incident | Release] = [
            *catalog.incidents_of.get(product, ()),
            *catalog.releases_of.get(product, ()),
        ]
        usual = _usual_years([_year(row) for row in rows])
        told = f"the others are of {usual[0]} to {usual[-1]}"
        for row in rows:
            if _year(row) not in usual:
                key = "started_at" if isinstance(row, Incident) else "month"
                message = f"`{key}` is of the year {_year(row)}, but {told}"
                yield _at(row, key, message, "is the year right?")


@rule(Family.TABLES)
def repeated_row(catalog: Catalog) -> Iterator[Found]:
    """Complain about an incident or a month that stands in a table twice.

    Why: it would count twice.
    Bad: two rows with the id `INC-123`; two rows with the same time, component and title
    Good: one of them
    """
    for one, line in _twice(catalog.incidents, lambda one: one.identity):
        if one.id:
            yield _at(one, "id", f"`line {line}` has the id {visible(one.id)} already", _ONE)
        else:
            yield _at(one, "started_at", f"`line {line}` says the same already", _ONE)
    for row, line in _twice(catalog.releases, lambda row: (row.product, row.month)):
        yield _at(row, "month", f"`line {line}` has {row.month} already", _ONE)


def _year(row: Incident | Release) -> int:
    return row.started_at.year if isinstance(row, Incident) else int(row.month[:4])


def _usual_years(years: Sequence[int]) -> range:
    """Return the years, without a gap of more than twenty, that most rows are of."""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and year - spans[-1][-1] <= _FAR:
            spans[-1].append(year)
        else:
            spans.append([year])
    most = max(reversed(spans), key=len)  # the later one of two
    return range(most[0], most[-1] + 1)


def _at(row: Incident | Release, key: str, message: str, hint: str) -> Found:
    kind, table = (
        ("incident", "incidents") if isinstance(row, Incident) else ("release", "releases")
    )
    return Ref(kind, row.product), Fault((table, row.row, key), message, hint)


def _earlier(one: Incident, at: datetime, precision: str) -> bool:
    """Whether a time is before the start as far as both are known."""
    coarse = max(one.precision, precision, key=PRECISIONS.index)
    return _cut(at.astimezone(one.started_at.tzinfo), coarse) < _cut(one.started_at, coarse)


def _cut(at: datetime, precision: str) -> datetime:
    if precision == "minute":
        return at
    return at.replace(hour=at.hour if precision == "hour" else 0, minute=0, second=0)


def _twice(rows: Iterable[R], what: Callable[[R], tuple[object, ...]]) -> Iterator[tuple[R, int]]:
    """Yield each row that says what an earlier one says, and the line of that one."""
    first: dict[tuple[object, ...], R] = {}
    for row in sorted(rows, key=lambda one: (one.product, one.row)):
        told = first.setdefault(what(row), row)
        if told is not row:
            yield row, told.line

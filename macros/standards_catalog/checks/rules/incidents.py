"""Rules about the rows of incidents and releases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar

from standards_catalog.checks.rules.references import Found
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Component
from standards_catalog.model.incidents import PRECISIONS, Incident, Release
from standards_catalog.problems import Fault, suggest, visible
from standards_catalog.rule import Family, rule

R = TypeVar("R", Incident, Release)
_ONE = "keep one of them"


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


@rule(Family.TABLES)
def repeated_row(catalog: Catalog) -> Iterator[Found]:
    """Complain about an incident or a month that stands in a table twice.

    Why: it would count twice.
    Bad: two rows with the id `INC-123`; two rows with the same time, component and title
    Good: one of them
    """
    for one, line in _twice(catalog.incidents, lambda one: (one.product, one.id) if one.id else ()):
        yield _at(one, "id", f"`line {line}` has the id {visible(one.id)} already", _ONE)
    for one, line in _twice(catalog.incidents, _told):
        yield _at(one, "started_at", f"`line {line}` says the same already", _ONE)
    for row, line in _twice(catalog.releases, lambda row: (row.product, row.month)):
        yield _at(row, "month", f"`line {line}` has {row.month} already", _ONE)


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


def _told(one: Incident) -> tuple[Any, ...]:
    """Return what makes two rows without ids the same."""
    told = (one.product, one.component, one.started_at, one.fixed_at, one.title)
    return () if one.id else told


def _twice(rows: Iterable[R], what: Callable[[R], tuple[Any, ...]]) -> Iterator[tuple[R, int]]:
    """Yield each row that says what an earlier one says, and the line of that one."""
    first: dict[tuple[Any, ...], R] = {}
    for row in sorted(rows, key=lambda one: (one.product, one.row)):
        said = what(row)
        if said and first.setdefault(said, row) is not row:
            yield row, first[said].line

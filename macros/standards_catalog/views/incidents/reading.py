"""The reading list of a club that reads postmortems: the newest and most instructive first.

By year, the last one first; within a year, those with more reasons to read them first, and the
newer one of two with as many. A reason is what somebody new to a product learns from: users noticed
it, it took longer than three quarters of the product's incidents, what users came for was down,
parts that work alone failed together, or nothing was promised of what failed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.incidents import Incident
from standards_catalog.model.standing import is_covered
from standards_catalog.views.incidents.figures.figure import component_name, page_of, product_name
from standards_catalog.views.incidents.numbers.counts import values
from standards_catalog.views.incidents.numbers.durations import TO_RESTORE, dots, spread
from standards_catalog.views.incidents.numbers.selection import SAMPLE, Selection
from standards_catalog.views.incidents.rows import address_of, started
from standards_catalog.views.shared.words import words

_PER_YEAR = 12


class Reading(Struct, frozen=True):
    """A postmortem to read, why, and the row of its incident."""

    started: str
    title: str
    url: str
    product: str
    component: str
    reasons: tuple[str, ...]
    row: str


class Year(Struct, frozen=True):
    """The postmortems of a year, the most instructive ones first, and how many more there are."""

    year: str
    readings: tuple[Reading, ...]
    more: int


class ReadingList(Struct, frozen=True):
    """The years, the last one first; `sample` leads to an invented list."""

    is_sample: bool
    sample: str
    years: tuple[Year, ...]


def reading_list(catalog: Catalog, some: Sequence[Selection], lang: str) -> ReadingList:
    """Return the incidents of some products that have a postmortem, in the order to read them."""
    found = [pair for one in some for pair in _of(one, lang)]
    found.sort(key=lambda pair: (len(pair[1].reasons), pair[0].started_at), reverse=True)
    by_year: dict[str, list[Reading]] = {}
    for incident, reading in found:
        by_year.setdefault(str(incident.started_at.year), []).append(reading)
    years = tuple(
        Year(year, tuple(readings[:_PER_YEAR]), len(readings[_PER_YEAR:]))
        for year, readings in sorted(by_year.items(), reverse=True)
    )
    invented = f"incidents/{SAMPLE}/reading/" if catalog.sample else ""
    return ReadingList(any(one.is_sample for one in some), invented, years)


def reasons(
    catalog: Catalog, one: Incident, long: float | None, covered: Iterable[str]
) -> tuple[str, ...]:
    """Return why a postmortem is instructive; `long` is the 75th percentile in minutes."""
    took = one.time_to_restore
    minutes = took.total_seconds() / 60 if took else 0
    found = {
        "inc_read_users": one.detected_by in values(catalog, "detected_by", "users"),
        "inc_read_long": long is not None and minutes > long,
        "inc_read_down": one.severity in values(catalog, "severity", "down"),
        "inc_read_complex": one.root_cause in values(catalog, "root_cause", "complex"),
        "inc_read_no_slo": one.component_known and one.component not in covered,
    }
    return tuple(key for key, holds in found.items() if holds)


def _of(some: Selection, lang: str) -> list[tuple[Incident, Reading]]:
    t = words(lang)
    long = spread([one.minutes for one in dots(some.incidents, TO_RESTORE)]).p75
    catalog = some.catalog
    covered = {one.id for one in catalog.components if is_covered(catalog, one)}
    return [
        (
            one,
            Reading(
                started(one),
                one.title,
                one.postmortem_url,
                product_name(some, lang),
                component_name(some, one.component, lang),
                tuple(t[key] for key in reasons(catalog, one, long, covered)),
                address_of(catalog, page_of(some), one),
            ),
        )
        for one in some.incidents
        if one.postmortem_url
    ]

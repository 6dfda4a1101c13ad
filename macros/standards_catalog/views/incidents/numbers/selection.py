"""Which incidents a page is about: those of one product, perhaps of one year or one component."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from functools import cache

from msgspec import Struct, structs

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.incidents import Incident, Release

SAMPLE = "sample"
"""What the sample is called in addresses, whatever its product is called."""

_NEVER = "9999-12"


class Selection(Struct, frozen=True, kw_only=True):
    """Incidents and releases of one product, ordered by time; `catalog` is theirs.

    `place` is the name of the product in addresses. `months` are those of the record, from the
    first to the last one of which there is an incident or release; one between them without an
    incident had none, and those outside of them are not recorded. Incidents are since `since`.
    Without `year` it is the whole record; `component` is empty where it is all of them.
    """

    catalog: Catalog
    place: str
    product: str
    incidents: tuple[Incident, ...]
    releases: tuple[Release, ...]
    months: tuple[str, ...]
    since: str
    year: str = ""
    component: str = ""

    @property
    def is_sample(self) -> bool:
        """Whether all of it is invented."""
        return self.place == SAMPLE

    @property
    def today(self) -> date:
        """The day of the build."""
        return self.catalog.today


def selections(catalog: Catalog) -> tuple[Selection, ...]:
    """Return the whole record of every product that has one, ordered by id; no sample."""
    return tuple(_whole(catalog, product, product) for product in catalog.incidents_of)


def sample(catalog: Catalog) -> Selection | None:
    """Return the whole record of the sample, if there is one.

    Its day is the first one after the month in which it ends, so that it looks the same for ever.
    """
    if catalog.sample is None or not catalog.sample.incidents:
        return None
    last = max(one.started_at.date() for one in catalog.sample.incidents)
    after = (last.replace(day=1) + timedelta(days=32)).replace(day=1)
    invented = dataclasses.replace(catalog.sample, today=min(after, catalog.today))
    return _whole(invented, SAMPLE, next(iter(invented.incidents_of)))


def find(catalog: Catalog, place: str) -> Selection | None:
    """Return the whole record of a product, or of the sample, by its name in addresses."""
    if place in catalog.incidents_of:
        return _whole(catalog, place, place)
    return sample(catalog) if place == SAMPLE else None


def in_year(whole: Selection, year: str) -> Selection:
    """Return what began or was released in a year, written 2026."""
    return structs.replace(
        whole,
        year=year,
        incidents=tuple(one for one in whole.incidents if one.started_at.year == int(year)),
        releases=tuple(one for one in whole.releases if one.month[:4] == year),
        months=tuple(month for month in whole.months if month[:4] == year),
    )


def of_component(whole: Selection, component: str) -> Selection:
    """Return the incidents of one component; releases are the product's and are left out."""
    mine = tuple(one for one in whole.incidents if one.component == component)
    return structs.replace(whole, component=component, incidents=mine, releases=())


def recorded(some: Selection) -> tuple[Release, ...]:
    """Return the releases of months whose incidents are known too and that are over."""
    this = f"{some.today:%Y-%m}"
    return tuple(one for one in some.releases if some.since <= one.month < this)


def years(whole: Selection) -> tuple[str, ...]:
    """Return the years of which there is an incident or release, the last one first."""
    months = {*map(month_of, whole.incidents), *(one.month for one in whole.releases)}
    return tuple(sorted({month[:4] for month in months}, reverse=True))


def month_of(incident: Incident) -> str:
    """Return the month in which an incident began, where it began: `2026-05`."""
    return _month(incident.started_at.year, incident.started_at.month)


@cache
def _month(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


@cache
def quarter_of(month: str) -> str:
    """Return the quarter of a month: `2026-05` is in `2026-Q2`."""
    return f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}"


def _whole(catalog: Catalog, place: str, product: str) -> Selection:
    incidents = catalog.incidents_of[product]
    releases = catalog.releases_of.get(product, ())
    found = [month_of(one) for one in (*incidents[:1], *incidents[-1:])]  # ordered by time
    since = min(found, default=_NEVER)
    found += [one.month for one in (*releases[:1], *releases[-1:])]
    return Selection(
        catalog=catalog,
        place=place,
        product=product,
        incidents=incidents,
        releases=releases,
        months=_every(min(found), max(found)) if found else (),
        since=since,
    )


@cache
def _every(first: str, last: str) -> tuple[str, ...]:
    """Return the months from one to another; each page of a product asks for the same."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return tuple(_month(number // 12, number % 12 + 1) for number in range(start, end + 1))

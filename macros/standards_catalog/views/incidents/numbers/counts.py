"""How many incidents: by month, component, trigger, way of noticing, and hour of the week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.incidents import UNKNOWN, Incident
from standards_catalog.model.vocabulary import Term
from standards_catalog.schema.schemas import Schemas
from standards_catalog.views.incidents.numbers.selection import Selection, month_of, quarter_of

ROW = "row"


class Share(Struct, frozen=True):
    """How many incidents have one value of a vocabulary, of how many with a known one.

    `reference` is the published share, between 0 and 1. Of what is unknown there is no share.
    """

    term: Term
    count: int
    known: int
    reference: Decimal | None = None

    @property
    def is_known(self) -> bool:
        """Whether it counts among what is known."""
        return "unknown" not in self.term.counts_as

    @property
    def percent(self) -> float | None:
        """The share of what is known, or None where nothing is or it is what is not known."""
        return 100 * self.count / self.known if self.known and self.is_known else None


class Noticed(Struct, frozen=True):
    """How many incidents of a quarter an alert noticed, of how many of which it is known."""

    period: str
    alerts: int
    known: int
    unknown: int

    @property
    def percent(self) -> float | None:
        """The alert share, or None where nothing is known."""
        return 100 * self.alerts / self.known if self.known else None


def per_month(some: Selection) -> dict[str, int]:
    """Return how many incidents began in each month of the record."""
    found = Counter(map(month_of, some.incidents))
    return {month: found[month] for month in some.months}


def per_component(incidents: Iterable[Incident]) -> dict[str, int]:
    """Return how many incidents each component had, the most first, what is unknown last."""
    found = Counter(one.component for one in incidents)
    ranked = sorted(found.items(), key=lambda item: (item[0] == UNKNOWN, -item[1], item[0]))
    return dict(ranked)


def shares(catalog: Catalog, incidents: Sequence[Incident], field: str) -> tuple[Share, ...]:
    """Return the share of each value of a field: `trigger`, `detected_by` or `root_cause`.

    Values that nobody had and of which nothing is published are left out; what is left empty is
    unknown.
    """
    found, known = _tally(catalog, incidents, field)
    published = references(catalog.schemas, field)
    return tuple(
        Share(term, found[value], known, published.get(value))
        for value, term in catalog.vocabulary.terms("incident", ROW, field).items()
        if found[value] or value in published
    )


def values(catalog: Catalog, field: str, what: str) -> tuple[str, ...]:
    """Return the values of a field that count as something: how alerts are called, say."""
    return catalog.vocabulary.counted(what, "incident", ROW, field)


def references(schemas: Schemas, field: str) -> dict[str, Decimal]:
    """Return the published shares of a field's values, as the schema has them."""
    raw = schemas.tables["incident"].row.fields[field]
    return {one["const"]: Decimal(one["x-share"]) for one in raw["oneOf"] if "x-share" in one}


def noticed(catalog: Catalog, incidents: Sequence[Incident], period: str = "") -> Noticed:
    """Return how many of some incidents an alert noticed."""
    found, known = _tally(catalog, incidents, "detected_by")
    alerts = sum(found[one] for one in values(catalog, "detected_by", "alert"))
    return Noticed(period, alerts, known, len(incidents) - known)


def noticed_by_quarter(some: Selection) -> tuple[Noticed, ...]:
    """Return the same for each quarter of the record."""
    quarters: dict[str, list[Incident]] = {quarter_of(month): [] for month in some.months}
    for one in some.incidents:
        quarters[quarter_of(month_of(one))].append(one)
    return tuple(noticed(some.catalog, found, quarter) for quarter, found in quarters.items())


def hours_of_week(incidents: Iterable[Incident]) -> tuple[tuple[int, ...], ...]:
    """Return how many incidents began in each hour of each weekday, where they began.

    Seven rows from Monday, of 24 hours each. A day alone has no hour and does not count.
    """
    found = Counter((one.started_at.weekday(), one.started_at.hour) for one in timed(incidents))
    return tuple(tuple(found[day, hour] for hour in range(24)) for day in range(7))


def timed(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Return the incidents of which it is known at what time of day they began."""
    return tuple(one for one in incidents if one.hour_known)


def _tally(catalog: Catalog, incidents: Sequence[Incident], field: str) -> tuple[Counter[str], int]:
    """Return how many have each value, and of how many it is known; left empty is unknown."""
    unknown = values(catalog, field, "unknown")
    found = Counter(getattr(one, field) or unknown[0] for one in incidents)
    return found, len(incidents) - sum(found[one] for one in unknown)

"""Two of the five metrics of software delivery, as DORA defines them.

Change fail rate is the share of deployments that need somebody to step in at once; failed
deployment recovery time is how long that takes. Both are of changes of one's own alone, and exist
only where releases are counted. Releases are of code: configuration that is pushed beside them
causes incidents without being counted, so the rate is of binary pushes, and with configuration
pushes added it is a ceiling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.incidents import Incident
from standards_catalog.views.incidents.numbers.counts import values
from standards_catalog.views.incidents.numbers.durations import TO_RESTORE, Dot, dots
from standards_catalog.views.incidents.numbers.selection import (
    Selection,
    month_of,
    quarter_of,
    recorded,
)


class Failed(Struct, frozen=True):
    """Releases of some months, and the incidents that changes set off in them."""

    period: str
    releases: int
    by_code: int
    by_configuration: int

    @property
    def percent(self) -> float | None:
        """The change fail rate, or None where nothing was released."""
        return 100 * self.by_code / self.releases if self.releases else None

    @property
    def ceiling(self) -> float | None:
        """The same with configuration, as if it were always a part of a release."""
        changes = self.by_code + self.by_configuration
        return 100 * changes / self.releases if self.releases else None


def changes(catalog: Catalog) -> dict[str, str]:
    """Return the triggers that are changes of one's own, with what they change."""
    return {
        trigger: what
        for what in ("code", "configuration")
        for trigger in values(catalog, "trigger", what)
    }


def failed_by_quarter(some: Selection) -> tuple[Failed, ...]:
    """Return releases and failed ones of each quarter in which something was released.

    A month counts where both are known; the present one is not over and does not.
    """
    counted = {one.month: one.count for one in recorded(some)}
    kinds = changes(some.catalog)
    found: dict[str, Counter[str]] = {quarter_of(month): Counter() for month in counted}
    for month, count in counted.items():
        found[quarter_of(month)]["releases"] += count
    for one in some.incidents:
        if (month := month_of(one)) in counted and (kind := kinds.get(one.trigger)):
            found[quarter_of(month)][kind] += 1
    return tuple(
        Failed(quarter, tally["releases"], tally["code"], tally["configuration"])
        for quarter, tally in found.items()
        if tally["releases"]
    )


def failed(quarters: Sequence[Failed]) -> Failed:
    """Return the same of several quarters together."""
    return Failed(
        "",
        sum(one.releases for one in quarters),
        sum(one.by_code for one in quarters),
        sum(one.by_configuration for one in quarters),
    )


def recovery(some: Selection) -> tuple[Dot, ...]:
    """Return how long it took to recover from each incident that a change set off."""
    return dots(_by_change(some), TO_RESTORE) if some.releases else ()


def _by_change(some: Selection) -> list[Incident]:
    kinds = changes(some.catalog)
    return [one for one in some.incidents if one.trigger in kinds]

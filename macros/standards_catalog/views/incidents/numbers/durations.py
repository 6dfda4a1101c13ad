"""How long: time to detect and time to restore, described without a mean.

Durations of incidents have a few that are a hundred times as long as the others: a mean says more
about those than about the rest. A percentile lies between the two values that are nearest to its
rank, in proportion (rank = share x (n - 1), from 0; Hyndman and Fan's type 7, which spreadsheets,
NumPy and pandas use). Below ten values there is none, the median included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import quantiles
from typing import NamedTuple

from msgspec import Struct

from standards_catalog.model.incidents import Incident

ENOUGH = 10
"""How many values there have to be before anything is said about all of them."""

TO_DETECT, TO_RESTORE = "time_to_detect", "time_to_restore"


class Spread(Struct, frozen=True):
    """What is said of durations: how many, and in minutes median, 75th and 90th percentile."""

    n: int
    median: float | None = None
    p75: float | None = None
    p90: float | None = None

    @property
    def is_enough(self) -> bool:
        """Whether there are enough of them for percentiles."""
        return self.n >= ENOUGH


class Dot(NamedTuple):
    """The duration of one incident, in minutes."""

    incident: Incident
    minutes: float


def dots(incidents: Iterable[Incident], what: str) -> tuple[Dot, ...]:
    """Return the durations that are known, in the order of the incidents.

    What is open, or known to the day only, has none.
    """
    return tuple(
        Dot(one, duration.total_seconds() / 60)
        for one in incidents
        if (duration := getattr(one, what)) is not None
    )


def spread(minutes: Sequence[float]) -> Spread:
    """Return how durations spread."""
    if len(minutes) < ENOUGH:
        return Spread(len(minutes))
    cuts = quantiles(minutes, n=20, method="inclusive")
    return Spread(len(minutes), cuts[9], cuts[14], cuts[17])

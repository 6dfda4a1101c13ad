"""Incidents beside releases, month by month: whether many of one go with many of the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import StatisticsError, correlation

from msgspec import Struct

from standards_catalog.views.incidents.numbers.counts import per_month
from standards_catalog.views.incidents.numbers.durations import ENOUGH
from standards_catalog.views.incidents.numbers.selection import Selection, recorded


class Pair(Struct, frozen=True):
    """A month with its releases and its incidents."""

    month: str
    releases: int
    incidents: int


def pairs(some: Selection) -> tuple[Pair, ...]:
    """Return the months of which both are known.

    A month counts from the first incident on, if its releases are recorded and it is over.
    """
    found = per_month(some)
    return tuple(Pair(one.month, one.count, found[one.month]) for one in recorded(some))


def rho(found: Sequence[Pair]) -> float | None:
    """Return Spearman's rank correlation; None for too few months, or where one never varies."""
    if len(found) < ENOUGH:
        return None
    return spearman([one.releases for one in found], [one.incidents for one in found])


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return Pearson's correlation of the ranks, equal values having the mean of theirs.

    `statistics.correlation` ranks by itself from Python 3.12 on.
    """
    try:
        return correlation(_ranks(xs), _ranks(ys))
    except StatisticsError:
        return None


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    before = 0
    for _, group in groupby(order, key=values.__getitem__):
        equal = list(group)
        for index in equal:
            ranks[index] = before + (len(equal) + 1) / 2
        before += len(equal)
    return ranks

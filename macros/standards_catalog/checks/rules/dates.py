"""Rules about days: none in the future, and each in its order."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.checks.rules.alone import Alone
from standards_catalog.problems import Fault
from standards_catalog.rule import Family, rule
from standards_catalog.schema.schemas import EACH, matches

_AHEAD = frozenset(["expires_on", "review_on", "extra"])  # the last have a meaning of their own

# By kind: where two days stand beside each other, the one that cannot be later, the other one.
_ORDERED = {
    "tool": (
        (("upstream",), "released_on", "checked_on"),
        (("upstream",), "maturity_since", "checked_on"),
        ((), "ring_since", "reviewed_on"),
    ),
    "standard": (((), "decided_on", "reviewed_on"),),
    "adoption": ((("records", EACH), "since", "confirmed_on"),),
}


@rule(Family.DAYS, needs=("settings",), silenceable=True, alone=True)
def future_date(entry: Alone) -> Iterator[Fault]:
    """Complain about a day that has not come yet.

    Why: what is recorded has happened; a day ahead is a slip of the year or the month.
    Bad: `confirmed_on: 2062-09-30`
    Good: `confirmed_on: 2026-09-30`
    """
    today = entry.known.today.isoformat()
    for spot in entry.schema.days:
        if _AHEAD.intersection(spot.keys):
            continue
        for keys, value in matches(entry.document.data, spot.keys):
            if str(value) > today[: len(str(value))]:
                message = f"`{keys[-1]}` is {value}, but today is {today}"
                yield Fault(keys, message, "is the year right?")


@rule(Family.DAYS, silenceable=True, alone=True)
def date_order(entry: Alone) -> Iterator[Fault]:
    """Complain about days that cannot follow each other.

    Why: one of the two is wrong.
    Bad: `released_on: 2026-09-13` with `checked_on: 2026-08-22`
    Good: `released_on: 2026-07-13` with `checked_on: 2026-08-22`
    """
    data = entry.document.data
    for at, first, second in _ORDERED.get(entry.schema.kind, ()):
        for keys, fields in matches(data, at):
            earlier, later = fields.get(first, ""), fields.get(second, "")
            if earlier and later and not _not_after(earlier, later):
                message = f"`{first}` ({earlier}) is after `{second}` ({later})"
                yield Fault((*keys, first), message, "one of the two is wrong")
    earlier = ""
    for keys, day in matches(data, ("history", EACH, "on")):
        if not _not_after(earlier, day):
            message = f"the history goes back from {earlier} to {day}"
            yield Fault(keys, message, "oldest first")
        earlier = day


def _not_after(earlier: str, later: str) -> bool:
    known = min(len(earlier), len(later))
    return earlier[:known] <= later[:known]

"""Rules about days: none in the future, and each in its order."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.checks.rules.references import Found
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.parts import Judgement, Stage
from standards_catalog.problems import Fault
from standards_catalog.rule import Family, rule
from standards_catalog.schema.schemas import EACH, Schema, matches

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


@rule(Family.DAYS, needs=("settings",), silenceable=True)
def future_date(catalog: Catalog) -> Iterator[Found]:
    """Complain about a day that has not come yet.

    Why: what is recorded has happened; a day ahead is a slip of the year or the month.
    Bad: `confirmed_on: 2062-09-30`
    Good: `confirmed_on: 2026-09-30`
    """
    today = catalog.today.isoformat()
    spots = {kind: _day_spots(schema) for kind, schema in catalog.schemas.kinds.items()}
    for ref, document in catalog.documents.items():
        for spot in spots[ref.kind]:
            for keys, value in matches(document.data, spot):
                if str(value) > today[: len(str(value))]:
                    message = f"`{keys[-1]}` is {value}, but today is {today}"
                    yield ref, Fault(keys, message, "is the year right?")


@rule(Family.DAYS, silenceable=True)
def date_order(catalog: Catalog) -> Iterator[Found]:
    """Complain about days that cannot follow each other.

    Why: one of the two is wrong.
    Bad: `released_on: 2026-09-13` with `checked_on: 2026-08-22`
    Good: `released_on: 2026-07-13` with `checked_on: 2026-08-22`
    """
    for ref, document in catalog.documents.items():
        for at, first, second in _ORDERED.get(ref.kind, ()):
            for keys, fields in matches(document.data, at):
                earlier, later = fields.get(first, ""), fields.get(second, "")
                if earlier and later and not _not_after(earlier, later):
                    message = f"`{first}` ({earlier}) is after `{second}` ({later})"
                    yield ref, Fault((*keys, first), message, "one of the two is wrong")
    for entry in catalog.subjects:
        earlier = ""
        steps: tuple[Stage | Judgement, ...] = entry.history
        for index, step in enumerate(steps):
            if step.on and not _not_after(earlier, step.on):
                message = f"the history goes back from {earlier} to {step.on}"
                fault = Fault(("history", index, "on"), message, "oldest first")
                yield Ref(entry.kind, entry.id), fault
            earlier = step.on or earlier


def _not_after(earlier: str, later: str) -> bool:
    known = min(len(earlier), len(later))
    return earlier[:known] <= later[:known]


def _day_spots(schema: Schema) -> tuple[tuple[str, ...], ...]:
    patterns = {schema.within.shapes[name]["pattern"] for name in ("date", "partial_date")}
    return tuple(
        spot.keys
        for spot in schema.spots
        if spot.schema.get("pattern") in patterns and not _AHEAD.intersection(spot.keys)
    )

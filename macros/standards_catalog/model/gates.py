"""The gates of the stages: what recorded adoption a standard needs to stand where it stands.

The site explains them on the page "How a standard comes to be". They count what is recorded,
not what is still confirmed, so that time alone never closes one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from standards_catalog.model.catalog import Catalog, Placed
from standards_catalog.model.entries import Standard, Team

NEXT = {"proposed": "prototype", "prototype": "refinement", "refinement": "standard"}


class Need(NamedTuple):
    """One condition of a gate: whether it is met, how many there are of how many, which teams.

    `teams` are those that are recorded; of different products they can be more than there are.
    """

    name: str
    met: bool
    have: int
    want: int
    teams: tuple[str, ...] = ()


def gate(catalog: Catalog, standard: Standard, stage: str) -> tuple[Need, ...]:
    """Return the conditions that a standard must meet to stand at a stage."""
    check = _GATES.get(stage)
    return check(catalog, standard, catalog.adoption_of(standard)) if check else ()


def _prototype(
    catalog: Catalog, standard: Standard, records: Mapping[str, Placed]
) -> tuple[Need, ...]:
    origins = _using(records, role="origin")
    return (Need("one_origin", len(origins) == 1, len(origins), 1, origins),)


def _refinement(
    catalog: Catalog, standard: Standard, records: Mapping[str, Placed]
) -> tuple[Need, ...]:
    using, refiners = _using(records), _using(records, role="refiner")
    return (
        Need("two_teams", len(using) >= 2, len(using), 2, using),
        Need("one_refiner", bool(refiners), len(refiners), 1, refiners),
    )


def _standard(
    catalog: Catalog, standard: Standard, records: Mapping[str, Placed]
) -> tuple[Need, ...]:
    adopted = tuple(team for team, placed in records.items() if placed.record.status == "adopted")
    products = {
        product.id
        for one in adopted
        if (team := catalog.get(Team, one))
        for product in team.products
    }
    unlike = min(len(adopted), len(products))
    needs = [Need("two_products", unlike >= 2, unlike, 2, adopted)]
    if standard.type != "practice":
        shipped = len(standard.artifacts)
        needs.append(Need("artifact", shipped >= 1, shipped, 1))
    return tuple(needs)


def _retired(
    catalog: Catalog, standard: Standard, records: Mapping[str, Placed]
) -> tuple[Need, ...]:
    using = _using(records)
    return (Need("nobody_left", not using, len(using), 0, using),)


_GATES: Mapping[str, Callable[[Catalog, Standard, Mapping[str, Placed]], tuple[Need, ...]]] = {
    "prototype": _prototype,
    "refinement": _refinement,
    "standard": _standard,
    "retired": _retired,
}


def _using(records: Mapping[str, Placed], role: str = "") -> tuple[str, ...]:
    return tuple(
        team
        for team, placed in records.items()
        if placed.record.in_use and role in ("", placed.record.role)
    )

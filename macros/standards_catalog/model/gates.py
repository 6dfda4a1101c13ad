"""The gates of the stages: what recorded adoption a standard needs to stand where it stands.

The site explains them on the page "How a standard comes to be". They count what is recorded,
not what is still confirmed, so that time alone never closes one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from standards_catalog.model.catalog import Catalog, Placed
from standards_catalog.model.entries import Standard, Team
from standards_catalog.model.standing import in_use, is_practice, status_of
from standards_catalog.model.vocabulary import Term


class Need(NamedTuple):
    """One condition of a gate: whether it is met, how many there are of how many, which teams.

    `teams` are those that are recorded; of different products they can be more than there are.
    """

    name: str
    met: bool
    have: int
    want: int
    teams: tuple[str, ...] = ()


def gate(catalog: Catalog, standard: Standard, stage: Term) -> tuple[Need, ...]:
    """Return the conditions that a standard must meet to stand at a stage, by what it counts as."""
    records = catalog.adoption_of(standard)
    checks = (check for what, check in _GATES.items() if what in stage.counts_as)
    return tuple(need for check in checks for need in check(catalog, standard, records))


def _prototype(
    catalog: Catalog, standard: Standard, records: Mapping[str, Placed]
) -> tuple[Need, ...]:
    origins = users_of(catalog, records, role="origin")
    return (Need("one_origin", len(origins) == 1, len(origins), 1, origins),)


def _refinement(
    catalog: Catalog, standard: Standard, records: Mapping[str, Placed]
) -> tuple[Need, ...]:
    using, refiners = users_of(catalog, records), users_of(catalog, records, role="refiner")
    return (
        Need("two_teams", len(using) >= 2, len(using), 2, using),
        Need("one_refiner", bool(refiners), len(refiners), 1, refiners),
    )


def _standard(
    catalog: Catalog, standard: Standard, records: Mapping[str, Placed]
) -> tuple[Need, ...]:
    adopted = tuple(
        team
        for team, placed in records.items()
        if "adopted" in status_of(catalog, placed.record).counts_as
    )
    products = {
        product.id
        for one in adopted
        if (team := catalog.get(Team, one))
        for product in team.products
    }
    unlike = min(len(adopted), len(products))
    needs = [Need("two_products", unlike >= 2, unlike, 2, adopted)]
    if not is_practice(catalog, standard):
        shipped = len(standard.artifacts)
        needs.append(Need("artifact", shipped >= 1, shipped, 1))
    return tuple(needs)


def _retired(
    catalog: Catalog, standard: Standard, records: Mapping[str, Placed]
) -> tuple[Need, ...]:
    using = users_of(catalog, records)
    return (Need("nobody_left", not using, len(using), 0, using),)


_GATES: Mapping[str, Callable[[Catalog, Standard, Mapping[str, Placed]], tuple[Need, ...]]] = {
    "prototype": _prototype,
    "refinement": _refinement,
    "standard": _standard,
    "retired": _retired,
}


def users_of(catalog: Catalog, records: Mapping[str, Placed], role: str = "") -> tuple[str, ...]:
    """Return the teams that use something at least in part, or those of them in a role."""
    roles = catalog.vocabulary.terms("adoption", "record", "role")
    wanted = {value for value, one in roles.items() if role in one.counts_as}
    return tuple(
        team
        for team, placed in records.items()
        if in_use(catalog, placed.record) and (not role or placed.record.role in wanted)
    )

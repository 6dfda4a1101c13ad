"""The gates of the stages: what recorded adoption a standard needs to stand where it stands.

The site explains them on the page "How a standard comes to be"; the settings say how many of what
each asks for. They count what is recorded, not what is still confirmed, so that time alone never
closes one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import eq, ge, le
from typing import NamedTuple

from standards_catalog.evidence.detecting import Subject
from standards_catalog.evidence.observing import observation
from standards_catalog.model.catalog import Catalog, Placed, Ref
from standards_catalog.model.entries import Standard, Team
from standards_catalog.model.settings import Asked
from standards_catalog.model.standing import in_use, status_of, type_of_standard
from standards_catalog.model.vocabulary import Term

Records = Mapping[str, Placed]


class Need(NamedTuple):
    """One condition of a gate: whether it is met, how many there are of how many, which teams.

    `teams` are those that are recorded; of different products they can be more than there are.
    """

    name: str
    met: bool
    have: int
    want: int
    teams: tuple[str, ...] = ()
    severity: str = "error"


class _Have(NamedTuple):
    number: int
    teams: tuple[str, ...] = ()


def gate(catalog: Catalog, standard: Standard, stage: Term) -> tuple[Need, ...]:
    """Return the conditions that a standard must meet to stand at a stage, by what it counts as.

    One that is mandated need not earn its stage, and what only describes needs no teams.
    """
    exempt = _exempt(catalog, standard)
    asked = conditions(catalog, stage)
    return tuple(
        _need(name, one, _CONDITIONS[name](catalog, standard))
        for name, one in asked.items()
        if name not in exempt
    )


def users_of(catalog: Catalog, records: Records, role: str = "") -> tuple[str, ...]:
    """Return the teams that use something at least in part, or those of them in a role."""
    roles = catalog.vocabulary.terms("adoption", "record", "role")
    wanted = {value for value, one in roles.items() if role in one.counts_as}
    return tuple(
        team
        for team, placed in records.items()
        if in_use(catalog, placed.record) and (not role or placed.record.role in wanted)
    )


def conditions(catalog: Catalog, stage: Term) -> Mapping[str, Asked]:
    """Return what a stage asks of a standard that has to earn it, by what it counts as."""
    names = (name for what, names in _GATES.items() if what in stage.counts_as for name in names)
    asked = {name: getattr(catalog.settings.gates, name) for name in names}
    return {name: one for name, one in asked.items() if one}


def _exempt(catalog: Catalog, standard: Standard) -> frozenset[str]:
    kind = type_of_standard(catalog, standard).counts_as
    if "described" in kind or standard.mandated:
        return frozenset(_CONDITIONS) - {"users"}
    return frozenset({"artifacts"} if "practice" in kind else ())


def _need(name: str, asked: Asked, have: _Have) -> Need:
    met = _FITS[name](have.number, asked.number)
    return Need(name, met, have.number, asked.number, have.teams, asked.severity)


def _origins(catalog: Catalog, standard: Standard) -> _Have:
    return _of_teams(users_of(catalog, catalog.adoption_of(standard), role="origin"))


def _teams(catalog: Catalog, standard: Standard) -> _Have:
    return _of_teams(users_of(catalog, catalog.adoption_of(standard)))


def _refiners(catalog: Catalog, standard: Standard) -> _Have:
    return _of_teams(users_of(catalog, catalog.adoption_of(standard), role="refiner"))


def _products(catalog: Catalog, standard: Standard) -> _Have:
    adopted = tuple(
        team
        for team, placed in catalog.adoption_of(standard).items()
        if "adopted" in status_of(catalog, placed.record).counts_as
    )
    products = {
        product.id
        for one in adopted
        if (team := catalog.get(Team, one))
        for product in team.products
    }
    return _Have(min(len(adopted), len(products)), adopted)


def _artifacts(catalog: Catalog, standard: Standard) -> _Have:
    return _Have(len(standard.artifacts))


def _observed(catalog: Catalog, standard: Standard) -> _Have:
    subject = Subject(Ref("standard", standard.id))
    seen = ((team.id, observation(catalog, team.id, subject)) for team in catalog.teams)
    return _of_teams(tuple(team for team, one in seen if one and one.found))


def _of_teams(teams: tuple[str, ...]) -> _Have:
    return _Have(len(teams), teams)


_CONDITIONS: Mapping[str, Callable[[Catalog, Standard], _Have]] = {
    "origins": _origins,
    "teams": _teams,
    "refiners": _refiners,
    "products": _products,
    "artifacts": _artifacts,
    "observed": _observed,
    "users": _teams,
}
_FITS: Mapping[str, Callable[[int, int], bool]] = {
    **dict.fromkeys(_CONDITIONS, ge),
    "origins": eq,
    "users": le,
}
_GATES: Mapping[str, tuple[str, ...]] = {
    "prototype": ("origins",),
    "refinement": ("teams", "refiners"),
    "standard": ("products", "artifacts", "observed"),
    "retired": ("users",),
}

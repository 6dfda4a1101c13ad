"""How far a standard has come: its stages, what the next gate needs, and how it is left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from standards_catalog.checks.gates import Need, gate, users_of
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Standard, Team
from standards_catalog.model.parts import Mandate
from standards_catalog.model.standing import in_use, next_stage, stage_of, way
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.adoption.adoption import Cell, cell
from standards_catalog.views.shared.link import Link, find_links, link, owner_link


class Step(Struct, frozen=True):
    """A stage on the way: reached or not, when, on what basis."""

    term: Term
    reached: bool
    current: bool
    on: str = ""
    note: Text | None = None
    basis: Term | None = None


class Condition(NamedTuple):
    """A condition of the next gate; `teams` are those that are recorded, if it is one of teams."""

    need: Need
    teams: tuple[Link, ...]
    of_teams: bool


class Remaining(NamedTuple):
    """A team that is still on a deprecated standard, and how it stands to the successor."""

    cell: Cell
    successor: Cell | None


class Leaving(Struct, frozen=True):
    """How teams leave a deprecated standard: who remains, who is on the successor alone."""

    successor: Link | None
    remaining: tuple[Remaining, ...]
    moved: tuple[Cell, ...]

    @property
    def total(self) -> int:
        """The number of teams on the one or the other."""
        return len(self.remaining) + len(self.moved)


class Progress(Struct, frozen=True):
    """How far a standard has come, what the next gate needs, and how it is left.

    One that is `mandated`, by whom, has no gates before it.
    """

    steps: tuple[Step, ...]
    next_stage: Term | None
    needs: tuple[Condition, ...]
    reason: Text | None
    deprecated_on: date | None
    leaving: Leaving | None
    mandated: Mandate | None
    mandated_by: Link | None

    @property
    def met(self) -> int:
        """How many conditions of the next gate are met."""
        return sum(one.need.met for one in self.needs)


def progress(catalog: Catalog, standard: Standard, lang: str) -> Progress:
    """Return the stages a standard went through, and what the next gate needs."""
    here, following = stage_of(catalog, standard), next_stage(catalog, standard)
    needs = gate(catalog, standard, following) if following else ()
    return Progress(
        tuple(_steps(catalog, standard)),
        following,
        tuple(_condition(catalog, need) for need in needs),
        standard.reason,
        standard.deprecated_on,
        _leaving(catalog, standard) if "deprecated" in here.counts_as else None,
        standard.mandated,
        owner_link(catalog, standard.mandated.approved_by) if standard.mandated else None,
    )


def _steps(catalog: Catalog, standard: Standard) -> Iterator[Step]:
    here = stage_of(catalog, standard)
    told = {step.stage: step for step in standard.history}
    bases = catalog.vocabulary.terms("common", "basis")
    for stage in way(catalog, standard):
        step = told.get(stage.value)
        on, note, basis = (step.on, step.note, bases[step.basis]) if step else ("", None, None)
        yield Step(stage, stage.order <= here.order, stage == here, on, note, basis)


def _condition(catalog: Catalog, need: Need) -> Condition:
    return Condition(need, find_links(catalog, "team", need.teams), need.name != "artifacts")


def _leaving(catalog: Catalog, standard: Standard) -> Leaving:
    """Return who remains, as the gate to the last stage counts them, and who has moved."""
    left = users_of(catalog, catalog.adoption_of(standard))
    successor = catalog.get(Standard, standard.superseded_by)
    remaining = tuple(
        Remaining(cell(catalog, team, standard), _recorded(catalog, team, successor))
        for one in left
        if (team := catalog.get(Team, one))
    )
    on_successor = catalog.adoption_of(successor) if successor else {}
    moved = tuple(
        cell(catalog, team, successor)
        for one, placed in sorted(on_successor.items())
        if in_use(catalog, placed.record) and one not in left
        if successor and (team := catalog.get(Team, one))
    )
    return Leaving(link(successor) if successor else None, remaining, moved)


def _recorded(catalog: Catalog, team: Team, successor: Standard | None) -> Cell | None:
    found = cell(catalog, team, successor) if successor else None
    return found if found and found.recorded else None

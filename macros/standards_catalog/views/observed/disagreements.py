"""Where declarations and repositories disagree, by team, and how much rests on observation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from standards_catalog.evidence.detecting import detectors
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.once import once
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.adoption.adoption import Cell, cell
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.shared.places import Shown, places, unread


class Disagreement(NamedTuple):
    """A cell whose declaration and observation differ, or whose files could not be read."""

    cell: Cell
    state: Term
    places: tuple[Shown, ...]
    unread: tuple[str, ...]


class OfTeam(NamedTuple):
    """The disagreements of a team, the worst first."""

    team: Link
    rows: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How many cells stand in each state, how many a scan confirms of those declared in use.

    `states` has those that occur, in the order of the vocabulary; `silent` are the teams that name
    no repositories.
    """

    teams: tuple[OfTeam, ...]
    states: tuple[tuple[Term, int], ...]
    confirmed: int
    declared: int
    silent: tuple[Link, ...]

    @property
    def disagreements(self) -> int:
        """How many cells disagree."""
        return sum(count for term, count in self.states if "disagrees" in term.counts_as)


@once
def disagreements(catalog: Catalog) -> Standing | None:
    """Return where what teams declare and what repositories show differ; None without detectors."""
    if not any(detectors(catalog)):
        return None
    cells = [cell(catalog, team, one) for team in catalog.teams for one in catalog.subjects]
    seen = [one for one in cells if one.observed]
    terms = catalog.vocabulary.terms("common", "observed")
    states = tuple(
        (term, count)
        for term in terms.values()
        if (count := sum(one.observed == term for one in seen))
    )
    return Standing(
        teams=tuple(
            OfTeam(link(team), rows)
            for team in catalog.teams
            if (rows := _of(catalog, team.id, seen))
        ),
        states=states,
        confirmed=sum(n for term, n in states if "confirms" in term.counts_as),
        declared=sum(one.recorded and one.in_use for one in cells),
        silent=tuple(link(team) for team in catalog.teams if not team.repositories),
    )


def _of(catalog: Catalog, team: str, cells: list[Cell]) -> tuple[Disagreement, ...]:
    rows = [
        Disagreement(one, one.observed, places(catalog, team, seen), unread(catalog, seen))
        for one in cells
        if one.team.id == team
        and one.observed
        and (seen := one.observation)
        and ("disagrees" in one.observed.counts_as or one.observed.value == "unread")
    ]
    return tuple(sorted(rows, key=lambda row: (row.state.order, row.cell.subject.id)))

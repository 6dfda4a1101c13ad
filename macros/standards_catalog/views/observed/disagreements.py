"""Where declarations and repositories disagree, by team, and how much rests on observation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from standards_catalog.evidence.detecting import detectors
from standards_catalog.evidence.observing import watched
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Team, Tool
from standards_catalog.model.once import once
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.adoption.adoption import Cell
from standards_catalog.views.adoption.data import by_team
from standards_catalog.views.observed.sections import Seen, seen_of
from standards_catalog.views.shared.link import Link, link


class OfTeam(NamedTuple):
    """The disagreements of a team, the worst first."""

    team: Link
    rows: tuple[Seen, ...]


class Standing(Struct, frozen=True):
    """How many cells stand in each state, how many a scan confirms of those declared in use.

    `states` has those that occur, in the order of the vocabulary; of `undetected` ones nothing says
    what a repository would show; `silent` are the teams that name no repositories.
    """

    states: tuple[tuple[Term, int], ...]
    confirmed: int
    declared: int
    undetected: int
    silent: tuple[Link, ...]

    @property
    def disagreements(self) -> int:
        """How many cells disagree."""
        return sum(count for term, count in self.states if "disagrees" in term.counts_as)


@once
def disagreements(catalog: Catalog) -> Standing | None:
    """Count how what teams declare and what repositories show differ; None without detectors."""
    if not any(detectors(catalog)):
        return None
    cells = [one for _, some in _cells(catalog) for one, _ in some]
    counts = Counter(one.observed.value for one in cells if one.observed)
    terms = catalog.vocabulary.terms("common", "observed")
    states = tuple((one, counts[one.value]) for one in terms.values() if counts[one.value])
    declared = [one for one in cells if one.recorded and one.in_use]
    return Standing(
        states=states,
        confirmed=sum(n for term, n in states if "confirms" in term.counts_as),
        declared=len(declared),
        undetected=sum(one.observed is None for one in declared),
        silent=tuple(link(team) for team in catalog.teams if not team.repositories),
    )


@once
def differing(catalog: Catalog) -> tuple[OfTeam, ...]:
    """Return where what teams declare and what repositories show differ, or could not be read."""
    if not any(detectors(catalog)):
        return ()
    rows = ((team, _of(catalog, some)) for team, some in _cells(catalog))
    return tuple(OfTeam(link(team), some) for team, some in rows if some)


def _cells(catalog: Catalog) -> Iterator[tuple[Team, list[tuple[Cell, Standard | Tool]]]]:
    """Yield what is recorded or observed of each team."""
    refs = watched(catalog).keys() | catalog.records.keys()
    told = [one for one in catalog.subjects if Ref(one.kind, one.id) in refs]
    columns = [(by_team(catalog, one), one) for one in told]
    for at, team in enumerate(catalog.teams):
        every = ((cells[at], subject) for cells, subject in columns)
        yield team, [(one, subject) for one, subject in every if isinstance(one, Cell)]


def _of(catalog: Catalog, cells: Iterable[tuple[Cell, Standard | Tool]]) -> tuple[Seen, ...]:
    rows = [
        (one.observed.order, one.subject.id, row)
        for one, subject in cells
        if one.observed and (one.disagrees or one.observed.value == "unread")
        if (row := seen_of(catalog, one, subject))
    ]
    return tuple(row for *_, row in sorted(rows, key=lambda found: found[:2]))

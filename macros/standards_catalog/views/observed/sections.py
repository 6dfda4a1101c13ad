"""The section of a standard or tool that says what teams' repositories show of it."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from standards_catalog.evidence.detecting import Subject, detectors_of
from standards_catalog.evidence.observing import NOT_FOUND, Observation, observation
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named, Standard, Tool
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.adoption.adoption import Cell, cells_of
from standards_catalog.views.shared.link import Link, address, link
from standards_catalog.views.shared.places import Shown, in_use, left_out, places, unread


class Versions(NamedTuple):
    """Four versions beside each other, each empty where it is not known.

    What the standard names, what the team declares, what its repositories show (each with why it
    does not say which release it is, if so), and the newest that upstream has.
    """

    named: str
    declared: str
    observed: tuple[tuple[str, str], ...]
    newest: str


class Seen(NamedTuple):
    """What the repositories of one team show, beside what the team declares.

    There are `more` places and unread files than those named here.
    """

    cell: Cell
    state: Term
    seen: Observation
    versions: Versions
    places: tuple[Shown, ...]
    unread: tuple[str, ...]
    more: int


class ClauseRow(NamedTuple):
    """A clause, and the state of each team; none of them where nothing can be looked for.

    After the state stands why what was found does not count, where it does not.
    """

    href: str
    anchor: str
    text: Text
    states: tuple[tuple[Link, str, str], ...]


class Observed(Struct, frozen=True):
    """What repositories show of something: teams of which it says something, the others counted.

    In between, the teams where it was found in places that do not count, with the reason.
    """

    rows: tuple[Seen, ...]
    aside: tuple[tuple[Link, str], ...]
    absent: int
    unseen: int
    clauses: tuple[ClauseRow, ...]


def observed(catalog: Catalog, subject: Standard | Tool, lang: str) -> Observed | None:
    """Return what teams' repositories show of a standard or tool, if anything is looked for."""
    if not any(detectors_of(subject)):
        return None
    looked = [(one, one.observation) for one in cells_of(catalog, subject) if one.observation]
    rows = tuple(row for one, _ in looked if (row := seen_of(catalog, one, subject)))
    others = [(one, seen) for one, seen in looked if not one.observed]
    aside = tuple((one.team, why) for one, seen in others if (why := _told(seen)))
    rest = [seen.state for _, seen in others if not _told(seen)]
    absent = rest.count(NOT_FOUND)
    clauses = _clauses(catalog, subject) if isinstance(subject, Standard) else ()
    return Observed(rows, aside, absent, len(rest) - absent, clauses)


def versions(catalog: Catalog, subject: Standard | Tool, cell: Cell, seen: Observation) -> Versions:
    """Return the four versions of a team and a standard or tool."""
    current = subject.version
    named, newest = (current, "") if isinstance(subject, Standard) else ("", current)
    return Versions(named, cell.version, in_use(catalog, seen), newest)


def seen_of(catalog: Catalog, cell: Cell, subject: Named | None) -> Seen | None:
    """Return what the repositories of a cell's team show of its subject, if that says much."""
    seen = cell.observation
    if not cell.observed or not seen or not isinstance(subject, Standard | Tool):
        return None
    where = places(catalog, cell.team.id, seen)
    return Seen(
        cell,
        cell.observed,
        seen,
        versions(catalog, subject, cell, seen),
        where,
        unread(catalog, seen),
        left_out(catalog, seen),
    )


def _clauses(catalog: Catalog, standard: Standard) -> tuple[ClauseRow, ...]:
    ref = Ref("standard", standard.id)
    return tuple(
        ClauseRow(
            f"{address(ref)}#{clause.anchor}",
            clause.anchor,
            clause.text,
            tuple(
                (link(team), seen.state, _told(seen))
                for team in catalog.teams
                if (seen := observation(catalog, team.id, Subject(ref, clause.id)))
            ),
        )
        for clause in standard.clauses
    )


def _told(seen: Observation) -> str:
    """Return why nothing that was found counts, if anything was found."""
    return "" if seen.found or not seen.matches else seen.matches[0].told

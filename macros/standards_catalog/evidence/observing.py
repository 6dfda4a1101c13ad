"""What the repositories of a team show of a standard, a tool or a clause, beside what it declares.

Nothing here says "no" of what nobody looked at, or of what could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from standards_catalog.evidence.calls import Calls, producer
from standards_catalog.evidence.detecting import Sought, Subject, index_of
from standards_catalog.evidence.extractors.kinds import aside, is_shared
from standards_catalog.evidence.matching import (
    Match,
    calls_of,
    matches_of,
    not_counted,
    shows_adoption,
    wanted,
)
from standards_catalog.evidence.repositories import by_team, holds, name_of, owned
from standards_catalog.evidence.shows import may_show
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Team, Tool
from standards_catalog.model.evidence import Evidence, Unread
from standards_catalog.model.once import once
from standards_catalog.model.parts import Record, Repository
from standards_catalog.model.standing import status_of
from standards_catalog.model.vocabulary import Term

FOUND, NOT_FOUND, UNREAD, NOT_LOOKED = "found", "not_found", "unread", "not_looked"


class Observation(Struct, frozen=True, kw_only=True):
    """What the repositories of one team show of one thing.

    `on` is the day of the oldest scan that it rests on; `unread` are the files that may have hidden
    it, by repository; `missing` are the repositories that nobody looked at.
    """

    state: str
    matches: tuple[Match, ...] = ()
    unread: tuple[tuple[str, Unread], ...] = ()
    missing: tuple[str, ...] = ()
    on: date | None = None

    @property
    def found(self) -> bool:
        """Whether it counts as adoption."""
        return self.state == FOUND

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions that are in use, each once, in the order of their places."""
        counted = (one.version for one in self.matches if not one.told and one.version)
        return tuple(dict.fromkeys(counted))


class _Sight(NamedTuple):
    """What can be seen of a team's repositories at all, whatever is looked for.

    `unread` are files of its own parts, `beyond` the paths of files that may show something of a
    part, and do not say of which, or nobody knows what they call; `partly` is whether anything else
    of the team is out of sight.
    """

    missing: tuple[str, ...]
    unread: tuple[tuple[str, Unread], ...]
    beyond: tuple[str, ...]
    partly: bool
    on: date | None


@once
def _sight(catalog: Catalog, team: str) -> _Sight:
    every = [one for one in by_team(catalog).get(team, ()) if shows_adoption(catalog, one[1])]
    seen, calls = catalog.scans.evidence, _leading_out(catalog)
    missing = tuple(name for name, _ in every if name not in seen)
    looked = [(name, one, seen[name].unread) for name, one in every if name in seen]
    unread = [(name, one) for name, own, dark in looked for one in _hiding(dark, own)]
    out = [
        one
        for name, own in every
        for one in calls.get(name, ())
        if holds(own, one) or is_shared(one)
    ]
    shared = [
        one.path for _, own, dark in looked if own.path for one in dark if is_shared(one.path)
    ]
    one = catalog.get(Team, team)
    partly = bool(missing or not every or (one and one.other_repositories))
    on = _day(catalog, {name for name, _ in every})
    return _Sight(missing, tuple(unread), (*out, *shared), partly, on)


@once
def watched(catalog: Catalog) -> Mapping[Ref, Standard | Tool]:
    """Return the standards and tools of which something is looked for, in order: few of many."""
    every = {Ref(one.kind, one.id): one for one in catalog.subjects}
    return {ref: one for ref, one in every.items() if Subject(ref) in _sought(catalog)}


def observation(catalog: Catalog, team: str, subject: Subject) -> Observation | None:
    """Return what a team's repositories show of something; None where nothing is looked for."""
    return _observation(catalog, team, subject) if subject in _sought(catalog) else None


@once
def _observation(catalog: Catalog, team: str, subject: Subject) -> Observation:
    sought = _sought(catalog)[subject]
    matches = matches_of(catalog).get((team, subject), ())
    counted = [one for one in matches if not one.told]
    if counted:
        looked = {one.repository for one in counted}
        looked |= {one.within.repository for one in counted if one.within}
        return Observation(state=FOUND, matches=matches, on=_day(catalog, looked))
    seen = _sight(catalog, team)
    unread = tuple(one for one in seen.unread if may_show(sought, one[1].path))
    shared = any(one.told == "whole" for one in matches)
    partly = seen.partly or shared or any(may_show(sought, one) for one in seen.beyond)
    state = UNREAD if unread else NOT_LOOKED if partly else NOT_FOUND
    return Observation(
        state=state, matches=matches, unread=unread, missing=seen.missing, on=seen.on
    )


def standing(catalog: Catalog, team: str, ref: Ref) -> Term | None:
    """Return how what a team declares of something stands to what is observed, if that says much.

    None where nothing is looked for, and where neither is there.
    """
    seen = observation(catalog, team, Subject(ref))
    if seen is None:
        return None
    placed = catalog.records.get(ref, {}).get(team)
    counts = status_of(catalog, placed.record).counts_as if placed else ("unknown",)
    value = _standing(seen.state, counts)
    return catalog.vocabulary.terms("common", "observed")[value] if value else None


def matched(
    catalog: Catalog, evidence: Evidence | None, name: str, calls: Calls
) -> Iterator[tuple[Sought, str, str]]:
    """Yield every detector with its state in one repository, which no team needs to name.

    After it, why what is there does not count, where all of it does not.
    """
    purposes = [one.repository for one in owned(catalog).get(name, ())]
    counts = not purposes or any(shows_adoption(catalog, one) for one in purposes)
    purpose = "" if counts else purposes[0].purpose
    told: dict[Sought, str] = {}
    for fact, _, sought in wanted(catalog, name, evidence, calls) if evidence else ():
        if told.get(sought) != "":
            told[sought] = not_counted(name, fact) or purpose
    unread = [one.path for one in evidence.unread if not aside(one.path)] if evidence else []
    for sought in index_of(catalog).every:
        dark = any(may_show((sought,), path) for path in unread)
        looked = FOUND if told.get(sought) == "" else UNREAD if dark else NOT_FOUND
        yield sought, looked if evidence else NOT_LOOKED, told.get(sought, "")


def hidden(catalog: Catalog, repository: Repository) -> tuple[Unread, ...]:
    """Return the files of a team's repository that could not be read, and may show something."""
    evidence = catalog.scans.evidence.get(name_of(repository.url))
    if evidence is None or not shows_adoption(catalog, repository):
        return ()
    every = index_of(catalog).every
    return tuple(one for one in _hiding(evidence.unread, repository) if may_show(every, one.path))


@once
def observed_detectors(catalog: Catalog) -> frozenset[Sought]:
    """Return the detectors that match something in the evidence, whether it counts or not."""
    every = (wanted(catalog, *one, calls_of(catalog)) for one in catalog.scans.evidence.items())
    return frozenset(sought for found in every for _, _, sought in found)


def confirmed_on(catalog: Catalog, team: str, ref: Ref, record: Record) -> date | None:
    """Return the day on which a record was last known to be true: by a person, or by a scan."""
    told, declared = record.confirmed_on, "in_use" in status_of(catalog, record).counts_as
    seen = observation(catalog, team, Subject(ref)) if declared else None
    shown = seen.on if seen and seen.found else None
    return max(told, shown) if told and shown else told or shown


def _standing(state: str, counts: tuple[str, ...]) -> str:
    declared, denied = "in_use" in counts, bool({"settled", "denied"} & {*counts})
    if state == FOUND:
        return "confirmed" if declared else "contradicted" if denied else "undeclared"
    if state == UNREAD:
        return "unread"
    return state if declared else ""


@once
def _sought(catalog: Catalog) -> Mapping[Subject, tuple[Sought, ...]]:
    found: dict[Subject, tuple[Sought, ...]] = {}
    for one in index_of(catalog).every:
        found[one.subject] = (*found.get(one.subject, ()), one)
    return found


@once
def _leading_out(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """Return the files of each repository that call what a team has and nobody looked at."""
    lost = owned(catalog).keys() - catalog.scans.evidence.keys()
    found = {
        name: tuple(
            one.path
            for one in evidence.facts
            if producer(name, one) in lost and not not_counted(name, one)
        )
        for name, evidence in catalog.scans.evidence.items()
    }
    return {name: paths for name, paths in found.items() if paths}


def _hiding(unread: Iterable[Unread], repository: Repository) -> Iterator[Unread]:
    """Yield what could not be read of a team's part, and would count."""
    return (one for one in unread if holds(repository, one.path) and not aside(one.path))


def _day(catalog: Catalog, repositories: set[str]) -> date | None:
    days = [catalog.scans.days[one] for one in repositories if one in catalog.scans.days]
    return min(days, default=None)

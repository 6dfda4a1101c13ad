"""Facts of teams' repositories that detectors want, each with why it does not count, if so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from standards_catalog.evidence.calls import Calls, producer
from standards_catalog.evidence.detecting import Sought, Subject, index_of, names, version_of
from standards_catalog.evidence.extractors.kinds import aside, is_shared
from standards_catalog.evidence.repositories import concerns, holds, owned, path_of
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.evidence import Evidence, Fact
from standards_catalog.model.once import once
from standards_catalog.model.parts import Repository


class Within(NamedTuple):
    """Where something stands in a reusable workflow that a repository calls."""

    repository: str
    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.repository} {self.path}:{self.line}"


class Match(Struct, frozen=True, kw_only=True):
    """A fact that a detector wants, and why it does not count as adoption, if it does not.

    `told` is empty where it counts; else `example`, `own` (a repository that calls itself), what
    it is for, or `whole` (of a repository as a whole, of which the team names a part).
    `within` is where it stands in the reusable workflow that `fact` calls, if not in `fact` itself.
    """

    repository: str
    commit: str
    fact: Fact
    version: str
    version_from: str
    told: str = ""
    within: Within | None = None


@once
def matches_of(catalog: Catalog) -> Mapping[tuple[str, Subject], tuple[Match, ...]]:
    """Every match of every team's repositories, in the order of repositories and their facts."""
    found: dict[tuple[str, Subject], list[Match]] = {}
    for name, owners in owned(catalog).items():
        evidence = catalog.scans.evidence.get(name)
        if evidence is None:
            continue
        for fact, within, sought in wanted(catalog, name, evidence, calls_of(catalog)):
            for owner in owners:
                if holds(owner.repository, fact.path) or is_shared(fact.path):
                    one = _match(catalog, name, owner.repository, evidence, fact, within, sought)
                    found.setdefault((owner.team, sought.subject), []).append(one)
    return {key: _each_once(some) for key, some in found.items()}


def _each_once(some: Iterable[Match]) -> tuple[Match, ...]:
    """Return one match for each fact: of several parts of a repository, that which it is about."""
    found: dict[tuple[str, Fact, Within | None], Match] = {}
    for one in some:
        place = one.repository, one.fact, one.within
        if place not in found or not one.told:
            found[place] = one
    return tuple(found.values())


@once
def calls_of(catalog: Catalog) -> Calls:
    """Return what is in the workflows of the repositories that were scanned."""
    return Calls(catalog.scans.evidence.get)


def wanted(
    catalog: Catalog, name: str, evidence: Evidence, calls: Calls
) -> Iterator[tuple[Fact, Fact, Sought]]:
    """Yield each fact that a detector wants, after it the one that it leads to, or itself."""
    index = index_of(catalog)
    hidden = (Fact(what="file", name=one.path, path=one.path, line=1) for one in evidence.unread)
    for fact in (*evidence.facts, *hidden):
        yield from ((fact, fact, sought) for sought in index.wanting(fact))
        for inner in calls.within(name, fact):
            wanting = (one for one in index.wanting(inner) if _by_name(one, inner.what))
            yield from ((fact, inner, sought) for sought in wanting)


def _by_name(sought: Sought, what: str) -> bool:
    """Whether a detector looks for something by its name, not for a file of the repository."""
    return any(wanted == what for wanted, _ in names(sought.detector))


def not_counted(name: str, fact: Fact) -> str:
    """Return why a fact of a repository never counts, or nothing."""
    own = fact.name.casefold().startswith(f"{path_of(name)}/")
    return aside(fact.path) or ("own" if own else "")


def _shared(repository: Repository, fact: Fact) -> str:
    return "" if holds(repository, fact.path) or concerns(repository, fact) else "whole"


def shows_adoption(catalog: Catalog, repository: Repository) -> bool:
    """Whether what a repository shows counts as adoption, by what it is for."""
    purposes = catalog.vocabulary.terms("common", "repository", "purpose")
    return "adoption" in purposes[repository.purpose].counts_as


def _match(
    catalog: Catalog,
    name: str,
    repository: Repository,
    evidence: Evidence,
    fact: Fact,
    within: Fact,
    sought: Sought,
) -> Match:
    version, version_from = version_of(within, sought.detector, catalog.scans.tags)
    through = Within(producer(name, fact), within.path, within.line)
    purpose = "" if shows_adoption(catalog, repository) else repository.purpose
    return Match(
        repository=name,
        commit=evidence.commit,
        fact=fact,
        version=version,
        version_from=version_from,
        told=not_counted(name, fact) or purpose or _shared(repository, fact),
        within=None if within is fact else through,
    )

"""Warnings about what repositories show beside what is declared. None of it is an error.

A rule that speaks of a team's records speaks of those that hold, and of nothing nobody looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.checks.rules.lifecycle import is_behind
from standards_catalog.checks.rules.references import Found
from standards_catalog.evidence.detecting import Subject, detectors
from standards_catalog.evidence.observing import (
    Observation,
    hidden,
    observation,
    observed_detectors,
    standing,
    watched,
)
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Team, Tool
from standards_catalog.problems import Fault, Keys, visible
from standards_catalog.rule import Family, rule


@rule(Family.EVIDENCE, severity="warning", silenceable=True)
def contradicted_record(catalog: Catalog) -> Iterator[Found]:
    """Warn about a record that the team's repositories contradict.

    Why: one of the two is wrong, and readers go by the record.
    Bad: `status: adopted` where no repository of the team shows it
    Good: the record corrected, or the repository that shows it named in the team's file
    """
    for team, entry, seen in _observed(catalog):
        state = standing(catalog, team.id, Ref(entry.kind, entry.id))
        if state and state.value == "not_found":
            message = f'no repository of the team shows {entry.kind} "{entry.id}"'
            yield _at(catalog, team, entry, message, "correct the record, or name the repository")
        elif state and state.value == "contradicted":
            message = f'{_place(seen)} shows {entry.kind} "{entry.id}", and the team denies it'
            yield _at(catalog, team, entry, message, "correct the record")


@rule(Family.EVIDENCE, severity="warning", silenceable=True)
def unrecorded_adoption(catalog: Catalog) -> Iterator[Found]:
    """Warn about a standard or tool that a team uses and nobody has recorded.

    Why: the matrix shows it as unknown, though everybody could know.
    Bad: a repository that calls the shared workflow, and no record of it
    Good: the record that `catalog scan --propose` writes
    """
    for team, entry, seen in _observed(catalog):
        state = standing(catalog, team.id, Ref(entry.kind, entry.id))
        if state and state.value == "undeclared":
            message = f'{_place(seen)} shows {entry.kind} "{entry.id}", which is not recorded'
            yield _at(catalog, team, entry, message, "record it: `catalog scan --propose`")


@rule(Family.EVIDENCE, severity="warning", silenceable=True)
def behind_version(catalog: Catalog) -> Iterator[Found]:
    """Warn about a team whose repositories run an older version of a standard than the current one.

    Why: what the standard mended since then is still broken there.
    Bad: `release.yml@v1` where the standard's `version` is 2.0
    Good: `release.yml@v2`
    """
    for team, entry, seen in _observed(catalog):
        current = entry.version if isinstance(entry, Standard) else ""
        old = [one for one in seen.matches if not one.told and is_behind(one.version, current)]
        if old:
            where = f"{visible(old[0].fact.path)}:{old[0].fact.line}"
            message = f'{where} runs {visible(old[0].version)} of "{entry.id}"'
            yield _at(catalog, team, entry, message, f"{current} is current")


@rule(Family.EVIDENCE, severity="warning", silenceable=True)
def unread_evidence(catalog: Catalog) -> Iterator[Found]:
    """Warn about a repository with files that might show something, and could not be read.

    Why: what they hide is shown as unread, for as long as nobody looks.
    Bad: a workflow that is no YAML
    Good: a file that a parser reads
    """
    for team in catalog.teams:
        for index, one in enumerate(team.repositories):
            if unread := hidden(catalog, one):
                first = f"{visible(unread[0].path)} ({unread[0].reason})"
                more = f" and {len(unread) - 1} more" if len(unread) > 1 else ""
                message = f"{first}{more} could not be read"
                fault = Fault(("repositories", index), message, "look at what these files use")
                yield Ref("team", team.id), fault


@rule(Family.EVIDENCE, severity="warning", silenceable=True)
def unmatched_detector(catalog: Catalog) -> Iterator[Found]:
    """Warn about a detector that matches nothing in any scan.

    Why: a name with a slip in it looks like a tool that nobody uses.
    Bad: `action: kayak/ecspresso`
    Good: `action: kayac/ecspresso`
    """
    if not catalog.scans.evidence:
        return
    matched = observed_detectors(catalog)
    for sought in detectors(catalog):
        if sought not in matched:
            keys: Keys = ("detect", sought.place)
            if sought.subject.clause:
                entry = catalog.find(sought.subject.ref)
                ids = [one.id for one in entry.clauses] if isinstance(entry, Standard) else []
                keys = ("clauses", ids.index(sought.subject.clause), *keys)
            message = "no repository that was scanned shows this"
            yield sought.subject.ref, Fault(keys, message, "correct it, or leave it out")


@rule(Family.EVIDENCE, severity="warning", silenceable=True)
def no_repositories(catalog: Catalog) -> Iterator[Found]:
    """Warn about a team that names no repository, so that nothing of it can be observed.

    Why: what it declares is all that is known of it, and grows old.
    Bad: a team without `repositories:`
    Good: `repositories: [https://github.com/example/booking]`
    """
    if any(detectors(catalog)):
        for team in catalog.teams:
            if not team.repositories:
                yield (
                    Ref("team", team.id),
                    Fault((), "this team names no repositories", "name them"),
                )


def _observed(catalog: Catalog) -> Iterator[tuple[Team, Standard | Tool, Observation]]:
    for team in catalog.teams:
        for entry in watched(catalog).values():
            seen = observation(catalog, team.id, Subject(Ref(entry.kind, entry.id)))
            if seen and Ref("adoption", team.id) not in catalog.broken:
                yield team, entry, seen


def _at(catalog: Catalog, team: Team, entry: Standard | Tool, message: str, hint: str) -> Found:
    placed = catalog.adoption_of(entry).get(team.id)
    if placed:
        return Ref("adoption", team.id), Fault(("records", placed.index), message, hint)
    return Ref("team", team.id), Fault(("repositories",), message, hint)


def _place(seen: Observation) -> str:
    match = next(one for one in seen.matches if not one.told)
    return f"{match.repository} {visible(match.fact.path)}:{match.fact.line}"

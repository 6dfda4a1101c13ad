"""Adoption as data: what is recorded, what it amounts to today, and how many of how many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from standards_catalog.evidence.observing import standing, watched
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption, Standard, Team, Tool
from standards_catalog.model.once import once
from standards_catalog.model.standing import unrecorded
from standards_catalog.views.adoption.adoption import Cell, Rate, applies, cell, rate
from standards_catalog.views.shared.places import hiding, left_out, places
from standards_catalog.views.shared.plain import parts, plain

Subject = Standard | Tool
Data = dict[str, Any]
# A cell of which something is recorded or observed, or whether the subject applies: most of a large
# matrix is no more.
Known = Cell | bool


def by_team(catalog: Catalog, subject: Subject) -> list[Known]:
    """Return what is known of every team and a standard or tool, ordered by team."""
    some = catalog.adoption_of(subject)
    if Ref(subject.kind, subject.id) not in watched(catalog):
        return [
            cell(catalog, team, subject) if team.id in some else applies(team, subject)
            for team in catalog.teams
        ]
    return [known(catalog, team, subject) for team in catalog.teams]


def known(catalog: Catalog, team: Team, subject: Subject) -> Known:
    """Return what is known of one team and a standard or tool."""
    said = team.id in catalog.adoption_of(subject) or standing(
        catalog, team.id, Ref(subject.kind, subject.id)
    )
    return cell(catalog, team, subject) if said else applies(team, subject)


def cell_data(catalog: Catalog, one: Known) -> Data:
    """Return a cell as plain data."""
    if isinstance(one, bool):
        unknown = unrecorded(catalog).value
        return {"status": unknown, "applies": one, "gap": one, "record": None, "observed": None}
    made, key = _made(catalog), (one.team.id, one.subject.kind, one.subject.id)
    if key not in made:
        made[key] = _cell(catalog, one)
    return made[key]


def recorded(catalog: Catalog, subject: Subject) -> list[Data]:
    """Return what teams recorded of a standard or tool, ordered by team."""
    by_team = catalog.adoption_of(subject)
    return [_of(catalog, team, subject) for team in catalog.teams if team.id in by_team]


def recorded_by(catalog: Catalog, team: Team) -> list[Data]:
    """Return what a team recorded, in the order of its file."""
    adoption = catalog.get(Adoption, team.id)
    subjects = map(catalog.subject, adoption.records) if adoption else ()
    return [_of(catalog, team, one) for one in subjects if one]


def counted(cells: Iterable[Known]) -> Rate:
    """Return how many of some cells are adopted, still confirmed, and unknown."""
    every = list(cells)
    found = rate(one for one in every if isinstance(one, Cell))
    more = every.count(True)
    return Rate(found.adopted, found.confirmed, found.total + more, found.unknown + more)


def rate_data(cells: Iterable[Known]) -> Data:
    """Return how many of some cells are adopted, still confirmed, and unknown, and the shares."""
    found = counted(cells)
    shares = {"percent": found.percent, "confirmed_percent": found.confirmed_percent}
    return parts(found) | shares


def _of(catalog: Catalog, team: Team, subject: Subject) -> Data:
    return {"team": team.id, **cell_data(catalog, known(catalog, team, subject))}


def _cell(catalog: Catalog, one: Cell) -> Data:
    return {
        "status": one.status.value,
        "applies": one.applies,
        "gap": one.gap,
        "record": _record(catalog, one) if one.recorded else None,
        "observed": _observed(catalog, one),
    }


def _observed(catalog: Catalog, one: Cell) -> Data | None:
    seen = one.observation
    if seen is None or one.observed is None:
        return None
    return {
        "state": one.observed.value,
        "on": plain(seen.on),
        "versions": list(seen.versions),
        "places": [
            {
                "repository": where.match.repository,
                "commit": where.match.commit or None,
                "path": where.match.fact.path,
                "line": where.match.fact.line,
                "url": where.url or None,
                "version": where.version or None,
                "within": where.within or None,
                "not_counted": where.told or None,
            }
            for where in places(catalog, one.team.id, seen)
        ],
        "unread": [
            {"repository": name, "path": file.path, "reason": file.reason}
            for name, file in hiding(catalog, seen)
        ],
        "more": left_out(catalog, seen),
    }


def _record(catalog: Catalog, one: Cell) -> Data:
    placed = catalog.records[Ref(one.subject.kind, one.subject.id)][one.team.id]
    record = parts(placed.record) | {
        "behind": one.behind or None,
        "age_days": one.age,
        "stale": one.stale,
        "waived": one.waived,
        "line": one.line or None,
    }
    del record["status"]
    return record


@once
def _made(catalog: Catalog) -> dict[tuple[str, str, str], Data]:
    """Cells of the catalog that is being shown; each stands in several documents."""
    return {}

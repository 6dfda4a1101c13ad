"""Adoption as data: what is recorded, what it amounts to today, and how many of how many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.model import Adoption, Standard, Team, Tool
from macros.views.adoption import Cell, Rate, applies, cell, rate
from macros.views.data.plain import parts

Subject = Standard | Tool


def cell_data(catalog: Catalog, team: Team, subject: Subject) -> dict[str, Any]:
    """Return what is known of a team and a standard or tool."""
    placed = catalog.adoption_of(subject).get(team.id)
    if placed is None:
        concerned = applies(team, subject)
        return {"status": "unknown", "applies": concerned, "gap": concerned, "record": None}
    known = cell(catalog, team, subject)
    record = parts(placed.record) | {
        "behind": known.behind or None,
        "age_days": known.age,
        "stale": known.stale,
        "waived": known.waived,
        "line": known.line or None,
    }
    status = record.pop("status")
    return {"status": status, "applies": known.applies, "gap": known.gap, "record": record}


def recorded(catalog: Catalog, subject: Subject) -> list[dict[str, Any]]:
    """Return what teams recorded of a standard or tool, ordered by team."""
    by_team = catalog.adoption_of(subject)
    return [
        {"team": team.id, **cell_data(catalog, team, subject)}
        for team in catalog.teams
        if team.id in by_team
    ]


def recorded_by(catalog: Catalog, team: Team) -> list[dict[str, Any]]:
    """Return what a team recorded, in the order of its file."""
    adoption = catalog.get(Adoption, team.id)
    subjects = map(catalog.subject, adoption.records) if adoption else ()
    return [{"team": team.id, **cell_data(catalog, team, one)} for one in subjects if one]


def rate_data(catalog: Catalog, pairs: Iterable[tuple[Team, Subject]]) -> dict[str, Any]:
    """Return how many of some teams' cells are adopted, still confirmed and unknown."""
    known: list[Cell] = []
    unrecorded = 0
    for team, subject in pairs:
        if team.id in catalog.adoption_of(subject):
            known.append(cell(catalog, team, subject))
        else:  # most of a large matrix, and all that counts of it
            unrecorded += applies(team, subject)
    found = rate(known)
    return _with_shares(
        Rate(
            found.adopted,
            found.confirmed,
            found.total + unrecorded,
            found.unknown + unrecorded,
        )
    )


def _with_shares(found: Rate) -> dict[str, Any]:
    return parts(found) | {
        "percent": found.percent,
        "confirmed_percent": found.confirmed_percent,
    }

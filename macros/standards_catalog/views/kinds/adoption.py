"""What is shown of a team's adoption: it has no page, and in the API every team has it."""

from __future__ import annotations

from typing import Any

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Adoption, Team
from standards_catalog.views.adoption.data import recorded_by
from standards_catalog.views.kinds.kind import Computed, Kind, Rows
from standards_catalog.views.kinds.shared import many


def _cells(catalog: Catalog, adoption: Adoption) -> list[dict[str, Any]]:
    team = catalog.get(Team, adoption.id)
    return recorded_by(catalog, team) if team else []


def _of_teams(catalog: Catalog) -> tuple[Adoption, ...]:
    """Return that of every team, if only an empty one."""
    return tuple(
        catalog.get(Adoption, team.id) or Adoption(id=team.id, records=()) for team in catalog.teams
    )


KIND = Kind(
    sections={},
    computed={
        "adoption": Computed(
            many("Adopted"), "What the team recorded, in the order of its file.", _cells
        )
    },
    within="records",
    component="TeamAdoption",
    rows=Rows("adoption", "Adopted"),
    entries=_of_teams,
)

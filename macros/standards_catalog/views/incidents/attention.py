"""The few figures about incidents that call for action: on the home page, and on a team's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Team
from standards_catalog.model.incidents import Incident
from standards_catalog.views.due.uncovered import Uncovered, months_before, uncovered
from standards_catalog.views.incidents.figures.figure import Figure
from standards_catalog.views.incidents.figures.how_long import to_restore
from standards_catalog.views.incidents.figures.how_many import alert_share
from standards_catalog.views.incidents.numbers.counts import Noticed, noticed
from standards_catalog.views.incidents.numbers.selection import find


@dataclass(frozen=True, slots=True)
class Attention:
    """What happened of late, and the components that fail often and have no objective."""

    months: int
    incidents: int
    noticed: Noticed
    uncovered: tuple[Uncovered, ...]
    figures: tuple[Figure, ...] = ()


def attention(catalog: Catalog) -> Attention | None:
    """Return what calls for action in the organisation, if it has incidents of its own."""
    if not catalog.incidents:
        return None
    return _attention(catalog, catalog.incidents, uncovered(catalog))


def of_team(catalog: Catalog, team: Team, lang: str) -> Attention | None:
    """Return what calls for action at a team, with figures of each of its products."""
    wholes = [whole for one in team.products if (whole := find(catalog, one.id))]
    if not wholes:
        return None
    rows = [one for whole in wholes for one in whole.incidents]
    found = _attention(catalog, rows, uncovered(catalog, rows))
    made = (make(whole, lang) for whole in wholes for make in (alert_share, to_restore))
    figures = tuple(one for one in made if one)
    return Attention(found.months, found.incidents, found.noticed, found.uncovered, figures)


def _attention(
    catalog: Catalog, rows: Iterable[Incident], mine: tuple[Uncovered, ...]
) -> Attention:
    months = catalog.settings.frequent_failure.months
    since = months_before(catalog.today, months)
    recent = [one for one in rows if one.started_at.date() > since]
    return Attention(months, len(recent), noticed(catalog, recent), mine)

"""Components that fail often and have no SLO: where an SLO is wanted first."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Component
from standards_catalog.model.incidents import Incident
from standards_catalog.model.standing import is_covered
from standards_catalog.views.shared.link import Link, link


class Uncovered(Struct, frozen=True):
    """A component without an active SLO, its file, and its recent incidents, oldest first."""

    component: Component
    link: Link
    path: str
    incidents: tuple[Incident, ...]


def uncovered(
    catalog: Catalog, incidents: Iterable[Incident] | None = None
) -> tuple[Uncovered, ...]:
    """Return the components that failed often of late, the most often first; by some incidents.

    What is often is in the settings. One that is exempt is not called to mind here.
    """
    often = catalog.settings.frequent_failure
    since = months_before(catalog.today, often.months)
    recent: defaultdict[str, list[Incident]] = defaultdict(list)
    for incident in catalog.incidents if incidents is None else incidents:
        if incident.started_at.date() > since:
            recent[incident.component].append(incident)
    found = [
        Uncovered(
            component,
            link(component),
            catalog.documents[Ref("component", component.id)].path,
            tuple(sorted(recent[component.id], key=_start)),
        )
        for component in catalog.components
        if len(recent[component.id]) >= often.incidents
        and not is_covered(catalog, component)
        and not component.exemption
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.incidents), one.component.id)))


def months_before(day: date, months: int) -> date:
    """Return the day so many months before, or the last day of a shorter month."""
    month = day.year * 12 + day.month - 1 - months
    year, index = divmod(month, 12)
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


def _start(incident: Incident) -> float:
    return incident.started_at.timestamp()

"""How much of a system service level objectives cover, in three ways, and what they leave out.

No single definition is agreed upon, so three stand side by side: of the components, of those the
business depends on, and of the incidents, which finds what fails without an objective.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Component
from standards_catalog.model.incidents import Incident
from standards_catalog.model.standing import is_covered, is_critical
from standards_catalog.views.due.uncovered import months_before


class Part(Struct, frozen=True):
    """So many of so many."""

    covered: int
    total: int

    @property
    def percent(self) -> float | None:
        """The share, or None of nothing."""
        return 100 * self.covered / self.total if self.total else None


class Coverage(Struct, frozen=True):
    """The three coverages; exempt components are not in scope, and are named."""

    components: Part
    critical: Part
    incidents: Part
    exempt: int


class Failing(Struct, frozen=True):
    """A component with its incidents, the last one first, and those of late."""

    component: Component
    incidents: tuple[Incident, ...]
    recent: tuple[Incident, ...]


def coverage(catalog: Catalog) -> Coverage:
    """Return how much objectives cover; incidents of an unknown component do not count."""
    components = catalog.components
    scope = [one for one in components if one.exemption is None]
    critical = [one for one in scope if is_critical(catalog, one)]
    covered = {one.id for one in components if is_covered(catalog, one)}
    known = [one for one in catalog.incidents if one.component_known]
    return Coverage(
        Part(sum(one.id in covered for one in scope), len(scope)),
        Part(sum(one.id in covered for one in critical), len(critical)),
        Part(sum(one.component in covered for one in known), len(known)),
        len(components) - len(scope),
    )


def failing(catalog: Catalog) -> tuple[Failing, ...]:
    """Return every component with its incidents, those that failed most of late first."""
    of: defaultdict[str, list[Incident]] = defaultdict(list)
    for one in reversed(catalog.incidents):
        of[one.component].append(one)
    since = months_before(catalog.today, catalog.settings.frequent_failure.months)
    found = []
    for component in catalog.components:
        recent = tuple(one for one in of[component.id] if one.started_at.date() > since)
        found.append(Failing(component, tuple(of[component.id]), recent))
    return tuple(sorted(found, key=lambda one: (-len(one.recent), one.component.id)))

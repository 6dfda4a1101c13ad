"""The figures of the home page, each with the address of the list behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.catalog.catalog import Catalog, Ref
from macros.catalog.history import Change
from macros.catalog.model import Adoption, Standard, Tool
from macros.catalog.rules.freshness import is_stale, review_state
from macros.catalog.schema import schemas
from macros.catalog.vocabulary import Term, terms
from macros.views.adoption import Rate, cells_of, rate
from macros.views.link import Link, links
from macros.views.zones import zone_matrix

_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Count:
    """How many standards are at a stage, and where they are listed."""

    term: Term
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change of the catalog: when, why, which entries, how many more."""

    on: str
    commit: str
    subject: str
    entries: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Home:
    """The figures that matter."""

    stages: tuple[Count, ...]
    standards: int
    rate: Rate
    adoption_gaps: int
    zone_gaps: int
    overdue_standards: int
    overdue_tools: int
    stale: int
    records: int
    tools: int
    teams: int


def home(catalog: Catalog) -> Home:
    """Count what the home page shows; adoption is that of company-wide standards."""
    standards = catalog.all(Standard)
    stages = tuple(
        Count(term, number, f"standards/?stage={value}")
        for value, term in terms("standard", "stage").items()
        if (number := sum(one.stage == value for one in standards))
    )
    wide = [one for one in standards if one.stage == "standard"]
    cells = [cell for one in wide for cell in cells_of(catalog, one)]
    records = [record for team in catalog.all(Adoption) for record in team.records]
    known = [record for record in records if record.status != "unknown"]
    return Home(
        stages,
        len(standards),
        rate(cells),
        sum(cell.gap for cell in cells),
        zone_matrix(catalog).gaps,
        _overdue(catalog, standards),
        _overdue(catalog, catalog.all(Tool)),
        sum(is_stale(catalog.settings, record, catalog.today) for record in known),
        len(known),
        len(catalog.all(Tool)),
        len(catalog.teams),
    )


def changes(catalog: Catalog, history: tuple[Change, ...], limit: int) -> tuple[ChangeView, ...]:
    """Return the last changes with the entries they touched; adoption stands on its team's page."""
    found = []
    for change in history[:limit]:
        refs = (
            Ref(schemas()[ref.kind].raw.get("x-id-ref", ref.kind), ref.id) for ref in change.entries
        )
        entries = links(catalog.find(ref) for ref in dict.fromkeys(refs))
        shown = entries[:_SHOWN]
        more = len(entries) - len(shown)
        found.append(ChangeView(change.on, change.commit, change.subject, shown, more))
    return tuple(found)


def _overdue(catalog: Catalog, entries: Sequence[Standard] | Sequence[Tool]) -> int:
    states = (review_state(catalog.settings, one, catalog.today) for one in entries)
    return sum(state == "overdue" for state in states)

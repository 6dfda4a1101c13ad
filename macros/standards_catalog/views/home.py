"""The figures of the home page, each with the address of the list behind it."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from standards_catalog.checks.rules.freshness import review_state
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Adoption, Standard, Tool
from standards_catalog.model.standing import company_wide, status_of
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.adoption.adoption import Rate, cells_of, rate
from standards_catalog.views.due.due import KINDS, Item, due
from standards_catalog.views.shared.link import Link, links

_FIRST = 3
_MOST_TEAMS = 12


class Count(Struct, frozen=True):
    """How many standards are at a stage, and where they are listed."""

    term: Term
    number: int
    href: str


class OwnerDue(Struct, frozen=True):
    """What is due at one owner: how many of each kind, the most overdue, how many more."""

    link: Link | None
    contact: str
    counts: tuple[int, ...]
    first: tuple[Item, ...]
    more: int

    @property
    def anchor(self) -> str:
        """The part of the owner's page that begins with it; a team's gaps stand apart there."""
        *others, gaps = self.counts
        only_gaps = gaps and not any(others) and self.link and self.link.kind == "team"
        return "standing" if only_gaps else "due"


class Readers(Struct, frozen=True):
    """Where readers go on from the home page: to their team, or to all of many."""

    teams: tuple[Link, ...]
    number: int


class Reviews(Struct, frozen=True):
    """How many entries of a kind there are, nobody ever reviewed, and are overdue for a review."""

    kind: str
    folder: str
    total: int
    never: int
    overdue: int

    @property
    def reviewed(self) -> int:
        """How many somebody reviewed at least once."""
        return self.total - self.never


class Home(Struct, frozen=True):
    """The figures that matter."""

    stages: tuple[Count, ...]
    standards: int
    rate: Rate
    adoption_gaps: int
    zone_gaps: int
    reviews: tuple[Reviews, ...]
    stale: int
    records: int
    tools: int
    teams: int


def home(catalog: Catalog) -> Home:
    """Count what the home page shows; adoption is that of company-wide standards."""
    standards = catalog.all(Standard)
    stages = tuple(
        Count(term, number, f"standards/?stage={value}")
        for value, term in catalog.vocabulary.terms("standard", "stage").items()
        if (number := sum(one.stage == value for one in standards))
    )
    wide = company_wide(catalog)
    cells = [cell for one in wide for cell in cells_of(catalog, one)]
    records = [record for team in catalog.all(Adoption) for record in team.records]
    todo = due(catalog)
    known = [one for one in records if "unknown" not in status_of(catalog, one).counts_as]
    return Home(
        stages,
        len(standards),
        rate(cells),
        todo.count("gap") - todo.count("gap", "zone"),
        todo.count("gap", "zone"),
        tuple(_reviews(catalog, kind) for kind in (Standard, Tool)),
        todo.count("confirmation"),
        len(known),
        len(catalog.all(Tool)),
        len(catalog.teams),
    )


def _reviews(catalog: Catalog, kind: type[Standard] | type[Tool]) -> Reviews:
    entries = catalog.all(kind)
    states = Counter(review_state(catalog.settings, one, catalog.today) for one in entries)
    folder = catalog.schemas.kinds[kind.kind].folder
    return Reviews(kind.kind, folder, len(entries), states["never"], states["overdue"])


def readers(catalog: Catalog) -> Readers:
    """Return the teams that a reader may be of, none of them where there are many."""
    teams = catalog.teams
    return Readers(links(teams) if len(teams) <= _MOST_TEAMS else (), len(teams))


def due_by_owner(catalog: Catalog) -> tuple[OwnerDue, ...]:
    """Return what is due, an owner a row, the most overdue one first and nobody last."""
    return tuple(
        OwnerDue(
            owner.link,
            owner.contact,
            tuple(owner.count(kind) for kind in KINDS),
            owner.due[:_FIRST],
            len(owner.due[_FIRST:]),
        )
        for owner in due(catalog).owners
        if owner.due
    )

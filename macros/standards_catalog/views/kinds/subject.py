"""What standards and tools show alike, as both are owned, reviewed, superseded and adopted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from standards_catalog.checks.rules.freshness import review_due, review_state
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Tool
from standards_catalog.views.adoption.data import by_team, counted, rate_data, recorded
from standards_catalog.views.kinds.kind import Column, ColumnCell, Computed, Filter
from standards_catalog.views.kinds.shared import IDS, TAGS, component, many
from standards_catalog.views.shared.fact import Fact, named, of_links, of_text
from standards_catalog.views.shared.link import owner_link
from standards_catalog.views.shared.plain import plain

Subject = Standard | Tool
_DAY = {"type": ["string", "null"], "format": "date"}


def review_facts(catalog: Catalog, subject: Subject, lang: str) -> list[Fact]:
    """Return when the next review is due, or since when it is overdue."""
    due = review_due(catalog.settings, subject)
    word = "review_overdue_since" if due and due < catalog.today else "review_due"
    return named(word, lang, of_text(due))


def _owner(catalog: Catalog, subject: Subject, lang: str) -> ColumnCell:
    owner = owner_link(catalog, subject.owner)
    return ColumnCell(tuple(of_links([owner])), sort=owner.text[lang] if owner else "~")


def _rate(catalog: Catalog, subject: Subject, lang: str) -> ColumnCell:
    found = counted(by_team(catalog, subject))
    return ColumnCell(rate=found, sort=f"{found.adopted:05}")


def _review(catalog: Catalog, subject: Subject) -> str:
    return review_state(catalog.settings, subject, catalog.today)


def _owners(catalog: Catalog, subject: Subject) -> Iterable[str]:
    return [subject.owner] if subject.owner else []


def _older(catalog: Catalog, subject: Subject) -> list[str]:
    return [one.id for one in catalog.superseded_by.get(Ref(subject.kind, subject.id), ())]


OWNER, RATE = Column(_owner), Column(_rate)
FILTERS: Mapping[str, Filter] = {
    "owner": Filter(_owners, kinds=("group", "team")),
    "tag": TAGS,
    "review": Filter(lambda catalog, entry: [_review(catalog, entry)], words="review_"),
}


def computed(plural: str) -> Mapping[str, Computed]:
    """Return what follows of either, which is called so."""
    states: dict[str, Any] = {"type": "string", "enum": ["never", "overdue", "current"]}
    return {
        "review": Computed(states, "Whether somebody looked at it in time.", _review),
        "review_due": Computed(
            _DAY,
            "The last good day for the next review.",
            lambda catalog, entry: plain(review_due(catalog.settings, entry)),
        ),
        "supersedes": Computed(IDS, f"The {plural} whose place it takes.", _older),
        "rate": Computed(
            component("Rate"), "", lambda catalog, entry: rate_data(by_team(catalog, entry))
        ),
        "adoption": Computed(many("Adopted"), "What teams recorded, ordered by team.", recorded),
    }

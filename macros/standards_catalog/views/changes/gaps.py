"""Which gaps changes closed: judged by what the catalog asked for when each of them came."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Team
from standards_catalog.model.once import once
from standards_catalog.views.adoption.adoption import applies
from standards_catalog.views.changes.history import Entry, History
from standards_catalog.views.changes.present import now
from standards_catalog.views.changes.told import Told


def is_unfilled(fact: Told, *, before: bool = False) -> bool:
    """Whether a fact about a zone on a platform tells that nothing was, or is, recorded there."""
    return not (fact.was or fact.before) if before else not (fact.now or fact.after)


@once
def closed(catalog: Catalog, history: History) -> frozenset[tuple[str, Told]]:
    """Return the facts that closed a gap, each with the id of its commit.

    A gap is a zone without anything on a platform, or a team without a standard that was
    company-wide before the change. What is new in the change itself had no gap yet, and what a
    waiver covered or may have covered was none.
    """
    wide = frozenset(catalog.vocabulary.counted("standard", "standard", "stage"))
    stages = {one.id: one.stage for one in catalog.all(Standard)}
    found: set[tuple[str, Told]] = set()
    for entry in history.entries:  # the newest first: stages go back as the history does
        for fact in entry.told:
            if fact.what == "stage":
                stages[now(catalog, fact.entry).id] = fact.before
        asked = {one for one, stage in stages.items() if stage in wide}
        found.update((entry.commit.id, fact) for fact in _closing(catalog, entry, asked))
    return frozenset(found)


def _closing(catalog: Catalog, entry: Entry, asked: set[str]) -> Iterator[Told]:
    came = {Ref(one.entry.kind, one.entry.id) for one in entry.told if one.what == "added"}
    waived = {
        (one.entry.id, one.at.id) for one in entry.told if one.at and one.what.startswith("waiver")
    }
    for fact in entry.told:
        about = (fact.entry, fact.at) if fact.at else (fact.entry,)
        if came & {Ref(one.kind, one.id) for one in about} or not fact.at:
            continue
        if fact.what == "zone":
            is_closing = is_unfilled(fact, before=True) and not is_unfilled(fact)
        else:
            is_closing = (
                fact.what == "cell"
                and (fact.entry.id, fact.at.id) not in waived
                and _is_lack(catalog, fact, asked)
                and "settled" in _counts_as(catalog, fact.after)
            )
        if is_closing:
            yield fact


def _is_lack(catalog: Catalog, fact: Told, asked: set[str]) -> bool:
    """Whether a team lacked, before a change, a standard that was asked of it."""
    standard = catalog.get(Standard, now(catalog, fact.entry).id)
    team = catalog.get(Team, now(catalog, fact.at).id) if fact.at else None
    if fact.entry.kind != Standard.kind or not standard or not team or standard.id not in asked:
        return False
    placed = catalog.adoption_of(standard).get(team.id)
    if placed and placed.record.waiver:
        return False
    was = _counts_as(catalog, fact.before)
    if not fact.before or "unknown" in was:
        return applies(team, standard)
    return not {"settled", "excluded"} & set(was)


def _counts_as(catalog: Catalog, status: str) -> tuple[str, ...]:
    known = catalog.vocabulary.terms("adoption", "record", "status").get(status)
    return known.counts_as if known else ()

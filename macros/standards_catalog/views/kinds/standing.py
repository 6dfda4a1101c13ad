"""How a team stands: what only repositories show, what concerns it, gaps first, and its tools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from standards_catalog.evidence.observing import watched
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named, Standard, Team
from standards_catalog.model.standing import company_wide, stage_of
from standards_catalog.views.adoption.adoption import Cell, Rate, asked_of, cell, rate
from standards_catalog.views.adoption.next_step import has_how, is_gap, precedent, step
from standards_catalog.views.kinds.todo import recorded_of, release_notes
from standards_catalog.views.observed.sections import Seen, seen_of
from standards_catalog.views.shared.facets import Facet, Option
from standards_catalog.views.shared.link import Link, find_links

GROUPS = (
    "found",
    "missing",
    "unknown",
    "progress",
    "waived",
    "use",
    "otherwise",
    "excluded",
    "tools",
)
_TO_DO = GROUPS[:4]
_SHORT = 15  # lines that are read without a filter, and without folding any
_OPEN = 40  # lines of a group that stay unfolded on a long page


class Line(NamedTuple):
    """A standard or tool at a team, why it applies as a key of words, and what comes next.

    `why` is empty where it applies to every team. The team that adopted it last and the page that
    tells how are there where the team has still to do so.
    """

    cell: Cell
    why: str
    platforms: tuple[Link, ...]
    step: str
    has_how: bool
    precedent: Cell | None
    release_notes: str
    seen: Seen | None


class Group(NamedTuple):
    """The lines that stand alike, by one of GROUPS, and whether they are folded at first."""

    name: str
    lines: tuple[Line, ...]
    folded: bool


class Standing(Struct, frozen=True):
    """All groups that have a line; facets are there where the lines are too many to read."""

    rate: Rate
    groups: tuple[Group, ...]
    total: int
    facets: tuple[Facet, ...]


def standing(catalog: Catalog, team: Team, lang: str) -> Standing | None:
    """Return how a team stands, if there is anything that it could stand to."""
    found: dict[str, list[Line]] = {name: [] for name in GROUPS}
    every = (*asked_of(catalog, team), *recorded_of(catalog, team), *_shown_by(catalog, team))
    cells = {Ref(one.subject.kind, one.subject.id): one for one in every}
    for ref, one in cells.items():
        entry = catalog.find(ref)
        found[_group(catalog, one, entry)].append(_line(catalog, team, one, entry))
    if not cells:
        return None
    long = len(cells) > _SHORT
    groups = tuple(
        Group(name, tuple(lines), long and (name not in _TO_DO or len(lines) > _OPEN))
        for name, lines in found.items()
        if lines
    )
    counted = rate(cell(catalog, team, one) for one in company_wide(catalog))
    facets = (_facet(catalog, cells.values(), lang),) if long else ()
    return Standing(counted, groups, len(cells), facets)


def _shown_by(catalog: Catalog, team: Team) -> tuple[Cell, ...]:
    """Return what a team's repositories show, and it does not declare."""
    every = (cell(catalog, team, one) for one in watched(catalog).values())
    return tuple(one for one in every if one.undeclared)


def _group(catalog: Catalog, one: Cell, entry: Named | None) -> str:
    gap = is_gap(catalog, one, entry)
    of_tool = one.subject.kind == "tool" and not gap
    apart = {
        "found": one.undeclared,
        "tools": of_tool,
        "excluded": not one.counts,
        "unknown": one.unknown,
        "waived": one.waived and not one.settled,
        "missing": gap and not one.in_use,
        "progress": not one.settled,
        "use": one.in_use,
    }
    return next((name for name, holds in apart.items() if holds), "otherwise")


def _line(catalog: Catalog, team: Team, one: Cell, entry: Named | None) -> Line:
    why, platforms = _why(catalog, team, one, entry)
    next_step = step(catalog, one, entry)
    ahead = next_step in ("adopt", "waiver")
    return Line(
        one,
        why,
        platforms,
        next_step,
        ahead and has_how(catalog, one.subject),
        precedent(catalog, one.subject) if ahead else None,
        release_notes(catalog, one.subject) if one.behind else "",
        seen_of(catalog, one, entry),
    )


def _why(
    catalog: Catalog, team: Team, one: Cell, entry: Named | None
) -> tuple[str, tuple[Link, ...]]:
    """Return why something applies to a team, but for what everybody is asked or nobody is."""
    if not isinstance(entry, Standard) or "standard" not in stage_of(catalog, entry).counts_as:
        return ("why_waiver" if one.waiver else ""), ()
    if not one.applies:
        return "not_concerned", ()
    if not entry.platforms or not one.counts:
        return "", ()
    if not team.platforms:
        return "why_open", ()
    shared = [platform for platform in entry.platforms if platform in team.platforms]
    if shared:
        return "why_platform", find_links(catalog, "platform", shared)
    return "why_recorded", ()


def _facet(catalog: Catalog, cells: Iterable[Cell], lang: str) -> Facet:
    counts = Counter(one.status.value for one in cells)
    terms = catalog.vocabulary.terms("adoption", "record", "status").values()
    options = (Option(one.value, one.label(lang), counts[one.value]) for one in terms)
    label = catalog.vocabulary.label("adoption", "records", "status")[lang]
    return Facet("status", label, tuple(one for one in options if one.count))

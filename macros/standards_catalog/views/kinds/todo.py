"""What a team has to do: the sections of its page that tell of it, and the issue of it all."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption, Standard, Team, Tool
from standards_catalog.model.once import once
from standards_catalog.views.adoption.adoption import Cell, cell, gaps
from standards_catalog.views.adoption.matrix import rank
from standards_catalog.views.adoption.next_step import has_how, precedent, step
from standards_catalog.views.due.overdue import ToDo, to_do
from standards_catalog.views.shared.link import Link, link, site_in

_MOST = 100  # things of an issue, which make about half of the text that GitHub takes


class Missing(NamedTuple):
    """What a team lacks, what it does next, whether it is told how, and who did it last."""

    cell: Cell
    has_how: bool
    step: str
    precedent: Cell | None


class Behind(NamedTuple):
    """A version in use that is not the current one, and where a tool's releases are told of."""

    cell: Cell
    release_notes: str


class Issue(Struct, frozen=True):
    """What a team has to do, for an issue of its own tracker; `site` begins every address.

    A tracker takes only so much text: beyond `_MOST` things it tells how many `more` there are.
    """

    team: Link
    site: str
    today: date
    missing: tuple[Missing, ...]
    waived: tuple[Missing, ...]
    behind: tuple[Behind, ...]
    due: tuple[ToDo, ...]
    more: int = 0


def missing(catalog: Catalog, team: Team, lang: str) -> tuple[Missing, ...] | None:
    """Return what applies to a team and what it does not have."""
    return tuple(_missing(catalog, one) for one in gaps(catalog, team)) or None


def behind(catalog: Catalog, team: Team, lang: str) -> tuple[Behind, ...] | None:
    """Return what a team uses in a version that is not the current one."""
    late = (one for one in recorded_of(catalog, team) if one.in_use and one.behind)
    return tuple(Behind(one, release_notes(catalog, one.subject)) for one in late) or None


def waivers(catalog: Catalog, team: Team, lang: str) -> tuple[Cell, ...] | None:
    """Return the waivers of a team, ended ones included, the next to end first."""
    cells = recorded_of(catalog, team)
    waived = [(one.waiver.expires_on, one.subject.id, one) for one in cells if one.waiver]
    return tuple(one for _, _, one in sorted(waived, key=lambda item: item[:2])) or None


def due(catalog: Catalog, team: Team, lang: str) -> tuple[ToDo, ...] | None:
    """Return what is due at a team but for its gaps, which are told as missing."""
    found = to_do(catalog, team, lang) or ()
    return tuple(one for one in found if one.item.kind != "gap") or None


def issue(catalog: Catalog, team: Team, lang: str) -> Issue | None:
    """Return all that a team has to do, if there is anything."""
    waived = [one for one in waivers(catalog, team, lang) or () if one.waived and not one.settled]
    found = Issue(
        link(team),
        site_in(catalog.settings, lang),
        catalog.today,
        missing(catalog, team, lang) or (),
        tuple(_missing(catalog, one) for one in waived),
        behind(catalog, team, lang) or (),
        tuple(one for one in due(catalog, team, lang) or () if _is_task(one)),
    )
    return _cut(found) if found.missing or found.waived or found.behind or found.due else None


def _cut(whole: Issue) -> Issue:
    left, told = _MOST, {}
    for name in ("missing", "waived", "behind", "due"):
        told[name] = getattr(whole, name)[: max(0, left)]
        left -= len(getattr(whole, name))
    return replace(whole, more=max(0, -left), **told)


def _standards(catalog: Catalog) -> list[Standard]:
    return sorted(catalog.all(Standard), key=lambda one: (rank(catalog, one), one.id))


@once
def recorded_of(catalog: Catalog, team: Team) -> tuple[Cell, ...]:
    """Return the cells that a team has records of: standards by stage, then tools."""
    found = catalog.get(Adoption, team.id)
    records = found.records if found else ()
    standards = {record.standard for record in records}
    tools = {record.tool for record in records}
    subjects: list[Standard | Tool] = [one for one in _standards(catalog) if one.id in standards]
    subjects += [tool for one in sorted(tools) if (tool := catalog.get(Tool, one))]
    return tuple(cell(catalog, team, one) for one in subjects)


def _missing(catalog: Catalog, lacking: Cell) -> Missing:
    entry = catalog.find(Ref(lacking.subject.kind, lacking.subject.id))
    told = has_how(catalog, lacking.subject)
    return Missing(
        lacking, told, step(catalog, lacking, entry), precedent(catalog, lacking.subject)
    )


def release_notes(catalog: Catalog, subject: Link) -> str:
    """Return where the releases of a tool are told of, if it is one and has such a place."""
    tool = catalog.get(Tool, subject.id) if subject.kind == "tool" else None
    return tool.upstream.release_notes if tool and tool.upstream else ""


def _is_task(one: ToDo) -> bool:
    """Whether nothing else of the issue tells it: the end of a waiver makes a gap, if unsettled."""
    return one.item.kind != "waiver" or one.item.settled

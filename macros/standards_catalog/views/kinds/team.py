"""What is shown of a team."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption, Standard, Team, Tool
from standards_catalog.model.once import once
from standards_catalog.model.parts import Record
from standards_catalog.model.standing import company_wide, in_use, stage_of
from standards_catalog.views.adoption.adoption import Cell, asked_of, cell, gaps, rate
from standards_catalog.views.adoption.coverage import coverage
from standards_catalog.views.adoption.data import known, rate_data
from standards_catalog.views.adoption.matrix import rank
from standards_catalog.views.adoption.next_step import has_how, precedent, step
from standards_catalog.views.due.overdue import ToDo, to_do
from standards_catalog.views.incidents.attention import of_team
from standards_catalog.views.kinds.kind import (
    Column,
    ColumnCell,
    Computed,
    Filter,
    Following,
    Kind,
    Search,
)
from standards_catalog.views.kinds.shared import OWNS, component, linked, many, sources
from standards_catalog.views.kinds.standard import Rollout
from standards_catalog.views.shared.fact import (
    Fact,
    Value,
    also,
    field,
    named,
    of_links,
    of_text,
    of_url,
)
from standards_catalog.views.shared.link import Link, find_links, link, links, site_in
from standards_catalog.views.shared.subscribe import subscribe


class Applying(NamedTuple):
    """Something that applies to a team, and why: a key of words, and perhaps platforms."""

    cell: Cell
    why: str
    platforms: tuple[Link, ...]


class Applies(NamedTuple):
    """What applies to a team, and the company-wide standards that do not."""

    cells: tuple[Applying, ...]
    others: tuple[Cell, ...]


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


@dataclass(frozen=True, slots=True)
class Issue:
    """What a team has to do, for an issue of its own tracker; `site` begins every address."""

    team: Link
    site: str
    today: date
    missing: tuple[Missing, ...]
    waived: tuple[Missing, ...]
    behind: tuple[Behind, ...]
    due: tuple[ToDo, ...]


def facts(catalog: Catalog, team: Team, lang: str) -> tuple[Fact, ...] | None:
    """Return the labelled facts of a team."""
    products = [Value(product.name, url=product.url) for product in team.products]
    contact = (
        [Value(team.contact.removeprefix("mailto:"), url=team.contact)] if team.contact else []
    )
    return (
        *field(catalog, "team", ["products"], lang, products),
        *field(
            catalog,
            "team",
            ["platforms"],
            lang,
            of_links(find_links(catalog, "platform", team.platforms)),
        ),
        *field(catalog, "team", ["repositories"], lang, of_url(*team.repositories)),
        *field(catalog, "team", ["contact"], lang, contact),
        *field(catalog, "team", ["handle"], lang, of_text(team.handle)),
        *named("takes_part", lang, of_links(groups(catalog, team))),
        *named("owns", lang, of_links(links(catalog.owned_by.get(Ref("team", team.id), ())))),
        *also(catalog, team, lang),
    )


def adoption(catalog: Catalog, team: Team, lang: str) -> Rollout | None:
    """Return what a team has a record of, and its rate over company-wide standards."""
    counted = [cell(catalog, team, one) for one in company_wide(catalog)]
    cells = _recorded(catalog, team)
    return Rollout(cells, rate(counted)) if cells or counted else None


def applies(catalog: Catalog, team: Team, lang: str) -> Applies | None:
    """Return what is asked of a team and why, and what else is company-wide."""
    asked = asked_of(catalog, team)
    applying = tuple(_applying(catalog, team, one) for one in asked if one.counts)
    others = tuple(one for one in asked if not one.counts)
    return Applies(applying, others) if asked else None


def missing(catalog: Catalog, team: Team, lang: str) -> tuple[Missing, ...] | None:
    """Return what applies to a team and what it does not have."""
    return tuple(_missing(catalog, one) for one in gaps(catalog, team)) or None


def behind(catalog: Catalog, team: Team, lang: str) -> tuple[Behind, ...] | None:
    """Return what a team uses in a version that is not the current one."""
    late = (one for one in _recorded(catalog, team) if one.in_use and one.behind)
    return tuple(Behind(one, _release_notes(catalog, one.subject)) for one in late) or None


def waivers(catalog: Catalog, team: Team, lang: str) -> tuple[Cell, ...] | None:
    """Return the waivers of a team, ended ones included, the next to end first."""
    cells = _recorded(catalog, team)
    waived = [(one.waiver.expires_on, one.subject.id, one) for one in cells if one.waiver]
    return tuple(one for _, _, one in sorted(waived, key=lambda item: item[:2])) or None


def roles(catalog: Catalog, team: Team, lang: str) -> tuple[Cell, ...] | None:
    """Return the part that a team played in making standards others use."""
    cells = _recorded(catalog, team)
    made = [one for one in cells if one.role and "maker" in one.role.counts_as]
    return tuple(made) or None


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
    return found if found.missing or found.waived or found.behind or found.due else None


def groups(catalog: Catalog, team: Team) -> tuple[Link, ...]:
    """Return the groups that a team takes part in."""
    by = catalog.mentioned_by.get(Ref("team", team.id), ())
    return links(catalog.find(ref) for ref in by if ref.kind == "group")


def _applying(catalog: Catalog, team: Team, asked: Cell) -> Applying:
    entry = catalog.find(Ref(asked.subject.kind, asked.subject.id))
    if not isinstance(entry, Standard) or "standard" not in stage_of(catalog, entry).counts_as:
        return Applying(asked, "why_waiver", ())
    if not entry.platforms:
        return Applying(asked, "why_every", ())
    shared = [one for one in entry.platforms if one in team.platforms]
    if shared:
        return Applying(asked, "why_platform", find_links(catalog, "platform", shared))
    return Applying(asked, "why_recorded" if team.platforms else "why_open", ())


def _missing(catalog: Catalog, lacking: Cell) -> Missing:
    entry = catalog.find(Ref(lacking.subject.kind, lacking.subject.id))
    told = has_how(catalog, lacking.subject)
    return Missing(
        lacking, told, step(catalog, lacking, entry), precedent(catalog, lacking.subject)
    )


def _release_notes(catalog: Catalog, subject: Link) -> str:
    tool = catalog.get(Tool, subject.id) if subject.kind == "tool" else None
    return tool.upstream.release_notes if tool else ""


def _is_task(one: ToDo) -> bool:
    """Whether nothing else of the issue tells it: the end of a waiver makes a gap, if unsettled."""
    return one.item.kind != "waiver" or one.item.settled


def _standards(catalog: Catalog) -> list[Standard]:
    return sorted(catalog.all(Standard), key=lambda one: (rank(catalog, one), one.id))


@once
def _recorded(catalog: Catalog, team: Team) -> tuple[Cell, ...]:
    """Return the cells that a team has records of: standards by stage, then tools."""
    records = _records(catalog, team)
    standards = {record.standard for record in records}
    tools = {record.tool for record in records}
    subjects: list[Standard | Tool] = [one for one in _standards(catalog) if one.id in standards]
    subjects += [tool for one in sorted(tools) if (tool := catalog.get(Tool, one))]
    return tuple(cell(catalog, team, one) for one in subjects)


def _products(catalog: Catalog, team: Team, lang: str) -> ColumnCell:
    names = [product.name for product in team.products]
    return ColumnCell(tuple(of_text(*names)), sort=" ".join(name[lang] for name in names))


def _rate(catalog: Catalog, team: Team, lang: str) -> ColumnCell:
    found = adoption(catalog, team, lang)
    return ColumnCell(
        rate=found.rate if found else None, sort=f"{found.rate.adopted:05}" if found else ""
    )


def _names(team: Team) -> Iterator[str]:
    return (name for product in team.products for name in product.name.all)


def _records(catalog: Catalog, team: Team) -> tuple[Record, ...]:
    found = catalog.get(Adoption, team.id)
    return found.records if found else ()


def _subjects(catalog: Catalog, team: Team) -> Iterator[Ref]:
    """Yield what a team uses or owns."""
    for record in _records(catalog, team):
        if in_use(catalog, record) and (subject := catalog.subject(record)):
            yield Ref(subject.kind, subject.id)
    for owned in catalog.owned_by.get(Ref("team", team.id), ()):
        yield Ref(owned.kind, owned.id)


def _wide_rate(catalog: Catalog, team: Team) -> dict[str, Any]:
    return rate_data(known(catalog, team, one) for one in company_wide(catalog))


def _gaps(catalog: Catalog, team: Team) -> list[dict[str, str]]:
    return [
        {"kind": one.subject.kind, "id": one.subject.id, "status": one.status.value}
        for one in gaps(catalog, team)
    ]


KIND = Kind(
    sections={
        "facts": facts,
        "missing": missing,
        "behind": behind,
        "attention": of_team,
        "waivers": waivers,
        "due": due,
        "issue": issue,
        "applies": applies,
        "adoption": adoption,
        "roles": roles,
        "sources": sources,
        "subscribe": partial(subscribe, badge=True, calendar=True),
    },
    columns={
        "products": Column(_products),
        "platforms": linked("platform", "platforms"),
        "adoption": Column(_rate),
    },
    filters={"platform": Filter(lambda catalog, team: team.platforms, kinds=("platform",))},
    search=Search(names=_names, texts=_records),
    following=Following(_subjects, teams=False),
    readme=coverage,
    computed={
        "owns": OWNS,
        "rate": Computed(
            component("Rate"), "Its rate over the standards of stage standard.", _wide_rate
        ),
        "gaps": Computed(many("Gap"), "What applies to it and is missing.", _gaps),
    },
)

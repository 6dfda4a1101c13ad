"""What the page of a team shows."""

from __future__ import annotations

from typing import NamedTuple

from macros.catalog.catalog import Catalog, Ref
from macros.catalog.model import Adoption, Standard, Team, Tool
from macros.views.adoption import Cell, cell, gaps, rate
from macros.views.fact import Fact, Value, also, field, named, of_links, of_text, of_url
from macros.views.incidents.attention import of_team
from macros.views.link import Link, find_links, links
from macros.views.matrix import STAGES
from macros.views.overdue import to_do
from macros.views.standard import Rollout


class Missing(NamedTuple):
    """What a team lacks, and whether its page says how to adopt it."""

    cell: Cell
    has_how: bool


def facts(catalog: Catalog, team: Team, lang: str) -> tuple[Fact, ...] | None:
    """Return the labelled facts of a team."""
    products = [Value(product.name, url=product.url) for product in team.products]
    contact = (
        [Value(team.contact.removeprefix("mailto:"), url=team.contact)] if team.contact else []
    )
    return (
        *field("team", ["products"], lang, products),
        *field(
            "team",
            ["platforms"],
            lang,
            of_links(find_links(catalog, "platform", team.platforms)),
        ),
        *field("team", ["repositories"], lang, of_url(*team.repositories)),
        *field("team", ["contact"], lang, contact),
        *field("team", ["handle"], lang, of_text(team.handle)),
        *named("takes_part", lang, of_links(groups(catalog, team))),
        *named("owns", lang, of_links(links(catalog.owned_by.get(Ref("team", team.id), ())))),
        *also(catalog, team, lang),
    )


def adoption(catalog: Catalog, team: Team, lang: str) -> Rollout | None:
    """Return what a team has a record of, and its rate over company-wide standards."""
    counted = [cell(catalog, team, one) for one in _standards(catalog) if one.stage == "standard"]
    cells = _recorded(catalog, team)
    return Rollout(cells, rate(counted)) if cells or counted else None


def missing(catalog: Catalog, team: Team, lang: str) -> tuple[Missing, ...] | None:
    """Return what applies to a team and what it does not have."""
    return tuple(Missing(one, _has_how(catalog, one)) for one in gaps(catalog, team)) or None


def waivers(catalog: Catalog, team: Team, lang: str) -> tuple[Cell, ...] | None:
    """Return the waivers of a team, ended ones included, the next to end first."""
    cells = _recorded(catalog, team)
    waived = [(one.waiver.expires_on, one.subject.id, one) for one in cells if one.waiver]
    return tuple(one for _, _, one in sorted(waived, key=lambda item: item[:2])) or None


def roles(catalog: Catalog, team: Team, lang: str) -> tuple[Cell, ...] | None:
    """Return the part that a team played in making standards others use."""
    cells = _recorded(catalog, team)
    made = [one for one in cells if one.role and one.role.value in ("origin", "refiner")]
    return tuple(made) or None


SECTIONS = {
    "facts": facts,
    "missing": missing,
    "attention": of_team,
    "waivers": waivers,
    "adoption": adoption,
    "roles": roles,
    "due": to_do,
}


def groups(catalog: Catalog, team: Team) -> tuple[Link, ...]:
    """Return the groups that a team takes part in."""
    by = catalog.mentioned_by.get(Ref("team", team.id), ())
    return links(catalog.find(ref) for ref in by if ref.kind == "group")


def _has_how(catalog: Catalog, lacking: Cell) -> bool:
    entry = catalog.find(Ref(lacking.subject.kind, lacking.subject.id))
    return isinstance(entry, Standard) and bool(entry.how_to_adopt or entry.artifacts)


def _standards(catalog: Catalog) -> list[Standard]:
    return sorted(catalog.all(Standard), key=lambda one: (STAGES.index(one.stage), one.id))


def _recorded(catalog: Catalog, team: Team) -> tuple[Cell, ...]:
    """Return the cells that a team has records of: standards by stage, then tools."""
    found = catalog.get(Adoption, team.id)
    records = found.records if found else ()
    standards = {record.standard for record in records}
    tools = {record.tool for record in records}
    subjects: list[Standard | Tool] = [one for one in _standards(catalog) if one.id in standards]
    subjects += [tool for one in sorted(tools) if (tool := catalog.get(Tool, one))]
    return tuple(cell(catalog, team, one) for one in subjects)

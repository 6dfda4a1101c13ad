"""What is shown of a team."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from msgspec.structs import replace

from standards_catalog.evidence.repositories import name_of
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption, Team
from standards_catalog.model.parts import Record
from standards_catalog.model.standing import company_wide, in_use
from standards_catalog.views.adoption.adoption import Cell, cell, gaps, rate
from standards_catalog.views.adoption.coverage import coverage
from standards_catalog.views.adoption.data import known, rate_data
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
from standards_catalog.views.kinds.shared import OWNS, also, component, linked, many, sources
from standards_catalog.views.kinds.standing import standing
from standards_catalog.views.kinds.todo import due, issue, recorded_of
from standards_catalog.views.shared.fact import (
    Fact,
    Value,
    field,
    named,
    of_contact,
    of_links,
    of_text,
    of_url,
)
from standards_catalog.views.shared.link import Link, find_links, links
from standards_catalog.views.shared.subscribe import subscribe
from standards_catalog.views.shared.words import when, words


def facts(catalog: Catalog, team: Team, lang: str) -> tuple[Fact, ...] | None:
    """Return the labelled facts of a team."""
    products = [Value(product.name, url=product.url) for product in team.products]
    return (
        *field(catalog, "team", ["products"], lang, products),
        *field(
            catalog,
            "team",
            ["platforms"],
            lang,
            of_links(find_links(catalog, "platform", team.platforms)),
        ),
        *field(catalog, "team", ["repositories"], lang, _repositories(catalog, team, lang)),
        *field(catalog, "team", ["contact"], lang, of_contact(team.contact, lang)),
        *field(catalog, "team", ["handle"], lang, of_text(team.handle)),
        *named("takes_part", lang, of_links(groups(catalog, team))),
        *named("owns", lang, of_links(links(catalog.owned_by.get(Ref("team", team.id), ())))),
        *also(catalog, team, lang),
    )


def _repositories(catalog: Catalog, team: Team, lang: str) -> list[Value]:
    """Return a team's repositories, each with what it is for, unless a product, and its scan."""
    if not catalog.settings.evidence.names_places:
        return []
    purposes = catalog.vocabulary.terms("common", "repository", "purpose")
    scans, said = catalog.scans, words(lang)
    found = []
    for one in team.repositories:
        purpose, name = purposes[one.purpose], name_of(one.url)
        part = "" if "adoption" in purpose.counts_as else purpose.label(lang)
        day = scans.days.get(name) if name in scans.evidence else None
        scan = said["scanned_on"].format(day=when(day, lang)) if day else said["state_not_looked"]
        remark = said["comma"].join(filter(None, [part, scan if scans.evidence else ""]))
        found += [replace(value, remark=remark) for value in of_url(one.url)]
    return found


def roles(catalog: Catalog, team: Team, lang: str) -> tuple[Cell, ...] | None:
    """Return the part that a team played in making standards others use."""
    cells = recorded_of(catalog, team)
    made = [one for one in cells if one.role and "maker" in one.role.counts_as]
    return tuple(made) or None


def groups(catalog: Catalog, team: Team) -> tuple[Link, ...]:
    """Return the groups that a team takes part in."""
    by = catalog.mentioned_by.get(Ref("team", team.id), ())
    return links(catalog.find(ref) for ref in by if ref.kind == "group")


def _products(catalog: Catalog, team: Team, lang: str) -> ColumnCell:
    names = [product.name for product in team.products]
    return ColumnCell(tuple(of_text(*names)), sort=" ".join(name[lang] for name in names))


def _rate(catalog: Catalog, team: Team, lang: str) -> ColumnCell:
    if not company_wide(catalog) and not recorded_of(catalog, team):
        return ColumnCell()
    found = rate(cell(catalog, team, one) for one in company_wide(catalog))
    return ColumnCell(rate=found, sort=f"{found.adopted:05}")


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
        "standing": standing,
        "due": due,
        "issue": issue,
        "attention": of_team,
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

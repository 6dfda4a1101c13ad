"""What is shown of a group."""

from __future__ import annotations

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Group, Team
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.due.overdue import to_do
from standards_catalog.views.kinds.kind import Column, ColumnCell, Computed, Kind
from standards_catalog.views.kinds.shared import IDS, OWNS, also, sources
from standards_catalog.views.shared.fact import (
    Fact,
    field,
    named,
    of_contact,
    of_links,
    of_text,
)
from standards_catalog.views.shared.link import Link, find_links, link, links


class MemberView(Struct, frozen=True):
    """A team whose people take part, and on what basis that is known."""

    team: Link
    basis: Term
    note: Text | None


def facts(catalog: Catalog, group: Group, lang: str) -> tuple[Fact, ...] | None:
    """Return the labelled facts of a group."""
    return (
        *field(
            catalog,
            "group",
            ["parent"],
            lang,
            of_links(find_links(catalog, "group", [group.parent])),
        ),
        *named("parts", lang, of_links(links(_parts(catalog, group)))),
        *named("owns", lang, of_links(links(catalog.owned_by.get(Ref("group", group.id), ())))),
        *field(catalog, "group", ["contact"], lang, of_contact(group.contact, lang)),
        *field(catalog, "group", ["handle"], lang, of_text(group.handle)),
        *also(catalog, group, lang),
    )


def members(catalog: Catalog, group: Group, lang: str) -> tuple[MemberView, ...] | None:
    """Return the teams whose people take part."""
    bases = catalog.vocabulary.terms("common", "basis")
    return (
        tuple(
            MemberView(link(team), bases[member.basis], member.note)
            for member in group.members
            if (team := catalog.get(Team, member.team))
        )
        or None
    )


def _parts(catalog: Catalog, group: Group) -> list[Group]:
    return [one for one in catalog.all(Group) if one.parent == group.id]


def _owned(catalog: Catalog, group: Group, lang: str) -> ColumnCell:
    found = links(catalog.owned_by.get(Ref("group", group.id), ()))
    return ColumnCell(tuple(of_links(found)), sort=f"{len(found):05}")


KIND = Kind(
    sections={"facts": facts, "members": members, "due": to_do, "sources": sources},
    columns={"owns": Column(_owned)},
    computed={
        "parts": Computed(
            IDS,
            "The groups whose parent it is.",
            lambda catalog, group: [one.id for one in _parts(catalog, group)],
        ),
        "owns": OWNS,
    },
)

"""What is due on the pages of entries: a banner about an entry, a list at who has to see to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Group, Standard, Team, Tool
from standards_catalog.model.once import once
from standards_catalog.views.due.due import (
    KINDS,
    Item,
    Keeper,
    Owner,
    due,
    due_about,
    keeper,
    urgency,
)
from standards_catalog.views.shared.link import line_url


class Late(NamedTuple):
    """Something about an entry whose day is over, and who has to see to it."""

    item: Item
    owner: Keeper


class ToDo(NamedTuple):
    """Something that is due, and the address of its line on the forge."""

    item: Item
    line: str


Banner = Mapping[str, tuple[Late, ...]]


def overdue(catalog: Catalog, entry: Standard | Tool, lang: str) -> Banner | None:
    """Return by kind whatever about an entry is past its day.

    What was never confirmed has no day that could be over; it is told beside each team.
    """
    found: dict[str, tuple[Late, ...]] = {}
    items = [one for one in due_about(catalog, entry) if one[1].overdue]
    for ref, item in sorted(items, key=lambda one: (KINDS.index(one[1].kind), *urgency(one[1]))):
        found[item.kind] = (*found.get(item.kind, ()), Late(item, keeper(catalog, ref)))
    return found or None


def to_do(catalog: Catalog, owner: Group | Team, lang: str) -> tuple[ToDo, ...] | None:
    """Return what is due at a group or team."""
    found = _by_owner(catalog).get(Ref(owner.kind, owner.id))
    return tuple(ToDo(item, _line(catalog, item)) for item in found.due) or None if found else None


@once
def _by_owner(catalog: Catalog) -> Mapping[Ref, Owner]:
    return {Ref(one.link.kind, one.link.id): one for one in due(catalog).owners if one.link}


def _line(catalog: Catalog, item: Item) -> str:
    return line_url(catalog, item.file, *item.keys) if item.file in catalog.documents else ""

"""What is due, and who has to see to it: the home page, entries' pages and `catalog status`.

Due is what the calendar did (a review, a confirmation, a waiver past its day) and what is lacking
(a gap, which has no day). The same rules make the warnings of `catalog check`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import PurePosixPath
from typing import NamedTuple

from msgspec import Struct

from standards_catalog.checks.rules.coverage import zone_gaps
from standards_catalog.checks.rules.freshness import confirmation_due, review_due
from standards_catalog.model.catalog import Catalog, Placed, Ref
from standards_catalog.model.entries import Group, Standard, Team, Tool
from standards_catalog.model.once import once
from standards_catalog.model.parts import Waiver
from standards_catalog.model.standing import status_of
from standards_catalog.model.vocabulary import Term
from standards_catalog.problems import Keys
from standards_catalog.text import Text
from standards_catalog.views.adoption.adoption import gaps
from standards_catalog.views.shared.link import Link, address, link, owner_link

KINDS = ("review", "confirmation", "waiver", "gap")


class Item(Struct, frozen=True):
    """One thing to see to: about which entry, and where in whose file it is mended.

    `day` is the last good one and `days` are left until then, below zero when it is over; what was
    never confirmed and what is a gap has no day. A gap has the `status` of an adoption, or the
    `platform` where a zone is empty. A waiver has its `approver`, and is `settled` where the team
    lacks nothing any more.
    """

    kind: str
    about: Link
    file: Ref
    keys: Keys
    day: date | None = None
    days: int | None = None
    status: Term | None = None
    platform: Link | None = None
    approver: Link | None = None
    settled: bool = False

    @property
    def upcoming(self) -> bool:
        """Whether its day is still to come, or is today."""
        return self.days is not None and self.days >= 0

    @property
    def overdue(self) -> bool:
        """Whether its day is over."""
        return self.days is not None and self.days < 0


class Keeper(NamedTuple):
    """Who has to see to something: a group or team, or nobody."""

    link: Link | None
    contact: str


class Owner(Struct, frozen=True):
    """A group or team, or nobody, and what is due there, the most overdue first."""

    link: Link | None
    contact: str
    items: tuple[Item, ...]

    @property
    def due(self) -> tuple[Item, ...]:
        """Return what is due today, without what is still to come."""
        return tuple(item for item in self.items if not item.upcoming)

    def count(self, kind: str) -> int:
        """Count what is due of a kind."""
        return sum(item.kind == kind for item in self.due)


class Due(Struct, frozen=True):
    """All that is due, or will be within some days, by owner: the most overdue one first."""

    within: int
    owners: tuple[Owner, ...]

    def count(self, kind: str, about: str = "") -> int:
        """Count what is due of a kind, perhaps only about one kind of entry."""
        return sum(
            item.kind == kind and about in ("", item.about.kind)
            for owner in self.owners
            for item in owner.due
        )

    @property
    def upcoming(self) -> int:
        """Count what is still to come."""
        return sum(item.upcoming for owner in self.owners for item in owner.items)


class Place(NamedTuple):
    """A line of a file, or a file that is still to be written."""

    path: str
    line: int | None


Owned = tuple[Ref | None, Item]


@once
def due(catalog: Catalog, within: int = 0) -> Due:
    """Return what is due, and what will be within so many days."""
    found: dict[Ref | None, list[Item]] = {}
    of_entries = chain.from_iterable(due_about(catalog, one, within) for one in catalog.subjects)
    for ref, item in chain(of_entries, _gaps(catalog)):
        found.setdefault(ref, []).append(item)
    owners = (
        Owner(*keeper(catalog, ref), tuple(sorted(items, key=urgency)))
        for ref, items in found.items()
    )
    return Due(within, tuple(sorted(owners, key=_rank)))


def due_about(catalog: Catalog, entry: Standard | Tool, within: int = 0) -> Iterator[Owned]:
    """Yield what is due about one entry, gaps left out, with whose it is to see to."""
    last = catalog.today.toordinal() + within
    if (day := review_due(catalog.settings, entry)) and day.toordinal() <= last:
        owner = catalog.resolve(("group", "team"), entry.owner)
        file, left = Ref(entry.kind, entry.id), _left(catalog, day)
        yield owner, Item("review", link(entry), file, ("reviewed_on",), day, left)
    for placed in catalog.adoption_of(entry).values():
        if "unknown" not in status_of(catalog, placed.record).counts_as:
            day = confirmation_due(catalog, placed.team, entry, placed.record)
            if day is None or day.toordinal() <= last:
                yield _confirmation(catalog, entry, placed, day)
        waiver = placed.record.waiver
        if waiver and waiver.expires_on.toordinal() <= last:
            yield _waiver(catalog, entry, placed, waiver)


def keeper(catalog: Catalog, ref: Ref | None) -> Keeper:
    """Return who has to see to what a group or team owns, or to what nobody does."""
    if ref is None:
        return Keeper(None, "")
    entry = catalog.find(ref)
    contact = entry.contact if isinstance(entry, Group | Team) else ""
    name = entry.name if entry else Text(ref.id)
    return Keeper(Link(address(ref), name, ref.kind, ref.id), contact)


def never_reviewed(catalog: Catalog, owner: str = "") -> int:
    """Count what nobody ever reviewed, so that no review of it is due, perhaps of one owner."""
    entries = (one for one in catalog.subjects if owner in ("", one.owner))
    return sum(one.reviewed_on is None for one in entries)


def place(catalog: Catalog, item: Item) -> Place:
    """Return where to edit; the file of a team without any record has no line yet."""
    if document := catalog.documents.get(item.file):
        return Place(document.path, catalog.marks(item.file).nearest(item.keys).line)
    team = PurePosixPath(catalog.documents[Ref("team", item.file.id)].path)
    folder = catalog.schemas.kinds[item.file.kind].folder
    return Place(str(team.parent.parent / folder / team.name), None)


def _confirmation(
    catalog: Catalog, entry: Standard | Tool, placed: Placed, day: date | None
) -> Owned:
    keys: Keys = ("records", placed.index)
    at = (*keys, "confirmed_on") if day else keys
    team, left = Ref("team", placed.team), _left(catalog, day) if day else None
    return team, Item("confirmation", link(entry), _file(team), at, day, left)


def _waiver(catalog: Catalog, entry: Standard | Tool, placed: Placed, waiver: Waiver) -> Owned:
    team = Ref("team", placed.team)
    item = Item(
        "waiver",
        link(entry),
        _file(team),
        ("records", placed.index, "waiver", "expires_on"),
        waiver.expires_on,
        _left(catalog, waiver.expires_on),
        approver=owner_link(catalog, waiver.approved_by),
        settled="settled" in status_of(catalog, placed.record).counts_as,
    )
    return team, item


def _gaps(catalog: Catalog) -> Iterator[Owned]:
    for team in catalog.teams:
        ref = Ref("team", team.id)
        if _file(ref) in catalog.broken:  # nobody knows what it says
            continue
        for cell in gaps(catalog, team):
            subject = Ref(cell.subject.kind, cell.subject.id)
            placed = catalog.records.get(subject, {}).get(team.id)
            keys: Keys = ("records", placed.index) if placed else ("records",)
            yield ref, Item("gap", cell.subject, _file(ref), keys, status=cell.status)
    for zone, platform in zone_gaps(catalog):
        keys = ("platforms", platform.id)
        file = Ref("zone", zone.id)
        yield None, Item("gap", link(zone), file, keys, platform=link(platform))


def _file(team: Ref) -> Ref:
    return Ref("adoption", team.id)


def _left(catalog: Catalog, day: date) -> int:
    return (day - catalog.today).days


def urgency(item: Item) -> tuple[int, int, int, str, str]:
    """Return what orders what is past its day, what has none, gaps, and what is still to come."""
    part = 3 if item.upcoming else 0 if item.overdue else 1 if item.kind != "gap" else 2
    return part, item.days or 0, KINDS.index(item.kind), item.about.kind, item.about.id


def _rank(owner: Owner) -> tuple[bool, tuple[int, int], str]:
    """Order owners by what is most overdue there; what nobody owns comes last."""
    name = owner.link.id if owner.link else ""
    return owner.link is None, urgency(owner.items[0])[:2], name

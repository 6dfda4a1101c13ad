"""What is due, and who has to see to it: the home page, entries' pages and `catalog status`.

Due is what the calendar did (a review, a confirmation, a waiver past its day) and what is lacking
(a gap, which has no day). The same rules make the warnings of `catalog check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from standards_catalog.checks.rules.coverage import zone_gaps
from standards_catalog.checks.rules.freshness import confirmation_due, review_due
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption, Group, Standard, Team, Tool
from standards_catalog.model.once import once
from standards_catalog.model.parts import Record
from standards_catalog.model.standing import status_of
from standards_catalog.model.vocabulary import Term
from standards_catalog.problems import Keys
from standards_catalog.text import Text
from standards_catalog.views.adoption.adoption import gaps
from standards_catalog.views.shared.link import Link, address, link, owner_link

KINDS = ("review", "confirmation", "waiver", "gap")


@dataclass(frozen=True, slots=True)
class Item:
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


@dataclass(frozen=True, slots=True)
class Owner:
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


@dataclass(frozen=True, slots=True)
class Due:
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
    for items in (_reviews, _confirmations, _waivers, _gaps):
        for ref, item in items(catalog):
            if item.days is None or item.days <= within:
                found.setdefault(ref, []).append(item)
    owners = (_owner(catalog, ref, sorted(items, key=_urgency)) for ref, items in found.items())
    return Due(within, tuple(sorted(owners, key=_rank)))


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


def _reviews(catalog: Catalog) -> Iterator[Owned]:
    for entry in catalog.subjects:
        if day := review_due(catalog.settings, entry):
            file, left = Ref(entry.kind, entry.id), _left(catalog, day)
            owner = catalog.resolve(("group", "team"), entry.owner)
            yield owner, Item("review", link(entry), file, ("reviewed_on",), day, left)


def _confirmations(catalog: Catalog) -> Iterator[Owned]:
    for team, keys, record, subject in _records(catalog):
        if "unknown" not in status_of(catalog, record).counts_as:
            day = confirmation_due(catalog, team.id, subject, record)
            at = (*keys, "confirmed_on") if day else keys
            left = _left(catalog, day) if day else None
            yield team, Item("confirmation", link(subject), _file(team), at, day, left)


def _waivers(catalog: Catalog) -> Iterator[Owned]:
    for team, keys, record, subject in _records(catalog):
        if waiver := record.waiver:
            item = Item(
                "waiver",
                link(subject),
                _file(team),
                (*keys, "waiver", "expires_on"),
                waiver.expires_on,
                _left(catalog, waiver.expires_on),
                approver=owner_link(catalog, waiver.approved_by),
                settled="settled" in status_of(catalog, record).counts_as,
            )
            yield team, item


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


def _records(catalog: Catalog) -> Iterator[tuple[Ref, Keys, Record, Standard | Tool]]:
    for adoption in catalog.all(Adoption):
        for index, record in enumerate(adoption.records):
            if subject := catalog.subject(record):
                yield Ref("team", adoption.id), ("records", index), record, subject


def _file(team: Ref) -> Ref:
    return Ref("adoption", team.id)


def _left(catalog: Catalog, day: date) -> int:
    return (day - catalog.today).days


def _owner(catalog: Catalog, ref: Ref | None, items: Sequence[Item]) -> Owner:
    if ref is None:
        return Owner(None, "", tuple(items))
    entry = catalog.find(ref)
    contact = entry.contact if isinstance(entry, Group | Team) else ""
    name = entry.name if entry else Text(ref.id)
    return Owner(Link(address(ref), name, ref.kind, ref.id), contact, tuple(items))


def _urgency(item: Item) -> tuple[int, int, int, str, str]:
    """Order what is past its day, what has none, gaps, and what is still to come."""
    part = 3 if item.upcoming else 0 if item.overdue else 1 if item.kind != "gap" else 2
    return part, item.days or 0, KINDS.index(item.kind), item.about.kind, item.about.id


def _rank(owner: Owner) -> tuple[bool, tuple[int, int], str]:
    """Order owners by what is most overdue there; what nobody owns comes last."""
    name = owner.link.id if owner.link else ""
    return owner.link is None, _urgency(owner.items[0])[:2], name

"""What teams record: cells of the matrix, waivers, confirmations; and reviews, their like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption, Standard, Tool
from standards_catalog.model.parts import Record, Waiver
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.diff.fields import Field, changed_fields
from standards_catalog.views.diff.sides import Sides
from standards_catalog.views.shared.link import Link

# What has a part of its own in the diff, or names the record.
_TOLD = frozenset(("standard", "tool", "status", "waiver", "confirmed_on"))


class CellChange(Struct, frozen=True):
    """A team's record of a standard or tool: its status before and after, None without one."""

    team: Link
    subject: Link
    before: Term | None
    after: Term | None
    fields: tuple[Field, ...]

    @property
    def moved(self) -> bool:
        """Whether the status is another one, and not only called otherwise."""
        was, now = (one.value if one else "" for one in (self.before, self.after))
        return was != now


class WaiverChange(Struct, frozen=True):
    """A waiver that a team got, gave up, or that says something else now."""

    team: Link
    subject: Link
    change: Literal["started", "ended", "changed"]
    before: Waiver | None
    after: Waiver | None


class Review(Struct, frozen=True):
    """A day on which an entry was reviewed or, with a team, its record was confirmed."""

    subject: Link
    team: Link | None
    before: date | None
    after: date | None


class _Pair(NamedTuple):
    """One record on both sides, and its data as written."""

    team: str
    about: Ref
    before: Record | None
    after: Record | None
    data: tuple[Mapping[str, Any], Mapping[str, Any]]


def cells(sides: Sides) -> Iterator[CellChange]:
    """Yield the records that changed, by team; waivers and confirmations apart."""
    at = ("adoption", "record", "status")
    there, here = sides.before.vocabulary.terms(*at), sides.after.vocabulary.terms(*at)
    for pair in _pairs(sides):
        before = pair.before.status if pair.before else ""
        was = here.get(sides.now(before, *at)) or there.get(before)
        now = here[pair.after.status] if pair.after else None
        fields = tuple(changed_fields(*pair.data)) if was and now else ()
        if was != now or fields:
            team = sides.link(Ref("team", pair.team))
            yield CellChange(team, sides.link(pair.about), was, now, fields)


def waivers(sides: Sides) -> Iterator[WaiverChange]:
    """Yield the waivers that began, ended or changed, by team."""
    for pair in _pairs(sides):
        was = pair.before.waiver if pair.before else None
        now = pair.after.waiver if pair.after else None
        if was != now:
            change: Any = "changed" if was and now else "started" if now else "ended"
            team = sides.link(Ref("team", pair.team))
            yield WaiverChange(team, sides.link(pair.about), change, was, now)


def reviews(sides: Sides) -> Iterator[Review]:
    """Yield the entries with another day of review, then the records with one of confirmation."""
    for before, after in sides.kept:
        if isinstance(before, Standard | Tool) and isinstance(after, Standard | Tool):
            was, now = before.reviewed_on, after.reviewed_on
            if was != now:
                yield Review(sides.link(Ref(after.kind, after.id)), None, was, now)
    for pair in _pairs(sides):
        if pair.before and pair.after and pair.before.confirmed_on != pair.after.confirmed_on:
            team = sides.link(Ref("team", pair.team))
            days = pair.before.confirmed_on, pair.after.confirmed_on
            yield Review(sides.link(pair.about), team, *days)


def _pairs(sides: Sides) -> Iterator[_Pair]:
    """Yield every record of either side by team, but not of files that could not be read."""
    before, after = _records(sides.before), _records(sides.after)
    unread = {ref.id for ref in sides.before.broken | sides.after.broken if ref.kind == "adoption"}
    nothing: tuple[None, Mapping[str, Any]] = None, {}
    for team, about in sorted(before.keys() | after.keys()):
        if team not in unread:
            was, old = before.get((team, about), nothing)
            now, new = after.get((team, about), nothing)
            yield _Pair(team, about, was, now, (old, new))


def _records(catalog: Catalog) -> Mapping[tuple[str, Ref], tuple[Record, Mapping[str, Any]]]:
    found = {}
    for about, placed_by_team in catalog.records.items():
        for team, placed in placed_by_team.items():
            data = catalog.documents[Ref(Adoption.kind, team)].data["records"][placed.index]
            kept = {key: value for key, value in data.items() if key not in _TOLD}
            found[team, about] = placed.record, kept
    return found

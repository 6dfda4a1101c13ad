"""What one commit changed, one fact a thing: plain data, made once for each commit and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from standards_catalog.history.log import Commit
from standards_catalog.history.versions import Step
from standards_catalog.model.catalog import Ref
from standards_catalog.model.entries import Adoption
from standards_catalog.model.vocabulary import Term
from standards_catalog.schema.schemas import SETTINGS
from standards_catalog.text import Text
from standards_catalog.views.diff import adoption, entries, zones
from standards_catalog.views.diff.fields import Field
from standards_catalog.views.diff.sides import Sides, refs
from standards_catalog.views.shared.link import Link

_VERSIONS = ("version", "upstream.version")


class Told(Struct, frozen=True):
    """One thing that changed: what happened to which entry, perhaps at a team or on a platform.

    `before` and `after` are values of a vocabulary, days or ids; `was` and `now` are tools in a
    zone; `fields` are names of fields that changed.
    """

    what: str
    entry: Link
    at: Link | None = None
    before: str = ""
    after: str = ""
    was: tuple[Link, ...] = ()
    now: tuple[Link, ...] = ()
    fields: tuple[str, ...] = ()


def tell(step: Step) -> tuple[Told, ...]:
    """Return everything that a commit changed, what matters most first."""
    sides = Sides.of(step.before, step.after)
    return tuple(
        fact
        for part in (_entries, _moves, _cells, _waivers, _zones, _reviews, _edits)
        for fact in part(sides)
    )


def tell_first(commit: Commit) -> tuple[Told, ...]:
    """Return what the first commit of a catalog brought, without reading it: everything."""
    told = (one.ref for one in commit.versions if one.after)
    return tuple(
        Told("added", Link("", Text(ref.id), ref.kind, ref.id))
        for ref in sorted(told)
        if ref.kind not in (SETTINGS, Adoption.kind)
    )


def _entries(sides: Sides) -> Iterator[Told]:
    for new in entries.added(sides):
        yield Told("added", new.entry, after=_value(new.state))
    for gone in entries.removed(sides):
        yield Told("removed", gone.entry)
    for other in entries.renamed(sides):
        yield Told("renamed", other.entry, before=other.before)
    both = refs(sides.before) & refs(sides.after)
    for ref in sorted(both & (sides.before.broken | sides.after.broken)):
        yield Told("unread", sides.link(ref))


def _moves(sides: Sides) -> Iterator[Told]:
    for one in entries.moves(sides):
        what = sides.after.schemas.kinds[one.entry.kind].state
        yield Told(what, one.entry, one.platform, _value(one.before), _value(one.after))


def _cells(sides: Sides) -> Iterator[Told]:
    for one in adoption.cells(sides):
        values = _value(one.before), _value(one.after)
        if one.before != one.after:
            yield Told("cell", one.subject, one.team, *values)
        else:
            yield from _fields("record", one.subject, one.fields, one.team)


def _waivers(sides: Sides) -> Iterator[Told]:
    for one in adoption.waivers(sides):
        was = str(one.before.expires_on) if one.before else ""
        now = str(one.after.expires_on) if one.after else ""
        yield Told(f"waiver_{one.change}", one.subject, one.team, was, now)


def _zones(sides: Sides) -> Iterator[Told]:
    kept = {Ref(after.kind, after.id) for _, after in sides.kept}
    for one in zones.zone_cells(sides):
        if Ref(one.zone.kind, one.zone.id) not in kept:
            continue  # that the zone came or went is told
        before, after = one.before, one.after
        if before == after:
            yield Told("zone_edited", one.zone, one.platform, fields=_names(one.fields))
        else:
            reasons = _reason(before), _reason(after)
            yield Told("zone", one.zone, one.platform, *reasons, before.tools, after.tools)


def _reviews(sides: Sides) -> Iterator[Told]:
    for one in adoption.reviews(sides):
        if one.after:
            what = "confirmed" if one.team else "reviewed"
            yield Told(what, one.subject, one.team, after=one.after.isoformat())


def _edits(sides: Sides) -> Iterator[Told]:
    for one in entries.edits(sides):
        yield from _fields("edited", one.entry, one.fields)
    if fields := _names(entries.settings(sides)):
        yield Told("settings", Link("", Text(SETTINGS), SETTINGS, SETTINGS), fields=fields)


def _reason(contents: zones.Contents) -> str:
    return "" if contents.applies else "not_applicable"


def _fields(
    what: str, entry: Link, fields: Iterable[Field], team: Link | None = None
) -> Iterator[Told]:
    """Yield the move of a version, which readers wait for, then what else was edited."""
    rest = []
    for one in fields:
        if one.name in _VERSIONS:
            yield Told("version", entry, team, one.before or "", one.after or "")
        else:
            rest.append(one)
    if rest:
        yield Told(what, entry, team, fields=_names(rest))


def _names(fields: Iterable[Field]) -> tuple[str, ...]:
    """Return the fields that changed, those of a part as `part.field`."""
    return tuple(dict.fromkeys(".".join(field.name.split(".")[:2]) for field in fields))


def _value(term: Term | None) -> str:
    return term.value if term else ""


def names_of(fact: Told) -> Iterator[Ref]:
    """Yield the entries that a fact is about."""
    for one in (fact.entry, fact.at, *fact.was, *fact.now):
        if one:
            yield Ref(one.kind, one.id)

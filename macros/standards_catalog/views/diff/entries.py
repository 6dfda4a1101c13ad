"""Entries that came, went and got another name; stages and rings that moved; edited fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, to_builtins

from standards_catalog.model.catalog import Ref
from standards_catalog.model.entries import Adoption, Tool
from standards_catalog.model.settings import Settings
from standards_catalog.model.standing import state_of
from standards_catalog.model.vocabulary import Term
from standards_catalog.schema.languages.shape import FOLDER as LANGUAGES
from standards_catalog.schema.schemas import ALONE, VOCABULARY
from standards_catalog.text import Text
from standards_catalog.views.diff.fields import Field, changed_fields
from standards_catalog.views.diff.sides import Sides, refs
from standards_catalog.views.shared.link import Link, link


class Added(Struct, frozen=True):
    """An entry that is new, and the stage, ring or lifecycle that it came with."""

    entry: Link
    state: Term | None


class Removed(Struct, frozen=True):
    """An entry that is gone, and the one that its address leads to now, if any."""

    entry: Link
    successor: Link | None


class Renamed(Struct, frozen=True):
    """An entry that has another id now."""

    entry: Link
    before: str


class Move(Struct, frozen=True):
    """A standard's stage, a tool's ring (on one platform, perhaps) or a platform's lifecycle."""

    entry: Link
    platform: Link | None
    before: Term | None
    after: Term | None


class Edit(Struct, frozen=True):
    """The fields of an entry that changed otherwise."""

    entry: Link
    fields: tuple[Field, ...]


def added(sides: Sides) -> Iterator[Added]:
    """Yield the entries that are new; adoption is told by its cells."""
    for ref in sorted(refs(sides.after) - refs(sides.before)):
        if ref.kind != Adoption.kind:
            entry = sides.after.entries.get(ref.kind, {}).get(ref.id)
            yield Added(sides.link(ref), state_of(sides.after, entry) if entry else None)


def removed(sides: Sides) -> Iterator[Removed]:
    """Yield the entries that are gone; adoption is told by its cells."""
    now = {
        Ref(kind, former): link(entry)
        for kind in sides.after.named_kinds
        for entry in sides.after.of_kind(kind)
        for former in entry.formerly
    }
    for ref in sorted(refs(sides.before) - refs(sides.after)):
        if ref.kind != Adoption.kind:
            yield Removed(sides.link(ref), now.get(ref))


def renamed(sides: Sides) -> Iterator[Renamed]:
    """Yield the entries that say what they were called before."""
    for was, ref in sorted(sides.names.items()):
        if was.kind != Adoption.kind:
            yield Renamed(sides.link(ref), was.id)


def moves(sides: Sides) -> Iterator[Move]:
    """Yield every stage, ring and lifecycle that is another now."""
    for before, after in sides.kept:
        if isinstance(before, Tool) and isinstance(after, Tool):
            yield from _ring_moves(sides, before, after)
            continue
        was, now = state_of(sides.before, before), state_of(sides.after, after)
        field = sides.after.schemas.kinds[after.kind].state
        if was and now and sides.now(was.value, after.kind, field) != now.value:
            yield Move(sides.link(Ref(after.kind, after.id)), None, was, now)


def edits(sides: Sides) -> Iterator[Edit]:
    """Yield the fields that changed and that no other part of the diff tells of."""
    for _, after in sides.kept:
        ref = Ref(after.kind, after.id)
        if isinstance(after, Adoption):
            continue
        told = {sides.after.schemas.kinds[after.kind].state, *_TOLD.get(after.kind, ())}
        if ref in sides.names.values():
            told.add("formerly")
        there, here = (
            {key: value for key, value in side.documents[ref].data.items() if key not in told}
            for side in (sides.before, sides.after)
        )
        if fields := tuple(changed_fields(there, here)):
            yield Edit(sides.link(ref), fields)


def settings(sides: Sides) -> Iterator[Field]:
    """Yield the settings and words that changed, if both sides could be read."""
    if not any(ref.kind in ALONE for ref in sides.before.broken | sides.after.broken):
        yield from changed_fields(_plain(sides.before.settings), _plain(sides.after.settings))
        there, here = sides.before.schemas.own, sides.after.schemas.own
        for name, was, now in (
            (VOCABULARY, there.vocabulary, here.vocabulary),
            (LANGUAGES, there.languages, here.languages),
        ):
            yield from changed_fields(json.loads(was), json.loads(now), name)


_TOLD = {
    "standard": ("reviewed_on",),
    "tool": ("rings", "reviewed_on"),
    "zone": ("platforms",),
}


def _ring_moves(sides: Sides, before: Tool, after: Tool) -> Iterator[Move]:
    entry = link(after)
    there, here = (one.vocabulary.terms("tool", "ring") for one in (sides.before, sides.after))
    pairs = {"": (before.ring, after.ring)}
    for platform in sorted({*before.rings, *after.rings}):
        pairs[platform] = before.rings.get(platform, ""), after.rings.get(platform, "")
    for platform, (was, now) in pairs.items():
        if sides.now(was, "tool", "ring") != now:
            on = sides.link(Ref("platform", platform)) if platform else None
            yield Move(entry, on, there.get(was), here.get(now))


def _plain(settings: Settings) -> Any:
    return to_builtins(settings, enc_hook=_told)


def _told(value: Any) -> Any:
    return list(value.all) if isinstance(value, Text) else str(value)

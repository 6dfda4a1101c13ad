"""What changed between two catalogs, in the words of the domain."""

from __future__ import annotations

from msgspec import Struct

from standards_catalog.checks.load import Loaded
from standards_catalog.problems import Problem
from standards_catalog.views.diff.adoption import (
    CellChange,
    Review,
    WaiverChange,
    cells,
    reviews,
    waivers,
)
from standards_catalog.views.diff.complaints import Unread, complaints, unread
from standards_catalog.views.diff.entries import (
    Added,
    Edit,
    Move,
    Removed,
    Renamed,
    added,
    edits,
    moves,
    removed,
    renamed,
    settings,
)
from standards_catalog.views.diff.fields import Field
from standards_catalog.views.diff.gates import GateChange, gates
from standards_catalog.views.diff.links import Break, Vanished, breaks, vanished
from standards_catalog.views.diff.rows import RowChange, rows
from standards_catalog.views.diff.sides import Sides
from standards_catalog.views.diff.zones import ZoneChange, zone_cells


class Diff(Struct, frozen=True):
    """Everything that changed, each thing in one part.

    `cells` are records whose status changed, `records` those that changed otherwise; `edits` are
    the fields of which no other part tells, `rows` are incidents and releases. What is `unread` on
    a side is compared in nothing; gates are compared only if every entry could be read on both
    sides, the `whole`.
    """

    whole: bool
    unread: tuple[Unread, ...]
    added: tuple[Added, ...]
    removed: tuple[Removed, ...]
    renamed: tuple[Renamed, ...]
    moves: tuple[Move, ...]
    gates: tuple[GateChange, ...]
    cells: tuple[CellChange, ...]
    waivers: tuple[WaiverChange, ...]
    zones: tuple[ZoneChange, ...]
    breaks: tuple[Break, ...]
    vanished: tuple[Vanished, ...]
    new_complaints: tuple[Problem, ...]
    gone_complaints: tuple[Problem, ...]
    reviews: tuple[Review, ...]
    records: tuple[CellChange, ...]
    edits: tuple[Edit, ...]
    rows: tuple[RowChange, ...]
    settings: tuple[Field, ...]


def compare(before: Loaded, after: Loaded) -> Diff:
    """Return what changed from one catalog to another; both should be of the same day."""
    sides = Sides.of(before.catalog, after.catalog)
    records = tuple(cells(sides))
    new, gone = complaints(sides, before, after)
    return Diff(
        whole=sides.whole,
        unread=tuple(unread(sides, before, after)),
        added=tuple(added(sides)),
        removed=tuple(removed(sides)),
        renamed=tuple(renamed(sides)),
        moves=tuple(moves(sides)),
        gates=tuple(gates(sides)),
        cells=tuple(one for one in records if one.moved),
        waivers=tuple(waivers(sides)),
        zones=tuple(zone_cells(sides)),
        breaks=tuple(breaks(sides, before.catalog)),
        vanished=tuple(vanished(sides, before.catalog)),
        new_complaints=new,
        gone_complaints=gone,
        reviews=tuple(reviews(sides)),
        records=tuple(one for one in records if not one.moved),
        edits=tuple(edits(sides)),
        rows=tuple(rows(sides)),
        settings=tuple(settings(sides)),
    )

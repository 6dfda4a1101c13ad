"""Cells of zones and platforms that were filled, emptied or changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Zone
from standards_catalog.model.parts import Cell
from standards_catalog.views.diff.fields import Field, changed_fields
from standards_catalog.views.diff.sides import Sides
from standards_catalog.views.shared.link import Link


class Contents(Struct, frozen=True):
    """What stands in a cell: tools, or that none is needed; neither is a gap."""

    tools: tuple[Link, ...]
    applies: bool


class ZoneChange(Struct, frozen=True):
    """A zone on a platform, before and after, and what else of the cell changed."""

    zone: Link
    platform: Link
    change: Literal["filled", "emptied", "changed"]
    before: Contents
    after: Contents
    fields: tuple[Field, ...]


def zone_cells(sides: Sides) -> Iterator[ZoneChange]:
    """Yield the cells that changed, by zone and platform."""
    before, after = _cells(sides.before), _cells(sides.after)
    for zone, platform in sorted(before.keys() | after.keys()):
        ref = Ref("zone", zone)
        if ref in sides.before.broken | sides.after.broken:
            continue
        was, old = before.get((zone, platform), (Cell(), {}))
        now, new = after.get((zone, platform), (Cell(), {}))
        there, here = _contents(sides, was), _contents(sides, now)
        fields = tuple(field for field in changed_fields(old, new) if not _is_told(field))
        if there != here or fields:
            change: Any = "emptied" if now.is_gap else "filled" if was.is_gap else "changed"
            change = "changed" if was.is_gap == now.is_gap else change
            links = sides.link(ref), sides.link(Ref("platform", platform))
            yield ZoneChange(*links, change, there, here, fields)


def _cells(catalog: Catalog) -> dict[tuple[str, str], tuple[Cell, Any]]:
    return {
        (zone.id, platform): (
            cell,
            catalog.documents[Ref("zone", zone.id)].data["platforms"][platform],
        )
        for zone in catalog.all(Zone)
        for platform, cell in zone.platforms.items()
    }


def _contents(sides: Sides, cell: Cell) -> Contents:
    tools = tuple(sides.link(Ref("tool", fill.tool)) for fill in cell.tools)
    return Contents(tools, cell.not_applicable is None)


def _is_told(field: Field) -> bool:
    """Whether the contents tell it: tools that came and went, and that none is needed."""
    *path, last = field.name.split(".")
    whole = field.change in ("set", "removed")
    return whole and (path == ["tools"] or (not path and last in ("tools", "not_applicable")))

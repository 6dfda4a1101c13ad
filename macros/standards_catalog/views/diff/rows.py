"""Rows of incidents and releases that came, went, or say something else now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct, structs

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.incidents import Incident, Release
from standards_catalog.views.diff.fields import Field, changed_fields
from standards_catalog.views.diff.sides import Sides

Rows = Mapping[tuple[object, ...], Incident | Release]
_PLACES = ("row", "line")  # a row that others push down is the same


class RowChange(Struct, frozen=True):
    """A row of a product, called by its id, time or month, and how it changed."""

    kind: str
    product: str
    name: str
    change: Literal["new", "gone", "changed"]
    title: str = ""
    fields: tuple[Field, ...] = ()


def rows(sides: Sides) -> Iterator[RowChange]:
    """Yield the rows that differ, of the tables that both sides could read."""
    broken = sides.before.broken | sides.after.broken
    unread = {(ref.kind, ref.id) for ref in broken if ref.kind in sides.after.schemas.tables}
    for kind in sides.after.schemas.tables:
        before, after = (_rows(side, kind) for side in (sides.before, sides.after))
        for key in dict.fromkeys((*before, *after)):
            was, now = before.get(key), after.get(key)
            one = now or was
            if one and (kind, one.product) not in unread and (found := _change(kind, was, now)):
                yield found


def _rows(catalog: Catalog, kind: str) -> Rows:
    rows: Iterable[Incident | Release] = (
        catalog.incidents if kind == "incident" else catalog.releases
    )
    return {_identity(one): one for one in rows}


def _identity(one: Incident | Release) -> tuple[object, ...]:
    return one.identity if isinstance(one, Incident) else (one.product, one.month)


def _change(
    kind: str, was: Incident | Release | None, now: Incident | Release | None
) -> RowChange | None:
    one = now or was
    assert one
    if isinstance(one, Incident):
        name, title = one.id or f"{one.started_at:%Y-%m-%d %H:%M}", one.title
    else:
        name, title = one.month, str(one.count)
    if was is None or now is None:
        return RowChange(kind, one.product, name, "new" if was is None else "gone", title)
    fields = tuple(changed_fields(_data(was), _data(now)))
    return RowChange(kind, one.product, name, "changed", title, fields) if fields else None


def _data(one: Incident | Release) -> dict[str, Any]:
    values = {name: value for name, value in structs.asdict(one).items() if name not in _PLACES}
    return {
        name: value.isoformat(" ", "minutes") if isinstance(value, datetime) else value
        for name, value in values.items()
        if value not in (None, "")
    }

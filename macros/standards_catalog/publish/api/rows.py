"""Rows of incidents and releases as data, and their shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.incidents import Incident, Release
from standards_catalog.publish.api.components import Schema, described, shape_of
from standards_catalog.schema.schemas import Schemas

Data = dict[str, Any]

_MOMENT = {
    "anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}],
    "description": "With the offset that held there; midnight where only the day is known.",
}
_PRECISE = ("detected_precision", "fixed_precision")


def rows_of(catalog: Catalog, kind: str) -> Iterator[Data]:
    """Yield every row of a kind of table, ordered by product and time."""
    rows: tuple[Incident | Release, ...] = (
        catalog.incidents if kind == "incident" else catalog.releases
    )
    fields = catalog.schemas.tables[kind].row.fields
    for row in rows:
        data: Data = {"product": row.product}
        data |= {key: _plain(getattr(row, key)) for key in fields}
        if isinstance(row, Incident):
            data |= {key: getattr(row, key) for key in _PRECISE}
            data["is_open"] = row.is_open
        yield data


def row_shapes(schemas: Schemas) -> Mapping[str, Schema]:
    """Return the shape of a row of each kind of table, by name."""
    return {kind.capitalize(): _shape(schemas, kind) for kind in schemas.tables}


def _shape(schemas: Schemas, kind: str) -> Schema:
    properties: dict[str, Any] = {
        "product": {"type": "string", "description": "The product, by its id."},
        **shape_of(schemas.tables[kind].row.whole)["properties"],
    }
    if kind == "incident":
        moments = [key for key in properties if key.endswith("_at")]
        properties |= {key: {**properties[key], **_MOMENT} for key in moments}
        precision = {"type": "string", "description": "How exact that time is known."}
        properties |= dict.fromkeys(_PRECISE, precision)
        open_ = "Whether it is not over; an end that nobody knows is null, and not open."
        properties["is_open"] = {"type": "boolean", "description": open_}
    return described(f"One of the {schemas.tables[kind].folder} of a product.", properties)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if value != "" else None

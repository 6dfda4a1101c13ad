"""Who looks after what: the group or team that an entry names, or is, or is recorded of."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog, Ref

OWNERS = ("group", "team")
_NAMED_IN = ("owner", "team")


def owner_of(catalog: Catalog, ref: Ref) -> Ref | None:
    """Return the group or team that looks after an entry, if anybody does."""
    if ref.kind in OWNERS:
        return ref
    if kind := catalog.schemas.kinds[ref.kind].raw.get("x-id-ref"):
        return Ref(kind, ref.id)
    entry = catalog.entries.get(ref.kind, {}).get(ref.id)
    named = (getattr(entry, field, "") for field in _NAMED_IN)
    return next((catalog.resolve(OWNERS, one) for one in named if one), None)

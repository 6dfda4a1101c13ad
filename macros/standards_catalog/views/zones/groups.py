"""What zones stand together under, where they are in groups."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Zone
from standards_catalog.text import Text


def heading_of(catalog: Catalog, zone: Zone) -> Text | None:
    """Return the heading of a zone's group, if it is in one."""
    if not zone.group:
        return None
    return Text(catalog.vocabulary.terms("zone", "group")[zone.group].labels)

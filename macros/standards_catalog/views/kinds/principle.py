"""What is shown of a principle."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Principle, Standard
from standards_catalog.views.kinds.kind import Column, ColumnCell, Kind
from standards_catalog.views.kinds.shared import TAGS, also, sources
from standards_catalog.views.shared.fact import Fact, named, of_links
from standards_catalog.views.shared.link import links


def facts(catalog: Catalog, principle: Principle, lang: str) -> tuple[Fact, ...] | None:
    """Return the standards that rest on a principle, and its other names."""
    return (
        *named("cited_by", lang, of_links(links(_citing(catalog, principle)))),
        *also(catalog, principle, lang),
    )


def _citing(catalog: Catalog, principle: Principle) -> list[Standard]:
    return [one for one in catalog.all(Standard) if principle.id in one.principles]


def _cited(catalog: Catalog, principle: Principle, lang: str) -> ColumnCell:
    by = _citing(catalog, principle)
    return ColumnCell(tuple(of_links(links(by))), sort=f"{len(by):05}")


KIND = Kind(
    sections={"facts": facts, "sources": sources},
    columns={"cited_by": Column(_cited)},
    filters={"tag": TAGS},
)

"""What is shown of a term: what it stands for, and the entries that it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Term
from standards_catalog.views.kinds.kind import Column, ColumnCell, Kind, Search
from standards_catalog.views.kinds.shared import TAGS, also, sources
from standards_catalog.views.shared.fact import Fact, field, of_links, of_text
from standards_catalog.views.shared.link import Link, links

# Who searches for a term wants what the organisation does about it before what the word means.
_AFTER_ITS_LEADS = 0.9


def facts(catalog: Catalog, term: Term, lang: str) -> tuple[Fact, ...] | None:
    """Return what a term stands for, what it leads to, and its other names."""
    return (
        *field(catalog, "term", ["expansion"], lang, of_text(term.expansion)),
        *field(catalog, "term", ["leads_to"], lang, of_links(_links(catalog, term))),
        *also(catalog, term, lang),
    )


def _leads(term: Term) -> Iterator[Ref]:
    for lead in term.leads_to:
        yield from (Ref(kind, id) for kind, id in structs.asdict(lead).items() if id)


def _links(catalog: Catalog, term: Term) -> tuple[Link, ...]:
    return links(map(catalog.find, _leads(term)))


def _stands_for(catalog: Catalog, term: Term, lang: str) -> ColumnCell:
    if not term.expansion:
        return ColumnCell()
    return ColumnCell(tuple(of_text(term.expansion)), sort=term.expansion[lang])


def _leading(catalog: Catalog, term: Term, lang: str) -> ColumnCell:
    found = _links(catalog, term)
    return ColumnCell(tuple(of_links(found)), sort=" ".join(one.text[lang] for one in found))


def _names(term: Term) -> Iterator[str]:
    if term.expansion:
        yield from term.expansion.all


KIND = Kind(
    sections={"facts": facts, "sources": sources},
    columns={
        "expansion": Column(_stands_for, ("expansion",)),
        "leads_to": Column(_leading, ("leads_to",)),
    },
    filters={"tag": TAGS},
    search=Search(names=_names, leads=_leads, boost=_AFTER_ITS_LEADS),
)

"""What several kinds show alike: sources, owners, tags, links, and their fields in the API."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Entry, Group, Named, Team
from standards_catalog.model.parts import Source
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.kinds.extra import extra_facts
from standards_catalog.views.kinds.kind import Column, ColumnCell, Computed, Filter
from standards_catalog.views.shared.fact import Fact, field, of_links, of_text
from standards_catalog.views.shared.link import find_links
from standards_catalog.views.shared.plain import named

IDS: Mapping[str, Any] = {"type": "array", "items": {"type": "string"}}
TAGS = Filter(lambda catalog, entry: entry.tags)


class SourceView(Struct, frozen=True):
    """A source with its basis spelt out."""

    source: Source
    basis: Term


def sources(catalog: Catalog, entry: Named, lang: str) -> tuple[SourceView, ...] | None:
    """Return where the facts of an entry come from."""
    bases = catalog.vocabulary.terms("common", "basis")
    return tuple(SourceView(one, bases[one.basis]) for one in entry.sources) or None


def also(catalog: Catalog, entry: Entry, lang: str) -> list[Fact]:
    """Return the facts that all kinds share: own fields, other names, former ids, tags."""
    return [
        *extra_facts(catalog, entry, lang),
        *field(catalog, entry.kind, ["aliases"], lang, of_text(*entry.aliases)),
        *field(catalog, entry.kind, ["formerly"], lang, of_text(*entry.formerly)),
        *field(catalog, entry.kind, ["tags"], lang, of_text(*entry.tags)),
    ]


def linked(kind: str, field: str) -> Column:
    """Return a column of the entries of a kind that a field names."""

    def cell(catalog: Catalog, entry: Any, lang: str) -> ColumnCell:
        found = find_links(catalog, kind, getattr(entry, field))
        return ColumnCell(tuple(of_links(found)), sort=" ".join(one.text[lang] for one in found))

    return Column(cell)


def term(kind: str, field: str) -> Callable[[Catalog, Any], Term]:
    """Return what spells out the value that entries of a kind have of a vocabulary."""
    return lambda catalog, entry: catalog.vocabulary.terms(kind, field)[getattr(entry, field)]


def component(name: str) -> Mapping[str, str]:
    """Return a reference to a shape that several documents of the API have."""
    return {"$ref": f"#/components/schemas/{name}"}


def many(name: str) -> Mapping[str, Any]:
    """Return the shape of a list of such."""
    return {"type": "array", "items": component(name)}


def refs(entries: Iterable[Entry]) -> list[dict[str, str]]:
    """Return the names of entries as the API has them."""
    return [named(Ref(one.kind, one.id)) for one in entries]


def _owns(catalog: Catalog, owner: Team | Group) -> list[dict[str, str]]:
    return refs(catalog.owned_by.get(Ref(owner.kind, owner.id), ()))


OWNS = Computed(many("Ref"), "The standards and tools that it answers for.", _owns)

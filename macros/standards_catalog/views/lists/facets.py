"""The facets of a kind: its filters, with the values that occur among some entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.kinds.extra import extra_filters
from standards_catalog.views.kinds.kind import Filter
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.shared.facets import Facet, Option
from standards_catalog.views.shared.words import words


def facet(
    catalog: Catalog, kind: str, name: str, values: Iterable[tuple[str, ...]], lang: str
) -> Facet:
    """Return a facet with the options that occur; `values` are those of each entry."""
    by = filters_of(catalog, kind)[name]
    counts = Counter(value for some in values for value in some)
    terms = catalog.vocabulary.terms(kind, *by.field) if by.field else {}
    order = list(terms) if terms else sorted(counts)
    options = [
        Option(value, _option(catalog, by, terms, value, lang), counts[value])
        for value in order
        if counts[value]
    ]
    return Facet(name, title_of(catalog, kind, name, by.field, lang), tuple(options))


def filters_of(catalog: Catalog, kind: str) -> Mapping[str, Filter]:
    """Return what a list of a kind can be narrowed by, the organisation's own fields included."""
    return {**kind_of(kind).filters, **extra_filters(catalog, kind)}


def title_of(catalog: Catalog, kind: str, name: str, field: tuple[str, ...], lang: str) -> str:
    """Return what a column or facet of a kind is called: by the interface, else by its field."""
    return words(lang).get(name) or catalog.vocabulary.label(kind, *(field or (name,)))[lang]


def _option(
    catalog: Catalog, by: Filter, terms: Mapping[str, Term], value: str, lang: str
) -> Text | str:
    if terms:
        return terms[value].labels[lang]
    if by.words:
        return words(lang)[f"{by.words}{value}"]
    ref = catalog.resolve(by.kinds, value)
    entry = catalog.find(ref) if ref else None
    return entry.name if entry else value

"""Facets: what a reader narrows a list or a matrix down by, kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from standards_catalog.checks.rules.freshness import review_state
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Tool, Zone
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.shared.words import words


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet that at least one row has."""

    value: str
    text: Text | str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to filter by, with the values that occur."""

    name: str
    label: str
    options: tuple[Option, ...]


def facets_of(kind: str) -> Mapping[str, Callable[[Catalog, Any], Iterable[str]]]:
    """Return what entries of a kind can be filtered by: `stage`, `owner`, `tag`."""
    return _FACETS.get(kind, {})


def facet(
    catalog: Catalog, kind: str, name: str, values: Iterable[tuple[str, ...]], lang: str
) -> Facet:
    """Return a facet with the options that occur; `values` are those of each entry."""
    counts = Counter(value for some in values for value in some)
    known = _terms_of(catalog, kind, name)
    order = list(known) if known else sorted(counts)
    options = [
        Option(value, _option(catalog, kind, name, value, lang), counts[value])
        for value in order
        if counts[value]
    ]
    return Facet(name, title_of(catalog, kind, name, lang), tuple(options))


def title_of(catalog: Catalog, kind: str, name: str, lang: str) -> str:
    """Return what a column or facet of a kind is called."""
    shared = words(lang)
    if name in shared:
        return shared[name]
    if kind == "tool" and name in ("status", "version", "checked_on"):
        return catalog.vocabulary.label(kind, "upstream", name)[lang]
    return catalog.vocabulary.label(kind, name)[lang]


_FACETS: Mapping[str, Mapping[str, Callable[[Catalog, Any], Iterable[str]]]] = {
    "standard": {
        "stage": lambda catalog, entry: [entry.stage],
        "type": lambda catalog, entry: [entry.type],
        "zone": lambda catalog, entry: entry.zones,
        "platform": lambda catalog, entry: entry.platforms,
        "owner": lambda catalog, entry: [entry.owner],
        "tag": lambda catalog, entry: entry.tags,
        "review": lambda catalog, entry: [_review(catalog, entry)],
    },
    "tool": {
        "ring": lambda catalog, entry: sorted({entry.ring, *entry.rings.values()} - {""}),
        "zone": lambda catalog, entry: _zones_of(catalog, entry, 0),
        "platform": lambda catalog, entry: _zones_of(catalog, entry, 1),
        "status": lambda catalog, entry: [entry.upstream.status],
        "owner": lambda catalog, entry: [entry.owner] if entry.owner else [],
        "tag": lambda catalog, entry: entry.tags,
        "review": lambda catalog, entry: [_review(catalog, entry)],
    },
    "team": {"platform": lambda catalog, entry: entry.platforms},
    "principle": {"tag": lambda catalog, entry: entry.tags},
}


def _review(catalog: Catalog, entry: Standard | Tool) -> str:
    return review_state(catalog.settings, entry, catalog.today)


def _zones_of(catalog: Catalog, tool: Tool, part: int) -> list[str]:
    by = catalog.mentioned_by.get(Ref("tool", tool.id), ())
    zones = [zone for ref in by if ref.kind == "zone" and (zone := catalog.get(Zone, ref.id))]
    return sorted(
        {
            (zone.id, platform)[part]
            for zone in zones
            for platform, cell in zone.platforms.items()
            if any(fill.tool == tool.id for fill in cell.tools)
        }
    )


def _option(catalog: Catalog, kind: str, name: str, value: str, lang: str) -> Text | str:
    if known := _terms_of(catalog, kind, name):
        return known[value].labels[lang]
    if name == "review":
        return words(lang)[f"review_{value}"]
    ref = catalog.resolve(("group", "team") if name == "owner" else (name,), value)
    entry = catalog.find(ref) if ref else None
    return entry.name if entry else value


def _terms_of(catalog: Catalog, kind: str, name: str) -> Mapping[str, Term]:
    fields = {("tool", "status"): ("upstream", "status")}
    if (kind, name) in fields or name in ("stage", "type", "ring"):
        return catalog.vocabulary.terms(kind, *fields.get((kind, name), (name,)))
    return {}

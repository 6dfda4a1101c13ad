"""What the search finds: one document a page, and one for each part that is found apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named
from standards_catalog.model.once import once
from standards_catalog.text import Text, plain
from standards_catalog.views.kinds.entry import lede
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.shared.found import SearchDocument
from standards_catalog.views.shared.link import address
from standards_catalog.views.shared.summary import SUMMARY

_ELSEWHERE = ("name", "aliases", "tags")
# Ids of other entries, values of vocabularies and addresses: no page shows them as such.
_CODED = re.compile(r"[a-z0-9_-]*|https?://\S*")


def search_documents(catalog: Catalog, entry: Named, lang: str) -> Iterator[SearchDocument]:
    """Yield what an entry is found by: names, id, aliases, tags, all it says; parts of it apart."""
    href, title = address(Ref(entry.kind, entry.id)), entry.name[lang]
    badge = lede(catalog, entry, lang).body.badge
    what = (catalog.vocabulary.title(entry.kind)[lang], *([badge.label(lang)] if badge else []))
    yield SearchDocument(
        href,
        title,
        tuple(_lines(catalog, entry)),
        tuple(dict.fromkeys(name for name in _names(entry) if name != title)),
        entry.tags,
        what,
        _leading(catalog).get(Ref(entry.kind, entry.id), ()),
        kind_of(entry.kind).search.boost,
    )
    for one in kind_of(entry.kind).search.passages(entry):
        anchored, called = f"{href}#{one.anchor}", f"{one.label}: {title}"
        yield SearchDocument(anchored, called, tuple(_said(one.said)), what=what)


def _names(entry: Named) -> Iterator[str]:
    yield from (*entry.name.all, entry.id, *entry.formerly, *entry.aliases)
    yield from kind_of(entry.kind).search.names(entry)


@once
def _leading(catalog: Catalog) -> Mapping[Ref, tuple[tuple[str, ...], ...]]:
    """Return the names of other entries that lead to an entry, by its place among their leads."""
    found: dict[Ref, dict[int, list[str]]] = {}
    for kind in catalog.named_kinds:
        for entry in catalog.of_kind(kind):
            for place, ref in enumerate(kind_of(kind).search.leads(entry)):
                found.setdefault(ref, {}).setdefault(place, []).extend(_names(entry))
    return {ref: _in_places(names) for ref, names in found.items()}


def _in_places(names: Mapping[int, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(dict.fromkeys(names.get(place, ()))) for place in range(max(names) + 1))


def _lines(catalog: Catalog, entry: Named) -> Iterator[str]:
    # What a page begins with stands first: of lines that match alike the first is shown.
    search = kind_of(entry.kind).search
    first = (*SUMMARY, *search.first)
    for field in first:
        if text := getattr(entry, field, None):
            yield from _said(text)
    apart = {*first, *_ELSEWHERE, search.apart}
    rest = [getattr(entry, name) for name in entry.__struct_fields__ if name not in apart]
    yield from dict.fromkeys(_said([*rest, *search.texts(catalog, entry)]))
    if others := _beside(catalog).get(Ref(entry.kind, entry.id)):
        yield ", ".join(sorted(others))


@once
def _beside(catalog: Catalog) -> Mapping[Ref, Collection[str]]:
    """Return by entry the names of those that it refers to by their ids, which its page shows.

    What is recorded about an entry in a file of its own (a team's adoption) refers both ways.
    """
    found: dict[Ref, dict[str, None]] = {}
    subject = {one.by: Ref(one.kinds[0], one.id) for one in catalog.mentions if not one.keys}
    for mention in catalog.mentions:
        to = catalog.resolve(mention.kinds, mention.id)
        if to and not mention.link and mention.keys and (named := catalog.find(to)):
            by = subject.get(mention.by, mention.by)
            found.setdefault(by, {}).update(dict.fromkeys(named.name.all))
            if by != mention.by and (about := catalog.find(by)):
                found.setdefault(to, {}).update(dict.fromkeys(about.name.all))
    return found


def _said(value: Any) -> list[str]:
    """Return what a part of an entry says in words, numbers and dates, in every language."""
    found: list[str] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    if not value:
        return
    if isinstance(value, str):
        if not _CODED.fullmatch(value):
            found.append(value)
    elif isinstance(value, Text):
        found += map(plain, value.all)
    elif isinstance(value, date):
        found.append(value.isoformat())
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            _gather(getattr(value, name), found)
    elif isinstance(value, list | tuple):
        for one in value:
            _gather(one, found)
    elif isinstance(value, Mapping):
        for one in value.values():
            _gather(one, found)

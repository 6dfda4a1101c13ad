"""An entry's page: its lede and its sections, each of which a hand-written page can call too."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.changes.history import History
from standards_catalog.views.changes.pages import own
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.shared.heading import Heading
from standards_catalog.views.shared.link import address
from standards_catalog.views.shared.summary import summary
from standards_catalog.views.shared.words import words


class Section(Struct, frozen=True):
    """One part of a page: its template, its heading, its body, further anchors in it."""

    name: str
    kind: str
    heading: Heading | None
    body: Any
    anchors: tuple[str, ...] = ()


class Lede(Struct, frozen=True):
    """What a page begins with: the entry's wordings, its badge and its summary.

    A badge that `differs` is not that of every platform.
    """

    kind: str
    id: str
    name: Text
    also: str
    also_lang: str
    badge: Term | None
    differs: bool
    summary: Text
    problem: Text | None


class EntryView(Struct, frozen=True):
    """A whole page: where it is, what it is called, what it shows."""

    ref: Ref
    href: str
    name: Text
    title: str
    lede: Section
    sections: tuple[Section, ...]

    @property
    def anchors(self) -> set[str]:
        """What can be linked to on the page."""
        headings = {one.heading.anchor for one in self.sections if one.heading}
        return {self.ref.id, *headings, *(inner for one in self.sections for inner in one.anchors)}


def entry_view(
    catalog: Catalog, entry: Named, lang: str, history: History | None = None
) -> EntryView:
    """Return the whole page of an entry; what changed of it is known only with a history."""
    found = [section(catalog, entry, name, lang) for name in kind_of(entry.kind).sections]
    if history:
        found.append(changes(catalog, history, entry, lang))
    ref = Ref(entry.kind, entry.id)
    return EntryView(
        ref,
        address(ref),
        entry.name,
        entry.name[lang],
        lede(catalog, entry, lang),
        tuple(one for one in found if one),
    )


def section(catalog: Catalog, entry: Named, name: str, lang: str) -> Section | None:
    """Return one section of an entry's page, or None where it has nothing to show."""
    body = kind_of(entry.kind).sections[name](catalog, entry, lang)
    if not body:
        return None
    if name in ("facts", "overdue", "subscribe"):
        return Section(name, entry.kind, None, body)
    title = words(lang).get(f"{entry.kind}_{name}") or words(lang)[f"section_{name}"]
    anchors = tuple(one.anchor for one in body) if name == "clauses" else ()
    return Section(name, entry.kind, Heading(name, title), body, anchors)


def changes(catalog: Catalog, history: History, entry: Named, lang: str) -> Section | None:
    """Return what changed of an entry, or None where nothing is known to have."""
    body = own(catalog, history, entry, lang)
    heading = Heading("changes", words(lang)["section_changes"])
    return Section("changes", entry.kind, heading, body) if body else None


def lede(catalog: Catalog, entry: Named, lang: str) -> Section:
    """Return what a page begins with."""
    kind = kind_of(entry.kind)
    badge = kind.badge(catalog, entry) if kind.badge else None
    other = next((one for one in entry.name.by_language if one not in ("", lang)), lang)
    also = entry.name[other] if entry.name[other] != entry.name[lang] else ""
    problem = getattr(entry, "problem", None)
    body = Lede(
        entry.kind,
        entry.id,
        entry.name,
        also,
        other,
        badge,
        kind.varies(entry),
        summary(entry),
        problem,
    )
    return Section("lede", entry.kind, None, body)

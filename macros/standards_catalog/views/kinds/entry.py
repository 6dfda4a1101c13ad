"""An entry's page: its lede and its sections, each of which a hand-written page can call too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named, Tool
from standards_catalog.model.parts import Source
from standards_catalog.model.standing import ring_of
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.changes.history import History
from standards_catalog.views.changes.pages import own
from standards_catalog.views.kinds import component, group, standard, team, tool, zone
from standards_catalog.views.shared.heading import Heading
from standards_catalog.views.shared.link import address
from standards_catalog.views.shared.subscribe import subscribe
from standards_catalog.views.shared.summary import summary
from standards_catalog.views.shared.words import words


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page: its template, its heading, its body, further anchors in it."""

    name: str
    kind: str
    heading: Heading | None
    body: Any
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lede:
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


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with its basis spelt out."""

    source: Source
    basis: Term


@dataclass(frozen=True, slots=True)
class EntryView:
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


Build = Callable[[Catalog, Any, str], Any]


def sources(catalog: Catalog, entry: Named, lang: str) -> tuple[SourceView, ...] | None:
    """Return where the facts of an entry come from."""
    bases = catalog.vocabulary.terms("common", "basis")
    return tuple(SourceView(one, bases[one.basis]) for one in entry.sources) or None


SECTIONS: Mapping[str, Mapping[str, Build]] = {
    "standard": {**standard.SECTIONS, "sources": sources, "subscribe": subscribe},
    "tool": {**tool.SECTIONS, "sources": sources},
    "team": {**team.SECTIONS, "sources": sources, "subscribe": subscribe},
    "group": {**group.SECTIONS, "sources": sources},
    "zone": {**zone.ZONE_SECTIONS, "sources": sources, "subscribe": subscribe},
    "platform": {**zone.PLATFORM_SECTIONS, "sources": sources},
    "component": {**component.SECTIONS, "sources": sources},
    "principle": {**zone.PRINCIPLE_SECTIONS, "sources": sources},
}


def entry_view(
    catalog: Catalog, entry: Named, lang: str, history: History | None = None
) -> EntryView:
    """Return the whole page of an entry; what changed of it is known only with a history."""
    found = [section(catalog, entry, name, lang) for name in SECTIONS.get(entry.kind, {})]
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
    body = SECTIONS[entry.kind][name](catalog, entry, lang)
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
    badge, differs = None, False
    if field := {"standard": "stage", "platform": "lifecycle"}.get(entry.kind):
        badge = catalog.vocabulary.terms(entry.kind, field)[getattr(entry, field)]
    elif isinstance(entry, Tool):
        badge, differs = ring_of(catalog, entry), entry.ring_differs
    other = next((one for one in entry.name.by_language if one not in ("", lang)), lang)
    also = entry.name[other] if entry.name[other] != entry.name[lang] else ""
    problem = getattr(entry, "problem", None)
    body = Lede(
        entry.kind, entry.id, entry.name, also, other, badge, differs, summary(entry), problem
    )
    return Section("lede", entry.kind, None, body)

"""Pages of entries, and the ones that somebody writes in the place of such a page."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import product
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named
from standards_catalog.publish.claims.writers import page_of
from standards_catalog.publish.feeds.feeds import has_feed
from standards_catalog.render.base import Base
from standards_catalog.render.environment import render, render_entry
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.site.language import Languages
from standards_catalog.site.pages.made import Content, MadePage, base_of, ids
from standards_catalog.site.state import State
from standards_catalog.text import plain
from standards_catalog.views.shared.link import address, edit_url, link, source_path
from standards_catalog.views.shared.summary import summary


class EntryPage(MadePage):
    """The page of an entry in a language."""

    def __init__(self, file: File, config: MkDocsConfig, state: State, entry: Named) -> None:
        """Take an entry of the catalog; its page is edited where its file is."""
        self.entry = entry
        super().__init__(file, config, state)
        self.edit_url = edit_url(state.catalog, source_path(Ref(entry.kind, entry.id))) or None

    def told_title(self) -> Markup:
        """Return the entry's name."""
        return escape(self.entry.name[self.lang])

    def told_description(self) -> str:
        """Return its summary."""
        return plain(summary(self.entry)[self.lang])

    def turn_to(self, catalog: Catalog) -> None:
        """Show the entry as another catalog has it."""
        found = catalog.find(Ref(self.entry.kind, self.entry.id)) or self.entry
        if found is not self.entry:
            self.entry = found
            super().turn_to(catalog)

    def read_source(self, config: MkDocsConfig) -> None:
        """Tell the theme of what kind the entry is, and whether there is a feed beside the page."""
        super().read_source(config)
        self.meta.update(_of_kind(self.state, self.entry, self.lang))

    def make(self) -> Content:
        """Return the entry's view as HTML."""
        view = self.state.entry_view(self.entry, self.lang)
        html = render_entry(view, self.lang, self.base).strip()
        headings = [one.heading for one in view.sections if one.heading]
        return Content(html, view.ref.id, headings)

    def anchors(self) -> set[str]:
        """Return what can be linked to, as the view has it."""
        return self.state.entry_view(self.entry, self.lang).anchors


def anchors(page: Page, state: State) -> set[str] | None:
    """Return what can be linked to on a page that was read, or None where its calls failed."""
    if isinstance(page, MadePage):
        return page.anchors()
    if any(one.path == f"docs/{page.file.src_uri}" for one in state.problems):
        return None
    base = base_of(page, state)
    return ids(state.put_in(page.content or "", page.file.src_uri, base))


def sort_written_files(files: Files, languages: Languages, known: Container[str]) -> None:
    """Take pages of other languages out of `nav`, which names those of the first one only.

    Those that are `known` and that the settings do not name are left out.
    """
    for file in list(files.documentation_pages()):
        folder, slash, _ = file.src_uri.partition("/")
        if slash and folder in languages.others:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        elif slash and folder in known and folder not in languages.codes:
            files.remove(file)


def add_entry_files(files: Files, config: MkDocsConfig, state: State) -> None:
    """Add a file for the page of each entry in each language, unless it was written by hand."""
    for entry, lang in product(entries(state.catalog), state.languages.codes):
        uri = state.languages.put(page_uri(entry), lang)
        written = files.src_uris.get(uri)
        if written and not written.inclusion.is_excluded():
            written.inclusion = InclusionLevel.NOT_IN_NAV
            continue
        if written:
            files.remove(written)
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
        EntryPage(file, config, state, entry)


def take_place(page: Page, state: State) -> None:
    """Give a page that was written by hand for an entry what the generated one would have."""
    if entry := entry_at(state, page.file.src_uri):
        lang = state.languages.of(page.file.src_uri)
        page.meta.setdefault("hide", ["navigation"])
        page.meta.setdefault("description", escape(plain(summary(entry)[lang])))
        page.meta.update(_of_kind(state, entry, lang))


def _of_kind(state: State, entry: Named, lang: str) -> dict[str, Any]:
    """Return what the theme is told of pages of a kind."""
    kind = state.catalog.vocabulary.title(entry.kind)[lang]
    return {"kind": escape(kind), "feed": has_feed(entry.kind)}


def add_redirects(files: Files, config: MkDocsConfig, state: State) -> None:
    """Add a page at each former address of an entry that leads to its present one."""
    for entry, lang in product(entries(state.catalog), state.languages.codes):
        for former in entry.formerly:
            home = state.languages.home(lang)
            pages = state.pages.below(home)
            place = pages.at(address(Ref(entry.kind, former)))
            up = "../" * place.count("/")
            html = render("pages/redirect.html", lang, Base(up, up, pages), link=link(entry))
            uri = f"{home}{place}index.html" if place.endswith("/") else home + place
            files.append(File.generated(config, uri, content=html))


def entries(catalog: Catalog) -> Iterator[Named]:
    """Yield every entry that has a page."""
    for kind in catalog.named_kinds:
        yield from catalog.of_kind(kind)


def page_uri(entry: Named) -> str:
    """Return the path below `docs/` of an entry's page in the first language."""
    return page_of(entry.kind, entry.id)


def entry_at(state: State, uri: str) -> Named | None:
    """Return the entry that a path below `docs/` is the page of, or None."""
    folder, _, name = state.languages.bare(uri).rpartition("/")
    kinds = [kind for kind, schema in package_schemas().kinds.items() if schema.folder == folder]
    return state.catalog.find(Ref(kinds[0], name.removesuffix(".md"))) if kinds else None

"""The navigation in each language: one tree in `mkdocs.yml`, of each language's own pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from standards_catalog.schema.schemas import package_schemas
from standards_catalog.site.language import Languages
from standards_catalog.site.pages.entries import page_uri
from standards_catalog.site.state import State
from standards_catalog.views.lists.entries import ranked

Navigations = Mapping[str, Navigation]


def navigations(
    nav: Navigation,
    files: Files,
    languages: Languages,
    translations: Mapping[str, Mapping[str, str]],
) -> Navigations:
    """Return the navigation of each language; that of the first one is MkDocs' own."""
    return {languages.first: nav} | {
        lang: Translation(files, languages, lang, translations.get(lang, {})).of(nav)
        for lang in languages.others
    }


@dataclass(frozen=True)
class Translation:
    """How the tree of the first language becomes that of another.

    A page that is not written in it yet is there in the first language. `titles` are those of
    `mkdocs.yml`; where they say nothing, a page has its own.
    """

    files: Files
    languages: Languages
    lang: str
    titles: Mapping[str, str]

    def of(self, nav: Navigation) -> Navigation:
        """Return the navigation, its pages with their parents and neighbours."""
        items = [self._item(item) for item in nav.items]
        made = Navigation(items, list(_pages(items)))
        made.homepage = self._page(nav.homepage) if nav.homepage else None
        own = [page for page in made.pages if self._is_own(page)]
        for before, after in pairwise(own):
            before.next_page, after.previous_page = after, before
        return made

    def _item(self, item: Any) -> Any:
        if isinstance(item, Page):
            return self._page(item)
        title = self.titles.get(item.title, item.title)
        if isinstance(item, Link):
            return Link(title, item.url)
        section = Section(title, [self._item(child) for child in item.children])
        for child in section.children:
            if not isinstance(child, Page) or self._is_own(child):
                child.parent = section
        return section

    def _page(self, page: Page) -> Page:
        file = self.files.get_file_from_path(self.languages.put(page.file.src_uri, self.lang))
        if not file or not file.page:
            return page
        if title := self.titles.get(page.title or ""):
            file.page.title = title
        return file.page

    def _is_own(self, page: Page) -> bool:
        return self.languages.of(page.file.src_uri) == self.lang


def place_in_navigation(navs: Navigations, files: Files, state: State) -> None:
    """Give the pages of entries their section, and their neighbours within the kind."""
    for lang, nav in navs.items():
        for kind in state.catalog.named_kinds:
            index = f"{package_schemas().kinds[kind].folder}/index.md"
            section = _section_of(index, nav.items, state.languages)
            before: Page | None = None
            for entry in ranked(state.catalog, state.catalog.of_kind(kind)):
                file = files.src_uris.get(state.languages.put(page_uri(entry), lang))
                page = file.page if file else None
                if page is None:
                    continue
                page.parent = section
                page.previous_page = before
                if before:
                    before.next_page = page
                before = page


def _section_of(uri: str, items: Iterable[Any], languages: Languages) -> Section | None:
    """Return the section that a page is in, be it translated or not."""
    for section in (item for item in items if isinstance(item, Section)):
        pages = (child for child in section.children if isinstance(child, Page))
        if any(languages.bare(page.file.src_uri) == uri for page in pages):
            return section
        if found := _section_of(uri, section.children, languages):
            return found
    return None


def _pages(items: Iterable[Any]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)

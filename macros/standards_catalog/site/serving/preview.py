"""The site while somebody writes: a page is made when it is asked for.

MkDocs builds every page at every save. A save that leaves the addresses as they are only alters
what pages show, so here it costs no more than reading the catalog: each page is then made anew at
its next request, in the frame of the last whole build, and is byte for byte what a whole build
would write. Everything else (an entry more or less, other settings, a hand-written page, the code)
is left to a whole build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from standards_catalog.checks.load import Loaded
from standards_catalog.model.catalog import Catalog
from standards_catalog.problems import Problem
from standards_catalog.publish.api.documents import documents
from standards_catalog.site.output import api as data
from standards_catalog.site.output import further, search, subscriptions
from standards_catalog.site.pages import incidents
from standards_catalog.site.pages.entries import entries
from standards_catalog.site.pages.made import MadePage
from standards_catalog.site.pages.navigation import Navigations, place_in_navigation
from standards_catalog.site.pages.write import write_page
from standards_catalog.site.restart import Fingerprint
from standards_catalog.site.state import State


@dataclass
class Preview:
    """What a whole build left: MkDocs' objects, the search's documents, what is out of date.

    `sources` is what the site was made of, as it was before any of it was read; `stale` is how each
    file of the site that is out of date is made anew, by its path.
    """

    config: MkDocsConfig
    files: Files
    navs: Navigations
    env: Environment
    state: State
    indexed: search.ByPage
    sources: Fingerprint
    stale: dict[str, Callable[[], None]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Have what stands beside a page wait until it is asked for."""
        self.state.later = self.stale

    def places(self, catalog: Catalog) -> bool:
        """Whether a catalog has the addresses of one that had nothing wrong."""
        return not self.state.faults and alike(self.state.catalog, catalog)

    def turn_to(self, loaded: Loaded, sources: Fingerprint) -> bool:
        """Show another catalog, or its errors; return False if that takes a whole build."""
        if sources != self.sources or any(self._drafts()):
            return False
        if loaded.errors:
            self._show(self.state.catalog, loaded.errors)
            return True
        if not alike(self.state.catalog, loaded.catalog):
            return False
        self._show(loaded.catalog)
        return not self.state.problems

    def _show(self, catalog: Catalog, faults: Sequence[Problem] = ()) -> None:
        everywhere = faults != self.state.faults
        self.state.catalog, self.state.faults = catalog, faults
        self.state.past.forget()
        for page in self._pages():
            beside = [*further.paths(page, self.state)]
            if isinstance(page, MadePage):
                page.turn_to(catalog)
            else:
                self._read(page)
            if everywhere or isinstance(page, MadePage) or self.state.held[page.file.src_uri]:
                self.stale[page.file.dest_uri] = partial(self._make, page)
                self.stale |= dict.fromkeys(beside, partial(self.freshen, page.file.dest_uri))
        place_in_navigation(self.navs, self.files, self.state)
        incidents.place_incidents_in_navigation(self.files, self.state)
        self.stale |= dict.fromkeys(search.paths(self.state.languages), self._write_index)
        for path, file in subscriptions.renew(self.files, self.config, self.state).items():
            self.stale[path] = partial(subscriptions.write, file, self.files)
        for path, make in documents(catalog, self.state.pages).items():
            self.stale[path] = partial(data.write, self.config, path, make)

    def freshen(self, path: str) -> None:
        """Bring a file of the site up to date before it is read."""
        while make := self.stale.pop(path, None):  # a page says how what is beside it is made
            make()

    def freshen_all(self) -> None:
        """Bring the whole site up to date."""
        while self.stale:
            self.freshen(next(iter(self.stale)))

    def _pages(self) -> Iterator[Page]:
        for file in self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
            if file.page:
                yield file.page

    def _drafts(self) -> Iterator[Page]:
        """Yield pages that MkDocs marks as drafts, which is its own business."""
        return (page for page in self._pages() if page.file.inclusion.is_excluded())

    def _read(self, page: Page) -> None:
        page.read_source(self.config)
        page.markdown = self.config.plugins.on_page_markdown(
            page.markdown or "", page=page, config=self.config, files=self.files
        )

    def _make(self, page: Page) -> None:
        if isinstance(page, MadePage):
            page.read_source(self.config)
        else:
            self.state.reading = page  # whose links these are
            page.render(self.config, self.files)
            page.content = self.config.plugins.on_page_content(
                page.content or "", page=page, config=self.config, files=self.files
            )
        search.clear(self.config)
        documents = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        write_page(page, self.config, documents, self.navs[self.state.languages.first], self.env)
        self.indexed |= search.by_page(self.config)

    def _write_index(self) -> None:
        for page in self._pages():
            if not isinstance(page, MadePage):
                self.freshen(page.file.dest_uri)
        search.write(
            self.config,
            self.state,
            self.indexed,
            search.of_catalog(self.state, search.labels(self.state)),
        )
        for path in search.paths(self.state.languages):
            self.stale.pop(path, None)


def alike(one: Catalog, other: Catalog) -> bool:
    """Whether two catalogs make pages at the same addresses, in the same frame, on the same day.

    What one is told in is in that frame.
    """
    return (
        one.settings == other.settings
        and one.schemas.own.languages == other.schemas.own.languages
        and one.today == other.today
        and _addresses(one) == _addresses(other)
    )


def _addresses(catalog: Catalog) -> list[Any]:
    found: list[Any] = [(entry.kind, entry.id, entry.formerly) for entry in entries(catalog)]
    return found + incidents.addresses(catalog)

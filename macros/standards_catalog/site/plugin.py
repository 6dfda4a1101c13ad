"""The MkDocs plug-in: it wires the rooms to MkDocs' events and decides nothing itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from standards_catalog.checks.reading import Memory
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.garbage import collect_seldom
from standards_catalog.problems import Problem
from standards_catalog.site import restart
from standards_catalog.site.calls.calls import AllCalls
from standards_catalog.site.calls.guard import guard
from standards_catalog.site.calls.precheck import precheck
from standards_catalog.site.content.menu import place_pages
from standards_catalog.site.content.pages import (
    add_pages,
    foreign,
    include_parts,
    is_ours,
    with_links,
)
from standards_catalog.site.defaults import set_up, set_up_theme, translations
from standards_catalog.site.filling import fill
from standards_catalog.site.options import CatalogConfig
from standards_catalog.site.output import further, search, subscriptions
from standards_catalog.site.pages import addresses
from standards_catalog.site.pages.catalog import add_catalog, place_catalog
from standards_catalog.site.pages.entries import anchors, take_place
from standards_catalog.site.pages.frame import Frames
from standards_catalog.site.pages.head import escape_head, note_head, title_as_text
from standards_catalog.site.pages.headings import Headings
from standards_catalog.site.pages.links import Hrefs, Links
from standards_catalog.site.pages.made import MadePage, base_of
from standards_catalog.site.pages.navigation import navigations
from standards_catalog.site.pages.prose import empty_wrong, filled
from standards_catalog.site.reader import keep_inside, reader
from standards_catalog.site.run import is_preview
from standards_catalog.site.serving.preview import Preview
from standards_catalog.site.serving.serve import Serving
from standards_catalog.site.serving.shell import with_shells
from standards_catalog.site.staging import interruption, staging
from standards_catalog.site.state import State
from standards_catalog.site.telling import log, missing, quieten, tell, tell_history, told
from standards_catalog.site.worker import Worker, start_worker


class CatalogPlugin(BasePlugin[CatalogConfig]):
    """Render a catalog as pages of a MkDocs site."""

    def __init__(self) -> None:
        self.serving: Serving | None = None
        self.last_good: Catalog | None = None
        self.staging = staging.Staging()
        self.code = restart.fingerprint(restart.PACKAGE)
        self.memory: Memory = {}
        self.preview: Preview | None = None
        self.worker: Worker[MadePage] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs is doing; quieten what is of no use to the author."""
        self.serving = Serving() if command == "serve" or is_preview() else None
        collect_seldom()
        quieten()
        interruption.handle(self.clear)

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the catalog before anything else; wrong data ends a build here."""
        if self.serving:
            self.serving.begin(config)
            if restart.fingerprint(restart.PACKAGE) != self.code:
                restart.restart(config)
        root = Path(config.config_file_path).parent / self.config.folder
        if not self.serving:
            self.staging.begin(config, root)
        if not root.is_dir():
            raise PluginError(missing(self.config.folder))
        self.reader = reader(config, self.config, bool(self.serving), self.memory)
        loaded = self.reader.read_site(root)
        if loaded.errors and not self.serving:
            raise PluginError(told(loaded.errors))
        tell(loaded)
        tell_history(root)
        good = loaded.catalog if not loaded.errors else self.last_good
        shown = good or self.reader.read(Path(os.devnull)).catalog
        self.state = State(shown, root, loaded.errors, code=self.code)
        self.state.example = cache(partial(self.reader.example, shown))
        self.state.has_last_good = good is not None
        self.last_good = good
        if self.serving:
            self.serving.faults.lang = self.state.languages.first
        set_up(config, self.state.languages)
        config.watch.append(str(root))
        addresses.configure(config, self.state.catalog)
        self.hrefs = Hrefs(lambda: self.state.page)
        config.markdown_extensions += [self.hrefs, Headings()]  # type: ignore[list-item]
        return config

    def calls(self) -> AllCalls:
        """Return what hand-written pages may call."""
        return AllCalls(self.state)

    def _add(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of entries, and what other programs ask for."""
        guard(config.plugins["macros"].env, self.calls().fails)  # type: ignore[attr-defined]
        keep_inside(files, self.reader.written.folder)
        self.state.problems += empty_wrong(files)
        languages = self.state.languages
        self.otherwise = add_pages(files, config, languages) if self.config.pages else {}
        self.state.foreign = foreign(files, languages)
        include_parts(config)
        add_catalog(files, config, self.state)
        subscriptions.add(files, config, self.state)
        return files

    @event_priority(-60)
    def _place(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Place pages in the navigation, after plug-ins such as `blog` kept theirs out of it."""
        place_pages(files, config, self.state.languages, self.otherwise)
        return files

    on_files = CombinedEvent(_add, _place)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Light up tabs and breadcrumbs of the pages of entries."""
        titles = translations(self.state.languages, self.config.translations)
        navs = navigations(nav, files, self.state.languages, titles)
        place_catalog(navs, files, self.state)
        self.files = files
        self.frames = Frames(config, files, self.state, titles, navs)
        return nav

    @event_priority(100)
    def _read_calls(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Find calls that cannot work before the macros plug-in runs them."""
        if isinstance(page, MadePage):
            return markdown
        title_as_text(page)
        self.state.begin(page)
        if is_ours(page.file):
            markdown = with_links(markdown, page.file.src_uri, files, self.otherwise)
        take_place(page, self.state)
        if page.meta.get("render_macros") is False:
            return markdown
        problems = precheck(page, markdown, config)
        self.state.problems += problems
        return "" if problems else markdown

    @event_priority(-100)
    def _escape_head(self, markdown: str, *, page: Page, **_: object) -> str:
        """Escape what the theme prints of a page's head, which its calls could name till now."""
        escape_head(page)
        problems = filled(page, markdown)
        self.state.problems += problems
        return "" if problems else markdown

    on_page_markdown = CombinedEvent(_read_calls, note_head, _escape_head)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put inline calls in, so that the search reads them; tell MkDocs the anchors of calls."""
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= self.state.anchors.get(page.file.src_uri, set())
        return html and self.state.put_words_in(html, page.file.src_uri, base_of(page, self.state))

    @event_priority(-100)  # pages are made from here on, with what others add to the theme
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """End a build whose pages call or link to what does not exist."""
        if not self.state.faults:  # what is wrong in the data may be why a page is missing
            self.state.problems += self._wrong_prose()
        problems = sorted(self.state.problems) if self.state.has_last_good else []
        if problems and not self.serving:
            raise PluginError(told(problems))
        for problem in problems:
            log.error(str(problem))
        set_up_theme(env, config, self.state.languages)
        for page in (file.page for file in files.documentation_pages() if file.page):
            page.update_date = self.state.catalog.today.isoformat()
        self.env = with_shells(env, self.frames.around)
        labels = search.labels(self.state)  # its templates are compiled for both processes
        with interruption.deferred():  # else a process that nobody knows of could go on writing
            self.worker = start_worker(config, files, self.state, self.frames.navs, self.env)
        self.found = search.of_catalog(self.state, labels)  # while the other makes pages
        return self.env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Lead a reader who is lost on, in the language of the address."""
        context.update(self.frames.around_no_page(template_name))  # type: ignore[typeddict-item]
        return context

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put the calls' HTML in, after the search has read the page without it.

        While serving, what is wrong stands above everything else.
        """
        if isinstance(page, MadePage):
            page.elsewhere = self.worker is not None and not self.worker.claim()
            if page.elsewhere:
                return context
        fill(page, context, self.state, self.frames)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Write what stands beside the page; let go of what is written."""
        further.write(page, output, self.state)
        if isinstance(page, MadePage):
            page.empty()
        return output

    @event_priority(100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the search finds, before Material writes an index of it."""
        indexed = search.by_page(config)
        search.write(config, self.state, indexed, self.found)
        search.clear(config)
        if self.serving and self.state.has_last_good and not self.state.problems:
            made_of = (self.state, indexed, self.serving.sources)
            self.preview = Preview(config, self.files, self.frames.navs, self.env, *made_of)
        try:
            if self.worker:
                self.worker.end()
        except RuntimeError as error:
            raise PluginError(str(error)) from error
        self.staging.done = True

    @event_priority(100)
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Answer a save with the pages that it changes, and with all of them where it must be."""
        if self.serving:
            self.serving.wire(server, config, self.refresh, builder, self.freshen)
        return server

    def refresh(self, sources: restart.Fingerprint) -> bool:
        """Show what was saved, if that takes no whole build; return whether it did not."""
        preview, self.preview = self.preview, None
        if preview is None or restart.fingerprint(restart.PACKAGE) != self.code:
            return False
        loaded = self.reader.read_site(self.state.root, preview.places)
        turned = preview.turn_to(loaded, sources)
        if not turned or (not loaded.errors and self._wrong_prose()):
            return False
        self.preview, self.last_good = preview, self.state.catalog
        tell(loaded)
        return True

    def freshen(self, path: str) -> None:
        """Bring a file of the site up to date; what fails takes a whole build."""
        preview, self.preview = self.preview, None
        if preview:
            preview.freshen(path)
            self.preview = preview

    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Tell in a sentence what a disk refuses."""
        if isinstance(error, OSError) and not self.serving:
            raise staging.unbuilt(error) from error

    def on_shutdown(self) -> None:
        """Put a site that is whole in its place; hold a preview that could not begin."""
        if self.worker:
            self.worker.stop()
        self.staging.end()
        if self.serving:
            self.serving.end(self.config.folder)
        interruption.release()

    def clear(self) -> None:
        """Remove what is temporary, as this process is told to end."""
        if self.worker:
            self.worker.stop()
        self.staging.clear()
        if self.serving:
            self.serving.clear()

    def _wrong_prose(self) -> list[Problem]:
        links = Links(self.files, partial(anchors, state=self.state))
        return list(links.dead(self.hrefs.found))

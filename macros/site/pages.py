"""Pages of entries: MkDocs sees their structure, not their markup.

A page that sets its own content never passes through Markdown, and one outside `nav` costs no
other page anything; that is what keeps a build of thousands of entries in seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from macros.catalog.catalog import Catalog, Ref
from macros.catalog.model import Named
from macros.catalog.schema import schemas
from macros.site.state import State
from macros.templates import render, render_entry
from macros.views.entries import ranked
from macros.views.entry import plain, summary
from macros.views.feeds import KINDS as FEEDS
from macros.views.link import edit_url, link, source_path

TEMPLATE = "entry-shell.html"

_ID = re.compile(r'<[^<>]*?\s(?:id|name)="([^"]*)"')


class EntryPage(Page):
    """The page of an entry: filled when it is written, empty before and after.

    Only one page's HTML is in memory at a time. Material's templates print titles and
    descriptions as they are, so they are escaped here.
    """

    def __init__(self, file: File, config: MkDocsConfig, state: State, entry: Named) -> None:
        """Take the place in MkDocs that a page of Markdown would have."""
        super().__init__(escape(entry.name[state.lang]), file, config)
        self.entry = entry
        self.state = state
        self.elsewhere = False  # whether another process makes it
        self.edit_url = edit_url(state.catalog, source_path(Ref(entry.kind, entry.id))) or None

    def turn_to(self, catalog: Catalog) -> None:
        """Show the entry as another catalog has it."""
        self.entry = catalog.find(Ref(self.entry.kind, self.entry.id)) or self.entry
        self.title = escape(self.entry.name[self.state.lang])
        self.present_anchor_ids = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what MkDocs reads from a page's head; there is no Markdown to read."""
        self.markdown = ""
        self.meta = {
            "description": escape(plain(summary(self.entry)[self.state.lang])),
            "feed": self.entry.kind in FEEDS,
            "hide": ["navigation"],
            "render_macros": False,
            "search": {"exclude": True},
            "template": TEMPLATE,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the page empty until it is written."""
        self.empty()

    def fill(self) -> None:
        """Set content, table of contents and anchors from the entry's view."""
        view = self.state.entry_view(self.entry)
        self.content = render_entry(view, self.state.lang, base_of(self)).strip()
        top = AnchorLink(escape(view.title), view.ref.id, 1)
        for section in view.sections:
            if section.heading:
                top.children.append(AnchorLink(section.heading.title, section.heading.anchor, 2))
        self.present_anchor_ids = view.anchors
        self.toc = TableOfContents([top])

    def empty(self) -> None:
        """Let go of everything that is already written."""
        self.content = ""
        self.toc = TableOfContents([])
        self.links_to_anchors = {}


def anchors(page: Page, state: State) -> set[str] | None:
    """Return what can be linked to on a page that was read, or None where its calls failed."""
    if isinstance(page, EntryPage):
        return state.entry_view(page.entry).anchors
    if any(one.path == f"docs/{page.file.src_uri}" for one in state.problems):
        return None
    return set(_ID.findall(state.put_in(page.content or "", page.file.src_uri, base_of(page))))


def base_of(page: Page) -> str:
    """Return what leads from a page to the site's root: `../../`, or `./` at the root."""
    return get_relative_url(".", page.url).rstrip("/") + "/"


def add_entry_files(files: Files, config: MkDocsConfig, state: State) -> None:
    """Add a file for the page of each entry, unless a page was written for it by hand."""
    for entry in entries(state.catalog):
        uri = page_uri(entry)
        written = files.get_file_from_path(uri)
        if written:
            written.inclusion = InclusionLevel.NOT_IN_NAV
            continue
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
        EntryPage(file, config, state, entry)


def take_place(page: Page, state: State) -> None:
    """Give a page that was written by hand for an entry what the generated one would have."""
    entry = entry_at(state.catalog, page.file.src_uri)
    if entry and not isinstance(page, EntryPage):
        page.meta.setdefault("hide", ["navigation"])
        page.meta.setdefault("description", escape(plain(summary(entry)[state.lang])))
        page.meta["feed"] = entry.kind in FEEDS


def add_redirects(files: Files, config: MkDocsConfig, state: State) -> None:
    """Add a page at each former address of an entry that leads to its present one."""
    for entry in entries(state.catalog):
        for former in entry.formerly:
            uri = f"{schemas()[entry.kind].folder}/{former}/index.html"
            html = render("pages/redirect.html", state.lang, "../../", link=link(entry))
            files.append(File.generated(config, uri, content=html))


def place_in_navigation(nav: Navigation, files: Files, catalog: Catalog) -> None:
    """Give the pages of entries their section, and their neighbours within the kind."""
    for kind in catalog.named_kinds:
        index = files.get_file_from_path(f"{schemas()[kind].folder}/index.md")
        parent = index.page.parent if index and index.page else None
        before: Page | None = None
        for entry in ranked(catalog.of_kind(kind)):
            file = files.get_file_from_path(page_uri(entry))
            page = file.page if file else None
            if page is None:
                continue
            page.parent = parent
            page.previous_page = before
            if before:
                before.next_page = page
            before = page


def entries(catalog: Catalog) -> Iterator[Named]:
    """Yield every entry that has a page."""
    for kind in catalog.named_kinds:
        yield from catalog.of_kind(kind)


def page_uri(entry: Named) -> str:
    """Return the path below `docs/` that an entry's page has or would have."""
    return f"{schemas()[entry.kind].folder}/{entry.id}.md"


def entry_at(catalog: Catalog, uri: str) -> Named | None:
    """Return the entry that a path below `docs/` is the page of, or None."""
    folder, _, name = uri.rpartition("/")
    kinds = [kind for kind, schema in schemas().items() if schema.folder == folder]
    return catalog.find(Ref(kinds[0], name.removesuffix(".md"))) if kinds else None

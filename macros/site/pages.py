"""Pages of entries: MkDocs sees their structure, not their markup.

A page that sets its own content never passes through Markdown, and one outside `nav` costs no
other page anything; that is what keeps a build of thousands of entries in seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from macros.catalog.catalog import Catalog, Ref
from macros.catalog.model import Named
from macros.catalog.schema import schemas
from macros.catalog.text import ORDER
from macros.site.language import Languages
from macros.site.state import State
from macros.templates import render, render_entry
from macros.templates.base import Base
from macros.views.entry import plain, summary
from macros.views.feeds import KINDS as FEEDS
from macros.views.link import edit_url, link, source_path

TEMPLATE = "entry-shell.html"

_ID = re.compile(r'<[^<>]*?\s(?:id|name)="([^"]*)"')


class EntryPage(Page):
    """The page of an entry in a language: filled when it is written, empty before and after.

    Only one page's HTML is in memory at a time. Material's templates print titles and
    descriptions as they are, so they are escaped here.
    """

    def __init__(self, file: File, config: MkDocsConfig, state: State, entry: Named) -> None:
        """Take the place in MkDocs that a page of Markdown would have."""
        self.lang = state.languages.of(file.src_uri)
        super().__init__(escape(entry.name[self.lang]), file, config)
        self.entry = entry
        self.state = state
        self.elsewhere = False  # whether another process makes it
        self.edit_url = edit_url(state.catalog, source_path(Ref(entry.kind, entry.id))) or None

    def turn_to(self, catalog: Catalog) -> None:
        """Show the entry as another catalog has it."""
        self.entry = catalog.find(Ref(self.entry.kind, self.entry.id)) or self.entry
        self.title = escape(self.entry.name[self.lang])
        self.present_anchor_ids = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what MkDocs reads from a page's head; there is no Markdown to read."""
        self.markdown = ""
        self.meta = {
            "description": escape(plain(summary(self.entry)[self.lang])),
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
        view = self.state.entry_view(self.entry, self.lang)
        self.content = render_entry(view, self.lang, base_of(self, self.state.languages)).strip()
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
        return state.entry_view(page.entry, page.lang).anchors
    if any(one.path == f"docs/{page.file.src_uri}" for one in state.problems):
        return None
    base = base_of(page, state.languages)
    return set(_ID.findall(state.put_in(page.content or "", page.file.src_uri, base)))


def base_of(page: Page, languages: Languages) -> Base:
    """Return what leads from a page to its language's home and the root: `../../`, or `./`."""
    home = languages.home(languages.of(page.file.src_uri))
    to_home, to_site = (get_relative_url(to, page.url).rstrip("/") for to in (home or ".", "."))
    return Base(f"{to_home}/", f"{to_site}/")


def sort_written_files(files: Files, languages: Languages) -> None:
    """Take pages of other languages out of `nav`, which names those of the first one only.

    Languages that the settings do not name are left out.
    """
    for file in list(files.documentation_pages()):
        folder, slash, _ = file.src_uri.partition("/")
        if slash and folder in languages.others:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        elif slash and folder in ORDER and folder not in languages.codes:
            files.remove(file)


def add_entry_files(files: Files, config: MkDocsConfig, state: State) -> None:
    """Add a file for the page of each entry in each language, unless it was written by hand."""
    for entry, lang in product(entries(state.catalog), state.languages.codes):
        uri = state.languages.put(page_uri(entry), lang)
        written = files.get_file_from_path(uri)
        if written:
            written.inclusion = InclusionLevel.NOT_IN_NAV
            continue
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
        EntryPage(file, config, state, entry)


def take_place(page: Page, state: State) -> None:
    """Give a page that was written by hand for an entry what the generated one would have."""
    entry = entry_at(state, page.file.src_uri)
    if entry and not isinstance(page, EntryPage):
        lang = state.languages.of(page.file.src_uri)
        page.meta.setdefault("hide", ["navigation"])
        page.meta.setdefault("description", escape(plain(summary(entry)[lang])))
        page.meta["feed"] = entry.kind in FEEDS


def add_redirects(files: Files, config: MkDocsConfig, state: State) -> None:
    """Add a page at each former address of an entry that leads to its present one."""
    for entry, lang in product(entries(state.catalog), state.languages.codes):
        for former in entry.formerly:
            uri = f"{schemas()[entry.kind].folder}/{former}/index.html"
            html = render("pages/redirect.html", lang, "../../", link=link(entry))
            file = File.generated(config, state.languages.put(uri, lang), content=html)
            files.append(file)


def entries(catalog: Catalog) -> Iterator[Named]:
    """Yield every entry that has a page."""
    for kind in catalog.named_kinds:
        yield from catalog.of_kind(kind)


def page_uri(entry: Named) -> str:
    """Return the path below `docs/` of an entry's page in the first language."""
    return f"{schemas()[entry.kind].folder}/{entry.id}.md"


def entry_at(state: State, uri: str) -> Named | None:
    """Return the entry that a path below `docs/` is the page of, or None."""
    folder, _, name = state.languages.bare(uri).rpartition("/")
    kinds = [kind for kind, schema in schemas().items() if schema.folder == folder]
    return state.catalog.find(Ref(kinds[0], name.removesuffix(".md"))) if kinds else None

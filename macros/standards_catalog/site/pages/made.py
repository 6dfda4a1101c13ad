"""Pages that are made of views: MkDocs sees their structure, not their markup.

A page that sets its own content never passes through Markdown, and one outside `nav` costs no
other page anything; that is what keeps a build of thousands of pages in seconds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from standards_catalog.model.catalog import Catalog
from standards_catalog.render.base import Base
from standards_catalog.site.state import State
from standards_catalog.views.shared.heading import Heading

TEMPLATE = "made-shell.html"

_NO_HEADINGS = TableOfContents([])
_ID = re.compile(r'<[^<>]*?\s(?:id|name)="([^"]*)"')


class Content(NamedTuple):
    """What a page shows: its HTML, the anchor of its title, the headings below it (our words)."""

    html: str
    anchor: str
    headings: Sequence[Heading]


class MadePage(Page):
    """A page in a language: filled when it is written, empty before and after.

    Only one page's HTML is in memory at a time. Material's templates print titles and
    descriptions as they are, so they are escaped here.
    """

    own_parts = 1
    """How many parts at the end of its address are its own; what is before them it shares."""

    def __init__(self, file: File, config: MkDocsConfig, state: State) -> None:
        """Take the place in MkDocs that a page of Markdown would have."""
        self.lang = state.languages.of(file.src_uri)
        self.state = state
        self.elsewhere = False  # whether another process makes it
        super().__init__(self.told_title(), file, config)

    def told_title(self) -> Markup:
        """Return the title, escaped."""
        raise NotImplementedError

    def told_description(self) -> str:
        """Return what the page's head says of it."""
        raise NotImplementedError

    def make(self) -> Content:
        """Return what the page shows."""
        raise NotImplementedError

    def anchors(self) -> set[str]:
        """Return what can be linked to."""
        return ids(self.make().html)

    def turn_to(self, catalog: Catalog) -> None:
        """Show what another catalog has."""
        self.title = self.told_title()
        self.meta["description"] = escape(self.told_description())

    @property
    def base(self) -> Base:
        """What leads to the home of its language and the root."""
        return base_of(self, self.state)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what MkDocs reads from a page's head; there is no Markdown to read."""
        self.markdown = ""
        self.meta = {
            "description": escape(self.told_description()),
            "feed": False,
            "hide": ["navigation"],
            "render_macros": False,
            "search": {"exclude": True},
            "template": TEMPLATE,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the page empty until it is written."""
        self.empty()

    def fill(self) -> None:
        """Set content and table of contents."""
        made = self.make()
        self.content = made.html
        top = AnchorLink(str(self.title), made.anchor, 1)
        top.children = [AnchorLink(one.title, one.anchor, 2) for one in made.headings]
        self.toc = TableOfContents([top])

    def empty(self) -> None:
        """Let go of everything that is already written."""
        self.content = ""
        self.toc = _NO_HEADINGS


def ids(html: str) -> set[str]:
    """Return what can be linked to in the HTML of a page."""
    return set(_ID.findall(html))


def base_of(page: Page, state: State) -> Base:
    """Return what leads from a page to its language's home and the root: `../../`, or `./`."""
    languages = state.languages
    home = languages.home(languages.of(page.file.src_uri))
    place = (home, page.url.count("/"))  # at one depth all have the same
    if place not in state.bases:
        to_home, to_site = (get_relative_url(to, page.url).rstrip("/") for to in (home or ".", "."))
        state.bases[place] = Base(f"{to_home}/", f"{to_site}/", state.pages.below(home))
    return state.bases[place]

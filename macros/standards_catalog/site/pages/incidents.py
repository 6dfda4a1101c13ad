"""The pages about incidents that nobody writes by hand: a few for each product."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import product

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from standards_catalog.model.catalog import Catalog
from standards_catalog.publish.claims.writers import page_about
from standards_catalog.render.base import Base
from standards_catalog.render.environment import render, render_heading
from standards_catalog.site.pages.anchors import slugify
from standards_catalog.site.pages.made import Content, MadePage
from standards_catalog.site.state import Held, State, of_list
from standards_catalog.views.incidents.pages import (
    COMPARISON,
    Part,
    Topic,
    description,
    parts,
    title,
    topics,
)


class IncidentPage(MadePage):
    """A page about incidents in a language."""

    def __init__(self, file: File, config: MkDocsConfig, state: State, topic: Topic) -> None:
        """Take what the page is about; nobody edits it."""
        self.topic = topic
        if topic.part and topic.place != COMPARISON:
            self.own_parts = 2  # all products' years are alike
        super().__init__(file, config, state)
        self.edit_url = None

    def told_title(self) -> Markup:
        """Return the title, which names the product."""
        return escape(title(self.state.catalog, self.topic, self.lang))

    def told_description(self) -> str:
        """Return the title, and what the figures rest on."""
        return description(self.state.catalog, self.topic, self.lang)

    def make(self) -> Content:
        """Return the figures or rows, made from the catalog as it is now."""
        return content(self.state.catalog, self.topic, self.lang, self.base, self._put)

    def _put(self, part: Part) -> str:
        held = Held(
            part.template,
            lambda: {part.name: part.view, "number": 1},
            lambda _: of_list(part.template, "incidents/rows_data.json", part.pages),
        )
        return self.state.put(self.file.src_uri, held, self.base)


def content(
    catalog: Catalog, topic: Topic, lang: str, base: Base, put: Callable[[Part], str] | None = None
) -> Content:
    """Return what a page about incidents shows; `base` leads to its language's home.

    What `put` puts in may have more beside the page.
    """
    name = title(catalog, topic, lang)
    anchor = slugify(name, "-")
    html, headings = [render_heading(1, anchor, name, lang)], []
    for part in parts(catalog, topic, lang):
        if head := part.heading:
            headings.append(head)
            html.append(render_heading(2, head.anchor, head.title, lang))
        html.append(put(part) if put else alone(part, lang, base))
    return Content("\n".join(map(str.strip, html)), anchor, headings)


def alone(part: Part, lang: str, base: Base) -> str:
    """Return a part as the first page has it, with nothing beside it."""
    views = {part.name: part.view, "number": 1, "further": defaultdict(str)}
    return render(part.template, lang, base, **views)


def add_incident_files(files: Files, config: MkDocsConfig, state: State) -> None:
    """Add the pages about incidents in each language, unless one was written by hand."""
    for topic, lang in product(topics(state.catalog), state.languages.codes):
        uri = state.languages.put(page_about(topic), lang)
        if files.get_file_from_path(uri) is None:
            out = InclusionLevel.NOT_IN_NAV
            file = File.generated(config, uri, content="", inclusion=out)
            files.append(file)
            IncidentPage(file, config, state, topic)


def place_incidents_in_navigation(files: Files, state: State) -> None:
    """Give these pages the section that the page of all incidents is in."""
    for lang in state.languages.codes:
        index = files.get_file_from_path(state.languages.put("incidents/index.md", lang))
        parent = index.page.parent if index and index.page else None
        for uri in addresses(state.catalog):
            file = files.get_file_from_path(state.languages.put(uri, lang))
            if file and file.page and file.page.parent is None:
                file.page.parent = parent


def addresses(catalog: Catalog) -> list[str]:
    """Return the paths below `docs/` of these pages, in the first language."""
    return [page_about(topic) for topic in topics(catalog)]

"""Fills a page when it is written: what its calls show, its data, and what is wrong with it."""

from __future__ import annotations

from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from standards_catalog.model.entries import Named
from standards_catalog.render.environment import render, render_as_json
from standards_catalog.site.output import search
from standards_catalog.site.pages.aliases import aliases
from standards_catalog.site.pages.entries import EntryPage, entry_at
from standards_catalog.site.pages.frame import Frames
from standards_catalog.site.pages.head import describe
from standards_catalog.site.pages.made import MadePage, base_of
from standards_catalog.site.state import State
from standards_catalog.views.shared.addresses import entry_json


def fill(page: Page, context: TemplateContext, state: State, frames: Frames) -> None:
    """Put in what the search did not read with the page; what is wrong stands above all else."""
    lang, base = state.languages.of(page.file.src_uri), base_of(page, state)
    if isinstance(page, MadePage):
        page.fill()
        entry: Named | None = page.entry if isinstance(page, EntryPage) else None
    else:
        describe(page)
        page.content = state.put_in(page.content or "", page.file.src_uri, base)
        state.shown[page.url] = search.lines(page.content)
        state.called[page.url] = aliases(page.meta)
        entry = entry_at(state, page.file.src_uri)
        context.update(frames.around(page))  # type: ignore[typeddict-item]
    if entry:
        href = entry_json(entry.kind, entry.id)
        page.content = (page.content or "") + render_as_json(href, lang, base)
    if problems := state.problems_of(page.file.src_uri):
        views = {"problems": problems, "has_last_good": state.has_last_good}
        aside = render("pages/problems.html", lang, base, **views)
        page.content = aside + ((page.content or "") if state.has_last_good else "")

"""Renders the theme around made pages once for all that are alike, and puts each page in.

Header, tabs, navigation, search and footer are the same on all pages of a folder but for a few
words: title, address, neighbours. The theme's own template is filled once with marks in their
place; a page is then that shell, cut at the marks, with its words put in. A test compares the
result with the template filled for each page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import copy
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from standards_catalog.site.pages.made import TEMPLATE, MadePage

_MARK = re.compile(r"zzshell([a-z0-9]+?)zz")
_HEADING = "<!--<h1-->"  # the theme adds a heading of its own where it finds none


# What the theme is told of a page, by its language.
Around = Callable[[Page], Mapping[str, Any]]


class Shells:
    """Stands in for a template; what differs between pages is cut out of a filled one."""

    def __init__(self, template: Template, around: Around) -> None:
        self.template = template
        self.around = around
        self.made: dict[tuple[Any, ...], list[str]] = {}

    def render(self, context: Mapping[str, Any]) -> str:
        """Return the whole HTML of a page, or nothing if it is made elsewhere."""
        page: MadePage = context["page"]
        if page.elsewhere:
            return ""
        alike = _alike(page)
        if alike not in self.made:
            marked = _marked(page)
            html = self.template.render({**context, **self.around(marked), "page": marked})
            self.made[alike] = _MARK.split(html.replace(_HEADING, ""))
        shell, words = self.made[alike], _words(page)
        return "".join(words[part] if odd % 2 else part for odd, part in enumerate(shell))


def with_shells(env: Environment, around: Around) -> Environment:
    """Return an environment that knows the template of made pages."""
    shells = Shells(env.get_template("main.html"), around)
    found = env.overlay()
    found.cache = env.cache
    get_template = found.get_template

    def get(name: Any, *args: Any, **kwargs: Any) -> Any:
        return shells if name == TEMPLATE else get_template(name, *args, **kwargs)

    found.get_template = get  # type: ignore[method-assign]
    return found


def _alike(page: MadePage) -> tuple[Any, ...]:
    """Return what pages have in common whose frames differ in a few words only."""
    shared, own = _address(page)
    headings = tuple(item.id for item in page.toc.items[0].children)
    ends = (page.previous_page is None, page.next_page is None, page.edit_url is None)
    return *shared, len(own), *ends, headings


def _address(page: MadePage) -> tuple[list[str], list[str]]:
    """Return the parts of a page's address: those it shares, and its own."""
    parts = page.file.url.removesuffix(_end(page)).split("/")
    return parts[: -page.own_parts], parts[-page.own_parts :]


def _marked(page: MadePage) -> Page:
    made = copy(page)
    made.file = copy(page.file)
    shared, own = _address(page)
    marks = [_mark(f"part{at}") for at in range(len(own))]
    made.file.url = "/".join([*shared, *marks]) + _end(page)
    made.title = _mark("title")
    made.meta = {**page.meta, "description": _mark("description")}
    made.content = f"{_mark('content')}{_HEADING}"
    made.canonical_url = _mark("canonical") if page.canonical_url else None
    made.edit_url = _mark("edit") if page.edit_url else None
    made.previous_page = _neighbour(page.previous_page, "before")
    made.next_page = _neighbour(page.next_page, "after")
    top = page.toc.items[0]
    first = AnchorLink(_mark("title"), _mark("anchor"), 1)
    first.children = top.children
    made.toc = TableOfContents([first])
    return made


def _neighbour(page: Page | None, which: str) -> Page | None:
    if page is None:
        return None
    made = copy(page)
    made.file = copy(page.file)
    folder, _, _ = page.file.url.removesuffix(_end(page)).rpartition("/")
    made.file.url = f"{folder}/{_mark(which + 'id')}{_end(page)}"
    made.title = _mark(f"{which}title")
    return made


def _words(page: MadePage) -> dict[str, str]:
    before, after = page.previous_page, page.next_page
    return {
        **{f"part{at}": part for at, part in enumerate(_address(page)[1])},
        "anchor": page.toc.items[0].id,
        "title": str(page.title),
        "description": str(page.meta["description"]),
        "content": page.content or "",
        "canonical": page.canonical_url or "",
        "edit": page.edit_url or "",
        "beforeid": _id(before),
        "beforetitle": str(before.title) if before else "",
        "afterid": _id(after),
        "aftertitle": str(after.title) if after else "",
    }


def _id(page: Page | None) -> str:
    return page.file.url.removesuffix(_end(page)).rpartition("/")[2] if page else ""


def _end(page: Page) -> str:
    """Return what ends the address of a page, which is a folder or a file."""
    return "/" if page.file.url.endswith("/") else ".html"


def _mark(name: str) -> Markup:
    return Markup(f"zzshell{name}zz")

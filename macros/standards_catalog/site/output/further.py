"""Writes what the calls of a page put beside it: data for its scripts, and further pages.

A further page is the page with another part in the place of one. It stands in the same folder, so
that links lead where they led, and needs nothing of MkDocs. Only links to other languages lead on,
to what is called alike there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import cache, partial
from html import escape
from pathlib import Path, PurePosixPath

from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from standards_catalog.site.state import Beside, State

_LANGUAGE = re.compile(r'<link rel="alternate translation" href="[^"]*" hreflang="([^"]*)"')


def write(page: Page, html: str, state: State) -> None:
    """Write each file that stands beside a page, whose whole HTML this is, or put it off."""
    files = state.beside.pop(page.file.src_uri, {})
    state.written[page.file.src_uri] = tuple(files)

    @cache
    def names(lang: str) -> Container[str]:
        other = state.languages.put(page.file.src_uri, lang)
        return files if other == page.file.src_uri else state.names_beside(other, files)

    for (name, file), path in zip(files.items(), paths(page, state), strict=True):
        if file.part in html:  # else the page has nothing to show but what is wrong
            make = partial(_write, page, html, name, file, names)
            if state.later is None:
                make()
            else:
                state.later[path] = make


def _write(
    page: Page, html: str, name: str, file: Beside, names: Callable[[str], Container[str]]
) -> None:
    made = text = file.make()
    if name.endswith(".html"):
        around = _switching(_headed(html, file.called, name), name, names)
        text = around.replace(file.part, made, 1)
    write_file(text.encode(), str(Path(page.file.abs_dest_path).with_name(name)))


def _headed(html: str, called: str, name: str) -> str:
    """Return a page whose head says that it is a further one: its title, description, address."""
    head, end, body = html.partition("</head>")
    for what in ("og:title", "description"):
        if found := re.search(f'(?:name|property)="{what}" content="([^"]*)"', head):
            said = f"{found[1]} ({escape(called)})"
            head = head.replace(f'content="{found[1]}"', f'content="{said}"')
            head = head.replace(f"<title>{found[1]} - ", f"<title>{said} - ")
    for address in ('property="og:url" content="', 'rel="canonical" href="'):
        head = re.sub(f'({address}[^"]*/)[^"/]*"', rf'\g<1>{name}"', head)
    return head + end + body


def _switching(html: str, name: str, names: Callable[[str], Container[str]]) -> str:
    """Return a page that leads to its like in each language that has it, for robots and readers."""
    for lang in _LANGUAGE.findall(html):
        if name in names(lang):
            link = '((?:rel="alternate translation"|<a) href="(?:[^"]*/)?)[^"/]*'
            html = re.sub(rf'{link}(" hreflang="{lang}")', rf"\g<1>{name}\g<2>", html, count=2)
    return html


def paths(page: Page, state: State) -> Iterator[str]:
    """Yield the paths on the site of what stands beside a page."""
    for name in state.written.get(page.file.src_uri, ()):
        yield str(PurePosixPath(page.file.dest_uri).with_name(name))

"""Finds links of hand-written pages that lead to no page of the site, or to no part of one.

MkDocs knows the pages but not the lines of a link; the Markdown that was typed has the lines. So
links are taken from what Markdown made of a page, and then looked for in what was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import dirname, join, normpath, relpath
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from standards_catalog.checks.pages import dead_link
from standards_catalog.problems import Problem, suggest, visible
from standards_catalog.site.pages.prose import unseen
from standards_catalog.text import without_code

_IN_HTML = re.compile(r"""<[a-z][^<>]*?\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
# What stands around an address where Markdown or HTML makes a link of it.
_TYPED = r"""(?:\]\(\s*<?|\]:\s*<?|\b(?:href|src)\s*=\s*["']?)({})(?=[\s)>"']|$)"""
_MADE_BY_MARKDOWN = "\x02"  # what it put aside: mail addresses, entities
_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
_BEFORE_MKDOCS = 1  # MkDocs turns the addresses of files into those of pages at 0


class Href(NamedTuple):
    """An address as a page has it; in HTML it leads from the page's address, not from its file."""

    address: str
    in_html: bool = False


class Fault(NamedTuple):
    """What is wrong with an address, and a way out."""

    message: str
    hint: str = ""


class Hrefs(Extension):
    """A Markdown extension that keeps the links of every page in `found`, by the page's file."""

    def __init__(self, page: Callable[[], Page]) -> None:
        super().__init__()
        self.page = page
        self.found: dict[str, list[Href]] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Change the converter; the name is the library's."""
        md.treeprocessors.register(_Keep(md, self), "catalog_links", _BEFORE_MKDOCS)


class _Keep(Treeprocessor):
    def __init__(self, md: Markdown, hrefs: Hrefs) -> None:
        super().__init__(md)
        self.hrefs = hrefs

    def run(self, root: Element) -> None:
        aside = (raw for raw in self.md.htmlStash.rawHtmlBlocks if isinstance(raw, str))
        found = dict.fromkeys([*_in_tree(root), *_in_html(aside)])
        self.hrefs.found[self.hrefs.page().file.src_uri] = list(found)


@dataclass(frozen=True)
class Links:
    """The pages that links may lead to; `anchors` returns those of a page, None if unknown."""

    files: Files
    anchors: Callable[[Page], set[str] | None]

    def wrong(self, hrefs: Mapping[str, Iterable[Href]]) -> Iterator[Problem]:
        """Yield what is wrong in prose: what leads nowhere, and what nobody sees."""
        yield from self.dead(hrefs)
        yield from unseen(self.files.documentation_pages())

    def dead(self, hrefs: Mapping[str, Iterable[Href]]) -> Iterator[Problem]:
        """Yield what leads nowhere, at each line and column of `docs/` where it is typed.

        Pages of the package are left out: an organisation may do without what they lead to.
        """
        for uri, links in sorted(hrefs.items()):
            source = self.files.get_file_from_path(uri)
            for href in links if source and not source.generated_by else ():
                if source and (fault := self._fault(source, href)):
                    for line, column in _places(source.content_string, href.address):
                        yield from dead_link(f"docs/{uri}", line, column, *fault)

    def _fault(self, source: File, href: Href) -> Fault | None:
        scheme, host, path, _, anchor = urlsplit(href.address)
        if scheme or host or _MADE_BY_MARKDOWN in href.address:
            return None
        if not href.address:
            return Fault("the link is empty", "write where it leads")
        shown = visible(href.address)
        if path.startswith(("/", "\\")):
            hint = "begin at this page's own file, as in ../tools/index.md"
            return Fault(f'the link "{shown}" begins at the root of the server', hint)
        target = self._target(source, unquote(path), href.in_html) if path else source
        if target is None:
            hint = "" if href.in_html else self._file_hint(source, unquote(path), anchor)
            return Fault(f'the link "{shown}" leads to no page or file of the site', hint)
        anchor = unquote(anchor)
        if not anchor or not target.page or anchor in (target.page.present_anchor_ids or ()):
            return None
        known = self.anchors(target.page)
        if known is None or anchor in known:
            return None
        return Fault(
            f'the link "{shown}" leads to no part of that page', self._part_hint(anchor, known)
        )

    def _part_hint(self, anchor: str, known: set[str]) -> str:
        alike = _alike(anchor, known)
        return (
            _other_form("the name of the part", anchor, alike) if alike else suggest(anchor, known)
        )

    def _target(self, source: File, path: str, in_html: bool) -> File | None:
        if not in_html:
            return self.files.get_file_from_path(_resolved(source.src_uri, path))
        address = _resolved(source.url, path)
        return next((file for file in self.files if normpath(file.url) == address), None)

    def _file_hint(self, source: File, path: str, anchor: str) -> str:
        wanted = _resolved(source.src_uri, path)
        if alike := _alike(wanted, self.files.src_uris):
            return _other_form(f'the name of "{alike}"', wanted, alike)
        stem = wanted.removesuffix(".html")
        address = _resolved(source.url, path)  # as a browser would read it
        tries = [f"{one}{end}" for one in (stem, address) for end in (".md", "/index.md")]
        found = next((one for one in tries if self.files.get_file_from_path(one)), "")
        folder = dirname(source.src_uri) or "."
        if not found:
            return suggest(path, [relpath(uri, folder) for uri in self.files.src_uris])
        return f'did you mean "{relpath(found, folder)}{"#" if anchor else ""}{anchor}"?'


def _alike(name: str, known: Iterable[str]) -> str:
    """Return the name that looks the same and is made of other characters, if there is one."""
    composed = unicodedata.normalize("NFC", name)
    return next((one for one in known if unicodedata.normalize("NFC", one) == composed), "")


def _other_form(what: str, name: str, alike: str) -> str:
    """Say how two names differ that look the same."""
    link, there = (_form(one) for one in (name, alike))
    return f"{what} looks the same, but is in the form {there} and the link in {link}: use NFC"


def _form(text: str) -> str:
    """Return the form of Unicode in which letters with marks are: one character, or several."""
    return next((form for form in _FORMS if unicodedata.is_normalized(form, text)), "of both")


def _in_tree(root: Element) -> Iterator[Href]:
    for element in root.iter():
        address = element.get({"a": "href", "img": "src"}.get(str(element.tag), ""))
        if address is not None:
            yield Href(address)


def _in_html(blocks: Iterable[str]) -> Iterator[Href]:
    for block in blocks:
        for found in _IN_HTML.finditer(block):
            yield Href(unescape(found[1] or found[2] or ""), in_html=True)


def _resolved(base: str, path: str) -> str:
    return normpath(join(dirname(base), path))


def _places(text: str, address: str) -> list[tuple[int, int]]:
    """Find the lines and columns of an address; the page's begin where it is not typed so."""
    typed = re.compile(_TYPED.format(re.escape(address)), re.MULTILINE)
    shown = without_code(text)
    starts = [found.start(1) for found in typed.finditer(shown)]
    return [(shown.count("\n", 0, at) + 1, at - shown.rfind("\n", 0, at)) for at in starts] or [
        (1, 1)
    ]

"""Headings of pages written in Markdown: the direction of their words, and what leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_AFTER_THE_CONTENTS = 1  # the table of contents gives headings their anchors at 5
_MARK = re.compile("\ue000[0-9]+\ue001")  # of a call, whose HTML no attribute can hold


class Headings(Extension):
    """A Markdown extension that has a browser read the direction off each heading.

    The link that leads to a heading is called by its words, as heading.html has it in any language.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Change the converter; the name is the library's."""
        md.treeprocessors.register(_Headings(md), "catalog_headings", _AFTER_THE_CONTENTS)


class _Headings(Treeprocessor):
    def run(self, root: Element) -> None:
        names = dict(_names(getattr(self.md, "toc_tokens", ())))
        for element in root.iter():
            if element.tag in _LEVELS:
                element.attrib.setdefault("dir", "auto")
                _call(element, names.get(element.get("id", ""), ""))


def _names(tokens: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for token in tokens:
        yield token["id"], _MARK.sub("", unescape(token["name"]))
        yield from _names(token["children"])


def _call(heading: Element, name: str) -> None:
    """Call the link to a heading by the sign it has, unless `mkdocs.yml` gives it a title."""
    for link in heading.iterfind("a[@href]"):
        if link.get("href") == f"#{heading.get('id')}" and link.text and "title" not in link.attrib:
            sign = unescape(link.text.replace(AMP_SUBSTITUTE, "&"))
            link.text = sign
            link.attrib |= {"title": sign, "aria-label": f"{sign} {name}".rstrip()}

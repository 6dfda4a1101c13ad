"""Headings of pages written in Markdown, in the direction of their own words."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_AFTER_THE_CONTENTS = 1  # the table of contents gives headings their anchors at 5


class Direction(Extension):
    """A Markdown extension that has a browser read the direction off each heading."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Change the converter; the name is the library's."""
        md.treeprocessors.register(_Direct(md), "catalog_direction", _AFTER_THE_CONTENTS)


class _Direct(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in _HEADINGS:
                element.attrib.setdefault("dir", "auto")

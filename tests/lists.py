"""Whether the lists of a page came out as lists: a swallowed one looks right in its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from markdown import Markdown

from standards_catalog.site.defaults import EXTENSIONS
from tests.parity import FENCE, FRONT_MATTER

_ITEM = re.compile(r"^\s*(?:\d+[.)]|[-*])\s.*", re.MULTILINE)
_FIRST = re.compile(r"^ *1\. ", re.MULTILINE)
_ASIDE = {"code", "pre", "script", "style", "svg"}


def lost_items(source: str) -> Iterator[str]:
    """Yield what was meant as an item of a list on a page of Markdown, and is none."""
    text = FRONT_MATTER.sub("", source)
    html = Markdown(extensions=[*EXTENSIONS], extension_configs=dict(EXTENSIONS)).convert(text)
    yield from swallowed(html)
    begun, meant = html.count("<ol>"), len(_FIRST.findall(FENCE.sub("", text)))
    if begun > meant:
        yield f"{begun - meant} lists begin at 1 again"


def swallowed(html: str) -> list[str]:
    """Return the lines of text in HTML that begin as an item of a list does in Markdown."""
    return [item.strip() for text in _Blocks.of(html) for item in _ITEM.findall(text)]


class _Blocks(HTMLParser):
    """The text of each block, without code."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = [""]
        self.aside = 0

    @classmethod
    def of(cls, html: str) -> list[str]:
        """Return the texts of a page, a block each."""
        parser = cls()
        parser.feed(html)
        return parser.texts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a text with each block; what is code stays out of it."""
        self.aside += tag in _ASIDE
        if tag in {"p", "li", "td", "th", "dd", "dt", "div"}:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        """Come out of code."""
        self.aside -= tag in _ASIDE

    def handle_data(self, data: str) -> None:
        """Take in what is read as text; code stands in a line as a word does."""
        self.texts[-1] += "x" if self.aside else data

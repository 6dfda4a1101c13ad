"""HTML that other programs keep in texts -> the Markdown of the catalog."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_HTML = re.compile(
    r"</?(p|b|strong|i|em|a|ul|ol|li|br|code|h[1-6]|div|span)\b[^<>]*>", re.IGNORECASE
)
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_BLOCKS = {"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"}
_LINK = re.compile(r"!?\[(?P<words>[^\[\]]{0,2000})\]\((?P<target>[^()\s]{0,2000})[^()]{0,300}\)")
_WORKS = re.compile(r"https?://[^\s<>\"'`{}|\\^()]+")


def as_markdown(text: str) -> str:
    """Return a text whose tags are Markdown; links that lead nowhere from here are their words."""
    if _HTML.search(text):
        reader = _Reader()
        reader.feed(text)
        reader.close()
        text = reader.text
    text = _LINK.sub(_with_target, text)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(map(str.rstrip, text.split("\n")))).strip()


def _with_target(found: re.Match[str]) -> str:
    words, target = found["words"], found["target"]
    is_link = _leads(target) and not found[0].startswith("!")
    return f"[{words}]({target})" if is_link else words


def _leads(target: str) -> bool:
    """Whether a target leads somewhere from any page."""
    return target.startswith("mailto:") or bool(_WORKS.fullmatch(target))


class _Reader(HTMLParser):
    """Writes Markdown for the tags that it knows, and leaves the others out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._links: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._parts.append("\n\n")
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "li":
            self._parts.append("\n- ")
        elif tag in _AROUND:
            self._parts.append(_AROUND[tag])
        elif tag == "a":
            target = dict(attrs).get("href") or ""
            self._links.append(target if _leads(target) else "")
            self._parts.append("[" if self._links[-1] else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._parts.append("\n\n")
        elif tag in _AROUND:
            self._parts.append(_AROUND[tag])
        elif tag == "a" and self._links and (target := self._links.pop()):
            self._parts.append(f"]({target})")

    def handle_data(self, data: str) -> None:
        self._parts.append(re.sub(r"\s+", " ", data))

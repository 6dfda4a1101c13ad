"""An author's Markdown -> HTML that is safe to show.

Raw HTML is shown as typed; what Markdown makes is sanitised all the same; links lead to http,
https and mailto, to an entry (`tool:ecspresso`) or to a page of every site (`page:incidents`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from standards_catalog.model.catalog import PAGE, Ref
from standards_catalog.render.base import below
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.text import Text
from standards_catalog.views.shared.link import address

# fmt: off
_TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}
# fmt: on
_ATTRIBUTES = {
    "a": {"href", "title"},
    "ol": {"start"},
    **{tag: {"align"} for tag in ("td", "th")},
    **{tag: {"dir"} for tag in ("h4", "h5", "h6")},
}
_SCHEMES = {"http", "https", "mailto"}
# Text without a mark of Markdown needs no Markdown; a test compares the two ways.
_PLAIN = re.compile(r"[^\W\d_](?:[^*_`\[\]<>&#\\|~!:\n\t]|:(?= ))*[^*_`\[\]<>&#\\|~!:\s]")
# Nor do code and links to the web in it, where nothing has to be escaped.
_WORD = r"(?:[^*_`\[\]<>&#\\|~!:\n\t\x02\x03\xa0]|:(?= ))"
_CODE = r"`(?!\s)[^`<>&\\\n\t\x02\x03\xa0]++(?<!\s)`(?!`)"
_HOST = r"(?:[a-z0-9]++(?:-[a-z0-9]++)*+\.)+[a-z]{2,}"
_LINKED = rf"\[{_WORD}++\]\(https?://{_HOST}(?:/[A-Za-z0-9./-]*+)?\)"
_MARK = re.compile(f"{_CODE}|{_LINKED}")
_MARKED = re.compile(rf"[^\W\d_](?:{_WORD}|{_CODE}|{_LINKED})*+(?<!\s)")
_WRAPPED = Markup("<p>{}</p>")
_PARAGRAPH = re.compile(r"\s*<p>((?:(?!<p>).)*)</p>\s*", re.DOTALL)
_BASE = "https://entry.invalid/"
_ENTRY = re.compile(r'(?<=")https://entry\.invalid/([^"]*)')
_DEEPEST = 6


def prose(text: Text, lang: str, base: str) -> Markup:
    """Return a text's Markdown as paragraphs; `base` leads to the site's root."""
    return _based(_html(text[lang])[0], base)


def inline(text: Text, lang: str, base: str) -> Markup:
    """Return a text's Markdown without its paragraph, where it has just one."""
    return _based(_html(text[lang])[1], base)


def _based(html: Markup, base: str) -> Markup:
    if _BASE not in html:
        return html
    return Markup(_ENTRY.sub(lambda entry: below(entry[1], base), html))


@lru_cache(maxsize=20_000)
def _html(source: str) -> tuple[Markup, Markup]:
    """Return a text's HTML, whole and without its paragraph; the same text is read only once."""
    if _PLAIN.fullmatch(source):
        return _WRAPPED.format(source), escape(source)
    if _MARKED.fullmatch(source):
        html = Markup(_MARK.sub(_shown, source))
        return _WRAPPED.format(html), html
    html = Markup(_of_markdown(source))
    one = _PARAGRAPH.fullmatch(html)
    return html, Markup(one[1]) if one else html


def _shown(mark: re.Match[str]) -> str:
    if mark[0].startswith("`"):
        return f"<code>{mark[0][1:-1]}</code>"
    words, _, href = mark[0][1:-1].partition("](")
    return f'<a href="{href}">{words}</a>'


def _of_markdown(source: str) -> str:
    converter = _converter()
    converter.reset()
    try:
        made = converter.convert(source)
    except BaseException:
        _converter.cache_clear()  # what it was in the middle of would stay in it
        raise
    return nh3.clean(
        made,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


@cache
def _converter() -> Markdown:
    return Markdown(extensions=["tables", "fenced_code", "sane_lists", _Safe()])


class _Safe(Extension):
    """Show raw HTML as typed, lead links to entries, push headings below the page's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Change the converter; the name is the library's."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Tree(md), "catalog", 1)


class _Tree(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                element.tag = f"h{min(_DEEPEST, int(element.tag[1]) + 3)}"
                element.set("dir", "auto")
            elif element.tag == "a":
                href = _href(element.get("href", ""))
                element.attrib.pop("href", None)
                if href:
                    element.set("href", href)
            elif element.tag == "img":
                element.tag, element.text = "em", element.get("alt", "")
                element.attrib.clear()


def _href(href: str) -> str:
    scheme, _, rest = href.partition(":")
    name, hash_, anchor = rest.partition("#")
    if scheme == PAGE and name:
        return f"{_BASE}{name}/{hash_}{anchor}"
    if scheme in package_schemas().kinds and name:
        return _BASE + address(Ref(scheme, name)) + hash_ + anchor
    return href if scheme.lower() in _SCHEMES else ""

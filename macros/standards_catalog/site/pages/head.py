"""What stands at the head of a page written by hand: made safe for the theme, and what it lacks.

Material's templates print titles, descriptions and whatever else a page says there as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

MOST = 300
"""So many characters of its first paragraph describe a page that has no description."""

_MARKUP = re.compile("[<>&\"']")


def title_as_text(page: Page) -> None:
    """Take a title such as 2026, which YAML reads as a number, for the text that it was."""
    if page.meta.get("title") is not None:
        page.meta["title"] = str(page.meta["title"])
    else:
        page.meta.pop("title", None)


class Head(dict[str, Any]):
    """What stands at the head of a page, of which somebody wrote only some."""

    def __init__(self, head: Mapping[str, Any]) -> None:
        super().__init__(head)
        self.written = frozenset(head)


@event_priority(25)
def note_head(_: object, markdown: str, *, page: Page, **__: object) -> str:
    """Note what was written, in the page or for its folder, before plug-ins add their markup."""
    page.meta = Head(page.meta)
    return markdown


def escape_head(page: Page) -> None:
    """Escape every text that somebody wrote at the head of a page; what is escaped stays."""
    written = getattr(page.meta, "written", page.meta.keys())
    page.meta = {
        key: _escaped(value) if key in written else value for key, value in page.meta.items()
    }


def describe(page: Page) -> None:
    """Describe a page that does not do so itself by its first paragraph."""
    _, _, after = (page.content or "").partition("<p>")
    first, ends, _ = after.partition("</p>")
    if ends and not page.meta.get("description"):
        text = Markup(first).striptags()
        shown = text if len(text) <= MOST else f"{text[: MOST - 1].rstrip()}…"
        page.meta["description"] = escape(shown)


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return escape(value) if _MARKUP.search(value) else value
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    """Return what is inside a value as text of no special sort, as a theme may print the whole."""
    found = _escaped(value)
    return str(found) if isinstance(found, str) else found

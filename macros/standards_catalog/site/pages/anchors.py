"""Anchors of headings in hand-written pages, Japanese ones included."""

from __future__ import annotations

from pymdownx.slugs import slugify as slugs


def slugify(text: str, separator: str) -> str:
    """Return the anchor of a heading: lower case, in whatever script it is written."""
    return str(slugs(case="lower")(text, separator))

"""Anchors of headings in hand-written pages, Japanese ones included.

`mkdocs.yml` names this module by a YAML tag, which is read before the theme is imported. That is
early enough to silence the banner that Material prints about its own future when it is.
"""

from __future__ import annotations

import os

from pymdownx.slugs import slugify as slugs

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def slugify(text: str, separator: str) -> str:
    """Return the anchor of a heading: lower case, in whatever script it is written."""
    return str(slugs(case="lower")(text, separator))

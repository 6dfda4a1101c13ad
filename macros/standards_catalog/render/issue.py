"""Broken links -> Markdown for an issue on the forge.

What authors and servers wrote is untrusted: it stands in code spans, where a forge takes neither
mentions nor links nor HTML for what they look like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment

from standards_catalog.render.environment import strict
from standards_catalog.render.span import code_line, target
from standards_catalog.views.broken import Owned

LONGEST = 60_000  # characters; GitHub takes issues of 65,536

_GAPS = re.compile(r"\n{3,}")


def issue(owners: Sequence[Owned], failures: int) -> str:
    """Return the text of the issue; one that is too long for the forge says what it leaves out."""
    page = _environment().get_template("links/issue.md").render(owners=owners, failures=failures)
    text = _GAPS.sub("\n\n", page).strip() + "\n"
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST].rpartition("\n")[0]
    return f"{kept}\n\n… `catalog links report` prints all of it.\n"


@cache
def _environment() -> Environment:
    made = strict(autoescape=False)  # it is Markdown: the filters below escape
    made.filters.update(code=code_line, target=target)
    return made

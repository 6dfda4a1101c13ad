"""Untrusted text in Markdown for a forge: a code span, which is taken for nothing else."""

from __future__ import annotations

import re
from urllib.parse import quote

from standards_catalog.problems import visible

_MOST = 200  # characters of one text


def code_span(text: str) -> str:
    """Return a line of text as a code span: its fence is longer than any row of backticks in it."""
    text = text or " "
    fence = "`" * (1 + max((len(row) for row in re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def code_line(text: str) -> str:
    """Return any text as one short line in a code span, with nothing in it that cannot be seen."""
    return code_span(visible(" ".join(text.split()), _MOST))


def target(url: str) -> str:
    """Return an address as a link, whatever stands in it."""
    return f"<{quote(url, safe='%/:?#@!$&()*+,;=~-._')}>"

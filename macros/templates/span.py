"""Untrusted text in Markdown for a forge: a code span, which is taken for nothing else."""

from __future__ import annotations

import re


def code_span(text: str) -> str:
    """Return a line of text as a code span: its fence is longer than any row of backticks in it."""
    text = text or " "
    fence = "`" * (1 + max((len(row) for row in re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"

"""What changed as readers read it, without markup."""

from __future__ import annotations

from standards_catalog.views.changes.sentences import Line
from standards_catalog.views.shared.words import fill


def sentence(line: Line, lang: str = "en") -> str:
    """Return a line with its blanks filled."""
    return fill(
        lang,
        line.key,
        kind=line.kind,
        entry=line.entry.text[lang],
        at=line.at.text[lang] if line.at else "",
        before=line.before,
        after=line.after,
        fields=line.fields,
    )

"""What an entry is, in a sentence or two."""

from __future__ import annotations

from standards_catalog.model.entries import Named
from standards_catalog.text import Text

SUMMARY = ("summary", "purpose", "statement", "meaning")


def summary(entry: Named) -> Text:
    """Return what an entry says of itself in a sentence or two, whatever the field is called."""
    for field in SUMMARY:
        if isinstance(text := getattr(entry, field, None), Text):
            return text
    return entry.name

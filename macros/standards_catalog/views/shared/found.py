"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing to find: its address from the site's root, and its words as plain text.

    `names` are what else it is called, `what` says what it is ("Tool", "Adopt"); `texts` are lines,
    of which the one that matches best is shown.
    """

    location: str
    title: str
    texts: tuple[str, ...]
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    what: tuple[str, ...] = ()

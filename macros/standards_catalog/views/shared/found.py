"""What a search finds."""

from __future__ import annotations

from msgspec import Struct


class SearchDocument(Struct, frozen=True):
    """One thing to find: its address from the site's root, and its words as plain text.

    `names` are what else it is called, `what` says what it is ("Tool", "Adopt"); `texts` are lines,
    of which the one that matches best is shown. `leads` are words that lead here from elsewhere,
    first those that lead nowhere before.
    `boost` is what it is worth beside others; 0 means as much as they are.
    """

    location: str
    title: str
    texts: tuple[str, ...]
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    leads: tuple[tuple[str, ...], ...] = ()
    boost: float = 0

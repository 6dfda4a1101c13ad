"""What a text shows, as lines to compare: `line what name @ref =version (how it is known)`."""

from __future__ import annotations

from textwrap import dedent

from standards_catalog.evidence.extractors.registry import extract
from standards_catalog.model.evidence import Fact


def facts(path: str, text: str) -> tuple[Fact, ...]:
    """Return the facts of a text that is read whole."""
    found, unread = extract(path, dedent(text).encode())
    assert unread == ()
    return found


def shown(path: str, text: str, *but: str) -> list[str]:
    """Return the facts of a text, but those of some kinds, one a line."""
    return [line(one) for one in facts(path, text) if one.what not in but]


def line(one: Fact) -> str:
    """Return one fact as a line."""
    ref = f" @{one.ref}" if one.ref else ""
    version = f" ={one.version}" if one.version else ""
    how = f" ({one.version_from})" if one.version_from else ""
    return f"{one.line} {one.what} {one.name}{ref}{version}{how}"


def unread(path: str, data: bytes) -> list[tuple[str, int]]:
    """Return why a file could not be read, and where."""
    return [(one.reason, one.line) for one in extract(path, data)[1]]

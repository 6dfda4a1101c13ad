"""What is wrong in the catalog, as values whose text is the output."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, Protocol

Severity = Literal["error", "warning"]
Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One complaint at one place of one file; lines and columns count from 1."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """Print the problem as `path:line:column: severity[code]: message; hint`."""
        hint = f"; {self.hint}" if self.hint else ""
        place = f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.severity}[{self.code}]: {self.message}{hint}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A complaint at a path of keys inside one document, not yet at a line and column.

    `part` is the piece of the value that is meant, where that is not the whole.
    """

    keys: Keys
    message: str
    hint: str = ""
    at_key: bool = False
    part: str = ""


class Places(Protocol):
    """Whatever knows the line and column of a path of keys."""

    def nearest(self, keys: Keys, *, at_key: bool = False) -> Any:
        """Return an object with `line` and `column`."""


def place_of(part: str, text: str, line: int, column: int) -> tuple[int, int]:
    """Find a piece of a value; one that is typed otherwise (escaped, folded) is at its begin."""
    lines = text.split("\n")
    start = sum(len(one) + 1 for one in lines[: line - 1]) + column - 1
    found = text.find(part, start)
    if found < 0:
        return line, column
    return text.count("\n", 0, found) + 1, found - text.rfind("\n", 0, found)


def suggest(word: str, known: Iterable[str], prefix: str = "") -> str:
    """Return a did-you-mean hint for a misspelt word, or nothing; `prefix` stands before it."""
    folded = {one.casefold(): one for one in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f'did you mean "{prefix}{folded[close[0]]}"?' if close else ""


def visible(text: str, limit: int = 60) -> str:
    """Return an author's text fit for a message: one short line of characters that can be seen."""
    kept = text if len(text) <= limit else f"{text[:limit]}…"
    if kept.isprintable():
        return kept
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in kept
    )


def telling(text: str, limit: int = 60) -> str:
    """Return an author's text as `visible` does; of a long one, what surrounds an unseen sign."""
    unseen = next((at for at, char in enumerate(text) if not char.isprintable()), 0)
    start = max(0, unseen - limit // 2) if unseen > limit // 2 and len(text) > limit else 0
    return ("…" if start else "") + visible(text[start:], limit)


def listed(words: Iterable[str]) -> str:
    """Join words for a message: `a, b or c`."""
    *head, last = words
    return f"{', '.join(head)} or {last}" if head else last

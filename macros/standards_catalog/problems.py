"""What is wrong in the catalog, as values whose text is the output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from operator import attrgetter
from typing import Any, Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.invisible import hidden

Severity = Literal["error", "warning"]
Keys = tuple[str | int, ...]

MOST = 100
"""So many complaints of one code are told of one file; the rest is counted."""


NAMED = 40
"""So many keys or columns that exist are named to whoever wrote another."""

FIRST: Mapping[Severity, int] = {"error": 50, "warning": 10}
"""So many complaints of one code are told to people who did not ask for all."""


class Problem(Struct, frozen=True, order=True):
    """One complaint at one place of one file; lines and columns count from 1.

    Where `more` is not 0, it stands for so many that are not told.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    more: int = 0

    @property
    def times(self) -> int:
        """How many complaints this is."""
        return self.more or 1

    def standing_for(self, more: int) -> Problem:
        """Return what is told at this place of so many complaints that are not told."""
        hint = "mend those that are told, then check again"
        return replace(self, message=f"and {more:,} more of this", hint=hint, more=more)

    def __str__(self) -> str:
        """Print the problem as `path:line:column: severity[code]: message; hint`."""
        hint = f"; {self.hint}" if self.hint else ""
        place = f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.severity}[{self.code}]: {self.message}{hint}"


_ORDER = attrgetter(*Problem.__struct_fields__)


class Fault(Struct, frozen=True):
    """A complaint at a path of keys inside one document, not yet at a line and column.

    `part` is the piece of the value that is meant, where that is not the whole. A hint that takes
    long to find is a function, which is called only if the fault is told. `severity` is that of the
    fault, where it is another one than that of its rule.
    """

    keys: Keys
    message: str
    hint: str | Callable[[], str] = ""
    at_key: bool = False
    part: str = ""
    severity: Severity | None = None


class Places(Protocol):
    """Whatever knows the line and column of a path of keys."""

    def nearest(self, keys: Keys, *, at_key: bool = False) -> Any:
        """Return an object with `line` and `column`."""


def shortened(problems: Iterable[Problem]) -> tuple[list[Problem], list[str]]:
    """Return the first complaints of each code, and a line for each code that has more of them.

    Whoever reads a few of a kind knows what to do about all: the flood would hide what is rare.
    """
    told: list[Problem] = []
    seen: Counter[tuple[Severity, str]] = Counter()
    left: Counter[tuple[Severity, str]] = Counter()
    for problem in problems:
        kind = problem.severity, problem.code
        if seen[kind] < FIRST[problem.severity]:
            seen[kind] += 1
            told.append(problem)
        else:
            left[kind] += problem.times
    lines = (f"and {times:,} more {severity}[{code}]" for (severity, code), times in left.items())
    return told, list(lines)


def first_of(faults: Sequence[Fault], locate: Callable[[Fault], Problem]) -> Iterator[Problem]:
    """Yield the first faults of one rule in one file as complaints, and how many more there are.

    The places of the others are not looked for, which takes long where there are many.
    """
    yield from map(locate, faults[:MOST])
    if rest := faults[MOST:]:
        yield locate(rest[0]).standing_for(len(rest))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems by path and place, as `sorted` does of few; of thousands, it takes long."""
    return sorted(problems, key=_ORDER)


def few(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the first complaints of each code about each file, and how many more there are."""
    told: Counter[tuple[str, str, str]] = Counter()
    untold: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        kind = problem.path, problem.code, problem.severity
        if problem.more or told[kind] == MOST:
            untold.setdefault(kind, []).append(problem)
        else:
            told[kind] += 1
            yield problem
    for rest in untold.values():
        yield rest[0].standing_for(sum(one.times for one in rest))


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
    if not (unseen := set(_unseen(kept))):
        return kept
    return "".join(
        char.encode("unicode_escape").decode() if at in unseen else char
        for at, char in enumerate(kept)
    )


def some(words: Sequence[str], most: int = 10) -> str:
    """Join the first words for a message, and say how many more there are."""
    more = f" and {len(words) - most:,} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def telling(text: str, limit: int = 60) -> str:
    """Return an author's text as `visible` does; of a long one, what surrounds an unseen sign."""
    first = min(_unseen(text), default=0)
    start = max(0, first - limit // 2) if first > limit // 2 and len(text) > limit else 0
    return ("…" if start else "") + visible(text[start:], limit)


def _unseen(text: str) -> Iterator[int]:
    """Yield where a text has what is not printed, or printed as nothing."""
    yield from (one.at for one in hidden(text))
    if not text.isprintable():
        yield from (at for at, char in enumerate(text) if not char.isprintable())


def listed(words: Iterable[str]) -> str:
    """Join words for a message: `a, b or c`."""
    *head, last = words
    return f"{', '.join(head)} or {last}" if head else last

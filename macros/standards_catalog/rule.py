"""What a rule is: a generator of complaints, registered once with all that is known of it.

    @rule(Family.DAYS, needs=("settings",), silenceable=True)
    def future_date(catalog): ...

Its name with hyphens is its code, its docstring is its section on the page of codes.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Generic, Literal, ParamSpec, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.problems import Fault, Places, Problem, Severity, place_of

P = ParamSpec("P")
T = TypeVar("T")
Need = Literal["entries", "settings"]


class Family(Enum):
    """What rules look at, under the title that people read, in the order in which they read it."""

    FILES = "Files and folders"
    TEXT = "The text of a file"
    YAML = "YAML"
    SHAPE = "Keys and values"
    TABLES = "Tables"
    SETTINGS = "Settings"
    NAMES = "Names of other entries"
    LINKS = "Links in prose"
    DAYS = "Days"
    LIFECYCLE = "Stages, successors and versions"
    COMPONENTS = "Components and products"
    GAPS = "What is not there"
    EVIDENCE = "What repositories show"
    LANGUAGES = "Languages"
    DRAFTS = "What is left to write"
    AGE = "Age"
    SILENCES = "Silences"
    ADDRESSES = "Addresses of the site"
    PAGES = "Pages written by hand"
    IDS = "Lists of ids"


ELSEWHERE = frozenset((Family.PAGES, Family.IDS))
"""What other commands complain about, not the check of the catalog."""


class Rule(Struct, Generic[P, T], frozen=True, eq=False):
    """A check with what is known of it; it is called as the function that it was.

    `needs` is what must be sound, or the rule would accuse the innocent: it waits for settings, and
    spares what broken entries may speak of. What is `of_time` is made by the calendar alone; a
    judgement can be silenced, what the site needs to be whole is mended. One that looks at an entry
    `alone` is told of nothing else, and what it finds is kept with the file.
    """

    check: Callable[P, Iterator[T]]
    code: str
    family: Family
    severity: Severity
    needs: tuple[Need, ...]
    of_time: bool
    silenceable: bool
    alone: bool

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
        """Yield what is wrong."""
        return self.check(*args, **kwargs)

    @property
    def manual(self) -> str:
        """The docstring: a sentence, then why, what is bad and what is good."""
        return inspect.cleandoc(self.check.__doc__ or "")

    def problem(self, path: str, line: int, column: int, message: str, hint: str) -> Problem:
        """Make a complaint of this rule about one place of a file."""
        return Problem(path, line, column, self.code, message, hint, self.severity)

    def located(self, path: str, fault: Fault, places: Places, text: str = "") -> Problem:
        """Make a fault a problem: find the line and column of its path of keys, or of its part."""
        at = places.nearest(fault.keys, at_key=fault.at_key)
        line, column = at.line, at.column
        if fault.part:
            line, column = place_of(fault.part, text, line, column)
        hint = fault.hint if isinstance(fault.hint, str) else fault.hint()
        found = self.problem(path, line, column, fault.message, hint)
        return replace(found, severity=fault.severity) if fault.severity else found


def rule(
    family: Family,
    *,
    code: str = "",
    severity: Severity = "error",
    needs: tuple[Need, ...] = (),
    of_time: bool = False,
    silenceable: bool = False,
    alone: bool = False,
) -> Callable[[Callable[P, Iterator[T]]], Rule[P, T]]:
    """Register a generator of complaints as a rule."""

    def register(check: Callable[P, Iterator[T]]) -> Rule[P, T]:
        name = code or check.__name__.replace("_", "-")
        return Rule(check, name, family, severity, needs, of_time, silenceable, alone)

    return register

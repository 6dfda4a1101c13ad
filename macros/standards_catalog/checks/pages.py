"""What can be wrong with a page written by hand: the site finds it, here are its words."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.problems import Problem
from standards_catalog.rule import Family, rule


@rule(Family.PAGES)
def wrong_call(path: str, line: int, message: str, hint: str) -> Iterator[Problem]:
    """Complain about a call on a hand-written page that cannot be answered.

    Why: the page would have a hole where a table should be, and nobody would notice.
    Bad: `entries("standrad")` between double braces
    Good: `entries("standard")` between double braces
    """
    yield wrong_call.problem(path, line, 1, message, hint)


@rule(Family.PAGES)
def dead_link(path: str, line: int, column: int, message: str, hint: str) -> Iterator[Problem]:
    """Complain about a link on a hand-written page that leads to no page, or to no part of one.

    Why: the reader would end at an error, or at the top of a page without what was promised.
    Bad: `[ecspresso](../tools/ecspreso.md)`, `[the gates](../about/lifecycle.md#gate)`
    Good: `[ecspresso](../tools/ecspresso.md)`, `[the gates](../about/lifecycle.md#gates)`
    """
    yield dead_link.problem(path, line, column, message, hint)

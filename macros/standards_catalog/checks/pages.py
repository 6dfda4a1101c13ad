"""What can be wrong with a page written by hand: the site finds it, here are its words."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.problems import Problem


def wrong_call(path: str, line: int, message: str, hint: str) -> Iterator[Problem]:
    """Complain about a call on a hand-written page that cannot be answered.

    Why: the page would have a hole where a table should be, and nobody would notice.
    Bad: `entries("standrad")` between double braces
    Good: `entries("standard")` between double braces
    """
    yield Problem(path, line, 1, "wrong-call", message, hint)


def dead_link(path: str, line: int, column: int, message: str, hint: str) -> Iterator[Problem]:
    """Complain about a link on a hand-written page that leads to no page, or to no part of one.

    Why: the reader would end at an error, or at the top of a page without what was promised.
    Bad: `[ecspresso](../tools/ecspreso.md)`, `[the gates](../about/lifecycle.md#gate)`
    Good: `[ecspresso](../tools/ecspresso.md)`, `[the gates](../about/lifecycle.md#gates)`
    """
    yield Problem(path, line, column, "dead-link", message, hint)


CHECKS = (wrong_call, dead_link)

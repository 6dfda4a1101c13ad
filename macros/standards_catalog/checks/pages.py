"""What can be wrong with a page written by hand: its text, and what the site finds on it."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.checks.markdown import check_page_markdown
from standards_catalog.documents.document import (
    control_character,
    file_too_large,
    unified,
    wrong_encoding,
)
from standards_catalog.problems import Problem
from standards_catalog.rule import Family, rule


def check_page(path: str, raw: bytes) -> Iterator[Problem]:
    """Yield what keeps the text of a page from being read as it was meant."""
    if problems := list(file_too_large(path, raw)) or list(wrong_encoding(path, raw)):
        yield from problems
        return
    text = unified(raw)
    yield from control_character(path, text)
    yield from check_page_markdown(path, text)


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


@rule(Family.PAGES)
def wrong_aliases(path: str, line: int, message: str) -> Iterator[Problem]:
    """Complain about other names of a hand-written page that are no list of short texts.

    Why: the search would not find the page by them, and nobody would notice.
    Bad: `aliases: rss, webhook` at the head of a page
    Good: `aliases: [rss, webhook]` at the head of a page
    """
    hint = "write them as a list at the head of the page: aliases: [rss, webhook]"
    yield wrong_aliases.problem(path, line, 1, message, hint)

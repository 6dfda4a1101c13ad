"""A warning about what an author meant to come back to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_catalog.checks.rules.alone import Alone
from standards_catalog.documents.document import strings
from standards_catalog.problems import Fault
from standards_catalog.rule import Family, rule

_MARK = "TODO"
_LEFT = re.compile(rf"\s*{_MARK}\b")


@rule(Family.DRAFTS, severity="warning", alone=True)
def left_to_do(entry: Alone) -> Iterator[Fault]:
    """Warn about a text that is still to be written.

    Why: readers would see the note to yourself where they look for an answer.
    Bad: `summary: "TODO: what it does, in a sentence or two"`
    Good: `summary: Keeps a cluster equal to manifests in Git.`
    """
    if _MARK.encode() in entry.document.raw:
        for keys, text in strings(entry.document.data):
            if _LEFT.match(text):
                name = next((key for key in reversed(keys) if isinstance(key, str)), "")
                message = f"`{name}` is still to be written"
                yield Fault(keys, message, "write it before you ask for a review")

"""A warning about what an author meant to come back to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_catalog.checks.rules.references import Found
from standards_catalog.documents.document import strings
from standards_catalog.model.catalog import Catalog
from standards_catalog.problems import Fault
from standards_catalog.rule import Family, rule

_MARK = "TODO"
_LEFT = re.compile(rf"\s*{_MARK}\b")


@rule(Family.DRAFTS, severity="warning")
def left_to_do(catalog: Catalog) -> Iterator[Found]:
    """Warn about a text that is still to be written.

    Why: readers would see the note to yourself where they look for an answer.
    Bad: `summary: "TODO: what it does, in a sentence or two"`
    Good: `summary: Keeps a cluster equal to manifests in Git.`
    """
    for ref, document in catalog.documents.items():
        if _MARK in document.text:
            for keys, text in strings(document.data):
                if _LEFT.match(text):
                    name = next((key for key in reversed(keys) if isinstance(key, str)), "")
                    message = f"`{name}` is still to be written"
                    yield ref, Fault(keys, message, "write it before you ask for a review")

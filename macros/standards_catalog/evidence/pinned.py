"""Commits that repositories pin without saying which version that is, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from standards_catalog.model.evidence import Evidence, Fact

_FULL = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_PINNING = frozenset(("action", "workflow"))


def producer_of(fact: Fact) -> str:
    """Return owner and repository of what a step of a workflow uses, in lower case."""
    return "/".join(fact.name.split("/")[:2]).casefold()


def is_bare(fact: Fact) -> bool:
    """Whether a fact names a commit and nothing that says its version."""
    return fact.what in _PINNING and not fact.version and bool(_FULL.fullmatch(fact.ref))


def pinned(evidence: Iterable[Evidence]) -> Mapping[str, frozenset[str]]:
    """Return the bare commits that evidence has, by owner and repository of what they are of."""
    found: dict[str, set[str]] = {}
    for one in evidence:
        for fact in filter(is_bare, one.facts):
            found.setdefault(producer_of(fact), set()).add(fact.ref)
    return {producer: frozenset(commits) for producer, commits in sorted(found.items())}

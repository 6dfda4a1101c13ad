"""Reusable workflows, followed one step: what stands in those that a repository calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from standards_catalog.evidence.pinned import producer_of
from standards_catalog.model.evidence import Evidence, Fact

_Files = Mapping[str, tuple[Fact, ...]]


class Calls:
    """What is in the workflows of repositories that are at hand, each looked up by its name."""

    def __init__(self, at_hand: Callable[[str], Evidence | None]) -> None:
        self._at_hand = at_hand
        self._known: dict[str, tuple[Evidence, _Files] | None] = {}

    def within(self, caller: str, call: Fact) -> tuple[Fact, ...]:
        """Return what the workflow that a fact calls shows; nothing where it is not at hand.

        A version is only said where what was read is what is called: the file may say another at
        another commit.
        """
        name = producer(caller, call)
        if not name:
            return ()
        if name not in self._known:
            self._known[name] = _by_file(self._at_hand(name))
        if not (found := self._known[name]):
            return ()
        evidence, files = found
        some = files.get("/".join(call.name.split("/")[2:]), ())
        return some if call.ref == evidence.commit else tuple(map(_undated, some))


def producer(caller: str, call: Fact) -> str:
    """Return the name of the repository whose workflow a fact calls, or nothing."""
    host = caller.partition("/")[0]
    return f"{host}/{producer_of(call)}" if host and call.what == "workflow" else ""


def _by_file(evidence: Evidence | None) -> tuple[Evidence, _Files] | None:
    files: dict[str, list[Fact]] = {}
    for fact in evidence.facts if evidence else ():
        files.setdefault(fact.path, []).append(fact)
    return (evidence, {path: tuple(some) for path, some in files.items()}) if evidence else None


def _undated(fact: Fact) -> Fact:
    return Fact(what=fact.what, name=fact.name, path=fact.path, line=fact.line)

"""Complaints that are new and that are gone, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.checks.load import Loaded
from standards_catalog.checks.rules import reserved
from standards_catalog.model.catalog import Ref
from standards_catalog.problems import Problem
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.diff.sides import Sides
from standards_catalog.views.shared.link import Link


class Unread(Struct, frozen=True):
    """An entry that could not be read, on which sides, and the first complaint about it."""

    entry: Link
    when: Literal["before", "after", "both"]
    why: Problem | None


def complaints(
    sides: Sides, before: Loaded, after: Loaded
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the complaints that are new and those that are gone, wherever their lines went.

    Rules that one side could not apply, as a file was missing, say nothing about a change.
    """
    paths = {
        before.catalog.documents[was].path: sides.after.documents[ref].path
        for was, ref in sides.names.items()
        if was in before.catalog.documents and ref in sides.after.documents
    }
    rules = reserved(before.catalog) | reserved(after.catalog)
    silent = {rule.code for rule in rules}
    there = [one for one in before.problems if one.code not in silent]
    here = [one for one in after.problems if one.code not in silent]
    moved = [replace(one, path=paths.get(one.path, one.path)) for one in there]
    gone = _beyond(zip(map(_core, moved), there, strict=True), Counter(map(_core, here)))
    new = _beyond(zip(map(_core, here), here, strict=True), Counter(map(_core, moved)))
    return tuple(new), tuple(gone)


def unread(sides: Sides, before: Loaded, after: Loaded) -> Iterator[Unread]:
    """Yield the entries, and the settings, that could not be read on a side."""
    there, here = sides.before.broken, sides.after.broken
    for ref in sorted(there | here):
        both = ref in there and ref in here
        loaded = after if ref in here else before
        old = next((was for was, now in sides.names.items() if now == ref), ref)
        why = _first(loaded.problems, ref if ref in here else old)
        yield Unread(sides.link(ref), "both" if both else "after" if ref in here else "before", why)


def _core(problem: Problem) -> tuple[str, ...]:
    return problem.path, problem.severity, problem.code, problem.message


def _beyond(
    problems: Iterable[tuple[tuple[str, ...], Problem]], known: Counter[tuple[str, ...]]
) -> Iterator[Problem]:
    """Yield the problems of which the other side has fewer."""
    for core, problem in problems:
        if known[core]:
            known[core] -= 1
        else:
            yield problem


def _first(problems: Iterable[Problem], ref: Ref) -> Problem | None:
    known = package_schemas()
    schema = known.find(ref.kind)
    name = schema.raw.get("x-file") or f"{schema.folder}/{ref.id}.yml"
    return next((one for one in problems if one.path.endswith(f"/{name}")), None)

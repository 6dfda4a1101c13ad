"""Detectors against facts: which facts show an entry or a clause of it in use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard
from standards_catalog.model.evidence import Fact
from standards_catalog.model.once import once
from standards_catalog.model.parts import Detector

_ALSO = {"helm_release": ("helm_release", "helm_dependency")}
_NAMED = ("file", "file_with_keys", "version_from")
KEYS = "keys"
"""What a fact is called that says which keys a file has at its top, as `values`."""


class Subject(NamedTuple):
    """What can be looked for: a standard or tool, or one clause of a standard."""

    ref: Ref
    clause: str = ""


class Sought(NamedTuple):
    """A detector, and what it stands for."""

    subject: Subject
    index: int
    detector: Detector


def detectors(catalog: Catalog) -> Iterator[Sought]:
    """Yield every detector of a catalog, those of clauses after those of their standard."""
    for entry in catalog.subjects:
        ref = Ref(entry.kind, entry.id)
        clauses = entry.clauses if isinstance(entry, Standard) else ()
        for clause, some in (("", entry.detect), *((one.id, one.detect) for one in clauses)):
            for index, detector in enumerate(some):
                yield Sought(Subject(ref, clause), index, detector)


def names(detector: Detector) -> Iterator[tuple[str, str]]:
    """Yield what a detector looks for by name: the kind of fact, and the pattern of its name."""
    for key in Detector.__slots__:
        pattern = getattr(detector, key)
        if pattern and key not in _NAMED:
            yield from ((what, pattern) for what in _ALSO.get(key, (key,)))


@dataclass(frozen=True)
class Index:
    """The detectors of a catalog, so that a fact meets only those that may want it."""

    every: tuple[Sought, ...]

    @cached_property
    def _exact(self) -> Mapping[tuple[str, str], list[Sought]]:
        return _grouped(
            ((what, pattern.casefold()), one)
            for one in self.every
            for what, pattern in names(one.detector)
            if "*" not in pattern
        )

    @cached_property
    def _open(self) -> Mapping[str, list[tuple[re.Pattern[str], Sought]]]:
        return _grouped(
            (what, (_compiled(pattern), one))
            for one in self.every
            for what, pattern in names(one.detector)
            if "*" in pattern
        )

    @cached_property
    def _files(self) -> tuple[tuple[re.Pattern[str], Sought], ...]:
        with_file = (one for one in self.every if one.detector.file)
        return tuple((_compiled(one.detector.file), one) for one in with_file)

    @cached_property
    def _keys(self) -> tuple[tuple[frozenset[str], Sought], ...]:
        with_keys = (one for one in self.every if one.detector.file_with_keys)
        return tuple((frozenset(one.detector.file_with_keys), one) for one in with_keys)

    def wanting(self, fact: Fact) -> Iterator[Sought]:
        """Yield the detectors that a fact satisfies."""
        name = fact.name.casefold()
        yield from self._exact.get((fact.what, name), ())
        yield from (one for pattern, one in self._open.get(fact.what, ()) if pattern.match(name))
        yield from (one for pattern, one in self._files if pattern.match(fact.path.casefold()))
        if fact.what == KEYS:
            yield from (one for keys, one in self._keys if keys <= fact.values.keys())


@once
def index_of(catalog: Catalog) -> Index:
    """Return the detectors of a catalog as an index."""
    return Index(tuple(detectors(catalog)))


def version_of(fact: Fact, detector: Detector) -> tuple[str, str]:
    """Return the version that a fact says for a detector, and how it is known; both may be empty."""
    _, with_, name = detector.version_from.partition("with.")
    if not with_:
        return fact.version, fact.version_from
    value = fact.values.get(name, "")
    if "${{" in value:
        return "", "unresolved"
    return value, "input" if value else ""


def _compiled(pattern: str) -> re.Pattern[str]:
    # One run of anything for a run of stars: no two of them can share out the same text.
    parts = re.split(r"\*+", pattern.casefold())
    return re.compile(".*?".join(map(re.escape, parts)) + r"\Z", re.DOTALL)


def _grouped(pairs: Iterable[tuple]) -> dict:  # type: ignore[type-arg]
    found: dict = {}  # type: ignore[type-arg]
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found

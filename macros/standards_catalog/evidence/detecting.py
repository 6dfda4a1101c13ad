"""Detectors against facts: which facts show an entry or a clause of it in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from standards_catalog.evidence.pinned import is_bare, producer_of
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Tool
from standards_catalog.model.evidence import Fact
from standards_catalog.model.once import once
from standards_catalog.model.parts import Detector

_ALSO = {"helm_release": ("helm_release", "helm_dependency")}
_NAMED = ("file", "file_with_keys", "version_from")
KEYS = "keys"
"""What a fact is called whose name is the keys that a file has at its top."""


K = TypeVar("K")
V = TypeVar("V")


class Pattern(NamedTuple):
    """A name in which `*` is any characters, in lower case, as the pieces between the stars."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Pattern:
        """Read a pattern."""
        return cls(tuple(text.casefold().split("*")))

    def fits(self, name: str) -> bool:
        """Whether a name in lower case has the pattern; in time that grows with the name alone."""
        first, *rest = self.pieces
        if not rest:
            return name == first
        *inner, last = rest
        if not name.startswith(first):
            return False
        at = len(first)
        for piece in inner:
            at = name.find(piece, at)
            if at < 0:
                return False
            at += len(piece)
        return len(name) - at >= len(last) and name.endswith(last)


class Subject(NamedTuple):
    """What can be looked for: a standard or tool, or one clause of a standard."""

    ref: Ref
    clause: str = ""


class Sought(NamedTuple):
    """A detector, and what it stands for."""

    subject: Subject
    place: int
    detector: Detector


def detectors(catalog: Catalog) -> Iterator[Sought]:
    """Return every detector of a catalog, entry by entry."""
    return (sought for entry in catalog.subjects for sought in detectors_of(entry))


def detectors_of(entry: Standard | Tool) -> Iterator[Sought]:
    """Yield the detectors of a standard or tool, those of its clauses last."""
    ref = Ref(entry.kind, entry.id)
    clauses = entry.clauses if isinstance(entry, Standard) else ()
    for clause, some in (("", entry.detect), *((one.id, one.detect) for one in clauses)):
        for index, detector in enumerate(some):
            yield Sought(Subject(ref, clause), index, detector)


def names(detector: Detector) -> Iterator[tuple[str, str]]:
    """Yield what a detector looks for by name: the kind of fact, and the pattern of its name."""
    for key in Detector.__struct_fields__:
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
    def _open(self) -> Mapping[str, list[tuple[Pattern, Sought]]]:
        return _grouped(
            (what, (Pattern.of(pattern), one))
            for one in self.every
            for what, pattern in names(one.detector)
            if "*" in pattern
        )

    @cached_property
    def _files(self) -> tuple[tuple[Pattern, Sought], ...]:
        with_file = (one for one in self.every if one.detector.file)
        return tuple((Pattern.of(one.detector.file), one) for one in with_file)

    @cached_property
    def _keys(self) -> tuple[tuple[frozenset[str], Sought], ...]:
        with_keys = (one for one in self.every if one.detector.file_with_keys)
        return tuple((frozenset(one.detector.file_with_keys), one) for one in with_keys)

    def wanting(self, fact: Fact) -> Iterator[Sought]:
        """Yield the detectors that a fact satisfies."""
        name = fact.name.casefold()
        yield from self._exact.get((fact.what, name), ())
        yield from (one for pattern, one in self._open.get(fact.what, ()) if pattern.fits(name))
        yield from (one for pattern, one in self._files if pattern.fits(fact.path.casefold()))
        if fact.what == KEYS:
            yield from (one for keys, one in self._keys if keys <= {*fact.name.split(",")})


@once
def index_of(catalog: Catalog) -> Index:
    """Return the detectors of a catalog as an index."""
    return Index(tuple(detectors(catalog)))


def version_of(
    fact: Fact, detector: Detector, tags: Mapping[str, Mapping[str, str]]
) -> tuple[str, str]:
    """Return the version that a fact says for a detector and how it is known, as far as it is.

    `tags` are those of commits, by owner and repository. A name that begins with `*` is of many
    things, each with a version of its own, which says nothing.
    """
    if not detector.version_from:
        if any(pattern.startswith("*") for _, pattern in names(detector)):
            return "", ""
        tag = tags.get(producer_of(fact), {}).get(fact.ref, "") if is_bare(fact) else ""
        return (tag, "sha_tag") if tag else (fact.version, fact.version_from)
    value = fact.values.get(detector.version_from.removeprefix("with."), "")
    if "${{" in value:
        return "", "unresolved"
    return value, "input" if value else ""


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found

"""One repository read: the files of a source to evidence, with what is remembered of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct, field

from standards_catalog.evidence.cache import Cache, Kept
from standards_catalog.evidence.extractors import hcl, registry
from standards_catalog.evidence.sources.source import File, Known, Source
from standards_catalog.evidence.store import WrongEvidenceError, decode, encode
from standards_catalog.model.evidence import Evidence, Fact, Unread

# What may be gone at the next look, though the commit is the same.
_PASSING = frozenset({"missing", "damaged", "denied"})
_MOST = 10_000_000  # characters that all facts of a repository may take as text
_KEYS = 150  # characters that a fact takes beside its values


class Read(NamedTuple):
    """Evidence as its file has it, and whether it came from the cache as it was."""

    evidence: bytes
    cached: bool


class _Found(Struct):
    """What the files of a repository show, by path: the last file of a path is the one."""

    facts: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    unread: dict[str, tuple[Unread, ...]] = field(default_factory=dict)
    blobs: dict[str, str] = field(default_factory=dict)
    passing: bool = False
    size: int = 0

    def add(self, file: File, before: _Before) -> None:
        self.passing |= file.reason in _PASSING
        if file.reason:
            self.facts.pop(file.path, None)
            self.blobs.pop(file.path, None)
            self.unread[file.path] = (Unread(path=file.path, reason=file.reason),)
            return
        known = file.data is None
        shown = before.of(file.path) if known else registry.extract(file.path, file.data or b"")
        self.facts[file.path], self.unread[file.path] = shown
        self.blobs[file.path] = file.blob
        self.size += sum(map(_length, shown[0])) + sum(map(_length, shown[1]))

    def evidence(self, repository: str, source: Source, extractors: str) -> Evidence:
        kinds = Counter(registry.kind_of(path) or "" for path in self.blobs)
        return Evidence(
            repository=repository,
            extractors=extractors,
            commit=source.commit,
            committed_on=source.committed_on,
            facts=tuple(fact for some in self.facts.values() for fact in some),
            unread=tuple(one for some in self.unread.values() for one in some),
            read=kinds,
        )


class _Before:
    """What a repository showed the last time, by path and blob."""

    def __init__(self, kept: Kept) -> None:
        self._blobs: Mapping[str, str] = {}
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        self._unread: dict[str, list[Unread]] = defaultdict(list)
        try:
            evidence = decode(kept.evidence)
        except WrongEvidenceError:
            return
        self._blobs = kept.blobs
        for fact in evidence.facts:
            self._facts[fact.path].append(fact)
        for one in evidence.unread:
            self._unread[one.path].append(one)

    def knows(self, path: str, blob: str) -> bool:
        return self._blobs.get(path) == blob

    def of(self, path: str) -> tuple[tuple[Fact, ...], tuple[Unread, ...]]:
        return tuple(self._facts.get(path, ())), tuple(self._unread.get(path, ()))


def wanted(path: str) -> bool:
    """Whether something is read of files at a path."""
    return registry.kind_of(path) is not None


def extractors() -> str:
    """Return what tells the extractors that are here from others: what they show is kept by it."""
    return registry.VERSION if hcl.can_read() else f"{registry.VERSION} without Terraform"


def lasting(evidence: Evidence, cache: Cache) -> Kept:
    """Return evidence as what need not be read again at its commit, or nothing where it must be."""
    passing = any(one.reason in _PASSING for one in evidence.unread)
    same = evidence.extractors == cache.extractors and not passing
    return Kept(evidence.commit if same else "", {}, encode(evidence))


def known(cache: Cache, key: str, ref: str) -> Known:
    """Return which paths and blobs of a repository need no reading."""
    blobs = cache.load(key, ref).blobs
    return lambda path, blob: blobs.get(path) == blob


def scan(repository: str, source: Source, cache: Cache, key: str, ref: str) -> Read:
    """Read a repository, or what changed in it since it was last read."""
    kept = cache.load(key, ref)
    if source.commit and source.commit == kept.commit:
        return Read(kept.evidence, cached=True)
    before, found = _Before(kept), _Found()
    for file in source.files(wanted, before.knows):
        found.add(file, before)
        if found.size > _MOST:
            found.add(File(file.path, reason="too_many_facts"), before)
            found.add(File("", reason="too_many_facts"), before)
            break
    evidence = encode(found.evidence(repository, source, cache.extractors))
    commit = "" if found.passing else source.commit
    cache.save(key, ref, Kept(commit, found.blobs, evidence))
    return Read(evidence, cached=False)


def _length(one: Fact | Unread) -> int:
    """Return about how many characters something takes in a file."""
    if isinstance(one, Unread):
        return _KEYS + len(one.path) + len(one.reason)
    beside = sum(len(name) + len(value) for name, value in one.values.items())
    return _KEYS + len(one.path) + len(one.name) + len(one.ref) + len(one.version) + beside

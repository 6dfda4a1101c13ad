"""What a commit changed, as two small catalogs: the entries that it touched, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from standards_catalog.checks.load import entries_of
from standards_catalog.checks.reading import Result, read_entry
from standards_catalog.documents.document import Document
from standards_catalog.documents.git import GitFile, contents
from standards_catalog.history.log import Commit, Version
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.settings import Settings
from standards_catalog.schema.schemas import SETTINGS, Schemas

_NO_DAY = date(1970, 1, 1)  # nothing that is compared depends on it


class Step(NamedTuple):
    """A commit with the entries that it touched, and those alone, before and after."""

    commit: Commit
    before: Catalog
    after: Catalog


class _Reader(Struct):
    """Reads versions of entries, each of them once as long as it is the last one."""

    schemas: Schemas
    content: Callable[[str], GitFile]
    last: dict[Ref, tuple[str, Result]]

    def read(self, ref: Ref, oid: str) -> Result:
        known, result = self.last.get(ref, ("", []))
        if known != oid:
            result = read_entry(self.schemas, ref.kind, ref.id, self.content(oid).raw, past=True)
            self.last[ref] = oid, result
        return result


def steps(
    schemas: Schemas, root: Path, commits: Sequence[Commit], wanted: Set[str]
) -> Iterator[Step]:
    """Yield the wanted of some commits, given the newest first, from the oldest on.

    What could not be read before a commit is compared with what was last readable, so that a
    mended file tells all that changed meanwhile; raise GitError.
    """
    earlier: dict[Ref, list[str]] = {}
    with contents(root) as content:
        reader = _Reader(schemas, content, {})
        for commit in reversed(commits):
            if commit.id in wanted:
                yield Step(
                    commit,
                    _before(commit.versions, reader, earlier),
                    _catalog(
                        schemas,
                        ((one.ref, reader.read(one.ref, one.after)) for one in _kept(commit)),
                    ),
                )
            for one in commit.versions:
                known = earlier.setdefault(one.ref, [])
                known.append(one.after)
                if not one.after:
                    known.clear()


def _kept(commit: Commit) -> Iterator[Version]:
    return (one for one in commit.versions if one.after)


def _before(
    versions: Iterable[Version], reader: _Reader, earlier: Mapping[Ref, Sequence[str]]
) -> Catalog:
    found: list[tuple[Ref, Result]] = []
    for one in versions:
        if one.before:
            result = reader.read(one.ref, one.before)
            for oid in reversed(earlier.get(one.ref, ())):
                if isinstance(result, Document):
                    break
                result = reader.read(one.ref, oid)
            found.append((one.ref, result))
    return _catalog(reader.schemas, found)


def _catalog(schemas: Schemas, results: Iterable[tuple[Ref, Result]]) -> Catalog:
    documents: dict[Ref, Document] = {}
    broken: set[Ref] = set()
    settings = Settings()
    for ref, result in results:
        if not isinstance(result, Document):
            broken.add(ref)
        elif ref.kind == SETTINGS:
            settings = Settings.of(result.data)
        else:
            documents[ref] = result
    entries = entries_of(documents)
    return Catalog(settings, entries, documents, _NO_DAY, frozenset(broken), schemas=schemas)

"""A file that is not written yet, tried out: what the check would say of it, and of the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from types import MappingProxyType

from msgspec import Struct

from standards_catalog.checks.rules import check_links
from standards_catalog.checks.shape import check_shape
from standards_catalog.documents.document import Document, read
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Entry, Named, models
from standards_catalog.problems import Problem

_ALIKE = 0.9


class Proposal(Struct, frozen=True):
    """A text that could become a file: what is wrong in it, and what it would do to the catalog.

    `errors` are those that the catalog does not have without it; `warnings` are about the file.
    """

    text: str
    document: Document | None
    wrong: tuple[Problem, ...] = ()
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def tried(catalog: Catalog, ref: Ref, path: str, text: str) -> Proposal:
    """Return what would be if an entry had this text."""
    document = read(path, text.encode())
    if isinstance(document, list):
        return Proposal(text, None, wrong=tuple(document))
    if wrong := check_shape(catalog.schemas.kinds[ref.kind], document):
        return Proposal(text, document, wrong=tuple(wrong))
    before, after = (set(check_links(one)) for one in (catalog, _with(catalog, ref, document)))
    fresh = sorted(after - before)
    return Proposal(
        text,
        document,
        errors=tuple(problem for problem in fresh if problem.severity == "error"),
        warnings=tuple(
            problem for problem in fresh if problem.severity == "warning" and problem.path == path
        ),
    )


def former_owner(catalog: Catalog, ref: Ref) -> Entry | None:
    """Return the entry that had an id before, and whose old address leads there."""
    entries = catalog.entries[ref.kind].values()
    return next((entry for entry in entries if ref.id in entry.formerly), None)


def look_alike(catalog: Catalog, kind: str, *names: str) -> tuple[Entry, str] | None:
    """Return an entry that goes by almost the same name as a new one, and that name."""
    wanted = [_folded(name) for name in names if name]
    for entry in catalog.entries[kind].values():
        full = entry.name.all if isinstance(entry, Named) else ()
        for word in (entry.id, *full, *entry.aliases):
            if any(_alike(_folded(word), one) for one in wanted):
                return entry, word
    return None


def _with(catalog: Catalog, ref: Ref, document: Document) -> Catalog:
    entry = models()[ref.kind].of(ref.id, document.data)
    kind: Mapping[str, Entry] = {**catalog.entries[ref.kind], ref.id: entry}
    return replace(
        catalog,
        entries=MappingProxyType({**catalog.entries, ref.kind: kind}),
        documents={**catalog.documents, ref: document},
    )


def _folded(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE

"""The history of a catalog: its commits with all that each of them changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from msgspec import Struct

from standards_catalog.documents.git import GitError
from standards_catalog.history.log import Commit, Log, log
from standards_catalog.history.versions import steps
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.schema.schemas import Schemas
from standards_catalog.views.changes.told import Told, names_of, tell, tell_first

Facts = MutableMapping[str, tuple[Told, ...]]
"""What commits changed, by their ids: it never becomes anything else, and can be kept."""


class Entry(Struct, frozen=True):
    """A commit, and what it changed."""

    commit: Commit
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Commits that changed something, the newest first, and from which day on all are known."""

    entries: tuple[Entry, ...] = ()
    begins: date | None = None
    why: str = ""
    _of: dict[Ref, list[Entry]] = field(default_factory=dict, compare=False)

    def __hash__(self) -> int:
        return hash((self.begins, self.why, len(self.entries)))

    def of(self, catalog: Catalog, ref: Ref) -> list[Entry]:
        """Return what changed of one entry, under former names too, the newest first."""
        if not self._of:
            self._of.update(_by_entry(self.entries))
        entry = catalog.find(ref)
        former = entry.formerly if entry else ()
        found: dict[str, Entry] = {}
        for name in (ref.id, *former):
            for one in self._of.get(Ref(ref.kind, name), ()):
                known = found.get(one.commit.id)
                told = tuple(dict.fromkeys((*(known.told if known else ()), *one.told)))
                found[one.commit.id] = Entry(one.commit, told)
        if not former:
            return list(found.values())
        order = {one.commit.id: place for place, one in enumerate(self.entries)}
        return sorted(found.values(), key=lambda one: order[one.commit.id])


def history(schemas: Schemas, root: Path, time_zone: str, facts: Facts) -> History:
    """Return the history of a catalog folder; without Git there is none.

    What is in `facts` is not worked out again; they become those of this history, no more and no
    less. What is not committed adds nothing.
    """
    known = log(root, time_zone)
    first = known.commits[-1] if known.why == "first" and known.commits else None
    if first and not any(one.before for one in first.versions):
        facts[first.id] = tell_first(first)
    ids = {one.id for one in known.commits}
    for gone in facts.keys() - ids:
        del facts[gone]
    new = ids - facts.keys()
    try:
        for step in steps(schemas, root, known.commits, new) if new else ():
            facts[step.commit.id] = tell(step)
    except (GitError, OSError) as error:
        known = Log(why=error.why if isinstance(error, GitError) else "refused")
    entries = (Entry(one, facts[one.id]) for one in known.commits)
    return History(tuple(one for one in entries if one.told), known.begins, known.why)


def _by_entry(entries: tuple[Entry, ...]) -> Mapping[Ref, list[Entry]]:
    found: dict[Ref, list[Entry]] = {}
    for entry in entries:
        mine: dict[Ref, list[Told]] = {}
        for fact, ref in _named(entry):
            mine.setdefault(ref, []).append(fact)
        for ref, told in mine.items():
            found.setdefault(ref, []).append(Entry(entry.commit, tuple(told)))
    return found


def _named(entry: Entry) -> Iterator[tuple[Told, Ref]]:
    for fact in entry.told:
        for ref in dict.fromkeys(names_of(fact)):
            yield fact, ref

"""News by day, the same things of a day under one count, and edits of wording in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.history.log import Commit
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.views.changes.gaps import closed
from standards_catalog.views.changes.history import Entry, History
from standards_catalog.views.changes.present import now
from standards_catalog.views.changes.sentences import EDITS, Line, line
from standards_catalog.views.changes.told import Told
from standards_catalog.views.shared.link import commit_url, pull_url
from standards_catalog.views.shared.words import fill, words

_MOST = 5
_SHORT = 7
# What stands first of a day; states of entries, whose names kinds choose, come after the gaps.
_ORDER = ("gaps", "", "adoption", "added", "removed", "renamed", "zones", "waivers", "version")


class Source(Struct, frozen=True):
    """The commit that a change came with; addresses are empty without a forge."""

    id: str
    url: str
    pull: str
    pull_url: str


class Change(Struct, frozen=True):
    """One thing that changed, when, and the commits that it came with."""

    on: date
    line: Line
    sources: tuple[Source, ...]


class Group(Struct, frozen=True):
    """Changes under one title, or one alone, which needs none."""

    title: str
    changes: tuple[Change, ...]

    @property
    def on(self) -> date:
        """The day of the last of them."""
        return max(one.on for one in self.changes)

    @property
    def source(self) -> Source | None:
        """The commit that all of it came with, if it is one."""
        found = {source for change in self.changes for source in change.sources}
        return found.pop() if len(found) == 1 else None


class News(Struct, frozen=True):
    """What changed, the newest first, and the edits apart, if there are any."""

    groups: tuple[Group, ...]
    edits: Group | None


def news(
    catalog: Catalog, history: History, entries: Iterable[Entry], lang: str, *, by_day: bool = True
) -> News:
    """Return what some commits of a history changed, many of a kind under their count.

    They are counted for each day, or all at once.
    """
    gaps = closed(catalog, history)
    found: dict[tuple[int, str], dict[tuple[Line, str], Change]] = {}
    edits: list[tuple[Commit, Told]] = []
    for entry in entries:
        came, on = _source(catalog, entry.commit), entry.commit.on
        for fact in entry.told:
            if fact.what in EDITS:
                edits.append((entry.commit, fact))
                continue
            told = line(catalog, fact, lang, closed=(entry.commit.id, fact) in gaps)
            under = found.setdefault((-on.toordinal() if by_day else 0, told.group), {})
            under[told, came.id] = Change(on, told, (came,))
    groups = (
        group
        for day, name in sorted(found, key=lambda one: (one[0], _place(one[1])))
        for group in _groups(catalog, name, tuple(found[day, name].values()), lang)
    )
    return News(tuple(groups), _edited(catalog, edits, lang))


def _groups(catalog: Catalog, name: str, changes: tuple[Change, ...], lang: str) -> Iterator[Group]:
    if len(changes) > _MOST:
        yield Group(_title(catalog, name, changes, lang), changes)
    else:
        yield from (Group("", (one,)) for one in changes)


def _title(catalog: Catalog, name: str, changes: tuple[Change, ...], lang: str) -> str:
    key, number = f"changes_many_{name}", len(changes)
    if name in ("added", "removed"):
        kinds = Counter((one.line.entry.kind, one.line.kind) for one in changes)
        listed = (_counted(catalog, *kind, count, lang) for kind, count in kinds.items())
        return fill(lang, key, kinds=words(lang)["comma"].join(listed))
    if key in words(lang):
        return fill(lang, key, number=number)
    field = catalog.vocabulary.label(changes[0].line.entry.kind, name)[lang]
    return fill(lang, "changes_many", field=_within(field), number=number)


def _counted(catalog: Catalog, kind: str, called: str, number: int, lang: str) -> str:
    schema = catalog.schemas.kinds[kind]
    if number > 1 and called == schema.raw["title"]:  # folders are plurals of its language
        called = schema.folder
    return fill(lang, "changes_of_kind", kind=_within(called), number=number)


def _within(called: str) -> str:
    """Return what something is called as it is written within a sentence: SLO stays SLO."""
    return called[:1].lower() + called[1:] if called[1:2].islower() else called


def _edited(catalog: Catalog, edits: Sequence[tuple[Commit, Told]], lang: str) -> Group | None:
    """Return all edits in one line, those of one thing as one with the fields of all."""
    merged: dict[tuple[str, Ref, Ref | None], list[tuple[Commit, Told]]] = {}
    for commit, fact in edits:
        about = now(catalog, fact.entry), now(catalog, fact.at) if fact.at else None
        merged.setdefault((fact.what, *about), []).append((commit, fact))
    changes = tuple(_edit(catalog, of, lang) for of in merged.values())
    key = "changes_edit" if len(edits) == 1 else "changes_edits"
    return Group(fill(lang, key, number=len(edits)), changes) if edits else None


def _edit(catalog: Catalog, of: Sequence[tuple[Commit, Told]], lang: str) -> Change:
    fields = dict.fromkeys(field for _, fact in of for field in fact.fields)
    fact = replace(of[0][1], fields=tuple(fields))
    sources = dict.fromkeys(_source(catalog, commit) for commit, _ in of)
    return Change(max(commit.on for commit, _ in of), line(catalog, fact, lang), tuple(sources))


def _source(catalog: Catalog, commit: Commit) -> Source:
    pull, url = commit.pull, commit_url(catalog, commit.id)
    return Source(commit.id[:_SHORT], url, pull, pull_url(catalog, pull) if pull else "")


def _place(name: str) -> tuple[int, str]:
    last = name in ("reviewed", "confirmed")
    return (len(_ORDER) if last else _ORDER.index(name if name in _ORDER else "")), name

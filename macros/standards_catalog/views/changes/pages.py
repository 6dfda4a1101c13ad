"""What changed as it is shown: by month for the whole catalog, and on the page of an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named
from standards_catalog.model.once import once
from standards_catalog.views.changes.history import Entry, History
from standards_catalog.views.changes.told import Told
from standards_catalog.views.shared.link import Link, commit_url, link, pull_url
from standards_catalog.views.shared.words import fill, words

_SHOWN = 10
_FACTS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, by its key among the words, and what is put into it; links lead to entries."""

    key: str
    entry: Link
    at: Link | None
    before: str
    after: str
    fields: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A commit: when, who, why, and what it changed; addresses are empty without a forge."""

    id: str
    on: date
    author: str
    subject: str
    pull: str
    commit_url: str
    pull_url: str
    lines: tuple[Line, ...]
    more: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month's changes, the newest first."""

    anchor: str
    title: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """Every month of which something is known, and a sentence that says how far that is."""

    months: tuple[Month, ...]
    reach: str
    known: bool


@dataclass(frozen=True, slots=True)
class OwnPast:
    """What changed of one entry: the newest, and the older."""

    newest: tuple[ChangeView, ...]
    older: tuple[ChangeView, ...]


def months(catalog: Catalog, history: History, lang: str) -> Past:
    """Return what changed, month by month."""
    found = []
    for (year, month), entries in groupby(history.entries, lambda one: _month(one.commit.on)):
        changes = tuple(_change(catalog, one, lang) for one in entries)
        name = fill(lang, "changes_month", year=year, month=f"{month:02}")
        found.append(Month(f"{year}-{month:02}", name, changes))
    return Past(tuple(_merged(found)), reach(history, lang), history.begins is not None)


def reach(history: History, lang: str) -> str:
    """Return how far a history goes back, and why no further, in a sentence."""
    if history.begins is None:
        return words(lang)[f"no_history_{history.why.replace('-', '_')}"]
    return fill(lang, f"changes_reach_{history.why}", day=history.begins)


def own(catalog: Catalog, history: History, entry: Named, lang: str) -> OwnPast | None:
    """Return what changed of an entry, on all sides: a team's records are its own too."""
    found = history.of(catalog, Ref(entry.kind, entry.id))
    changes = tuple(_change(catalog, one, lang) for one in found)
    return OwnPast(changes[:_SHOWN], changes[_SHOWN:]) if changes else None


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _merged(found: Iterable[Month]) -> Iterator[Month]:
    """Yield each month once, the newest first, whatever clocks made of the order of commits."""
    by_anchor: dict[str, Month] = {}
    for one in found:
        known = by_anchor.get(one.anchor)
        changes = (*known.changes, *one.changes) if known else one.changes
        by_anchor[one.anchor] = Month(one.anchor, one.title, changes)
    yield from sorted(by_anchor.values(), key=lambda one: one.anchor, reverse=True)


def _change(catalog: Catalog, entry: Entry, lang: str) -> ChangeView:
    commit = entry.commit
    lines = tuple(dict.fromkeys(_line(catalog, fact, lang) for fact in entry.told))
    shown = len(lines) if len(lines) <= _FACTS + 1 else _FACTS
    return ChangeView(
        commit.id[:10],
        commit.on,
        commit.author,
        commit.subject,
        commit.pull,
        commit_url(catalog, commit.id),
        pull_url(catalog, commit.pull) if commit.pull else "",
        lines[:shown],
        lines[shown:],
    )


def _line(catalog: Catalog, fact: Told, lang: str) -> Line:
    key = fact.what
    before, after = (_value(catalog, fact, one, lang) for one in (fact.before, fact.after))
    if key == "cell":
        now = catalog.vocabulary.terms("adoption", "record", "status").get(fact.after)
        key = "adopted" if now and "adopted" in now.counts_as else "cell"
    elif key == "added" and fact.after:
        key = "added_as"
    elif key == "zone":
        before, after = _contents(catalog, fact, lang)
    at = present(catalog, fact.at) if fact.at else None
    if at and key in ("ring", "version"):
        key = f"{key}_on"
    labels = dict.fromkeys(_label(catalog, fact, name, lang) for name in fact.fields)
    names = words(lang)["comma"].join(labels)
    return Line(f"change_{key}", present(catalog, fact.entry), at, before, after, names)


def _value(catalog: Catalog, fact: Told, value: str, lang: str) -> str:
    at = _vocabulary(catalog, fact)
    if not at or (fact.what == "added" and not value):
        return value or words(lang)["change_none"]
    if not value:
        return words(lang)["not_recorded" if fact.what == "cell" else "change_none"]
    known = catalog.vocabulary.terms(*at)
    return known[value].label(lang) if value in known else value


def _vocabulary(catalog: Catalog, fact: Told) -> tuple[str, ...]:
    """Return the field whose values a fact tells, or nothing where it tells of none."""
    if fact.what == "cell":
        return ("adoption", "record", "status")
    kind = catalog.schemas.kinds.get(fact.entry.kind)
    state = kind.state if kind else ""
    return (fact.entry.kind, state) if state and fact.what in ("added", state) else ()


def _contents(catalog: Catalog, fact: Told, lang: str) -> Iterator[str]:
    for tools, reason in ((fact.was, fact.before), (fact.now, fact.after)):
        if tools:
            yield words(lang)["comma"].join(present(catalog, tool).text[lang] for tool in tools)
        else:
            yield words(lang)[reason or "not_recorded"]


def _label(catalog: Catalog, fact: Told, name: str, lang: str) -> str:
    """Return what a field is called, or the part that it is in: an item of a list has no label."""
    above = {"record": ("adoption", "record"), "zone_edited": (fact.entry.kind, "platforms")}
    whole, part = name.split("."), name.partition(".")[0]
    for keys in (whole, [part]):
        with suppress(KeyError):
            return catalog.vocabulary.label(*above.get(fact.what, (fact.entry.kind,)), *keys)[lang]
    return part


def present(catalog: Catalog, known: Link) -> Link:
    """Return a link to an entry as it is called now; one that is gone has only its name."""
    kind = known.kind
    if kind in catalog.schemas.kinds:  # adoption stands on its team's page
        kind = catalog.schemas.kinds[kind].raw.get("x-id-ref", kind)
    found = _by_any_name(catalog).get(Ref(kind, known.id))
    return found or Link("", known.text, kind, known.id)


@once
def _by_any_name(catalog: Catalog) -> dict[Ref, Link]:
    """Return a link to every entry by its id and by its former ones, ids first."""
    found: dict[Ref, Link] = {}
    for kind in catalog.named_kinds:
        entries = catalog.of_kind(kind)
        found.update({Ref(kind, former): link(one) for one in entries for former in one.formerly})
        found.update({Ref(kind, one.id): link(one) for one in entries})
    return found

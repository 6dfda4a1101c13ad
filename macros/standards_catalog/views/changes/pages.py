"""What changed as it is shown: by month, on an entry's page, and the last of it at home."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from msgspec import Struct

from standards_catalog.history.obstacles import CUT_OFF
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named
from standards_catalog.views.changes.groups import Group, News, news
from standards_catalog.views.changes.history import History
from standards_catalog.views.shared.words import fill, words

_SHOWN = 10


class Month(Struct, frozen=True):
    """A month's changes, the newest first; `id` is the month as days are recorded."""

    id: str
    title: str
    news: News


class Past(Struct, frozen=True):
    """Every month of which something is known, and a sentence that says how far that is."""

    months: tuple[Month, ...]
    reach: str
    known: bool


class OwnPast(Struct, frozen=True):
    """What changed of one entry: the newest, and the older; why no more is known, if that is so."""

    newest: tuple[Group, ...]
    older: tuple[Group, ...]
    edits: Group | None
    reach: str = ""


class Latest(Struct, frozen=True):
    """The last changes of a catalog, and how many edits there were since the first of them."""

    groups: tuple[Group, ...]
    edits: str
    reach: str


def months(catalog: Catalog, history: History, lang: str) -> Past:
    """Return what changed, month by month, whatever clocks made of the order of commits."""
    entries = sorted(history.entries, key=lambda one: _month(one.commit.on), reverse=True)
    found = []
    for month, of in groupby(entries, lambda one: _month(one.commit.on)):
        year, _, number = month.partition("-")
        name = fill(lang, "changes_month", year=year, month=number)
        found.append(Month(month, name, news(catalog, history, of, lang)))
    return Past(tuple(found), reach(history, lang), history.begins is not None)


def reach(history: History, lang: str) -> str:
    """Return how far a history goes back, and why no further; nothing of what is invented."""
    if not history.why:
        return ""
    if history.begins is None:
        return words(lang)[f"no_history_{history.why.replace('-', '_')}"]
    return fill(lang, f"changes_reach_{history.why}", day=history.begins)


def own(catalog: Catalog, history: History, entry: Named, lang: str) -> OwnPast | None:
    """Return what changed of an entry, on all sides: a team's records are its own too."""
    of = history.of(catalog, Ref(entry.kind, entry.id))
    found = news(catalog, history, of, lang)
    is_whole = history.begins is not None and history.why != CUT_OFF
    why = reach(history, lang) if history.why and not is_whole else ""
    if not of and not why:
        return None
    return OwnPast(found.groups[:_SHOWN], found.groups[_SHOWN:], found.edits, why)


def latest(catalog: Catalog, history: History, limit: int, lang: str) -> Latest:
    """Return the last changes; edits that came since the first of them are only counted."""
    groups = news(catalog, history, history.entries, lang).groups[:limit]
    since = groups[-1].on if groups else date.min
    recent = (one for one in history.entries if one.commit.on >= since)
    edits = news(catalog, history, recent, lang).edits
    return Latest(groups, edits.title if edits else "", reach(history, lang))


def _month(day: date) -> str:
    return day.isoformat()[:7]

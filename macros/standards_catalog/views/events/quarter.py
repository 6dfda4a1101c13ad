"""What happened since last quarter began: by Git, or by recorded days where Git is too young."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.history.log import Commit
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.partial import quarter_start, span
from standards_catalog.views.changes.groups import Group, news
from standards_catalog.views.changes.history import Entry, History
from standards_catalog.views.changes.present import now
from standards_catalog.views.changes.sentences import EDITS
from standards_catalog.views.changes.told import Told
from standards_catalog.views.events.events import Event, events
from standards_catalog.views.shared.words import fill

MOVES = ("adopted", "stage", "replaced", "ring")
"""The events that tell of a move; the others are of upkeep, or of what upstream does."""

_COME_AND_GO = ("added", "removed")
_THERE = "there"
_UPKEEP = EDITS | {"reviewed", "confirmed", "version"}


class Since(Struct, frozen=True):
    """What happened from a day on: groups of changes if Git says so, else events.

    `told` says which of the two it is, and why. Of an `unsure` event only the year, or the month,
    is known, which may have been before.
    """

    day: date
    told: str
    by_git: bool
    groups: tuple[Group, ...] = ()
    events: tuple[Event, ...] = ()
    unsure: tuple[Event, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether it has nothing to tell."""
        return not (self.groups or self.events or self.unsure)


def since_last_quarter(catalog: Catalog, history: History, lang: str) -> Since:
    """Return who moved, what came and went, and which gaps closed since the last quarter began."""
    day = quarter_start(catalog.today, before=1)
    if history.begins and history.begins < day:
        told = fill(lang, "since_git", day=day, begins=history.begins)
        net = _net(catalog, history, day)
        return Since(day, told, True, news(catalog, history, net, lang, by_day=False).groups)
    return recorded(catalog, history, lang)


def recorded(catalog: Catalog, history: History, lang: str, kind: str = "") -> Since:
    """Return what recorded days tell, of adoption of one kind if it is named."""
    day = quarter_start(catalog.today, before=1)
    key = "since_recorded" if history.begins else "since_recorded_alone"
    begins = {"begins": history.begins} if history.begins else {}
    moves = events(catalog, lang, ("adopted",) if kind else MOVES)
    wanted = [one for one in moves if not kind or one.subject.kind == kind]
    return Since(
        day,
        fill(lang, key, day=day, **begins),
        False,
        events=tuple(one for one in wanted if one.day >= day),
        unsure=tuple(one for one in wanted if one.day < day <= span(one.on)[1]),
    )


def _net(catalog: Catalog, history: History, day: date) -> Iterator[Entry]:
    """Yield what is not as it was on a day, whatever it was in between, with its last commit.

    What came since is told as it is now, without its way there.
    """
    found: dict[tuple[str, Ref, Ref | None], tuple[Commit, Told, Told]] = {}
    for entry in reversed(history.entries):
        for fact in entry.told if entry.commit.on >= day else ():
            what = _THERE if fact.what in _COME_AND_GO else fact.what
            about = what, now(catalog, fact.entry), now(catalog, fact.at) if fact.at else None
            _, first, last = found.get((_THERE, *about[1:]), (None, fact, fact))
            if fact.what == _state(catalog, fact) and last.what == "added":
                found[_THERE, *about[1:]] = entry.commit, first, replace(last, after=fact.after)
                continue
            _, first, _ = found.pop(about, (None, fact, None))
            found[about] = entry.commit, first, fact
    for commit, first, last in reversed(found.values()):
        if last.what not in _UPKEEP and not _is_undone(first, last):
            yield Entry(commit, (replace(last, before=first.before, was=first.was),))


def _state(catalog: Catalog, fact: Told) -> str:
    kind = catalog.schemas.kinds.get(fact.entry.kind)
    return kind.state if kind else ""


def _is_undone(first: Told, last: Told) -> bool:
    if last.what in _COME_AND_GO:
        return first.what != last.what
    return (first.before, first.was) == (last.after, last.now)

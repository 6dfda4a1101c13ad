"""Feeds: events of the whole catalog, and of each entry whose kind follows some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named
from standards_catalog.model.once import once
from standards_catalog.views.events.events import NEVER, Event, events, lasting
from standards_catalog.views.events.rows import happenings
from standards_catalog.views.events.sightings import sightings
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.shared.link import address
from standards_catalog.views.shared.words import fill

LONGEST = 50  # events; readers keep what they have seen


class Feed(Struct, frozen=True):
    """The newest events about something; `href` is its page, from the site's root."""

    path: str
    href: str
    title: str
    author: str
    events: tuple[Event, ...]

    @property
    def updated(self) -> date:
        """The day of its newest event."""
        return self.events[0].day if self.events else NEVER


def has_feed(kind: str) -> bool:
    """Whether entries of a kind have a feed."""
    return kind_of(kind).following is not None


def feed(catalog: Catalog, lang: str) -> Feed:
    """Return the feed of the whole catalog."""
    author = catalog.settings.organisation[lang]
    title = fill(lang, "feed_all", organisation=author)
    found = [*events(catalog, lang), *happenings(catalog, lang)]
    return Feed("", "", title, author, _newest(found))


def feed_of(catalog: Catalog, entry: Named, lang: str) -> Feed:
    """Return the feed of an entry: what happened at it, and to what its kind follows."""
    author = catalog.settings.organisation[lang]
    title = fill(lang, "feed_of", name=entry.name[lang], organisation=author)
    found = list(dict.fromkeys(_concerning(catalog, entry, lang)))
    href = address(Ref(entry.kind, entry.id))
    return Feed(lasting(entry), href, title, author, _newest(found))


def _newest(found: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.path))[:LONGEST])


def _concerning(catalog: Catalog, entry: Named, lang: str) -> Iterator[Event]:
    by_subject, by_team = _by_entry(catalog, lang)
    yield from by_team.get(Ref(entry.kind, entry.id), ())
    if following := kind_of(entry.kind).following:
        for subject in following.subjects(catalog, entry):
            found = by_subject.get(subject, ())
            yield from (one for one in found if following.teams or one.team is None)


_Index = Mapping[Ref, list[Event]]


@once
def _by_entry(catalog: Catalog, lang: str) -> tuple[_Index, _Index]:
    by_subject: dict[Ref, list[Event]] = {}
    by_team: dict[Ref, list[Event]] = {}
    told = *events(catalog, lang), *happenings(catalog, lang), *sightings(catalog, lang)
    for event in told:
        for subject in _subjects(event):
            by_subject.setdefault(subject, []).append(event)
        if event.team:
            by_team.setdefault(event.team, []).append(event)
    return by_subject, by_team


def _subjects(event: Event) -> Iterable[Ref]:
    return (event.subject, event.successor) if event.successor else (event.subject,)

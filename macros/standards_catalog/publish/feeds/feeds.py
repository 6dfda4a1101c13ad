"""Feeds: events of the whole catalog, of a team, of a standard, of a zone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption, Named, Standard, Team, Zone
from standards_catalog.model.once import once
from standards_catalog.model.standing import in_use
from standards_catalog.publish.feeds.events import NEVER, Event, events, lasting
from standards_catalog.views.shared.link import address
from standards_catalog.views.shared.words import fill

KINDS = ("team", "standard", "zone")
LONGEST = 50  # events; readers keep what they have seen


@dataclass(frozen=True, slots=True)
class Feed:
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


def feed(catalog: Catalog, lang: str) -> Feed:
    """Return the feed of the whole catalog."""
    author = catalog.settings.organisation[lang]
    title = fill(lang, "feed_all", organisation=author)
    return Feed("", "", title, author, events(catalog, lang)[:LONGEST])


def feed_of(catalog: Catalog, entry: Named, lang: str) -> Feed:
    """Return the feed of a team, standard or zone.

    A team's has what happened at the team, and to the standards and tools that it uses or owns; a
    zone's what happened to the standards and tools in it.
    """
    author = catalog.settings.organisation[lang]
    title = fill(lang, "feed_of", name=entry.name[lang], organisation=author)
    found = list(dict.fromkeys(_concerning(catalog, entry, lang)))
    newest = sorted(found, key=lambda one: (-one.day.toordinal(), one.path))[:LONGEST]
    href = address(Ref(entry.kind, entry.id))
    return Feed(lasting(entry), href, title, author, tuple(newest))


def _concerning(catalog: Catalog, entry: Named, lang: str) -> Iterator[Event]:
    by_subject, by_team = _by_entry(catalog, lang)
    ref = Ref(entry.kind, entry.id)
    if isinstance(entry, Team):
        yield from by_team.get(ref, ())
        for subject in _of_team(catalog, entry):
            yield from (one for one in by_subject.get(subject, ()) if one.team is None)
    elif isinstance(entry, Zone):
        for subject in _in_zone(catalog, entry):
            yield from by_subject.get(subject, ())
    else:
        yield from by_subject.get(ref, ())


def _of_team(catalog: Catalog, team: Team) -> Iterator[Ref]:
    adoption = catalog.get(Adoption, team.id)
    for record in adoption.records if adoption else ():
        if in_use(catalog, record) and (subject := catalog.subject(record)):
            yield Ref(subject.kind, subject.id)
    for owned in catalog.owned_by.get(Ref("team", team.id), ()):
        yield Ref(owned.kind, owned.id)


def _in_zone(catalog: Catalog, zone: Zone) -> Iterator[Ref]:
    for standard in catalog.all(Standard):
        if zone.id in standard.zones:
            yield Ref("standard", standard.id)
    for cell in zone.platforms.values():
        for fill_of in cell.tools:
            yield Ref("tool", fill_of.tool)


_Index = Mapping[Ref, list[Event]]


@once
def _by_entry(catalog: Catalog, lang: str) -> tuple[_Index, _Index]:
    by_subject: dict[Ref, list[Event]] = {}
    by_team: dict[Ref, list[Event]] = {}
    for event in events(catalog, lang):
        for subject in _subjects(event):
            by_subject.setdefault(subject, []).append(event)
        if event.team:
            by_team.setdefault(event.team, []).append(event)
    return by_subject, by_team


def _subjects(event: Event) -> Iterable[Ref]:
    return (event.subject, event.successor) if event.successor else (event.subject,)

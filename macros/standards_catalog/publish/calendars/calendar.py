"""The calendar of reviews, ends of waivers and deprecations: whole, and of each team."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Team
from standards_catalog.model.standing import in_use
from standards_catalog.views.due.due import Item, Owner, due
from standards_catalog.views.events.events import NEVER, events, lasting
from standards_catalog.views.shared.link import address
from standards_catalog.views.shared.words import fill

_EVER = date.max.toordinal()


class Day(Struct, frozen=True):
    """A day of the calendar; `path` names it for good, also where the day moves."""

    path: str
    kind: str
    day: date
    href: str
    title: str
    text: str = ""


class Calendar(Struct, frozen=True):
    """Days in their order, as of the last day that the data knows of."""

    title: str
    as_of: date
    days: tuple[Day, ...]


def calendar(catalog: Catalog, lang: str, team: Team | None = None) -> Calendar:
    """Return every day of the catalog, or those of a team.

    A team's are the reviews of what it owns, the ends of its waivers, and the deprecations of what
    it uses.
    """
    days = [
        day
        for owner in due(catalog, _EVER).owners
        if team is None or _is(owner, team)
        for item in owner.items
        for day in _day(catalog, owner, item, lang)
    ]
    for standard in catalog.all(Standard):
        if standard.deprecated_on and (team is None or _uses(catalog, team, standard)):
            days.append(_deprecation(catalog, standard, standard.deprecated_on, lang))
    days.sort(key=lambda one: (one.day, one.path))
    return Calendar(_title(catalog, team, lang), _as_of(catalog, lang), tuple(days))


def _is(owner: Owner, team: Team) -> bool:
    return owner.link is not None and (owner.link.kind, owner.link.id) == (team.kind, team.id)


def _uses(catalog: Catalog, team: Team, standard: Standard) -> bool:
    placed = catalog.adoption_of(standard).get(team.id)
    return placed is not None and in_use(catalog, placed.record)


def _title(catalog: Catalog, team: Team | None, lang: str) -> str:
    organisation = catalog.settings.organisation[lang]
    if team is None:
        return fill(lang, "feed_all", organisation=organisation)
    return fill(lang, "feed_of", name=team.name[lang], organisation=organisation)


def _as_of(catalog: Catalog, lang: str) -> date:
    known = events(catalog, lang)
    return known[0].day if known else NEVER


def _day(catalog: Catalog, owner: Owner, item: Item, lang: str) -> Iterator[Day]:
    subject = catalog.find(Ref(item.about.kind, item.about.id))
    if subject and item.day and item.kind == "review":
        title = fill(lang, "calendar_review", subject=subject.name[lang])
        text = fill(lang, "calendar_owner", owner=owner.link.text[lang]) if owner.link else ""
        path = f"{lasting(subject)}/review"
        yield Day(path, "review", item.day, item.about.href, title, text)
    elif subject and item.day and item.kind == "waiver" and owner.link and not item.settled:
        team = owner.link
        title = fill(lang, "calendar_waiver", subject=subject.name[lang], team=team.text[lang])
        by = item.approver
        text = fill(lang, "calendar_approver", approver=by.text[lang]) if by else ""
        holder = catalog.find(Ref(team.kind, team.id)) or Ref(team.kind, team.id)
        path = f"{lasting(holder)}/{lasting(subject)}/waiver"
        yield Day(path, "waiver", item.day, f"{team.href}#standing", title, text)


def _deprecation(catalog: Catalog, standard: Standard, day: date, lang: str) -> Day:
    successor = catalog.get(Standard, standard.superseded_by)
    title = fill(lang, "calendar_deprecated", subject=standard.name[lang])
    text = fill(lang, "calendar_successor", successor=successor.name[lang]) if successor else ""
    href = address(Ref("standard", standard.id))
    path = f"{lasting(standard)}/deprecation"
    return Day(path, "deprecation", day, href, title, text)

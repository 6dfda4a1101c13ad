"""What other programs ask the site for: feeds, calendars, badges, each made when it is asked for.

Feeds and calendars need the site's address; without one there are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named, Standard, Team
from standards_catalog.publish.badges import badge
from standards_catalog.publish.badges.svg import svg
from standards_catalog.publish.calendars.calendar import calendar
from standards_catalog.publish.calendars.ical import icalendar
from standards_catalog.publish.feeds.feeds import Feed, feed, feed_of, has_feed
from standards_catalog.publish.feeds.formats import Where, atom, json_feed
from standards_catalog.views.shared.link import address
from standards_catalog.views.shared.pages import FOLDERS, Pages

Make = Callable[[], str | bytes]


def outputs(catalog: Catalog, lang: str, site: str, pages: Pages = FOLDERS) -> Mapping[str, Make]:
    """Return what makes each file, by its path on the site, former names included."""
    found: dict[str, Make] = dict(_badges(catalog, lang))
    if site:
        where = Where(site, lang, catalog.settings.time_zone, pages)
        found.update(_feeds(catalog, where))
        found.update(_calendars(catalog, where))
    return found


def _feeds(catalog: Catalog, where: Where) -> Iterator[tuple[str, Make]]:
    yield from _both(("",), where, partial(feed, catalog, where.lang))
    kinds = (kind for kind in catalog.named_kinds if has_feed(kind))
    for entry in (entry for kind in kinds for entry in catalog.of_kind(kind)):
        yield from _both(_folders(entry), where, partial(feed_of, catalog, entry, where.lang))


def _both(
    folders: Sequence[str], where: Where, view: Callable[[], Feed]
) -> Iterator[tuple[str, Make]]:
    """Yield the files of a feed in both formats; at a former address it names the present one."""
    for name, template in (("feed.atom", atom), ("feed.json", json_feed)):
        make = partial(_filled, template, view, where, f"{folders[0]}{name}")
        for folder in folders:
            yield f"{folder}{name}", make


def _filled(
    template: Callable[[Feed, Where, str], str | bytes],
    view: Callable[[], Feed],
    where: Where,
    path: str,
) -> str | bytes:
    return template(view(), where, path)


def _calendars(catalog: Catalog, where: Where) -> Iterator[tuple[str, Make]]:
    yield "calendar.ics", partial(_icalendar, catalog, where)
    for team in catalog.teams:
        for folder in _folders(team):
            yield f"{folder}calendar.ics", partial(_icalendar, catalog, where, team)


def _icalendar(catalog: Catalog, where: Where, team: Team | None = None) -> bytes:
    return icalendar(calendar(catalog, where.lang, team), where.site, where.pages)


def _badges(catalog: Catalog, lang: str) -> Iterator[tuple[str, Make]]:
    kinds = (kind for kind in catalog.named_kinds if badge.has_badge(kind))
    for entry in (entry for kind in kinds for entry in catalog.of_kind(kind)):
        for folder in _folders(entry):
            yield f"badges/{folder.rstrip('/')}.svg", partial(_badge, catalog, entry, lang)
    for standard in catalog.all(Standard):
        recorded = (catalog.get(Team, one) for one in catalog.adoption_of(standard))
        for team in (team for team in recorded if team):
            make = partial(_adoption, catalog, team, standard, lang)
            for mine, its in product(_ids(team), _ids(standard)):
                yield f"badges/teams/{mine}/{its}.svg", make


def _badge(catalog: Catalog, entry: Named, lang: str) -> str:
    found = badge.entry_badge(catalog, entry, lang)
    return svg(found, lang) if found else ""


def _adoption(catalog: Catalog, team: Team, standard: Standard, lang: str) -> str:
    return svg(badge.adoption_badge(catalog, team, standard, lang), lang)


def _ids(entry: Named) -> tuple[str, ...]:
    return (entry.id, *entry.formerly)


def _folders(entry: Named) -> tuple[str, ...]:
    return tuple(address(Ref(entry.kind, one)) for one in _ids(entry))

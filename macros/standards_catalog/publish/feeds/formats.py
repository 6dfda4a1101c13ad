"""Feeds -> Atom (RFC 4287) and JSON Feed 1.1, both of the same events.

A day is the midnight it begins with, in the organisation's time zone: no feed ever looks at a
clock. Names of feeds and events are tag URIs (RFC 4151), so that they outlive an address.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

import msgspec
from markupsafe import Markup
from msgspec import Struct

from standards_catalog.publish.feeds.feeds import Feed
from standards_catalog.render.environment import environment
from standards_catalog.views.events.events import Event
from standards_catalog.views.shared.pages import FOLDERS, Pages

_MINTED = 2026  # a tag says when its host belonged to who made it; never change it


class Where(Struct, frozen=True):
    """What a feed says of the site: its address, its language, its time zone, its pages."""

    site: str
    lang: str
    zone: str
    pages: Pages = FOLDERS

    def page(self, href: str) -> str:
        """Return the whole address of a page."""
        return self.site + self.pages.at(href)

    def tag(self, path: str) -> str:
        """Return the name for good of what a path means on this site."""
        return tag(self.site, path)

    def stamp(self, day: date) -> str:
        """Return the midnight that a day begins with, as RFC 3339 has it."""
        return _stamp(day, self.zone)


def tag(site: str, path: str) -> str:
    """Return the name for good of what a path means on a site."""
    host, base = host_and_base(site)
    return f"tag:{host},{_MINTED}:{base}{quote(path, safe='/')}"


def atom(feed: Feed, where: Where, path: str) -> str:
    """Return a feed as Atom; `path` is where it stands on the site."""
    told = (_entry(one, where, one.label(where.lang)) for one in feed.events)
    entries = Markup("").join(told)
    head = where.tag(feed.path), where.stamp(feed.updated), where.page(feed.href)
    made = _templates().feed(feed, *head, where.site + path, where.lang, entries)
    return str(made)


def json_feed(feed: Feed, where: Where, path: str) -> bytes:
    """Return a feed as JSON Feed; `path` is where it stands on the site."""
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": where.page(feed.href),
        "feed_url": where.site + path,
        "language": str(where.lang),
        "authors": [{"name": feed.author}],
        "items": [_item(event, where) for event in feed.events],
    }
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


@lru_cache(maxsize=10_000)  # the same event is in several feeds
def _entry(event: Event, where: Where, words: str) -> Markup:
    day, url = where.stamp(event.day), where.page(event.href)
    return Markup(_templates().entry(event, where.tag(event.path), day, url, words))


def _item(event: Event, where: Where) -> dict[str, Any]:
    return {
        "id": where.tag(event.path),
        "url": where.page(event.href),
        "title": event.title,
        "content_text": event.text or event.title,
        "date_published": where.stamp(event.day),
        "tags": [event.label(where.lang)],
    }


@cache
def _templates() -> Any:
    return environment().get_template("feeds/atom.xml").module


@cache
def host_and_base(site: str) -> tuple[str, str]:
    """Return the host of a site's address, and the path below which it is."""
    parts = urlsplit(site)
    host = (parts.hostname or "").encode("idna").decode()
    return host, quote(parts.path.lstrip("/"), safe="/%")


@lru_cache(maxsize=10_000)
def _stamp(day: date, zone: str) -> str:
    midnight = datetime.combine(day, time(), ZoneInfo(zone))
    offset = midnight.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)  # before there were time zones, seconds too
    return midnight.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()

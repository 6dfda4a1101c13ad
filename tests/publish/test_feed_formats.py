"""Atom and JSON Feed: what their specifications demand, whatever the catalog says."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from jsonschema import Draft202012Validator

from standards_catalog.model.entries import Team
from standards_catalog.publish.feeds.feeds import Feed, feed, feed_of
from standards_catalog.publish.feeds.formats import Where, atom, json_feed, tag
from tests.conftest import Folder
from tests.views.made import one, sound, team

SITE = "https://example.github.io/standards/"
WHERE = Where(SITE, "en", "Asia/Tokyo")
ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 4151: an authority, a day, and what it means there.
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}:[A-Za-z0-9\-._~!$&'()*+,;=:@%/]*")
URL = {"type": "string", "pattern": "^https://"}
# https://www.jsonfeed.org/version/1.1/, of which nothing may be spelt otherwise.
JSON_FEED: dict[str, Any] = {
    "type": "object",
    "required": ["version", "title", "items", "home_page_url", "feed_url"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": URL,
        "feed_url": URL,
        "language": {"enum": ["en", "ja"]},
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {"required": ["name"], "properties": {"name": {"type": "string"}}},
        },
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "pattern": f"^{TAG.pattern}$"},
                    "url": URL,
                    "title": {"type": "string", "minLength": 1},
                    "content_text": {"type": "string", "minLength": 1},
                    "date_published": {
                        "type": "string",
                        "pattern": r"^\d{4}-\d\d-\d\dT00:00:00[+-]\d\d:\d\d$",
                    },
                    "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                },
            },
        },
    },
}
SHARED = ("id", "title", "updated", "link", "category")
ATTACK = "<script>alert(1)</script> ]]> \"'> &amp; {{ 7*7 }} 標準\t<!-- x"


@pytest.fixture
def made(folder: Folder) -> Feed:
    return feed(sound(folder), "en")


def check_atom(text: str) -> ElementTree.Element:
    """Assert what RFC 4287 demands of a feed and of each entry; return the feed."""
    parsed = feedparser.parse(text.encode())
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    root = ElementTree.fromstring(text.encode())
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text
        assert TAG.fullmatch(element.findtext(f"{ATOM}id") or "")
        stamp = element.findtext(f"{ATOM}updated") or ""
        assert datetime.fromisoformat(stamp).tzinfo
        assert len(stamp) == len("2026-09-30T00:00:00+09:00")
        kinds = [(one.get("rel"), one.get("type")) for one in element.findall(f"{ATOM}link")]
        assert kinds.count(("alternate", "text/html")) == 1
        assert len(kinds) == len(set(kinds))
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [one.text for one in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    return root


def check_json(octets: bytes) -> dict[str, Any]:
    """Assert that a JSON Feed is one; return it."""
    found: dict[str, Any] = json.loads(octets)
    Draft202012Validator(JSON_FEED).validate(found)
    return found


def test_both_formats_hold_and_tell_the_same(made: Feed) -> None:
    root = check_atom(atom(made, WHERE, "feed.atom"))
    found = check_json(json_feed(made, WHERE, "feed.json"))
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(found["items"]) == len(made.events)
    for entry, item in zip(entries, found["items"], strict=True):
        assert entry.findtext(f"{ATOM}id") == item["id"]
        assert entry.findtext(f"{ATOM}title") == item["title"]
        assert entry.findtext(f"{ATOM}content") == item["content_text"]
        assert entry.findtext(f"{ATOM}updated") == item["date_published"]
        assert [one.get("href") for one in entry.findall(f"{ATOM}link")] == [item["url"]]


def test_a_feed_says_where_it_is_and_what_it_is_of(folder: Folder) -> None:
    catalog = sound(folder)
    made = feed_of(catalog, one(catalog, Team, "alpha"), "ja")
    where = Where(SITE, "ja", "Asia/Tokyo")
    root = check_atom(atom(made, where, "teams/alpha/feed.atom"))
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")}
    assert links == {"alternate": f"{SITE}teams/alpha/", "self": f"{SITE}teams/alpha/feed.atom"}
    assert root.findtext(f"{ATOM}title") == "アルファ · 例：標準カタログ"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ja"
    found = check_json(json_feed(made, where, "teams/alpha/feed.json"))
    assert (found["home_page_url"], found["language"]) == (f"{SITE}teams/alpha/", "ja")


def test_a_feed_is_as_old_as_its_newest_event(made: Feed) -> None:
    root = check_atom(atom(made, WHERE, "feed.atom"))
    assert root.findtext(f"{ATOM}updated") == "2026-09-30T00:00:00+09:00"


def test_nothing_happened_is_a_feed_too(folder: Folder) -> None:
    catalog = sound(folder.write("teams/idle.yml", team()))
    made = feed_of(catalog, one(catalog, Team, "idle"), "en")
    assert not check_atom(atom(made, WHERE, "x")).findall(f"{ATOM}entry")
    assert check_json(json_feed(made, WHERE, "x"))["items"] == []


def test_what_authors_wrote_is_text(folder: Folder) -> None:
    name = json.dumps(ATTACK, ensure_ascii=False)
    folder.edit("standards/flow.yml", "{ en: Deploy flow, ja: デプロイフロー }", name)
    folder.edit("adoption/beta.yml", 'version: "2.1"', f'version: "2.1"\n    note: {name}')
    made = feed(sound(folder), "en")
    root = check_atom(atom(made, WHERE, "feed.atom"))
    assert f"Alpha took up {ATTACK}" in [one.text for one in root.iter(f"{ATOM}title")]
    assert {one.tag for one in root.iter()} == {
        f"{ATOM}{name}" for name in ("feed", "author", "name", "entry", "content", *SHARED)
    }
    items = check_json(json_feed(made, WHERE, "feed.json"))["items"]
    assert f"Alpha took up {ATTACK}" in [item["title"] for item in items]


@pytest.mark.parametrize(
    ("day", "zone", "stamp"),
    [
        ("2026-07-01", "Europe/Berlin", "2026-07-01T00:00:00+02:00"),
        ("2026-01-01", "Europe/Berlin", "2026-01-01T00:00:00+01:00"),
        ("2026-01-01", "America/St_Johns", "2026-01-01T00:00:00-03:30"),
        ("0001-01-01", "Asia/Tokyo", "0001-01-01T00:00:00+09:19"),  # the sun's own, of 9:18:59
    ],
)
def test_a_day_begins_where_the_organisation_is(day: str, zone: str, stamp: str) -> None:
    assert Where(SITE, "en", zone).stamp(datetime.fromisoformat(day).date()) == stamp


@pytest.mark.parametrize(
    ("site", "path", "name"),
    [
        (SITE, "teams/a", "tag:example.github.io,2026:standards/teams/a"),
        ("https://Example.com:8443/", "", "tag:example.com,2026:"),
        ("https://標準.example/", "x", "tag:xn--ncws9g.example,2026:x"),
        (
            SITE,
            "tools/a/version-1 β",
            "tag:example.github.io,2026:standards/tools/a/version-1%20%CE%B2",
        ),
    ],
)
def test_names_are_tags(site: str, path: str, name: str) -> None:
    assert tag(site, path) == name
    assert TAG.fullmatch(name)

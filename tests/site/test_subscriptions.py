"""Feeds, calendars and badges of a built site: all there, at old addresses too, and current."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from tests.publish.test_feed_formats import check_atom, check_json
from tests.site.hostile import hostile
from tests.site.project import Project
from tests.site.test_preview import change, contents, refresh, served
from tests.site.test_preview import made as made  # the fixture

SITE = "https://example.github.io/standards/"
MADE = re.compile(r"(feed\.(atom|json)|calendar\.ics|^badges/.*\.svg)$")


def subscriptions(project: Project) -> Mapping[str, bytes]:
    return {path: octets for path, octets in project.files().items() if MADE.search(path)}


class Alternates(HTMLParser):
    """The feeds that a page names, by type."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "link" and told.get("rel") == "alternate feed":
            self.found[told["type"]] = told["title"], told["href"]


def test_every_team_standard_and_zone_has_its_files(ready: Project) -> None:
    folders = ["", "standards/flow/", "teams/alpha/", "teams/beta/", "zones/ci/"]
    feeds = [f"{folder}feed.{ending}" for folder in folders for ending in ("atom", "json")]
    calendars = [f"{folder}calendar.ics" for folder in ("", "teams/alpha/", "teams/beta/")]
    badges = [
        "badges/standards/flow.svg",
        "badges/teams/alpha.svg",
        "badges/teams/alpha/flow.svg",
        "badges/teams/beta.svg",
        "badges/teams/beta/flow.svg",
    ]
    assert sorted(subscriptions(ready)) == sorted(feeds + calendars + badges)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("", "Standards catalog"),
        ("teams/alpha/", "Alpha - Standards catalog"),
        ("standards/flow/", "Deploy flow - Standards catalog"),
        ("zones/ci/", "CI zone - Standards catalog"),
    ],
)
def test_pages_name_the_feeds_beside_them(ready: Project, page: str, title: str) -> None:
    found = Alternates(ready.read(f"{page}index.html")).found
    assert found == {
        "application/atom+xml": (title, "feed.atom"),
        "application/feed+json": (title, "feed.json"),
    }
    feed = ElementTree.fromstring(ready.read(f"{page}feed.atom"))
    links = {one.get("rel"): one.get("href") for one in feed if one.tag.endswith("link")}
    assert links["self"] == urljoin(SITE + page, "feed.atom")
    assert links["alternate"] == SITE + page


def test_pages_without_a_feed_name_none(ready: Project) -> None:
    for page in ("tools/anvil/", "tools/", "principles/simple/", "groups/committee/"):
        assert Alternates(ready.read(f"{page}index.html")).found == {}


def test_a_renamed_entry_keeps_its_old_addresses(small: Project) -> None:
    for kind, new, old in (("teams", "alpha", "first"), ("standards", "flow", "stream")):
        path = f"catalog/{kind}/{new}.yml"
        small.write(path, (small.root / path).read_text("utf-8") + f"formerly: [{old}]\n")
    assert small.build().code == 0
    files = subscriptions(small)
    for new, old in (
        ("teams/alpha/feed.atom", "teams/first/feed.atom"),
        ("teams/alpha/calendar.ics", "teams/first/calendar.ics"),
        ("standards/flow/feed.json", "standards/stream/feed.json"),
        ("badges/teams/alpha.svg", "badges/teams/first.svg"),
        ("badges/standards/flow.svg", "badges/standards/stream.svg"),
        ("badges/teams/alpha/flow.svg", "badges/teams/first/stream.svg"),
        ("badges/teams/alpha/flow.svg", "badges/teams/alpha/stream.svg"),
    ):
        assert files[new] == files[old], old
    assert json.loads(files["standards/stream/feed.json"])["feed_url"] == (
        f"{SITE}standards/flow/feed.json"
    )


def test_without_an_address_there_are_badges_only(small: Project) -> None:
    path = "catalog/settings.yml"
    text = (small.root / path).read_text("utf-8")
    small.write(path, text.replace(f"site: {SITE}\n", ""))
    assert small.build().code == 0
    assert {path.partition("/")[0] for path in subscriptions(small)} == {"badges"}
    assert Alternates(small.read("index.html")).found == {}


def test_a_page_can_link_to_them_and_not_to_others(small: Project) -> None:
    links = "[feed](teams/alpha/feed.atom) ![badge](badges/teams/beta/flow.svg)"
    small.write("docs/index.md", f"# Example\n\n{links}\n")
    assert small.build().code == 0
    small.write("docs/index.md", "# Example\n\n[feed](teams/nobody/feed.atom)\n")
    assert small.build().complaints == ["docs/index.md:3:8 dead-link"]


def test_a_record_more_or_less_while_serving(made: Project) -> None:
    plugin = served(made)
    record = "  - standard: flow\n    status: adopted\n    role: refiner\n    basis: stated\n"
    path = "catalog/adoption/beta.yml"
    change(made, path, record, "  - tool: hammer\n    status: partial\n    basis: stated\n")
    change(
        made, "catalog/standards/flow.yml", "stage: standard\nsummary", "stage: prototype\nsummary"
    )
    change(
        made,
        "catalog/standards/flow.yml",
        "  - stage: standard\n    on: 2023-06\n    basis: stated\n",
        "",
    )
    assert refresh(plugin)
    assert (made.site / "badges/teams/beta/flow.svg").exists()
    plugin.freshen("badges/teams/beta/flow.svg")
    assert not (made.site / "badges/teams/beta/flow.svg").exists()
    plugin.freshen("standards/flow/feed.json")
    assert "stage-standard" not in made.read("standards/flow/feed.json")
    assert "stage-standard" in made.read("zones/ci/feed.json")
    assert plugin.preview
    plugin.preview.freshen_all()
    refreshed = contents(made.site)
    served(made)
    assert refreshed == contents(made.site)


def test_whatever_stands_in_the_catalog_they_hold(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = hostile(tmp_path_factory.mktemp("hostile"))
    assert found.build().code == 0
    check_all(found)
    assert "alert(1)" in found.read("feed.atom")


def test_those_of_a_whole_organisation_hold(organisation: Project) -> None:
    assert check_all(organisation) > 100


def check_all(project: Project) -> int:
    files = subscriptions(project)
    for path, octets in files.items():
        if path.endswith(".atom"):
            check_atom(octets.decode())
        elif path.endswith(".json"):
            check_json(octets)
        elif path.endswith(".ics"):
            events = Calendar.from_ical(octets.decode()).walk("VEVENT")
            uids = [str(event["uid"]) for event in events]
            assert len(uids) == len(set(uids)), path
            assert [event.errors for event in events if event.errors] == []
        else:
            assert ElementTree.fromstring(octets).get("role") == "img"
    return len(files)

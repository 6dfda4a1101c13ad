"""What pages offer to subscribe to: the files that are there, and Markdown that works."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Named, Standard, Team, Zone
from standards_catalog.publish.subscriptions import outputs
from standards_catalog.render.environment import render_section
from standards_catalog.views.kinds.entry import Section
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.shared.subscribe import Offer
from tests.conftest import Folder
from tests.views.made import one, sound

SITE = "https://example.github.io/standards/"


def offered(catalog: Catalog, entry: Named) -> Offer | None:
    found: Offer | None = kind_of(entry.kind).sections["subscribe"](catalog, entry, "en")
    return found


def test_what_is_offered_is_there(folder: Folder) -> None:
    catalog = sound(folder)
    there = set(outputs(catalog, "en", SITE))
    for cls, name in ((Team, "alpha"), (Standard, "flow"), (Zone, "ci")):
        found = offered(catalog, one(catalog, cls, name))
        assert found
        assert {found.atom, found.json, found.calendar or "feed.atom"} <= there
        assert bool(found.calendar) == (cls is Team)
        if found.badge:
            assert found.badge in there


def test_a_name_is_no_markup_in_the_readme_of_others(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "en: Deploy flow", 'en: "A [b](c) *d*"')
    catalog = sound(folder)
    found = offered(catalog, one(catalog, Standard, "flow"))
    assert found
    html = render_section(Section("subscribe", "standard", None, found), "en", "")
    badge = rf"[![A \[b\](c) \*d\*]({SITE}badges/standards/flow.svg)]({SITE}standards/flow/)"
    assert f"<code>{badge}</code>" in html


def test_without_an_address_there_is_nothing(folder: Folder) -> None:
    folder.edit("settings.yml", f"site: {SITE}\n", "")
    catalog = sound(folder)
    assert offered(catalog, one(catalog, Team, "alpha")) is None

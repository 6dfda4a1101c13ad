"""What pages offer to subscribe to: the files that are there, and Markdown that works."""

from __future__ import annotations

from standards_catalog.model.entries import Standard, Team, Zone
from standards_catalog.site.output.subscriptions import outputs
from standards_catalog.views.shared.subscribe import subscribe
from tests.conftest import Folder
from tests.views.made import one, sound

SITE = "https://example.github.io/standards/"


def test_what_is_offered_is_there(folder: Folder) -> None:
    catalog = sound(folder)
    there = set(outputs(catalog, "en", SITE))
    for cls, name in ((Team, "alpha"), (Standard, "flow"), (Zone, "ci")):
        found = subscribe(catalog, one(catalog, cls, name), "en")
        assert found
        assert {found.atom, found.json, found.calendar or "feed.atom"} <= there
        assert bool(found.calendar) == (cls is Team)
        if found.badge:
            image = found.badge.partition("](")[2].partition(")")[0]
            assert image.removeprefix(SITE) in there


def test_a_name_is_no_markup_in_the_readme_of_others(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "en: Deploy flow", 'en: "A [b](c) *d*"')
    catalog = sound(folder)
    found = subscribe(catalog, one(catalog, Standard, "flow"), "en")
    assert found
    assert found.badge.startswith(r"[![A \[b\](c) \*d\*](https://")


def test_without_an_address_there_is_nothing(folder: Folder) -> None:
    folder.edit("settings.yml", f"site: {SITE}\n", "")
    catalog = sound(folder)
    assert subscribe(catalog, one(catalog, Team, "alpha"), "en") is None

"""Badges: what they say, and how wide that is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from standards_catalog.model.entries import Standard, Team
from standards_catalog.publish.badges.badge import (
    Badge,
    adoption_badge,
    entry_badge,
)
from tests.conftest import NOW, Folder
from tests.views.made import one, records, standard

LATER = datetime(2028, 1, 1, tzinfo=UTC)
WAIVER = "waiver: { reason: Moves., approved_by: committee, expires_on: 2027-02-03 }"


def adoption(folder: Folder, now: datetime = NOW) -> tuple[str, str]:
    catalog = folder.load(now).catalog
    found = adoption_badge(
        catalog, one(catalog, Team, "alpha"), one(catalog, Standard, "flow"), "en"
    )
    assert found.label == "Deploy flow"
    return found.message, found.tone


def test_adoption_tells_status_and_version(folder: Folder) -> None:
    assert adoption(folder) == ("Adopted 1.9", "good")


def test_what_was_confirmed_long_ago_is_not_green(folder: Folder) -> None:
    assert adoption(folder, LATER) == ("Adopted 1.9, stale", "plain")


def test_a_waiver_is_told(folder: Folder) -> None:
    line = f"standard: flow, status: planned, confirmed_on: 2026-11-01, {WAIVER}"
    records(folder, "alpha", line)
    assert adoption(folder) == ("Planned, waiver", "some")


def test_coverage_tells_what_is_recorded_and_what_is_still_confirmed(folder: Folder) -> None:
    def told(now: datetime) -> tuple[str, str]:
        catalog = folder.load(now).catalog
        found = entry_badge(catalog, one(catalog, Team, "alpha"), "en")
        return found.message, found.tone

    assert told(NOW) == ("1 of 1 adopted", "good")
    assert told(LATER) == ("1 of 1 adopted, 0 still confirmed", "plain")
    folder.edit("standards/flow.yml", "stage: standard\nsummary", "stage: refinement\nsummary")
    assert told(NOW) == ("none applies", "plain")


def test_stage_is_told_in_the_language(folder: Folder) -> None:
    catalog = folder.write("standards/new.yml", standard()).load().catalog
    assert entry_badge(catalog, one(catalog, Standard, "flow"), "ja").message == "全社標準"
    assert entry_badge(catalog, one(catalog, Standard, "new"), "en") == Badge(
        "A standard", "Proposed", "plain"
    )


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("build", 27),
        ("passing", 42),
        ("標準", 22),
        ("カ\u3099", 11),  # a mark that stands above another character
        ("é", 7),
    ],
)
def test_width_without_the_font(text: str, width: int) -> None:
    assert Badge(text, "", "good").widths[0] == width
    assert Badge(text, "", "good").boxes == (width + 10, 10)


def test_a_name_without_end_is_cut(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "en: Deploy flow", f"en: {'x' * 300}")
    catalog = folder.load().catalog
    found = entry_badge(catalog, one(catalog, Standard, "flow"), "en").label
    assert found == "x" * 59 + "…"

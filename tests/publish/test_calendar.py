"""The calendar: reviews, ends of waivers, deprecations, each under a name that stays."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Team
from standards_catalog.publish.calendars.calendar import Calendar, calendar
from tests.conftest import Folder
from tests.views.made import one, records, sound, standard

WAIVER = "waiver: { reason: Moves., approved_by: committee, expires_on: 2027-02-03 }"


def told(found: Calendar) -> list[tuple[str, str, str, str]]:
    return [(str(day.day), day.path, day.title, day.text) for day in found.days]


def of(catalog: Catalog, team: str) -> list[str]:
    return [day.path for day in calendar(catalog, "en", one(catalog, Team, team)).days]


def test_every_day_is_there_once_in_order(folder: Folder) -> None:
    records(folder, "alpha", f"standard: flow, status: planned, {WAIVER}")
    lines = "deprecated_on: 2026-05-04", "superseded_by: flow"
    folder.write("standards/old.yml", standard("deprecated", *lines))
    found = calendar(sound(folder), "en")
    flow = "teams/alpha/standards/flow/waiver"
    assert told(found) == [
        (
            "2026-05-04",
            "standards/old/deprecation",
            "Deprecated: A standard",
            "Replaced by Deploy flow",
        ),
        ("2027-02-03", flow, "Waiver ends: Deploy flow (Alpha)", "Approved by Committee"),
        (
            "2027-09-30",
            "standards/flow/review",
            "Review due: Deploy flow",
            "Owner: Committee",
        ),
        ("2027-09-30", "tools/anvil/review", "Review due: Anvil", "Owner: Committee"),
    ]
    assert str(found.as_of) == "2026-09-30"


def test_a_team_has_what_it_owns_holds_and_uses(folder: Folder) -> None:
    folder.write(
        "standards/old.yml", standard("deprecated", "deprecated_on: 2026-05-04", "reason: Gone.")
    )
    reviewed = standard("proposed", "reviewed_on: 2026-01-01").replace("committee", "beta")
    folder.write("standards/own.yml", reviewed)
    records(
        folder,
        "alpha",
        "standard: old, status: partial, role: origin",
        f"standard: flow, status: planned, {WAIVER}",
    )
    catalog = sound(folder)
    assert of(catalog, "alpha") == [
        "standards/old/deprecation",
        "teams/alpha/standards/flow/waiver",
    ]
    assert of(catalog, "beta") == ["standards/own/review"]


def test_a_settled_waiver_bothers_nobody(folder: Folder) -> None:
    records(folder, "alpha", f"standard: flow, status: adopted, role: origin, {WAIVER}")
    assert of(sound(folder), "alpha") == []

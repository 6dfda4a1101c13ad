"""What is due: everything once, at whom it belongs, in the order of its urgency."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from standards_catalog.checks.load import Loaded
from standards_catalog.model.catalog import Catalog
from standards_catalog.views.due.due import Item, Owner, due, place
from standards_catalog.views.home import due_by_owner, home
from tests.conftest import NOW, Folder
from tests.views.made import records, sound, standard, team

WAIVER = "waiver: {{ reason: Moves., approved_by: committee, expires_on: {} }}"


def told(item: Item) -> tuple[str, str, int | None]:
    return item.kind, item.about.id, item.days


def at(catalog: Catalog, owner: str, within: int = 0) -> Owner | None:
    owners = due(catalog, within).owners
    return next((one for one in owners if (one.link.id if one.link else "") == owner), None)


def all_of(catalog: Catalog, within: int = 0) -> list[tuple[str, str, str, int | None]]:
    return [
        (owner.link.id if owner.link else "", *told(item))
        for owner in due(catalog, within).owners
        for item in owner.items
    ]


@pytest.fixture
def neglected(folder: Folder, tool: Callable[..., str]) -> Folder:
    """A catalog in which something of each kind is due."""
    folder.write("teams/gamma.yml", team())
    folder.write("standards/art.yml", standard("prototype", "reviewed_on: 2025-11-20"))
    folder.write("tools/vice.yml", tool("reviewed_on: 2025-01-01", "aliases: [Nobody's]"))
    folder.edit("zones/ci.yml", "  emu:\n    not_applicable: Builds run on Eel.\n", "")
    return records(
        folder,
        "beta",
        "standard: flow, status: planned, confirmed_on: 2026-05-25",
        f"standard: art, status: partial, {WAIVER.format('2026-11-21')}",
        f"tool: anvil, status: adopted, confirmed_on: 2026-11-01, {WAIVER.format('2026-01-01')}",
        "tool: hammer, status: unknown",
    )


def test_nothing_is_due_where_all_is_well(folder: Folder) -> None:
    assert due(sound(folder)).owners == ()


def test_everything_is_there_once_the_most_overdue_first_and_nobody_last(
    neglected: Folder,
) -> None:
    assert all_of(sound(neglected)) == [
        ("beta", "waiver", "anvil", -325),
        ("beta", "confirmation", "flow", -1),
        ("beta", "waiver", "art", -1),
        ("beta", "confirmation", "art", None),
        ("beta", "gap", "art", None),  # what it was excused from is lacking now
        ("beta", "gap", "flow", None),
        ("committee", "review", "art", -2),
        ("gamma", "gap", "flow", None),
        ("", "review", "vice", -325),
        ("", "gap", "ci", None),
    ]


def test_owner_has_name_and_contact(folder: Folder) -> None:
    records(folder, "alpha", "standard: flow, status: adopted")
    owner = at(sound(folder), "alpha")
    assert owner
    assert owner.link
    assert (owner.link.text["ja"], owner.link.href) == ("アルファ", "teams/alpha/")
    assert owner.contact == "mailto:alpha@example.com"


def test_each_leads_to_the_line_to_edit(neglected: Folder) -> None:
    catalog = sound(neglected)
    places = {
        (item.kind, item.about.id): place(catalog, item)
        for name in ("beta", "committee", "")
        if (owner := at(catalog, name))
        for item in owner.items
    }
    lines = {key: f"{path.removeprefix('catalog/')}:{line}" for key, (path, line) in places.items()}
    assert lines == {
        ("waiver", "anvil"): "adoption/beta.yml:4",
        ("confirmation", "flow"): "adoption/beta.yml:2",
        ("waiver", "art"): "adoption/beta.yml:3",
        ("confirmation", "art"): "adoption/beta.yml:3",
        ("gap", "art"): "adoption/beta.yml:3",
        ("gap", "flow"): "adoption/beta.yml:2",
        ("review", "art"): "standards/art.yml:8",
        ("review", "vice"): "tools/vice.yml:7",
        ("gap", "ci"): "zones/ci.yml:6",
    }


def test_what_has_no_record_belongs_to_the_list_or_to_a_new_file(folder: Folder) -> None:
    folder.write("teams/gamma.yml", team())
    records(folder, "beta", "tool: anvil, status: adopted, confirmed_on: 2026-11-01")
    catalog = sound(folder)
    beta, gamma = at(catalog, "beta"), at(catalog, "gamma")
    assert beta
    assert gamma
    assert place(catalog, beta.items[0]) == ("catalog/adoption/beta.yml", 2)
    assert place(catalog, gamma.items[0]) == ("catalog/adoption/gamma.yml", None)


def test_gap_has_the_status_or_the_platform(neglected: Folder) -> None:
    catalog = sound(neglected)
    gaps = {
        (name, item.about.id): (item.status, item.platform)
        for name in ("beta", "gamma", "")
        if (owner := at(catalog, name))
        for item in owner.items
        if item.kind == "gap"
    }
    assert {key: status.value for key, (status, _) in gaps.items() if status} == {
        ("beta", "art"): "partial",
        ("beta", "flow"): "planned",
        ("gamma", "flow"): "unknown",
    }
    assert {key: one.id for key, (_, one) in gaps.items() if one} == {("", "ci"): "emu"}


def test_waiver_names_its_approver_and_whether_there_is_anything_to_waive(
    neglected: Folder,
) -> None:
    owner = at(sound(neglected), "beta")
    assert owner
    waivers = {item.about.id: item for item in owner.items if item.kind == "waiver"}
    assert {name: item.settled for name, item in waivers.items()} == {"anvil": True, "art": False}
    assert {item.approver.id for item in waivers.values() if item.approver} == {"committee"}


@pytest.mark.parametrize(("within", "days"), [(0, []), (29, []), (30, [30]), (365, [30, 128])])
def test_upcoming_is_what_is_due_within_some_days(
    within: int, days: list[int], folder: Folder
) -> None:
    end = (date(2026, 11, 22) + timedelta(30)).isoformat()
    records(
        folder,
        "alpha",
        f"standard: flow, status: partial, confirmed_on: 2026-10-01, {WAIVER.format(end)}",
    )
    folder.delete("adoption/beta.yml")
    owner = at(sound(folder), "alpha", within)
    assert [item.days for item in owner.items if item.upcoming] == days if owner else not days
    assert owner is None or owner.due == ()


def test_the_last_day_is_not_over(folder: Folder) -> None:
    records(folder, "alpha", f"tool: anvil, status: unknown, {WAIVER.format('2026-11-22')}")
    owner = at(sound(folder), "alpha")
    assert owner
    waiver = next(item for item in owner.items if item.kind == "waiver")
    assert (waiver.days, waiver.upcoming, waiver.overdue) == (0, True, False)
    assert waiver not in owner.due


def test_platform_on_its_way_out_leaves_no_gap(neglected: Folder) -> None:
    neglected.edit("platforms/emu.yml", "lifecycle: production", "lifecycle: deprecated")
    found = due(sound(neglected))
    assert found.count("gap", "zone") == 0
    assert home(sound(neglected)).zone_gaps == 0


def test_team_whose_file_is_broken_is_not_accused(neglected: Folder) -> None:
    neglected.write("adoption/gamma.yml", "records: [}\n")
    neglected.edit("groups/committee.yml", "purpose:", "porpoise:")
    loaded = neglected.load()
    assert at(loaded.catalog, "gamma") is None
    committee = at(loaded.catalog, "committee")
    assert committee
    assert committee.count("review") == 1, "who owns it is known, though that file is broken"


WARNINGS = {
    "review": "overdue-review",
    "confirmation": "stale-confirmation",
    "waiver": "expired-waiver",
}


def warnings(loaded: Loaded, code: str) -> list[tuple[str, int | None]]:
    return sorted((one.path, one.line) for one in loaded.warnings if one.code == code)


def test_it_agrees_with_the_check_to_the_line(neglected: Folder) -> None:
    loaded = neglected.load(NOW)
    found = [item for owner in due(loaded.catalog, 90).owners for item in owner.due]
    for kind, code in WARNINGS.items():
        places = sorted(tuple(place(loaded.catalog, one)) for one in found if one.kind == kind)
        assert places == warnings(loaded, code)
        assert places
    zones = [one for one in found if one.kind == "gap" and one.about.kind == "zone"]
    assert [place(loaded.catalog, one) for one in zones] == warnings(loaded, "zone-gap")


def test_it_agrees_with_the_figures_of_the_home_page(neglected: Folder) -> None:
    catalog = sound(neglected)
    figures, found = home(catalog), due(catalog)
    assert sum(one.overdue for one in figures.reviews) == found.count("review") == 2
    assert figures.stale == found.count("confirmation") == 2
    assert figures.adoption_gaps + figures.zone_gaps == found.count("gap") == 4
    rows = due_by_owner(catalog)
    assert [sum(column) for column in zip(*(row.counts for row in rows), strict=True)] == [
        found.count(kind) for kind in ("review", "confirmation", "waiver", "gap")
    ]


def test_home_page_shows_the_most_overdue_and_how_many_more(neglected: Folder) -> None:
    beta, *others = due_by_owner(sound(neglected))
    assert beta.link
    assert (beta.link.id, beta.counts, beta.more) == ("beta", (0, 2, 2, 2), 3)
    assert [told(item) for item in beta.first] == [
        ("waiver", "anvil", -325),
        ("confirmation", "flow", -1),
        ("waiver", "art", -1),
    ]
    assert [(row.link.id if row.link else "", row.more) for row in others] == [
        ("committee", 0),
        ("gamma", 0),
        ("", 0),
    ]

"""Cells say what is known of a team; rates say how many of how many, and how sure that is."""

from __future__ import annotations

from datetime import date

import pytest

from standards_catalog.model.entries import Standard, Team, Tool
from standards_catalog.views.adoption.adoption import (
    Cell,
    Rate,
    cell,
    cells_of,
    rate,
    recorded_cells,
)
from tests.conftest import Folder
from tests.views.made import one, records, sound, team


def made(folder: Folder, record: str = "", of: str = "alpha") -> Cell:
    """Return the cell of a team and the standard `flow`, with at most one record."""
    if record:
        records(folder, of, f"standard: flow, {record}")
    else:
        folder.delete(f"adoption/{of}.yml")
    catalog = sound(folder)
    return cell(catalog, one(catalog, Team, of), one(catalog, Standard, "flow"))


def test_no_record_is_unknown(folder: Folder) -> None:
    found = made(folder)
    assert (found.status.value, found.recorded, found.line) == ("unknown", False, "")
    assert (found.age, found.confirmed_on, found.stale) == (None, None, False)
    assert (found.adopted, found.counts, found.gap) == (False, True, True)


def test_record_is_shown_whole(folder: Folder) -> None:
    found = made(
        folder,
        "status: adopted, role: origin, version: '1.9', since: 2022-03, note: Mostly., "
        "evidence: 'https://example.com/pr/1', confirmed_on: 2026-09-30",
    )
    assert (found.team.href, found.subject.href) == ("teams/alpha/", "standards/flow/")
    assert (found.status.value, found.recorded) == ("adopted", True)
    assert found.role
    assert found.role.value == "origin"
    assert found.basis
    assert found.basis.value == "stated"
    assert (found.version, found.since) == ("1.9", "2022-03")
    assert found.evidence == "https://example.com/pr/1"
    assert found.note
    assert found.note["en"] == "Mostly."
    assert (found.confirmed_on, found.age) == (date(2026, 9, 30), 53)
    assert (
        found.line == "https://github.com/example/standards/blob/main/catalog/adoption/alpha.yml#L2"
    )


@pytest.mark.parametrize(
    ("version", "behind"),
    [("'1.9'", "2.0"), ("'1.10'", "2.0"), ("'2.0'", ""), ("latest", ""), ("'2.0.0'", "")],
)
def test_behind(version: str, behind: str, folder: Folder) -> None:
    assert made(folder, f"status: adopted, version: {version}").behind == behind


def test_nobody_is_behind_without_a_version(folder: Folder) -> None:
    assert made(folder, "status: adopted").behind == ""


def test_a_tool_is_behind_upstream(folder: Folder) -> None:
    records(folder, "alpha", "tool: anvil, status: adopted, version: '2.0'")
    catalog = sound(folder)
    assert cell(catalog, one(catalog, Team, "alpha"), one(catalog, Tool, "anvil")).behind == "2.1"


@pytest.mark.parametrize(
    ("standard", "of_team", "applies"),
    [
        ("[eel]", "platforms: [eel, emu]", True),
        ("[eel]", "platforms: [emu]", False),
        ("[eel]", "", True),
        ("", "platforms: [emu]", True),
    ],
)
def test_applies_where_platforms_meet_or_none_is_named(
    standard: str, of_team: str, applies: bool, folder: Folder
) -> None:
    folder.write("teams/gamma.yml", team(of_team))
    line = f"platforms: {standard}\n" if standard else ""
    folder.edit("standards/flow.yml", "platforms: [eel]\n", line)
    catalog = sound(folder)
    found = cell(catalog, one(catalog, Team, "gamma"), one(catalog, Standard, "flow"))
    assert (found.applies, found.counts, found.gap) == (applies, applies, applies)


def test_a_record_shows_that_it_applies_after_all(folder: Folder) -> None:
    folder.edit("teams/alpha.yml", "[eel]", "[emu]")
    assert made(folder, "status: planned").gap


def test_recorded_as_unknown_is_the_same_as_no_record(folder: Folder) -> None:
    folder.edit("teams/alpha.yml", "[eel]", "[emu]")
    found = made(folder, "status: unknown")
    assert (found.recorded, found.applies, found.counts, found.stale) == (True, False, False, False)


@pytest.mark.parametrize(
    ("confirmed", "age", "stale"),
    [
        ("2026-05-25", 181, True),
        ("2026-05-26", 180, False),  # the last day of 180
        ("2026-11-22", 0, False),
    ],
)
def test_stale_on_the_day_after_the_last(
    confirmed: str, age: int, stale: bool, folder: Folder
) -> None:
    found = made(folder, f"status: adopted, confirmed_on: {confirmed}")
    assert (found.age, found.stale) == (age, stale)


def test_never_confirmed_is_stale(folder: Folder) -> None:
    found = made(folder, "status: adopted")
    assert (found.age, found.stale) == (None, True)


@pytest.mark.parametrize(
    ("expires", "expired"),
    [("2026-11-21", True), ("2026-11-22", False), ("2026-11-23", False)],
)
def test_waiver_holds_on_its_last_day_and_then_is_a_gap(
    expires: str, expired: bool, folder: Folder
) -> None:
    waiver = f"waiver: {{ reason: Moves., approved_by: committee, expires_on: {expires} }}"
    found = made(folder, f"status: planned, {waiver}")
    assert found.waiver
    assert (found.waiver.expired, found.waived, found.gap) == (expired, not expired, expired)
    assert found.waiver.expires_on == date.fromisoformat(expires)
    assert found.waiver.approved_by
    assert found.waiver.approved_by.href == "groups/committee/"


@pytest.mark.parametrize(
    ("status", "counts", "gap"),
    [
        ("adopted", True, False),
        ("partial", True, True),
        ("planned", True, True),
        ("alternative, note: Otherwise.", True, False),
        ("not_applicable, note: No servers.", False, False),
        ("unknown", True, True),
    ],
)
def test_what_counts_and_what_is_a_gap(
    status: str, counts: bool, gap: bool, folder: Folder
) -> None:
    found = made(folder, f"status: {status}")
    assert (found.counts, found.gap) == (counts, gap)


def test_cells_are_one_a_team_in_order(folder: Folder) -> None:
    folder.write("teams/aaa.yml", team())
    catalog = sound(folder)
    flow, anvil = one(catalog, Standard, "flow"), one(catalog, Tool, "anvil")
    assert [found.team.id for found in cells_of(catalog, flow)] == ["aaa", "alpha", "beta"]
    assert [found.team.id for found in recorded_cells(catalog, flow)] == ["alpha", "beta"]
    assert [found.team.id for found in recorded_cells(catalog, anvil)] == ["beta"]


def test_two_catalogs_do_not_share_cells(folder: Folder) -> None:
    before = sound(folder)
    beta, flow = one(before, Team, "beta"), one(before, Standard, "flow")
    assert cell(before, beta, flow).status.value == "adopted"
    after = sound(records(folder, "beta", "standard: flow, status: planned"))
    beta, flow = one(after, Team, "beta"), one(after, Standard, "flow")
    assert cell(after, beta, flow).status.value == "planned"
    assert cell(before, beta, flow).status.value == "adopted"


def test_rate_says_recorded_confirmed_and_unknown(folder: Folder) -> None:
    for name in ("gamma", "delta", "epsilon", "zeta", "eta"):
        folder.write(f"teams/{name}.yml", team())
    folder.write("teams/away.yml", team("platforms: [emu]"))
    records(folder, "beta", "standard: flow, status: adopted, confirmed_on: 2024-01-01")
    records(folder, "gamma", "standard: flow, status: partial, confirmed_on: 2026-11-01")
    records(folder, "delta", "standard: flow, status: not_applicable, note: No servers.")
    records(folder, "epsilon", "standard: flow, status: unknown")
    catalog = sound(folder)
    found = rate(cells_of(catalog, one(catalog, Standard, "flow")))
    # alpha and beta adopted, only alpha's is fresh; gamma in part; delta and away are out.
    assert found == Rate(adopted=2, confirmed=1, total=6, unknown=3)
    assert (found.percent, found.confirmed_percent) == (33, 16)


def test_rate_goes_by_the_interval_of_the_standard(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "tags:", "confirmation_interval_days: 52\ntags:")
    catalog = sound(folder)
    found = rate(cells_of(catalog, one(catalog, Standard, "flow")))
    assert found == Rate(adopted=2, confirmed=0, total=2, unknown=0)


def test_nothing_that_counts_has_no_percent(folder: Folder) -> None:
    assert (rate([]).percent, rate([]).confirmed_percent) == (None, None)
    found = made(folder, "status: not_applicable, note: No servers.")
    assert rate([found]) == Rate(0, 0, 0, 0)
    assert rate([found]).percent is None


def test_a_hundred_percent_is_all_of_them() -> None:
    assert Rate(199, 1, 200, 0).percent == 99
    assert Rate(200, 199, 200, 0).percent == 100
    assert Rate(200, 199, 200, 0).confirmed_percent == 99

"""Pages say what is overdue, with the name of who has to see to it."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Group, Standard, Team, Tool
from standards_catalog.views.due.overdue import overdue, to_do
from tests.conftest import Folder
from tests.views.made import one, records, sound, team

WAIVER = "waiver: { reason: Moves., approved_by: committee, expires_on: 2026-11-21 }"


def banner(catalog: Catalog, cls: type[Standard] | type[Tool], entry_id: str) -> object:
    found = overdue(catalog, one(catalog, cls, entry_id), "en") or {}
    return {
        kind: [(late.owner.link.id if late.owner.link else "", late.item.days) for late in some]
        for kind, some in found.items()
    }


def test_page_of_an_entry_names_owners_by_what_is_overdue(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "reviewed_on: 2026-09-30", "reviewed_on: 2025-11-01")
    records(folder, "alpha", "standard: flow, status: adopted, confirmed_on: 2026-05-25")
    records(folder, "beta", f"standard: flow, status: partial, confirmed_on: 2026-01-01, {WAIVER}")
    catalog = sound(folder)
    assert banner(catalog, Standard, "flow") == {
        "review": [("committee", -21)],
        "confirmation": [("beta", -145), ("alpha", -1)],
        "waiver": [("beta", -1)],
    }
    assert banner(catalog, Tool, "anvil") == {}


def test_what_nobody_owns_is_overdue_all_the_same(folder: Folder) -> None:
    folder.edit("tools/hammer.yml", "ring: adopt", "ring: adopt\nreviewed_on: 2025-11-01")
    assert banner(sound(folder), Tool, "hammer") == {"review": [("", -21)]}


def test_never_confirmed_and_a_gap_have_no_day_that_is_over(folder: Folder) -> None:
    folder.write("teams/gamma.yml", team())
    records(folder, "alpha", "standard: flow, status: planned")
    assert banner(sound(folder), Standard, "flow") == {}


def test_page_of_a_team_lists_what_is_due_with_its_line(folder: Folder) -> None:
    folder.write("teams/gamma.yml", team())
    records(folder, "alpha", "standard: flow, status: partial, confirmed_on: 2026-05-25")
    catalog = sound(folder)
    found = to_do(catalog, one(catalog, Team, "alpha"), "en")
    assert found
    file = "https://github.com/example/standards/blob/main/catalog/adoption/alpha.yml"
    assert [(item.kind, line) for item, line in found] == [
        ("confirmation", f"{file}#L2"),
        ("gap", f"{file}#L2"),
    ]
    unwritten = to_do(catalog, one(catalog, Team, "gamma"), "en")
    assert unwritten
    assert [(item.kind, line) for item, line in unwritten] == [("gap", "")]
    assert to_do(catalog, one(catalog, Team, "beta"), "en") is None


def test_what_is_only_coming_is_not_due(folder: Folder) -> None:
    records(folder, "alpha", "standard: flow, status: adopted, confirmed_on: 2026-05-26")
    catalog = sound(folder)
    assert to_do(catalog, one(catalog, Team, "alpha"), "en") is None


def test_page_of_a_group_lists_the_reviews_it_owes(folder: Folder) -> None:
    folder.edit("tools/anvil.yml", "reviewed_on: 2026-09-30", "reviewed_on: 2025-11-01")
    catalog = sound(folder)
    found = to_do(catalog, one(catalog, Group, "committee"), "en")
    assert found
    assert [(item.kind, item.about.id) for item, _ in found] == [("review", "anvil")]

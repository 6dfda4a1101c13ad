"""The page of a team: what it has, what it lacks, what it is excused from, what it gave."""

from __future__ import annotations

from macros.catalog.catalog import Catalog
from macros.catalog.model import Team
from macros.views import team as views
from macros.views.adoption import Rate
from tests.conftest import Folder
from tests.views.made import one, records, sound, standard, team

WAIVER = "waiver: {{ reason: Moves., approved_by: committee, expires_on: {} }}"


def missing(catalog: Catalog, entry_id: str) -> list[tuple[str, bool]]:
    found = views.missing(catalog, one(catalog, Team, entry_id), "en")
    return [(one.cell.subject.id, one.has_how) for one in found or ()]


def test_missing_are_company_wide_standards_that_apply_and_are_gaps(folder: Folder) -> None:
    folder.write("teams/gamma.yml", team("platforms: [ecs]"))
    for stage in ("proposed", "prototype", "refinement"):
        folder.write(f"standards/{stage}.yml", standard(stage))
    gone = ("deprecated_on: 2026-01-01", "reason: Nobody uses it.")
    folder.write("standards/gone.yml", standard("deprecated", *gone))
    folder.write("standards/far.yml", standard("standard", "platforms: [eks]"))
    folder.write("standards/bare.yml", standard("standard"))
    folder.write("standards/told.yml", standard("standard", "how_to_adopt: Ask."))
    catalog = sound(folder)
    assert missing(catalog, "gamma") == [("bare", False), ("flow", True), ("told", True)]
    assert missing(catalog, "alpha") == [("bare", False), ("told", True)]


def test_what_is_done_waived_or_does_not_apply_is_not_missing(folder: Folder) -> None:
    for name in ("one", "two", "three", "four", "five"):
        folder.write(f"standards/{name}.yml", standard("standard"))
    records(
        folder,
        "beta",
        "standard: flow, status: adopted",
        "standard: one, status: alternative, note: Otherwise.",
        "standard: two, status: not_applicable, note: No servers.",
        f"standard: three, status: planned, {WAIVER.format('2026-11-22')}",
        f"standard: four, status: planned, {WAIVER.format('2026-11-21')}",
        "standard: five, status: partial",
    )
    assert missing(sound(folder), "beta") == [("five", False), ("four", False)]


def test_what_a_waiver_ended_for_is_missing_company_wide_or_not(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("prototype", "how_to_adopt: Ask."))
    folder.write("standards/later.yml", standard("prototype"))
    records(
        folder,
        "alpha",
        "standard: flow, status: adopted",
        f"standard: art, status: planned, {WAIVER.format('2026-11-21')}",
        f"tool: anvil, status: planned, {WAIVER.format('2026-11-21')}",
        f"tool: hammer, status: planned, {WAIVER.format('2026-11-22')}",
        "standard: later, status: planned",
    )
    assert missing(sound(folder), "alpha") == [("art", True), ("anvil", False)]


def test_nothing_missing_is_no_section(folder: Folder) -> None:
    catalog = sound(folder)
    assert views.missing(catalog, one(catalog, Team, "alpha"), "en") is None


def test_waivers_are_sorted_by_their_end_over_ones_included(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    records(
        folder,
        "alpha",
        f"standard: flow, status: planned, {WAIVER.format('2027-03-31')}",
        f"standard: art, status: planned, {WAIVER.format('2026-12-31')}",
        f"tool: anvil, status: planned, {WAIVER.format('2026-01-31')}",
        f"tool: hammer, status: planned, {WAIVER.format('2026-12-31')}",
    )
    catalog = sound(folder)
    found = views.waivers(catalog, one(catalog, Team, "alpha"), "en")
    assert found
    told = [(cell.subject.id, cell.waiver.expired) for cell in found if cell.waiver]
    assert told == [("anvil", True), ("art", False), ("hammer", False), ("flow", False)]
    assert views.waivers(catalog, one(catalog, Team, "beta"), "en") is None


def test_adoption_has_what_is_recorded_and_the_rate_of_what_is_company_wide(
    folder: Folder,
) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    folder.write("standards/wide.yml", standard("standard"))
    records(
        folder,
        "beta",
        "tool: anvil, status: partial",
        "standard: art, status: adopted, confirmed_on: 2026-11-01",
        "standard: flow, status: adopted, confirmed_on: 2026-11-01",
    )
    catalog = sound(folder)
    found = views.adoption(catalog, one(catalog, Team, "beta"), "en")
    assert found
    assert [cell.subject.id for cell in found.cells] == ["flow", "art", "anvil"]
    assert found.rate == Rate(adopted=1, confirmed=1, total=2, unknown=1)


def test_a_team_without_records_is_told_the_rate(folder: Folder) -> None:
    folder.write("teams/gamma.yml", team())
    catalog = sound(folder)
    found = views.adoption(catalog, one(catalog, Team, "gamma"), "en")
    assert found
    assert found.cells == ()
    assert found.rate == Rate(adopted=0, confirmed=0, total=1, unknown=1)


def test_without_standards_there_is_no_adoption(empty: Folder) -> None:
    catalog = sound(empty.write("teams/gamma.yml", team()))
    assert views.adoption(catalog, one(catalog, Team, "gamma"), "en") is None


def test_roles_are_those_in_making_a_standard(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    records(folder, "alpha", "standard: flow, status: adopted, role: follower")
    records(
        folder,
        "beta",
        "standard: art, status: adopted, role: origin",
        "standard: flow, status: adopted, role: refiner",
    )
    catalog = sound(folder)
    assert views.roles(catalog, one(catalog, Team, "alpha"), "en") is None
    found = views.roles(catalog, one(catalog, Team, "beta"), "en")
    assert found
    told = [(cell.subject.id, cell.role.value) for cell in found if cell.role]
    assert told == [("flow", "refiner"), ("art", "origin")]


def test_facts(folder: Folder) -> None:
    folder.edit("tools/anvil.yml", "owner: committee", "owner: alpha")
    lines = "repositories: [https://github.com/example/shop/]\nhandle:"
    folder.edit("teams/alpha.yml", "handle:", lines)
    catalog = sound(folder)
    found = views.facts(catalog, one(catalog, Team, "alpha"), "en")
    assert found
    told = {fact.label: fact.values[0] for fact in found}
    linked = {label: value.link.href for label, value in told.items() if value.link}
    assert linked == {
        "Platforms": "platforms/ecs/",
        "Takes part in": "groups/committee/",
        "Owns": "tools/anvil/",
    }
    assert (told["Contact"].text, told["Contact"].url) == (
        "alpha@example.com",
        "mailto:alpha@example.com",
    )
    assert told["Repositories"].text == "github.com/example/shop"
    assert told["Repositories"].url == "https://github.com/example/shop/"

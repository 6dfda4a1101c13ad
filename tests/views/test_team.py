"""The page of a team: what it has, what it lacks, what it is excused from, what it gave."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Team
from standards_catalog.views.kinds import team as views
from standards_catalog.views.kinds import todo
from tests.conftest import Folder
from tests.views.made import one, records, sound, standard, team

WAIVER = "waiver: {{ reason: Moves., approved_by: committee, expires_on: {} }}"


def missing(catalog: Catalog, entry_id: str) -> list[tuple[str, bool]]:
    found = todo.missing(catalog, one(catalog, Team, entry_id), "en")
    return [(one.cell.subject.id, one.has_how) for one in found or ()]


def test_missing_are_company_wide_standards_that_apply_and_are_gaps(folder: Folder) -> None:
    folder.write("teams/gamma.yml", team("platforms: [eel]"))
    for stage in ("proposed", "prototype", "refinement"):
        folder.write(f"standards/{stage}.yml", standard(stage))
    gone = ("deprecated_on: 2026-01-01", "reason: Nobody uses it.")
    folder.write("standards/gone.yml", standard("deprecated", *gone))
    folder.write("standards/far.yml", standard("standard", "platforms: [emu]"))
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


def test_what_is_missing_has_its_next_step_and_the_team_that_took_it_last(folder: Folder) -> None:
    folder.write("standards/wide.yml", standard("standard"))
    for name in ("gamma", "delta"):
        folder.write(f"teams/{name}.yml", team().replace("id: thing", f"id: {name}"))
    pull = "evidence: https://example.com/pull/1"
    records(folder, "alpha", "standard: wide, status: adopted, since: 2025-06-30")
    records(folder, "delta", f"standard: wide, status: adopted, since: 2026-01, {pull}")
    records(folder, "gamma", f"standard: wide, status: partial, since: 2026-09, {pull}")
    catalog = sound(folder)
    found = todo.missing(catalog, one(catalog, Team, "gamma"), "en")
    assert found
    steps = [(one.cell.subject.id, one.step) for one in found]
    assert steps == [("flow", "record"), ("wide", "adopt")]
    last = found[1].precedent
    assert last
    assert (last.team.id, last.evidence) == ("delta", "https://example.com/pull/1")


def test_nobody_took_a_step_before_the_first(folder: Folder) -> None:
    folder.write("standards/wide.yml", standard("standard"))
    records(folder, "beta", "standard: wide, status: planned")
    catalog = sound(folder)
    found = todo.missing(catalog, one(catalog, Team, "alpha"), "en")
    assert [one.precedent for one in found or ()] == [None]


def test_behind_is_what_is_used_in_an_older_version(folder: Folder) -> None:
    github = "datasource: github-releases\n  package: example/anvil\n"
    folder.edit("tools/anvil.yml", '  version: "2.1"\n', f'  version: "2.1"\n  {github}')
    records(
        folder,
        "beta",
        'standard: flow, status: planned, version: "1.0"',
        'tool: anvil, status: partial, version: "2.0"',
    )
    records(folder, "alpha", 'standard: flow, status: adopted, version: "1.9"')
    catalog = sound(folder)

    def told(entry_id: str) -> list[tuple[str, str, str, str]]:
        found = todo.behind(catalog, one(catalog, Team, entry_id), "en") or ()
        return [
            (one.cell.subject.id, one.cell.version, one.cell.behind, one.release_notes)
            for one in found
        ]

    notes = "https://github.com/example/anvil/releases"
    assert told("beta") == [("anvil", "2.0", "2.1", notes)]
    assert told("alpha") == [("flow", "1.9", "2.0", "")]


def test_gaps_are_told_as_missing_and_not_as_due_again(folder: Folder) -> None:
    records(folder, "beta", "standard: flow, status: planned")
    catalog = sound(folder)
    found = todo.due(catalog, one(catalog, Team, "beta"), "en")
    assert [(one.item.kind, one.item.about.id) for one in found or ()] == [("confirmation", "flow")]
    assert missing(catalog, "beta") == [("flow", True)]


def test_the_issue_has_each_thing_to_do_once(folder: Folder) -> None:
    for name in ("ended", "held", "settled"):
        folder.write(f"standards/{name}.yml", standard("standard"))
    confirmed = "confirmed_on: 2026-11-01"
    records(
        folder,
        "beta",
        f'standard: flow, status: adopted, version: "1.9", {confirmed}',
        f"standard: ended, status: planned, {confirmed}, {WAIVER.format('2026-11-21')}",
        f"standard: held, status: planned, {confirmed}, {WAIVER.format('2027-03-31')}",
        f"standard: settled, status: adopted, {confirmed}, {WAIVER.format('2026-11-21')}",
        "tool: anvil, status: adopted",
    )
    catalog = sound(folder)
    found = todo.issue(catalog, one(catalog, Team, "beta"), "en")
    assert found
    assert [one.cell.subject.id for one in found.missing] == ["ended"]
    assert [one.cell.subject.id for one in found.waived] == ["held"]
    assert [one.cell.subject.id for one in found.behind] == ["flow"]
    due = [(one.item.kind, one.item.about.id) for one in found.due]
    assert due == [("waiver", "settled"), ("confirmation", "anvil")]


def test_an_issue_ends_where_trackers_take_no_more(folder: Folder) -> None:
    for number in range(110):
        folder.write(f"standards/s{number:03}.yml", standard("standard"))
    catalog = sound(folder)
    found = todo.issue(catalog, one(catalog, Team, "alpha"), "en")
    assert found
    told = len(found.missing) + len(found.behind) + len(found.due)
    whole = todo.missing(catalog, one(catalog, Team, "alpha"), "en")
    assert (told, len(found.missing)) == (100, 100)
    assert whole
    assert found.more == len(whole) - 100 + 1  # and what alpha has in an older version


def test_nothing_to_do_is_no_issue(folder: Folder) -> None:
    folder.edit("adoption/alpha.yml", '"1.9"', '"2.0"')
    catalog = sound(folder)
    assert todo.issue(catalog, one(catalog, Team, "alpha"), "en") is None


def test_nothing_missing_is_no_section(folder: Folder) -> None:
    catalog = sound(folder)
    assert todo.missing(catalog, one(catalog, Team, "alpha"), "en") is None


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
    found = todo.waivers(catalog, one(catalog, Team, "alpha"), "en")
    assert found
    told = [(cell.subject.id, cell.waiver.expired) for cell in found if cell.waiver]
    assert told == [("anvil", True), ("art", False), ("hammer", False), ("flow", False)]
    assert todo.waivers(catalog, one(catalog, Team, "beta"), "en") is None


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
        "Platforms": "platforms/eel/",
        "Takes part in": "groups/committee/",
        "Owns": "tools/anvil/",
    }
    assert (told["Contact"].text, told["Contact"].url) == (
        "alpha@example.com",
        "mailto:alpha@example.com",
    )
    assert told["Repositories"].text == "github.com/example/shop"
    assert told["Repositories"].url == "https://github.com/example/shop/"

"""The home page: figures, each of a list that can be looked at, and what changed last."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from standards_catalog.history.log import Commit, Version
from standards_catalog.model.catalog import Ref
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.adoption.adoption import Rate
from standards_catalog.views.changes.history import Entry, History, history
from standards_catalog.views.home import Reviews, changes, due_by_owner, home, readers
from tests.conftest import Folder
from tests.repository import commit, git
from tests.views.made import records, sound, standard, team


def test_figures_of_a_catalog_in_which_all_is_well(folder: Folder) -> None:
    found = asdict(home(sound(folder)))
    (stage,) = found.pop("stages")
    assert (stage["term"]["value"], stage["number"]) == ("standard", 1)
    assert stage["href"] == "standards/?stage=standard"
    assert found == {
        "standards": 1,
        "rate": asdict(Rate(adopted=2, confirmed=2, total=2, unknown=0)),
        "adoption_gaps": 0,
        "zone_gaps": 0,
        "reviews": (
            asdict(Reviews("standard", "standards", 1, never=0, overdue=0)),
            asdict(Reviews("tool", "tools", 2, never=1, overdue=0)),
        ),
        "stale": 0,
        "records": 3,
        "tools": 2,
        "teams": 2,
    }


def test_figures_count_what_is_amiss(folder: Folder) -> None:
    folder.write("teams/gamma.yml", team())
    folder.write("standards/art.yml", standard("prototype", "reviewed_on: 2024-01-01"))
    folder.edit("tools/hammer.yml", "ring: adopt", "ring: adopt\nreviewed_on: 2024-01-01")
    folder.edit("tools/anvil.yml", "reviewed_on: 2026-09-30", "reviewed_on: 2024-01-01")
    folder.edit("zones/ci.yml", "  emu:\n    not_applicable: Builds run on Eel.\n", "")
    records(
        folder,
        "beta",
        "standard: flow, status: adopted, confirmed_on: 2024-01-01",
        "standard: art, status: planned",
        "tool: anvil, status: unknown",
    )
    found = home(sound(folder))
    assert [(count.term.value, count.number) for count in found.stages] == [
        ("prototype", 1),
        ("standard", 1),
    ]
    assert found.rate == Rate(adopted=2, confirmed=1, total=3, unknown=1)
    assert (found.adoption_gaps, found.zone_gaps) == (1, 1)  # of company-wide standards only
    assert [(one.total, one.never, one.overdue) for one in found.reviews] == [(2, 0, 1), (2, 0, 2)]
    assert (found.stale, found.records) == (2, 3)  # nobody confirms that a thing is unknown


def test_an_empty_catalog_has_no_figures(empty: Folder) -> None:
    found = home(sound(empty))
    assert (found.stages, found.rate.percent, found.records) == ((), None, 0)


def test_readers_are_led_to_their_team_by_name_unless_there_are_many(folder: Folder) -> None:
    found = readers(sound(folder))
    assert [link.href for link in found.teams] == ["teams/alpha/", "teams/beta/"]
    for number in range(11):
        folder.write(f"teams/t{number}.yml", team().replace("id: thing", f"id: thing-{number}"))
    many = readers(sound(folder))
    assert (many.teams, many.number) == ((), 13)


def test_what_is_due_leads_to_the_part_of_the_page_that_tells_it(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("standard"))
    confirmed = "confirmed_on: 2026-11-01"
    records(folder, "alpha", f"standard: flow, status: adopted, {confirmed}")
    records(folder, "beta", "standard: flow, status: adopted")
    owners = due_by_owner(sound(folder))
    anchors = {owner.link.id: owner.anchor for owner in owners if owner.link}
    assert anchors == {"alpha": "standing", "beta": "due"}


def past(folder: Folder) -> History:
    return history(package_schemas(), folder.root, "Asia/Tokyo", {})


def touching(*refs: Ref) -> History:
    versions = tuple(Version(ref, "1", "2") for ref in refs)
    step = Commit("abc", date(2026, 11, 22), "Aya", "Away", "", versions)
    return History((Entry(step, ()),))


def test_without_git_there_are_no_changes(folder: Folder) -> None:
    assert changes(sound(folder), past(folder), 5) == ()


def test_changes_have_subject_day_and_entries_the_newest_first(folder: Folder) -> None:
    commit(folder, "All of it")
    folder.edit("tools/anvil.yml", "name: Anvil", "name: Big anvil")
    commit(folder, "Anvil grows <b>: 大きい")
    folder.write("../README.md", "elsewhere")
    commit(folder, "Not of the catalog")
    folder.edit("adoption/alpha.yml", "2022-03", "2022-04")
    commit(folder, "Alpha since April")
    catalog = sound(folder)
    found = changes(catalog, past(folder), 5)
    assert [change.subject for change in found] == [
        "Alpha since April",
        "Anvil grows <b>: 大きい",
        "All of it",
    ]
    alpha, anvil, everything = found
    # What is recorded of a team stands on the team's page.
    assert [link.href for link in alpha.entries] == ["teams/alpha/"]
    assert ([link.href for link in anvil.entries], anvil.more) == (["tools/anvil/"], 0)
    assert len(everything.entries) == 4
    assert everything.more == 7  # of eleven pages; settings have none
    assert {change.on for change in found} == {date(2026, 10, 1)}
    assert changes(catalog, past(folder), 2) == found[:2]


def test_a_day_is_that_of_the_organisation_and_a_merge_is_one_change(folder: Folder) -> None:
    """Whatever clock the author had, as on the page of changes."""
    commit(folder, "All of it")
    git(folder, "checkout", "-qb", "side")
    for old, name in (("Anvil", "Big anvil"), ("Big anvil", "Bigger anvil")):
        folder.edit("tools/anvil.yml", f"name: {old}", f"name: {name}")
        git(folder, "commit", "-qam", name, when="2026-10-01T20:00:00-0800")
    git(folder, "checkout", "-q", "main")
    message = "Merge pull request #34 from team/side\n\nBigger anvils"
    git(folder, "merge", "-q", "--no-ff", "-m", message, "side", when="2026-10-01T21:00:00-0800")
    merge, _ = changes(sound(folder), past(folder), 5)
    assert (merge.on, merge.subject) == (date(2026, 10, 2), "Bigger anvils")
    assert [link.id for link in merge.entries] == ["anvil"]


def test_what_is_gone_is_neither_linked_nor_counted(folder: Folder) -> None:
    gone = tuple(Ref("tool", f"gone-{number}") for number in range(6))
    (found,) = changes(sound(folder), touching(*gone, Ref("tool", "anvil")), 5)
    assert ([link.id for link in found.entries], found.more) == (["anvil"], 0)


def test_a_team_and_its_record_are_one(folder: Folder) -> None:
    both = (Ref("adoption", "alpha"), Ref("team", "alpha"))
    (found,) = changes(sound(folder), touching(*both), 5)
    assert [link.href for link in found.entries] == ["teams/alpha/"]

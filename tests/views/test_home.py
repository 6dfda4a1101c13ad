"""The home page: figures, each of a list that can be looked at, and what changed last."""

from __future__ import annotations

from datetime import date

from msgspec.structs import asdict

from standards_catalog.render.environment import render
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.adoption.adoption import Rate
from standards_catalog.views.changes.history import History, history
from standards_catalog.views.changes.pages import Latest, latest
from standards_catalog.views.home import Reviews, due_by_owner, home, readers
from tests.conftest import Folder
from tests.repository import commit, git
from tests.views.changes.sentence import sentence
from tests.views.made import records, sound, standard, team


def test_figures_of_a_catalog_in_which_all_is_well(folder: Folder) -> None:
    found = asdict(home(sound(folder)))
    (stage,) = found.pop("stages")
    assert (stage.term.value, stage.number) == ("standard", 1)
    assert stage.href == "standards/?stage=standard"
    assert found == {
        "standards": 1,
        "rate": Rate(adopted=2, confirmed=2, total=2, unknown=0),
        "adoption_gaps": 0,
        "zone_gaps": 0,
        "reviews": (
            Reviews("standard", "standards", 1, never=0, overdue=0),
            Reviews("tool", "tools", 2, never=1, overdue=0),
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


def said(found: Latest, lang: str = "en") -> list[str]:
    return [group.title or sentence(group.changes[0].line, lang) for group in found.groups]


def test_without_git_there_are_no_changes(folder: Folder) -> None:
    assert latest(sound(folder), past(folder), 5, "en").groups == ()


def test_the_last_changes_are_news_and_edits_only_a_number(folder: Folder) -> None:
    commit(folder, "All of it")
    folder.edit("tools/anvil.yml", "name: Anvil", "name: Big anvil")
    commit(folder, "Anvil grows")
    folder.write("../README.md", "elsewhere")
    commit(folder, "Code, and not of the catalog")
    folder.edit("adoption/beta.yml", "status: partial", "status: adopted")
    commit(folder, "Merge branch 'beta'", "2026-10-02")
    folder.edit("adoption/alpha.yml", "2022-03", "2022-04")
    commit(folder, "Alpha since April", "2026-10-03")
    catalog = sound(folder)
    found = latest(catalog, past(folder), 5, "en")
    adopted, everything = said(found)
    assert adopted == "Beta adopted Big anvil (Partial → Adopted)"
    assert everything.startswith("Added: 1 component, ")
    assert found.edits == "2 edits of wording or details"
    newest = latest(catalog, past(folder), 1, "ja")
    assert said(newest, "ja") == ["BetaがBig anvilを導入（一部 → 導入済）"]
    assert newest.edits == "文言や詳細の編集：1件", "only those since what is shown"
    html = render("pages/changes.html", "en", "", latest=found)
    assert "Merge branch" not in html
    assert '<a href="teams/beta/" dir="auto">Beta</a> adopted <a href="tools/anvil/"' in html
    assert "Since then also: 2 edits of wording or details." in html


def test_a_day_is_that_of_the_organisation_and_a_merge_is_what_it_brought(folder: Folder) -> None:
    """Whatever clock the author had, as on the page of changes."""
    commit(folder, "All of it")
    git(folder, "checkout", "-qb", "side")
    for old, ring in (("adopt", "trial"), ("trial", "caution")):
        folder.edit("tools/hammer.yml", f"ring: {old}", f"ring: {ring}")
        git(folder, "commit", "-qam", ring, when="2026-10-01T20:00:00-0800")
    git(folder, "checkout", "-q", "main")
    message = "Merge pull request #34 from team/side\n\nNo more hammers"
    git(folder, "merge", "-q", "--no-ff", "-m", message, "side", when="2026-10-01T21:00:00-0800")
    found = latest(sound(folder), past(folder), 1, "en")
    assert said(found) == ["Ring of Hammer: Adopt → Caution"]
    assert found.groups[0].on == date(2026, 10, 2)
    source = found.groups[0].source
    assert source
    assert source.pull == "34"


def test_what_is_gone_is_named_without_a_link(folder: Folder) -> None:
    commit(folder, "All of it")
    folder.delete("zones/ci.yml")
    commit(folder, "Away", "2026-10-02")
    found = latest(sound(folder), past(folder), 1, "en")
    html = render("pages/changes.html", "en", "", latest=found)
    assert 'Zone removed: <em dir="auto">' in html

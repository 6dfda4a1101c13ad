"""What repositories show of each cell, wherever a cell is shown, and what settings keep back."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec import structs

from standards_catalog.cli import main
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Standard, Team, Tool
from standards_catalog.publish.api.documents import documents
from standards_catalog.publish.badges.badge import adoption_badge
from standards_catalog.publish.feeds.feeds import feed, feed_of
from standards_catalog.render.environment import render, render_entry
from standards_catalog.views.adoption.adoption import Cell, cell
from standards_catalog.views.adoption.matrix import adopted_tools, adoption_matrix
from standards_catalog.views.adoption.next_step import step
from standards_catalog.views.home import home
from standards_catalog.views.kinds.entry import entry_view
from standards_catalog.views.kinds.standing import standing
from standards_catalog.views.lists.matrix_data import CODES, MatrixData, matrix_data
from standards_catalog.views.observed.disagreements import differing, disagreements
from standards_catalog.views.shared.places import in_use, places
from tests.conftest import Folder, invented
from tests.evidence.test_observing import CALL, DETECT, append, fact, scanned, seen, shop
from tests.matrices import drawn
from tests.views.made import one, records, sound

FOUND = [fact("workflow", CALL, line=7, values={"version": "2.0"})]


def data_of(catalog: Catalog, lang: str = "en") -> MatrixData:
    matrix = adoption_matrix(catalog, catalog.all(Standard), "standard")
    return matrix_data(catalog, matrix, lang)


def of_beta(catalog: Catalog) -> Cell:
    return cell(catalog, one(catalog, Team, "beta"), one(catalog, Standard, "flow"))


def observed(folder: Folder, record: str, facts: Iterable[Any] = FOUND) -> Catalog:
    """Return a catalog in which beta declares something, and its repository shows something."""
    records(folder, "beta", record)
    scanned(folder, "shop", facts)
    append(folder, "standards/flow.yml", f"{DETECT}\n")
    append(folder, "teams/beta.yml", f"repositories: [{shop()}]\n")
    return sound(folder)


def test_a_matrix_without_evidence_has_no_facet_of_it(folder: Folder) -> None:
    made = data_of(sound(folder))
    assert "observed" not in {one.name for one in made.facets}
    assert "sightings" not in made.data
    assert not any("observed" in row for row in made.data["cells"])


def test_a_matrix_has_a_sign_a_cell_and_places_for_its_card(folder: Folder) -> None:
    made = data_of(observed(folder, "standard: flow, status: adopted"))
    (facet,) = (one for one in made.facets if one.name == "observed")
    assert [option.value for option in facet.options] == ["confirmed", "not_looked"]
    assert made.data["sightings"] == ["confirmed", "not_looked"]
    observed_at = CODES.index("observed")
    assert [made.forms[row[0]].codes[observed_at] for row in made.data["cells"]] == [1, 0]
    _, beta = made.cards["rows"]
    place = (
        "github.com/example/shop .github/workflows/ci.yml:7 2.0",
        "https://github.com/example/shop",
    )
    assert beta["seen"] == [("2026-11-21", "2.0", [place], 0)]
    assert beta["renewed"] == ["2026-11-21"]


def test_places_that_are_not_named_are_counted(folder: Folder) -> None:
    facts = [fact("workflow", CALL, line=line) for line in range(1, 25)]
    catalog = observed(folder, "standard: flow, status: adopted", facts)
    beta = data_of(catalog).cards["rows"][1]["seen"][0]
    assert (len(beta[2]), beta[3]) == (3, 21)
    html = render_entry(entry_view(catalog, one(catalog, Team, "beta"), "en"), "en", "../../")
    assert html.count("ci.yml:") == 10
    assert "and 14 more" in html


@pytest.mark.parametrize(
    ("record", "group", "next_step"),
    [
        ("tool: anvil, status: adopted", "found", "declare"),
        ("standard: flow, status: planned", "found", "declare"),
        ("standard: flow, status: alternative, note: No.", "otherwise", "correct"),
        ("standard: flow, status: adopted, version: '1.0'", "use", "declare"),
        ("standard: flow, status: adopted, version: '2.0'", "use", "none"),
    ],
)
def test_a_team_is_told_what_to_do_of_what_is_found(
    folder: Folder, record: str, group: str, next_step: str
) -> None:
    catalog = observed(folder, record)
    found = standing(catalog, one(catalog, Team, "beta"), "en")
    assert found
    groups = {
        line.cell.subject.id: (some.name, line.step) for some in found.groups for line in some.lines
    }
    assert groups["flow"] == (group, next_step)


def test_what_is_not_found_is_to_be_corrected(folder: Folder) -> None:
    catalog = observed(folder, "standard: flow, status: adopted", ())
    found = of_beta(catalog)
    assert step(catalog, found, one(catalog, Standard, "flow")) == "correct"
    badge = adoption_badge(
        catalog, one(catalog, Team, "beta"), one(catalog, Standard, "flow"), "en"
    )
    assert badge.message.endswith("looked and not found")


@pytest.mark.parametrize(
    ("day", "renewed"), [("2026-11-20", True), ("2026-11-21", False), ("2026-11-22", False)]
)
def test_a_scan_is_named_where_no_person_confirmed_since(
    folder: Folder, day: str, renewed: bool
) -> None:
    catalog = observed(folder, f"standard: flow, status: adopted, confirmed_on: {day}")
    assert bool(of_beta(catalog).renewed_on) is renewed
    page = render_entry(entry_view(catalog, one(catalog, Team, "beta"), "en"), "en", "../../")
    assert ("scan of 2026-11-21" in page) is renewed
    assert day in page


def test_what_is_found_where_it_does_not_count_is_told(folder: Folder) -> None:
    records(folder, "beta", "tool: anvil, status: adopted")
    scanned(folder, "shop", FOUND)
    append(folder, "standards/flow.yml", f"{DETECT}\n")
    append(folder, "teams/beta.yml", f"repositories: [{shop(', purpose: template')}]\n")
    catalog = sound(folder)
    html = render_entry(entry_view(catalog, one(catalog, Standard, "flow"), "en"), "en", "../../")
    assert 'not count: <a href="../../teams/beta/" dir="auto">Beta</a> (a template)' in html


def test_a_team_s_repositories_say_what_was_looked_at(folder: Folder) -> None:
    scanned(folder, "shop", FOUND)
    urls = f"{shop(', purpose: shared')}, https://github.com/example/new"
    append(folder, "teams/beta.yml", f"repositories: [{urls}]\n")
    catalog = sound(folder)
    html = render_entry(entry_view(catalog, one(catalog, Team, "beta"), "en"), "en", "../../")
    assert "example/shop</a> <small>Shared parts, scanned 2026-11-21</small>" in html
    assert "example/new</a> <small>not looked</small>" in html


def test_a_difference_is_an_event_of_the_team_alone(folder: Folder) -> None:
    catalog = observed(folder, "tool: anvil, status: adopted")
    path = "teams/beta/standards/flow/observed-undeclared"
    (event,) = (
        one for one in feed_of(catalog, one(catalog, Team, "beta"), "en").events if one.path == path
    )
    assert (event.title, event.on) == ("Found, not declared at Beta: Deploy flow", "2026-11-21")
    assert path not in {one.path for one in feed(catalog, "en").events}


def test_status_counts_and_names_them(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    observed(folder, "tool: anvil, status: adopted")
    monkeypatch.chdir(folder.root.parent)
    lines = CliRunner().invoke(main, ["status"]).output.splitlines()
    at = lines.index("Declared and observed differ")
    assert lines[at + 1 : at + 4] == [
        "  beta  1  Deploy flow (standard flow): found, not declared",
        "",
        "0 of 2 declared uses are found in repositories; 1 without a detector",
    ]


def shown(catalog: Catalog) -> Iterator[str]:
    """Yield what the site and its data say of teams, of what they use, and of all together."""
    for path, make in documents(catalog).items():
        if path.startswith("api/") and path.endswith(("catalog.json", "teams.csv", "adoption.csv")):
            yield make().decode()
    for kind in (Team, Standard, Tool):
        for entry in catalog.all(kind):
            yield render_entry(entry_view(catalog, entry, "en"), "en", "../../")
    yield from drawn(catalog, catalog.all(Standard))
    yield from drawn(catalog, adopted_tools(catalog))
    standing, teams = disagreements(catalog), differing(catalog)
    yield render("pages/disagreements.html", "en", "../", standing=standing, teams=teams)
    for team in catalog.teams:
        yield from (f"{one.title} {one.text}" for one in feed_of(catalog, team, "en").events)


@pytest.mark.parametrize("publish", ["full", "state"])
def test_names_of_repositories_can_be_kept_back(publish: str) -> None:
    catalog = invented()
    place = structs.replace(catalog.settings.evidence, publish=publish)
    settings = structs.replace(catalog.settings, evidence=place)
    text = "\n".join(shown(dataclasses.replace(catalog, settings=settings)))
    names = ("example/moon", "example/foundations", "ground/versions.tf", "workflows/try.yml")
    assert [one for one in names if (one in text) is (publish == "state")] == []
    assert "Found, not declared" in text
    assert '"state":"undeclared"' in text


def test_home_says_how_many_uses_are_found(folder: Folder) -> None:
    catalog = observed(folder, "standard: flow, status: adopted")
    found = render(
        "pages/home_figures.html", "en", "", home=home(catalog), seen=disagreements(catalog)
    )
    assert '<a href="adoption/observed/"><strong class="sc-big">1</strong> of 2 declared' in found


@pytest.mark.parametrize(
    ("ref", "source", "uncertain", "behind"),
    [
        ("v1", "tag", "major", True),
        ("v2", "tag", "major", False),
        ("v1.9", "tag", "", True),
        ("v2.0", "tag", "", False),
        ("2", "input", "", False),
        ("main", "branch", "branch", False),
    ],
)
def test_a_tag_that_moves_is_told_and_is_behind_only_as_far_as_it_says(
    folder: Folder, ref: str, source: str, uncertain: str, behind: bool
) -> None:
    said = "" if source == "branch" else ref
    found = fact("workflow", CALL, ref=ref, version=said, version_from=source)
    scanned(folder, "shop", [found])
    catalog, seen_of_beta = seen(folder, shop(), detect=f"detect: [{{ workflow: {CALL} }}]")
    assert seen_of_beta
    assert [one.uncertain for one in places(catalog, "beta", seen_of_beta)] == [uncertain]
    assert in_use(catalog, seen_of_beta) == ((ref, uncertain),)
    assert bool(folder.complaints("behind-version")) is behind

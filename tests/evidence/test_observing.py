"""What repositories show beside what teams declare: found, not found, unread, not looked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from standards_catalog.checks.rules.freshness import is_stale, last_confirmed
from standards_catalog.evidence.detecting import Pattern, Subject
from standards_catalog.evidence.observing import Observation, observation, standing
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard
from tests.conftest import Folder

CI = ".github/workflows/ci.yml"
FLOW = Ref("standard", "flow")
CALL = "example/flow/.github/workflows/deploy.yml"
OLD = """records:
  - standard: flow
    status: adopted
    basis: stated
    confirmed_on: 2025-01-31
"""
DETECT = f"detect: [{{ workflow: {CALL}, version_from: with.version }}]"


def append(folder: Folder, path: str, text: str) -> None:
    folder.write(path, (folder.root / path).read_text("utf-8") + text)


def fact(what: str, name: str, path: str = CI, line: int = 1, **more: Any) -> dict[str, Any]:
    return {"what": what, "name": name, "path": path, "line": line, **more}


def scanned(
    folder: Folder,
    repository: str,
    facts: Iterable[Mapping[str, Any]] = (),
    unread: Iterable[str] = (),
    day: str = "2026-11-21",
    **more: str,
) -> None:
    """Put the evidence of a repository of `example` beside the catalog's entries."""
    name = f"github.com/example/{repository}"
    data = {
        "version": 1,
        "repository": f"https://{name}",
        **more,
        "read": {"workflow": 1},
        "facts": list(facts),
        "unread": [{"path": path, "reason": "syntax"} for path in unread],
    }
    folder.write(f"evidence/{name}.json", json.dumps(data))
    days = folder.root / "evidence/scanned.json"
    known = json.loads(days.read_text("utf-8")) if days.exists() else {}
    folder.write("evidence/scanned.json", json.dumps({**known, name: day}))


def seen(
    folder: Folder, repositories: str, team: str = "beta", detect: str = DETECT
) -> tuple[Catalog, Observation | None]:
    """Return the catalog, and what the repositories that a team names show of `flow`."""
    append(folder, "standards/flow.yml", f"{detect}\n")
    append(folder, f"teams/{team}.yml", f"repositories: [{repositories}]\n")
    loaded = folder.load()
    assert loaded.errors == ()
    return loaded.catalog, observation(loaded.catalog, team, Subject(FLOW))


def shop(more: str = "") -> str:
    return f"{{ url: https://github.com/example/shop{more} }}"


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("example/flow", "example/flow", True),
        ("Example/Flow", "example/flow", True),
        ("example/flow", "example/flows", False),
        ("example/*", "example/flow/deep", True),
        ("*/flow", "example/flow", True),
        ("*", "", True),
        ("a*b*a", "aba", True),
        ("a*ba", "ab", False),
        ("ab*ba", "aba", False),
        ("*a*" * 60, "a" * 50, False),
    ],
)
def test_a_star_is_any_characters(pattern: str, name: str, fits: bool) -> None:
    assert Pattern.of(pattern).fits(name) is fits


@pytest.mark.parametrize(
    ("facts", "unread", "state", "stands"),
    [
        ([fact("workflow", CALL)], (), "found", "confirmed"),
        ([fact("workflow", CALL.upper())], (), "found", "confirmed"),
        ([fact("action", CALL)], (), "not_found", "not_found"),
        ([fact("workflow", CALL)], ["broken.yml"], "found", "confirmed"),
        ([], [".github/workflows/broken.yml"], "unread", "unread"),
        ([], ["examples/.github/workflows/broken.yml"], "not_found", "not_found"),
        ([], ["main.tf"], "not_found", "not_found"),
        ([fact("workflow", CALL, f"examples/{CI}")], (), "not_found", "not_found"),
    ],
)
def test_what_one_repository_shows(
    facts: list[Mapping[str, Any]], unread: list[str], state: str, stands: str, folder: Folder
) -> None:
    scanned(folder, "shop", facts, unread)
    catalog, found = seen(folder, shop())
    assert found
    assert found.state == state
    term = standing(catalog, "beta", FLOW)
    assert term
    assert term.value == stands


@pytest.mark.parametrize("purpose", ["shared", "template", "example", "fork", "archived"])
def test_a_repository_that_runs_no_product_is_told_and_not_counted(
    purpose: str, folder: Folder
) -> None:
    scanned(folder, "shop", [fact("workflow", CALL)])
    _, found = seen(folder, shop(f", purpose: {purpose}"))
    assert found
    assert (found.state, [one.told for one in found.matches]) == ("not_looked", [purpose])


def test_a_producer_does_not_adopt_what_it_makes(folder: Folder) -> None:
    scanned(folder, "flow", [fact("workflow", CALL)])
    _, found = seen(folder, "https://github.com/example/flow")
    assert found
    assert (found.state, [one.told for one in found.matches]) == ("not_found", ["own"])


STEP = "detect: [{ action: example/sail, version_from: with.version }]"
TERRAFORM = "detect: [{ terraform_module: example/sail }]"
PARTS = ".github/workflows/release.yml"
SAIL = fact("action", "Example/Sail", PARTS, 9, values={"version": "v3"})
FURTHER = fact("workflow", "example/more/.github/workflows/sail.yml", PARTS)


@pytest.mark.parametrize(
    ("called", "inner", "state", "versions"),
    [
        ("v1", SAIL, "found", ()),  # what was read may not be what is called
        ("a" * 40, SAIL, "found", ("v3",)),
        ("v1", {**SAIL, "path": ".github/workflows/other.yml"}, "not_found", ()),
        ("v1", FURTHER, "not_found", ()),
    ],
)
def test_a_reusable_workflow_is_followed_one_step(
    called: str, inner: dict[str, Any], state: str, versions: tuple[str, ...], folder: Folder
) -> None:
    scanned(folder, "shop", [fact("workflow", f"Example/parts/{PARTS}", ref=called)])
    scanned(folder, "parts", [inner], day="2026-11-20", commit="a" * 40)
    scanned(folder, "more", [fact("action", "example/sail", ".github/workflows/sail.yml")])
    _, found = seen(folder, shop(), detect=STEP)
    assert found
    assert (found.state, found.versions) == (state, versions)
    if found.found:
        assert [str(one.within) for one in found.matches] == [f"github.com/example/parts {PARTS}:9"]
        assert found.on == date(2026, 11, 20)


@pytest.mark.parametrize(("step", "state"), [(STEP, "not_looked"), (TERRAFORM, "not_found")])
def test_what_a_workflow_that_nobody_looked_at_may_show_is_open(
    step: str, state: str, folder: Folder
) -> None:
    scanned(folder, "shop", [fact("workflow", f"example/parts/{PARTS}")])
    parts = "{ url: https://github.com/example/parts, purpose: shared }"
    append(folder, "teams/alpha.yml", f"repositories: [{parts}]\n")
    _, found = seen(folder, shop(), detect=step)
    assert found
    assert found.state == state


def test_of_several_teams_in_one_repository_each_has_its_folder(folder: Folder) -> None:
    scanned(folder, "shop", [fact("workflow", CALL, "server/ci.yml")])
    append(folder, "teams/alpha.yml", f"repositories: [{shop(', path: serve')}]\n")
    catalog, found = seen(folder, shop(", path: server"))
    assert found
    assert found.found
    other = observation(catalog, "alpha", Subject(FLOW))
    assert other
    assert other.state == "not_found"


@pytest.mark.parametrize(
    ("values", "path", "state", "told"),
    [
        ({"for": "apps/shop/**"}, CI, "found", ""),
        ({"for": "apps/**"}, CI, "not_looked", "whole"),
        ({"for": "apps/shop-two apps/web"}, CI, "not_looked", "whole"),
        ({"config": "./apps/shop/ecspresso.yml"}, CI, "found", ""),
        ({"working-directory": "/apps/shop/"}, CI, "found", ""),
        ({"name": "shop"}, CI, "not_looked", "whole"),
        ({}, "renovate.json", "not_looked", "whole"),
        ({"directory": "/apps/shop"}, ".github/dependabot.yml", "found", ""),
        ({"for": "apps/shop"}, "apps/web/ci.yml", "not_found", None),
    ],
)
def test_what_a_repository_of_many_has_for_all_counts_for_whom_it_names(
    values: Mapping[str, str], path: str, state: str, told: str | None, folder: Folder
) -> None:
    scanned(folder, "shop", [fact("workflow", CALL, path, values=values)])
    _, found = seen(folder, shop(", path: apps/shop"))
    assert found
    assert found.state == state
    assert [one.told for one in found.matches] == ([] if told is None else [told])


def test_a_team_with_two_parts_has_a_place_once(folder: Folder) -> None:
    scanned(folder, "shop", [fact("workflow", CALL, values={"for": "web"})])
    _, found = seen(folder, f"{shop(', path: web')}, {shop(', path: api')}")
    assert found
    assert [one.told for one in found.matches] == [""]


def test_what_is_unread_for_all_leaves_open_whose_it_is(folder: Folder) -> None:
    scanned(folder, "shop", (), [CI])
    _, found = seen(folder, shop(", path: apps/shop"))
    assert found
    assert (found.state, found.unread) == ("not_looked", ())


def test_one_that_nobody_scanned_says_nothing_of_absence(folder: Folder) -> None:
    scanned(folder, "shop")
    catalog, found = seen(folder, f"{shop()}, https://github.com/example/attic")
    assert found
    assert (found.state, found.missing) == ("not_looked", ("github.com/example/attic",))
    without = observation(catalog, "alpha", Subject(FLOW))
    assert without
    assert without.state == "not_looked"


def test_where_nothing_is_looked_for_nothing_is_said(folder: Folder) -> None:
    scanned(folder, "shop", [fact("workflow", CALL)])
    catalog, found = seen(folder, shop(), detect="aliases: [ship]")
    assert found is None
    assert standing(catalog, "beta", FLOW) is None


@pytest.mark.parametrize(
    ("status", "stands"),
    [
        ("adopted", "confirmed"),
        ("partial", "confirmed"),
        ("planned", "undeclared"),
        ("not_applicable, note: No", "contradicted"),
        ("unknown", "undeclared"),
    ],
)
def test_found_beside_what_is_declared(status: str, stands: str, folder: Folder) -> None:
    scanned(folder, "shop", [fact("workflow", CALL)])
    record = f"  - {{ standard: flow, status: {status}, basis: stated }}\n"
    folder.write("adoption/gamma.yml", f"records:\n{record}")
    team = "name: Gamma\nsummary: Runs.\nproducts: [{ id: rest, name: Rest }]\n"
    folder.write("teams/gamma.yml", f"{team}sources: [{{ title: Roundtable, basis: stated }}]\n")
    catalog, _ = seen(folder, shop(), team="gamma")
    term = standing(catalog, "gamma", FLOW)
    assert term
    assert term.value == stands


@pytest.mark.parametrize(
    ("values", "version", "version_from"),
    [
        ({"version": "v2.1"}, "v2.1", "input"),
        ({"version": "${{ inputs.version }}"}, "", "unresolved"),
        ({}, "", ""),
    ],
)
def test_a_version_may_stand_in_an_input(
    values: Mapping[str, str], version: str, version_from: str, folder: Folder
) -> None:
    scanned(folder, "shop", [fact("workflow", CALL, ref="v9", version="9", values=values)])
    _, found = seen(folder, shop())
    assert found
    assert found.state == "found"
    assert [(one.version, one.version_from) for one in found.matches] == [(version, version_from)]
    assert found.versions == ((version,) if version else ())


def test_what_a_scan_confirms_is_as_young_as_the_scan(folder: Folder) -> None:
    folder.write("adoption/beta.yml", OLD)
    scanned(folder, "shop", [fact("workflow", CALL)], day="2026-11-20")
    catalog, _ = seen(folder, shop())
    flow = catalog.get(Standard, "flow")
    assert flow
    record = catalog.adoption_of(flow)["beta"].record
    assert last_confirmed(catalog, "beta", flow, record) == date(2026, 11, 20)
    assert not is_stale(catalog, "beta", flow, record)


def test_what_a_scan_does_not_find_stays_as_old_as_it_is(folder: Folder) -> None:
    folder.write("adoption/beta.yml", OLD)
    scanned(folder, "shop")
    catalog, _ = seen(folder, shop())
    flow = catalog.get(Standard, "flow")
    assert flow
    record = catalog.adoption_of(flow)["beta"].record
    assert last_confirmed(catalog, "beta", flow, record) == date(2025, 1, 31)
    assert is_stale(catalog, "beta", flow, record)

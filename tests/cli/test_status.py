"""`catalog status` says what is due at whom and where to edit, and fails only where asked to."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from standards_catalog.views.home import home
from tests.conftest import NOW, Folder
from tests.views.made import records, team

EPOCH = str(int(NOW.timestamp()))  # noon of 2026-11-22 in Tokyo
WAIVER = "waiver: {{ reason: Moves., approved_by: committee, expires_on: {} }}"


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Stand in the folder that holds the catalog, on the day of the tests."""
    monkeypatch.chdir(folder.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return folder


@pytest.fixture
def neglected(here: Folder) -> Folder:
    """A catalog in which something of each kind is due, and something will be."""
    here.edit("standards/flow.yml", "reviewed_on: 2026-09-30", "reviewed_on: 2025-11-01")
    here.edit("zones/ci.yml", "  emu:\n    not_applicable: Builds run on Eel.\n", "")
    here.write("teams/gamma.yml", team("platforms: [eel]"))
    return records(
        here,
        "alpha",
        f"standard: flow, status: planned, confirmed_on: 2026-06-05, {WAIVER.format('2026-11-20')}",
        f"tool: anvil, status: adopted, confirmed_on: 2026-05-01, {WAIVER.format('2026-11-21')}",
        "tool: hammer, status: adopted",
    )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["status", *arguments])


def parsed(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("--format", "json", *arguments).stdout)
    return found


def test_text(neglected: Folder) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "Alpha (team alpha), mailto:alpha@example.com",
        "  catalog/adoption/alpha.yml:3  confirmation  2026-10-28, 25 days overdue  "
        "Anvil (tool anvil)",
        "  catalog/adoption/alpha.yml:2  waiver        2026-11-20, 2 days overdue   "
        "Deploy flow (standard flow): approved by Committee; counts as a gap",
        "  catalog/adoption/alpha.yml:3  waiver        2026-11-21, 1 day overdue    "
        "Anvil (tool anvil): approved by Committee; nothing is lacking: delete it",
        "  catalog/adoption/alpha.yml:4  confirmation  never confirmed              "
        "Hammer (tool hammer)",
        "  catalog/adoption/alpha.yml:2  gap           planned                      "
        "Deploy flow (standard flow)",
        "  catalog/adoption/alpha.yml:2  confirmation  2026-12-02, 10 days left     "
        "Deploy flow (standard flow)",
        "",
        "Committee (group committee)",
        "  catalog/standards/flow.yml:30  review  2026-11-01, 21 days overdue  "
        "Deploy flow (standard flow)",
        "",
        "A team (team gamma)",
        "  catalog/adoption/gamma.yml (new)  gap  unknown  Deploy flow (standard flow)",
        "",
        "Nobody owns these",
        "  catalog/zones/ci.yml:6  gap  not recorded  CI zone (zone ci) on Emu (platform emu)",
        "",
        "2026-11-22: 1 review, 2 confirmations, 2 waivers, 3 gaps due; 1 more within 30 days",
        "1 of the standards and tools was never reviewed, and so no review is due",
    ]


def test_nothing_is_due(here: Folder) -> None:
    assert run().output.splitlines()[0] == "2026-11-22: nothing due; 0 more within 30 days"


def test_within(here: Folder) -> None:
    """The confirmations are good until 2027-03-29, 127 days on."""
    assert "127 days left" not in run("--within", "126").output
    assert run("--within", "127").output.count("2027-03-29, 127 days left") == 3


def test_the_last_day_is_today(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp()) + 127 * 86_400))
    result = run("--within", "0", "--fail-on", "any")
    assert "2027-03-29, today" in result.output
    assert result.exit_code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp()) + 128 * 86_400))
    assert run("--within", "0", "--fail-on", "any").exit_code == 1


@pytest.mark.parametrize(
    ("owner", "owners"), [("alpha", ["Alpha"]), ("committee", ["Committee"]), ("beta", [])]
)
def test_one_team_or_group(owner: str, owners: list[str], neglected: Folder) -> None:
    lines = run("--team", owner).output.splitlines()
    heads = [line.partition(" (")[0] for line in lines if "(team " in line or "(group " in line]
    assert heads == owners
    assert not any("hammer" in line and owner != "alpha" for line in lines)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("alhpa", 'did you mean "alpha"?'), ("zzz", "there are alpha, beta, committee")],
)
def test_wrong_team(name: str, hint: str, here: Folder) -> None:
    result = run("--team", name)
    assert result.exit_code == 2
    assert f'there is no team or group "{name}"; {hint}' in result.output


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 0),
        (("--fail-on", "any"), 1),
        (("--fail-on", "review"), 1),
        (("--fail-on", "gap", "--team", "committee"), 0),
        (("--fail-on", "gap", "--fail-on", "review", "--team", "committee"), 1),
        (("--fail-on", "any", "--team", "beta"), 0),
        (("--fail-on", "waiver", "--team", "alpha", "--format", "json"), 1),
        (("--fail-on", "weather"), 2),
    ],
)
def test_it_fails_only_on_what_was_named(
    arguments: tuple[str, ...], code: int, neglected: Folder
) -> None:
    assert run(*arguments).exit_code == code


def test_what_is_only_coming_fails_nothing(here: Folder) -> None:
    result = run("--within", "3650", "--fail-on", "any")
    assert "days left" in result.output
    assert result.exit_code == 0


def test_json_is_what_is_promised(here: Folder) -> None:
    """Version 1: a key that goes away or changes its meaning is a new version."""
    here.edit("zones/ci.yml", "  emu:\n    not_applicable: Builds run on Eel.\n", "")
    waiver = WAIVER.format("2026-11-20")
    records(here, "alpha", f"standard: flow, status: partial, confirmed_on: 2026-11-01, {waiver}")
    item: dict[str, Any] = {
        "kind": "waiver",
        "due": True,
        "entry": {"kind": "standard", "id": "flow", "name": "Deploy flow"},
        "day": "2026-11-20",
        "days_left": -2,
        "status": None,
        "platform": None,
        "approved_by": "committee",
        "path": "catalog/adoption/alpha.yml",
        "line": 2,
    }
    gap = {"kind": "gap", "day": None, "days_left": None, "approved_by": None}
    assert parsed() == {
        "version": 1,
        "today": "2026-11-22",
        "within": 30,
        "left_out": [],
        "observed": None,
        "due": {"review": 0, "confirmation": 0, "waiver": 1, "gap": 2},
        "upcoming": 0,
        "never_reviewed": 1,
        "without_slo": [],
        "owners": [
            {
                "kind": "team",
                "id": "alpha",
                "name": "Alpha",
                "contact": "mailto:alpha@example.com",
                "items": [item, {**item, **gap, "status": "partial"}],
            },
            {
                "kind": None,
                "id": None,
                "name": None,
                "contact": None,
                "items": [
                    {
                        **item,
                        **gap,
                        "entry": {"kind": "zone", "id": "ci", "name": "CI zone"},
                        "platform": "emu",
                        "path": "catalog/zones/ci.yml",
                        "line": 6,
                    }
                ],
            },
        ],
    }


def test_json_and_text_and_the_home_page_say_the_same(neglected: Folder) -> None:
    found, figures = parsed(), home(neglected.load().catalog)
    assert found["due"] == {"review": 1, "confirmation": 2, "waiver": 2, "gap": 3}
    assert found["due"]["review"] == sum(one.overdue for one in figures.reviews)
    assert found["due"]["confirmation"] == figures.stale
    assert found["due"]["gap"] == figures.adoption_gaps + figures.zone_gaps
    items = [item for owner in found["owners"] for item in owner["items"]]
    assert len([item for item in items if item["due"]]) == sum(found["due"].values())
    assert len(run().output.split("\n  ")) - 1 == len(items)


def test_errors_are_told_apart_and_stop_nothing(neglected: Folder) -> None:
    neglected.edit("teams/alpha.yml", "name: { en: Alpha, ja: アルファ }\n", "")
    result = run("--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["left_out"] == [{"kind": "team", "id": "alpha"}]
    assert result.stderr == "Left out: 1 file with errors; see `catalog check`\n"
    text = run("--team", "alpha")
    assert text.exit_code == 0
    assert "alpha (team alpha)\n" in text.stdout


def test_a_name_cannot_write_on_the_terminal(here: Folder) -> None:
    here.edit("tools/hammer.yml", "name: Hammer", 'name: "Ham\\nmer"')
    records(here, "alpha", "tool: hammer, status: adopted")
    assert "Ham\\nmer (tool hammer)" in run().output


def test_without_a_catalog(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert 'there is no folder "catalog" here' in result.output


def test_no_colour_where_nobody_looks(neglected: Folder) -> None:
    assert "\x1b" not in run().output


def test_components_that_failed_often_without_an_slo_stand_first(here: Folder) -> None:
    here.write(
        "components/shelf.yml",
        "name: Shelf\nsummary: Keeps.\nproduct: shop\nteam: alpha\ncriticality: important\n",
    )
    rows = [f"shelf,2026-0{month}-01,alert,other" for month in (7, 8, 9)]
    text = "\n".join(["component,started_at,detected_by,trigger", *rows, ""])
    here.write("incidents/shop.csv", text)
    assert run().output.splitlines()[:2] == [
        "Failed often and have no active SLO (3 incidents or more in 12 months)",
        "  catalog/components/shelf.yml  3 incidents  Shelf (component shelf), team alpha",
    ]
    (found,) = parsed()["without_slo"]
    assert (found["id"], found["incidents"], found["last"]) == ("shelf", 3, "2026-09-01")
    assert parsed("--team", "beta")["without_slo"] == []
    assert [run("--fail-on", kind).exit_code for kind in ("slo", "waiver", "any")] == [1, 0, 1]
    assert run("--fail-on", "slo", "--team", "beta").exit_code == 0

"""The gates of the stages count what is recorded."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from standards_catalog.checks.gates import Need, gate
from standards_catalog.model.entries import Standard
from tests.conftest import Folder


def needs(
    folder: Folder, stage: str, records: Sequence[str], *, kind: str = "standard"
) -> list[Need]:
    folder.edit("standards/flow.yml", "type: standard", f"type: {kind}")
    for team, record in zip(("alpha", "beta"), records, strict=True):
        lines = f"records:\n  - {{ standard: flow, basis: stated, {record} }}\n"
        folder.write(f"adoption/{team}.yml", lines)
    catalog = folder.load().catalog
    standard = catalog.get(Standard, "flow")
    assert standard
    return list(gate(catalog, standard, catalog.vocabulary.terms("standard", "stage")[stage]))


def counted(found: Sequence[Need]) -> list[Need]:
    """Return conditions without the teams that they count."""
    return [need._replace(teams=()) for need in found]


ONE = "origins"


@pytest.mark.parametrize(
    ("records", "have"),
    [
        (("status: adopted, role: origin", "status: adopted, role: refiner"), 1),
        (("status: partial, role: origin", "status: planned, role: origin"), 1),
        (("status: adopted, role: origin", "status: partial, role: origin"), 2),
        (("status: adopted", "status: adopted, role: follower"), 0),
        (("status: planned, role: origin", "status: unknown, role: origin"), 0),
    ],
)
def test_prototype(records: tuple[str, str], have: int, folder: Folder) -> None:
    assert counted(needs(folder, "prototype", records)) == [Need(ONE, have == 1, have, 1)]


@pytest.mark.parametrize(
    ("records", "teams", "refiners"),
    [
        (("status: adopted, role: origin", "status: partial, role: refiner"), 2, 1),
        (("status: adopted", "status: planned, role: refiner"), 1, 0),
        (("status: partial, role: refiner", "status: partial, role: refiner"), 2, 2),
        (("status: planned", "status: alternative, note: No."), 0, 0),
    ],
)
def test_refinement(records: tuple[str, str], teams: int, refiners: int, folder: Folder) -> None:
    assert counted(needs(folder, "refinement", records)) == [
        Need("teams", teams >= 2, teams, 2),
        Need("refiners", refiners >= 1, refiners, 1),
    ]


@pytest.mark.parametrize(
    ("records", "have"),
    [
        (("status: adopted", "status: adopted"), 2),
        (("status: adopted", "status: partial"), 1),
        (("status: planned", "status: unknown"), 0),
    ],
)
def test_standard(records: tuple[str, str], have: int, folder: Folder) -> None:
    assert counted(needs(folder, "standard", records)) == [
        Need("products", have >= 2, have, 2),
        Need("artifacts", True, 1, 1),
    ]


def test_one_team_with_two_products_is_one_team(folder: Folder) -> None:
    folder.edit("teams/alpha.yml", "    name: Shop", "    name: Shop\n  - id: till\n    name: Till")
    found = needs(folder, "standard", ("status: adopted", "status: partial"))
    assert found[0] == Need("products", False, 1, 2, ("alpha",))


def test_practice_ships_nothing(folder: Folder) -> None:
    found = needs(folder, "standard", ("status: adopted", "status: adopted"), kind="practice")
    assert [need.name for need in found] == ["products"]


def test_others_ship_something(folder: Folder) -> None:
    text = (folder.root / "standards/flow.yml").read_text()
    start, end = text.index("artifacts:"), text.index("version:")
    folder.write("standards/flow.yml", text[:start] + text[end:])
    found = needs(folder, "standard", ("status: adopted", "status: adopted"))
    assert found[1] == Need("artifacts", False, 0, 1)


@pytest.mark.parametrize("kind", ["reference_architecture", "decision"])
def test_what_describes_needs_no_teams_but_nobody_may_be_left(kind: str, folder: Folder) -> None:
    nobody = ("status: planned", "status: unknown")
    for stage in ("prototype", "refinement", "standard"):
        assert needs(folder, stage, nobody, kind=kind) == []
        folder.edit("standards/flow.yml", f"type: {kind}", "type: standard")
    assert [one.name for one in needs(folder, "retired", nobody, kind=kind)] == ["users"]


def test_what_is_mandated_need_not_earn_its_stage(folder: Folder) -> None:
    folder.delete("adoption/alpha.yml", "adoption/beta.yml")
    assert folder.complaints("stage-gate")
    mandate = "mandated: { reason: The law., approved_by: committee }\n"
    folder.edit("standards/flow.yml", "owner: ", f"{mandate}owner: ")
    assert not folder.complaints("stage-gate")


def test_settings_decide_how_many_and_how_grave(folder: Folder) -> None:
    settings = (folder.root / "settings.yml").read_text()
    records = ("status: adopted, role: origin", "status: adopted")
    gates = "gates: { products: 3, artifacts: 'off' }\n"
    folder.write("settings.yml", settings + gates)
    assert counted(needs(folder, "standard", records)) == [Need("products", False, 2, 3)]
    (said,) = folder.messages("stage-gate")
    assert said.startswith("stage standard needs 3 teams of different products that adopted it (2")
    folder.write(
        "settings.yml", settings + "gates: { products: { number: 3, severity: warning } }\n"
    )
    loaded = folder.load()
    assert "stage-gate" in {one.code for one in loaded.warnings}
    assert not loaded.errors
    folder.write("settings.yml", settings + "gates: { observed: 1 }\n")
    assert folder.messages("stage-gate") == [
        "stage standard needs 1 team with repositories that show it (0 recorded); "
        "record what is missing, or set the stage that was reached"
    ]


def test_retired(folder: Folder) -> None:
    found = needs(folder, "retired", ("status: partial", "status: planned"))
    assert found == [Need("users", False, 1, 0, ("alpha",))]


@pytest.mark.parametrize("stage", ["proposed", "deprecated"])
def test_no_gate(stage: str, folder: Folder) -> None:
    assert needs(folder, stage, ("status: unknown", "status: unknown")) == []


def test_age_closes_no_gate(folder: Folder) -> None:
    old = "status: adopted, confirmed_on: 2001-01-01"
    assert all(need.met for need in needs(folder, "standard", (old, old)))


def test_a_condition_names_the_teams_that_it_counts(folder: Folder) -> None:
    lines = ("status: adopted, role: origin", "status: partial, role: refiner")
    assert needs(folder, "prototype", lines)[0].teams == ("alpha",)
    using, refiners = needs(folder, "refinement", lines)
    assert (using.teams, refiners.teams) == (("alpha", "beta"), ("beta",))
    assert [need.teams for need in needs(folder, "standard", lines)] == [("alpha",), ()]

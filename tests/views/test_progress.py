"""How far a standard has come: its stages, the next gate in words, and how it is left."""

from __future__ import annotations

from datetime import date

import pytest

from standards_catalog.model.entries import Standard
from standards_catalog.views.adoption.progress import Progress, progress
from tests.conftest import Folder
from tests.views.made import one, records, sound, standard, team


def of(folder: Folder, entry_id: str = "flow") -> Progress:
    catalog = sound(folder)
    return progress(catalog, one(catalog, Standard, entry_id), "en")


def told(folder: Folder) -> list[tuple[str, int, int, list[str]]]:
    """Return each condition of the next gate, how many there are of how many, and which teams."""
    return [
        (one.need.name, one.need.have, one.need.want, [team.id for team in one.teams])
        for one in of(folder, "art").needs
    ]


def test_steps_up_to_the_present_one_are_reached(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    found = of(folder, "art")
    steps = [(step.term.value, step.reached, step.current) for step in found.steps]
    assert steps == [
        ("proposed", True, False),
        ("prototype", True, True),
        ("refinement", False, False),
        ("standard", False, False),
    ]


def test_history_tells_when_and_on_what_basis(folder: Folder) -> None:
    folder.edit("standards/flow.yml", '    on: "2022"\n', '    on: "2022"\n    note: Two of us.\n')
    proposed, prototype, refinement, last = of(folder).steps
    assert (prototype.on, last.on) == ("2022", "2023-06")
    assert prototype.note
    assert prototype.note["en"] == "Two of us."
    assert prototype.basis
    assert prototype.basis.value == "stated"
    for untold in (proposed, refinement):
        assert (untold.reached, untold.on, untold.note, untold.basis) == (True, "", None, None)


@pytest.mark.parametrize(
    ("stage", "steps"),
    [
        ("deprecated", ["proposed", "prototype", "refinement", "standard", "deprecated"]),
        ("retired", ["proposed", "prototype", "refinement", "standard", "deprecated", "retired"]),
    ],
)
def test_what_is_on_its_way_out_has_its_reason(
    stage: str, steps: list[str], folder: Folder
) -> None:
    lines = ("deprecated_on: 2026-01-31", "reason: Too slow.", "superseded_by: flow")
    folder.write("standards/art.yml", standard(stage, *lines))
    found = of(folder, "art")
    assert [step.term.value for step in found.steps] == steps
    assert all(step.reached for step in found.steps)
    assert found.steps[-1].current
    assert found.reason
    assert (found.deprecated_on, found.reason["en"]) == (date(2026, 1, 31), "Too slow.")
    assert (found.next_stage, found.needs) == (None, ())


@pytest.mark.parametrize(
    ("stage", "records_of", "following", "needs"),
    [
        ("proposed", [], "prototype", {"origins": False}),
        ("proposed", ["role: origin"], "prototype", {"origins": True}),
        ("prototype", ["role: origin"], "refinement", {"teams": False, "refiners": False}),
        (
            "prototype",
            ["role: origin", "role: refiner"],
            "refinement",
            {"teams": True, "refiners": True},
        ),
        ("refinement", ["role: origin"], "standard", {"products": False}),
        ("refinement", ["role: origin", "role: refiner"], "standard", {"products": True}),
    ],
)
def test_the_next_gate_says_what_is_met(
    stage: str, records_of: list[str], following: str, needs: dict[str, bool], folder: Folder
) -> None:
    folder.write("standards/art.yml", standard(stage))
    for name, line in zip(("alpha", "beta"), records_of, strict=False):
        records(folder, name, f"standard: art, status: adopted, {line}")
    found = of(folder, "art")
    assert found.next_stage
    assert found.next_stage.value == following
    assert {one.need.name: one.need.met for one in found.needs} == needs


def test_a_company_wide_standard_has_no_gate_before_it(folder: Folder) -> None:
    found = of(folder)
    assert (found.next_stage, found.needs, found.reason, found.deprecated_on) == (
        None,
        (),
        None,
        None,
    )


ORIGIN, REFINER = "standard: art, status: adopted, role: origin", "standard: art, status: partial"


def test_a_gate_that_is_not_met_says_how_many_are_missing_and_who_is_recorded(
    folder: Folder,
) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    assert told(folder) == [
        ("teams", 0, 2, []),
        ("refiners", 0, 1, []),
    ]
    records(folder, "beta", ORIGIN)
    assert told(folder) == [
        ("teams", 1, 2, ["beta"]),
        ("refiners", 0, 1, []),
    ]
    records(folder, "alpha", f"{REFINER}, role: refiner")
    assert told(folder) == [
        ("teams", 2, 2, ["alpha", "beta"]),
        ("refiners", 1, 1, ["alpha"]),
    ]
    assert of(folder, "art").met == 2


def test_two_teams_of_one_product_are_named_and_one_more_is_missing(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("refinement").replace("practice", "standard"))
    folder.write(
        "teams/gamma.yml", team().replace("{ id: thing, name: Thing }", "{ id: shop, name: Shop }")
    )
    for name in ("alpha", "gamma"):
        records(folder, name, "standard: art, status: adopted")
    assert told(folder) == [
        ("products", 1, 2, ["alpha", "gamma"]),
        ("artifacts", 0, 1, []),
    ]


def test_one_origin_too_many(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("proposed"))
    assert told(folder) == [("origins", 0, 1, [])]
    for name in ("alpha", "beta"):
        records(folder, name, ORIGIN)
    assert told(folder) == [("origins", 2, 1, ["alpha", "beta"])]
    assert not of(folder, "art").met


def test_of_a_deprecated_one_it_is_told_who_remains_and_who_has_moved(folder: Folder) -> None:
    lines = ("deprecated_on: 2026-01-31", "superseded_by: flow")
    folder.write("standards/art.yml", standard("deprecated", *lines))
    for name in ("gamma", "delta", "omega"):
        folder.write(f"teams/{name}.yml", team().replace("id: thing", f"id: {name}"))
    records(folder, "gamma", "standard: art, status: partial", "standard: flow, status: partial")
    records(folder, "delta", "standard: art, status: adopted")
    records(folder, "omega", "standard: art, status: planned", "standard: flow, status: planned")
    found = of(folder, "art").leaving
    assert found
    assert found.successor
    assert found.successor.id == "flow"
    remaining = [
        (one.cell.team.id, one.cell.status.value, one.successor and one.successor.status.value)
        for one in found.remaining
    ]
    assert remaining == [("delta", "adopted", None), ("gamma", "partial", "partial")]
    assert [cell.team.id for cell in found.moved] == ["alpha", "beta"]
    assert found.total == 4


def test_without_a_successor_only_those_who_remain_are_told(folder: Folder) -> None:
    lines = ("deprecated_on: 2026-01-31", "reason: Too slow.")
    folder.write("standards/art.yml", standard("deprecated", *lines))
    records(folder, "beta", "standard: art, status: adopted", "standard: flow, status: adopted")
    found = of(folder, "art").leaving
    assert found
    assert (found.successor, [one.cell.team.id for one in found.remaining]) == (None, ["beta"])
    assert found.moved == ()


def test_what_is_not_deprecated_is_not_left(folder: Folder) -> None:
    assert of(folder).leaving is None

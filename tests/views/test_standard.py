"""The page of a standard: how far it has come, what it asks for, who has it."""

from __future__ import annotations

from datetime import date

import pytest

from macros.catalog.model import Standard
from macros.views import standard as views
from macros.views.fact import Fact
from macros.views.standard import Progress
from tests.conftest import Folder
from tests.views.made import one, records, sound, standard


def progress(folder: Folder, entry_id: str = "flow") -> Progress:
    catalog = sound(folder)
    found = views.stage(catalog, one(catalog, Standard, entry_id), "en")
    assert found
    return found


def facts(folder: Folder, entry_id: str = "flow", lang: str = "en") -> dict[str, Fact]:
    catalog = sound(folder)
    found = views.facts(catalog, one(catalog, Standard, entry_id), lang)
    assert found
    return {fact.label: fact for fact in found}


def linked(fact: Fact) -> list[str]:
    return [value.link.href for value in fact.values if value.link]


def test_steps_up_to_the_present_one_are_reached(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    found = progress(folder, "art")
    steps = [(step.term.value, step.reached, step.current) for step in found.steps]
    assert steps == [
        ("proposed", True, False),
        ("prototype", True, True),
        ("refinement", False, False),
        ("standard", False, False),
    ]


def test_history_tells_when_and_on_what_basis(folder: Folder) -> None:
    folder.edit("standards/flow.yml", '    on: "2022"\n', '    on: "2022"\n    note: Two of us.\n')
    proposed, prototype, refinement, last = progress(folder).steps
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
def test_what_is_on_its_way_out_has_its_reason_and_its_successor(
    stage: str, steps: list[str], folder: Folder
) -> None:
    lines = ("deprecated_on: 2026-01-31", "reason: Too slow.", "superseded_by: flow")
    folder.write("standards/art.yml", standard(stage, *lines))
    found = progress(folder, "art")
    assert [step.term.value for step in found.steps] == steps
    assert all(step.reached for step in found.steps)
    assert found.steps[-1].current
    assert found.reason
    assert (found.deprecated_on, found.reason["en"]) == (date(2026, 1, 31), "Too slow.")
    assert (found.next_stage, found.needs) == (None, ())
    assert linked(facts(folder, "art")["Superseded by"]) == ["standards/flow/"]
    assert linked(facts(folder)["Supersedes"]) == ["standards/art/"]


@pytest.mark.parametrize(
    ("stage", "records_of", "following", "needs"),
    [
        ("proposed", [], "prototype", {"one_origin": False}),
        ("proposed", ["role: origin"], "prototype", {"one_origin": True}),
        ("prototype", ["role: origin"], "refinement", {"two_teams": False, "one_refiner": False}),
        (
            "prototype",
            ["role: origin", "role: refiner"],
            "refinement",
            {"two_teams": True, "one_refiner": True},
        ),
        ("refinement", ["role: origin"], "standard", {"two_products": False}),
        ("refinement", ["role: origin", "role: refiner"], "standard", {"two_products": True}),
    ],
)
def test_the_next_gate_says_what_is_met(
    stage: str, records_of: list[str], following: str, needs: dict[str, bool], folder: Folder
) -> None:
    folder.write("standards/art.yml", standard(stage))
    for team, line in zip(("alpha", "beta"), records_of, strict=False):
        records(folder, team, f"standard: art, status: adopted, {line}")
    found = progress(folder, "art")
    assert found.next_stage
    assert found.next_stage.value == following
    assert {need.name: need.met for need in found.needs} == needs


def test_a_company_wide_standard_has_no_gate_before_it(folder: Folder) -> None:
    found = progress(folder)
    assert (found.next_stage, found.needs, found.reason, found.deprecated_on) == (
        None,
        (),
        None,
        None,
    )


def test_facts_name_what_it_is_related_to(folder: Folder) -> None:
    found = facts(folder)
    assert linked(found["Owner"]) == ["groups/committee/"]
    assert linked(found["Tools"]) == ["tools/anvil/"]
    assert linked(found["Zones"]) == ["zones/ci/"]
    assert linked(found["Platforms"]) == ["platforms/ecs/"]
    assert linked(found["Principles"]) == ["principles/simple/"]
    assert found["Next review"].values[0].text == date(2027, 9, 30)
    assert [value.text for value in found["Tags"].values] == ["deploy"]


@pytest.mark.parametrize(
    ("reviewed", "label"), [("2025-11-22", "Next review"), ("2025-11-21", "Review overdue since")]
)
def test_review_is_overdue_on_the_day_after(reviewed: str, label: str, folder: Folder) -> None:
    folder.edit("standards/flow.yml", "reviewed_on: 2026-09-30", f"reviewed_on: {reviewed}")
    folder.edit("standards/flow.yml", "decided_on: 2026-04-01\n", "")
    assert {"Next review", "Review overdue since"} & set(facts(folder)) == {label}


def test_an_own_interval_wins(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "tags:", "review_interval_days: 30\ntags:")
    assert facts(folder)["Review overdue since"].values[0].text == date(2026, 10, 30)


def test_no_field_no_fact(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("proposed"))
    assert list(facts(folder, "art")) == ["Type", "Stage", "Owner"]


def test_a_team_can_own_one(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "owner: committee", "owner: alpha")
    assert linked(facts(folder)["Owner"]) == ["teams/alpha/"]


def test_clauses_keep_their_order_and_have_anchors(folder: Folder) -> None:
    more = "  - { id: log-it, level: SHOULD, text: Log it., basis: inferred }\ntools: [anvil]\n"
    folder.edit("standards/flow.yml", "tools: [anvil]\n", more)
    catalog = sound(folder)
    found = views.clauses(catalog, one(catalog, Standard, "flow"), "en")
    assert found
    told = [(clause.anchor, clause.level.value, clause.basis.value) for clause in found]
    assert told == [
        ("must-not-no-workstation", "MUST_NOT", "stated"),
        ("should-log-it", "SHOULD", "inferred"),
    ]


def test_implementation_says_how_and_what_is_shipped(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("proposed"))
    folder.write("standards/how.yml", standard("proposed", "how_to_adopt: Ask."))
    catalog = sound(folder)
    assert views.implementation(catalog, one(catalog, Standard, "art"), "en") is None
    how = views.implementation(catalog, one(catalog, Standard, "how"), "en")
    assert how
    assert how.how_to_adopt
    assert how.artifacts == ()
    shipped = views.implementation(catalog, one(catalog, Standard, "flow"), "en")
    assert shipped
    (artifact,) = shipped.artifacts
    assert (artifact.name["en"], artifact.type.value) == ("Template", "template_repository")


def test_adoption_has_every_team_and_the_rate(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("proposed"))
    catalog = sound(folder)
    found = views.adoption(catalog, one(catalog, Standard, "art"), "en")
    assert found
    assert [cell.status.value for cell in found.cells] == ["unknown", "unknown"]
    assert (found.rate.adopted, found.rate.total, found.rate.unknown) == (0, 2, 2)


def test_without_teams_there_is_no_adoption(empty: Folder) -> None:
    group = "name: C\npurpose: P.\nsources: [{ title: R, basis: stated }]\n"
    empty.write("groups/committee.yml", group).write("standards/art.yml", standard())
    catalog = sound(empty)
    assert views.adoption(catalog, one(catalog, Standard, "art"), "en") is None

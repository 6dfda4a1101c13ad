"""The page of a standard: what it is related to, what it asks for, who has it."""

from __future__ import annotations

from datetime import date

import pytest

from standards_catalog.model.entries import Standard
from standards_catalog.views.kinds import standard as views
from standards_catalog.views.shared.fact import Fact
from tests.conftest import Folder
from tests.views.made import one, sound, standard


def facts(folder: Folder, entry_id: str = "flow", lang: str = "en") -> dict[str, Fact]:
    catalog = sound(folder)
    found = views.facts(catalog, one(catalog, Standard, entry_id), lang)
    assert found
    return {fact.label: fact for fact in found}


def linked(fact: Fact) -> list[str]:
    return [value.link.href for value in fact.values if value.link]


def test_what_replaces_it_and_what_it_replaces_are_facts(folder: Folder) -> None:
    lines = ("deprecated_on: 2026-01-31", "superseded_by: flow")
    folder.write("standards/art.yml", standard("deprecated", *lines))
    assert linked(facts(folder, "art")["Superseded by"]) == ["standards/flow/"]
    assert linked(facts(folder)["Supersedes"]) == ["standards/art/"]


def test_facts_name_what_it_is_related_to(folder: Folder) -> None:
    found = facts(folder)
    assert linked(found["Owner"]) == ["groups/committee/"]
    assert linked(found["Tools"]) == ["tools/anvil/"]
    assert linked(found["Zones"]) == ["zones/ci/"]
    assert linked(found["Platforms"]) == ["platforms/eel/"]
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

"""The page of a tool: what we think of it, where it is used, what was given back."""

from __future__ import annotations

import pytest

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Tool
from standards_catalog.views.kinds import tool as views
from standards_catalog.views.kinds.tool import Opinions, Usage
from standards_catalog.views.shared.fact import Fact
from tests.conftest import Folder
from tests.views.made import one, records, sound


def opinions(folder: Folder, entry_id: str) -> Opinions:
    catalog = sound(folder)
    found = views.ring(catalog, one(catalog, Tool, entry_id), "en")
    assert found
    return found


def rings(folder: Folder, entry_id: str) -> list[tuple[str, str]]:
    found = opinions(folder, entry_id).rings
    return [(one.platform.id if one.platform else "", one.ring.value) for one in found]


def usage(catalog: Catalog, entry_id: str) -> Usage | None:
    return views.usage(catalog, one(catalog, Tool, entry_id), "en")


def facts(folder: Folder, entry_id: str = "anvil") -> dict[str, Fact]:
    catalog = sound(folder)
    found = views.facts(catalog, one(catalog, Tool, entry_id), "en")
    assert found
    return {fact.label: fact for fact in found}


def test_rings_are_the_general_one_then_each_platforms_own(folder: Folder) -> None:
    assert rings(folder, "anvil") == [("", "adopt"), ("emu", "trial")]
    assert rings(folder, "hammer") == [("", "adopt")]


def test_rings_by_platform_only_are_in_the_order_of_platforms(folder: Folder) -> None:
    folder.edit("tools/hammer.yml", "ring: adopt", "rings: { emu: caution, eel: adopt }")
    assert rings(folder, "hammer") == [("eel", "adopt"), ("emu", "caution")]


def test_an_opinion_has_a_basis_a_day_and_a_note(folder: Folder) -> None:
    folder.edit("tools/anvil.yml", "ring_since: 2026-01\n", "ring_since: 2026-01\nring_note: Ok.\n")
    found = opinions(folder, "anvil")
    assert found.note
    assert (found.basis.value, found.since, found.note["en"]) == ("stated", "2026-01", "Ok.")


def test_usage_by_teams_in_standards_and_in_zones(folder: Folder) -> None:
    catalog = sound(folder)
    anvil = usage(catalog, "anvil")
    assert anvil
    assert [(cell.team.id, cell.status.value) for cell in anvil.cells] == [("beta", "partial")]
    assert [standard.href for standard in anvil.standards] == ["standards/flow/"]
    assert anvil.zones == ()
    hammer = usage(catalog, "hammer")
    assert hammer
    assert (hammer.cells, hammer.standards) == ((), ())
    assert [(zone.zone.id, zone.platform.id) for zone in hammer.zones] == [("ci", "eel")]


def test_a_standard_that_only_mentions_a_tool_does_not_use_it(folder: Folder) -> None:
    folder.edit(
        "standards/flow.yml", "summary: One deploy flow.", "summary: Unlike [it](tool:hammer)."
    )
    found = usage(sound(folder), "hammer")
    assert found
    assert found.standards == ()


def test_what_nobody_uses_has_no_usage(folder: Folder) -> None:
    folder.delete("zones/ci.yml").edit("standards/flow.yml", "zones: [ci]\n", "")
    assert usage(sound(folder), "hammer") is None


def test_every_status_a_team_recorded_is_told(folder: Folder) -> None:
    records(folder, "alpha", "tool: hammer, status: not_applicable, note: No nails.")
    found = usage(sound(folder), "hammer")
    assert found
    assert [cell.status.value for cell in found.cells] == ["not_applicable"]


def test_contributions_are_the_newest_first_undated_last(folder: Folder) -> None:
    days = ["on: '2024', ", "on: 2026-02-03, ", "", "on: 2026-02, ", "on: 2025-12-31, "]
    items = "".join(
        f"  - {{ title: C{number}, {day}basis: public }}\n" for number, day in enumerate(days)
    )
    folder.edit("tools/hammer.yml", "ring_basis:", f"contributions:\n{items}ring_basis:")
    catalog = sound(folder)
    found = views.contributions(catalog, one(catalog, Tool, "hammer"), "en")
    assert found
    titles = [given.contribution.title["en"] for given in found]
    assert titles == ["C1", "C3", "C4", "C0", "C2"]
    assert {given.basis.value for given in found} == {"public"}
    assert views.contributions(catalog, one(catalog, Tool, "anvil"), "en") is None


def test_facts_of_upstream_have_the_day_they_were_checked(folder: Folder) -> None:
    found = facts(folder)
    told = {label: str(fact.values[0].text) for label, fact in found.items()}
    assert told["Checked on"] == "2026-08-22"
    assert (told["Licence"], told["Current version"], told["Released on"]) == (
        "MIT",
        "2.1",
        "2026-07-01",
    )
    (repository,) = found["Repository"].values
    assert repository.url == "https://github.com/example/anvil"
    assert repository.text == "github.com/example/anvil"
    assert told["Next review"] == "2027-09-30"


def test_successor_and_what_it_took_the_place_of(folder: Folder) -> None:
    folder.edit("tools/hammer.yml", "ring: adopt", "ring: caution\nsuperseded_by: anvil")
    (successor,) = facts(folder, "hammer")["Superseded by"].values
    assert successor.link
    assert successor.link.href == "tools/anvil/"
    (older,) = facts(folder)["Supersedes"].values
    assert older.link
    assert older.link.href == "tools/hammer/"


def test_other_names_are_told(folder: Folder) -> None:
    lines = "aliases: [Mallet]\nformerly: [mallet]\ntags: [nails]\nring_basis:"
    folder.edit("tools/hammer.yml", "ring_basis:", lines)
    found = facts(folder, "hammer")
    assert [found[label].values[0].text for label in ("Also found as", "Former ids", "Tags")] == [
        "Mallet",
        "mallet",
        "nails",
    ]


@pytest.mark.parametrize(
    ("datasource", "address"),
    [
        ("github-releases", "https://github.com/example/the-anvil/releases"),
        ("github-tags", ""),
        ("", ""),
    ],
)
def test_release_notes_are_linked_where_their_address_is_certain(
    folder: Folder, datasource: str, address: str
) -> None:
    source = f"datasource: {datasource}\n  package: example/the-anvil\n  " if datasource else ""
    folder.edit("tools/anvil.yml", 'version: "2.1"', f'{source}version: "2.1"')
    notes = facts(folder).get("Release notes")
    assert (notes.values[0].url if notes else "") == address

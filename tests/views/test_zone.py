"""The pages of zones, platforms and principles: each tells what it is used by."""

from __future__ import annotations

from collections.abc import Iterable

from standards_catalog.model.entries import Platform, Principle, Zone
from standards_catalog.views.kinds import platform, principle, zone
from standards_catalog.views.shared.fact import Fact
from tests.conftest import Folder
from tests.views.made import one, sound


def linked(facts: Iterable[Fact] | None) -> dict[str, list[str]]:
    found = {
        fact.label: [value.link.href for value in fact.values if value.link] for fact in facts or ()
    }
    return {label: hrefs for label, hrefs in found.items() if hrefs}


def test_zone_names_the_standards_that_serve_it(folder: Folder) -> None:
    catalog = sound(folder)
    found = zone.facts(catalog, one(catalog, Zone, "ci"), "en")
    assert linked(found) == {"Standards": ["standards/flow/"]}


def test_zone_has_a_cell_for_each_platform(folder: Folder) -> None:
    catalog = sound(folder)
    found = zone.fills(catalog, one(catalog, Zone, "ci"), "en")
    assert found
    assert [(cell.platform.id, len(cell.tools)) for cell in found] == [("eel", 1), ("emu", 0)]


def test_platform_names_its_tool_its_standards_and_its_teams(folder: Folder) -> None:
    catalog = sound(folder)
    found = platform.facts(catalog, one(catalog, Platform, "eel"), "en")
    assert linked(found) == {
        "Orchestrator": ["tools/anvil/"],
        "Standards": ["standards/flow/"],
        "Teams": ["teams/alpha/"],
    }
    assert linked(platform.facts(catalog, one(catalog, Platform, "emu"), "en")) == {}


def test_platform_goes_through_the_zones_in_order(folder: Folder) -> None:
    first = "name: First\npurpose: P.\norder: 1\nbasis: stated\n"
    folder.write("zones/zz.yml", f"{first}sources: [{{ title: R, basis: stated }}]\n")
    catalog = sound(folder)
    found = platform.architecture(catalog, one(catalog, Platform, "emu"), "en")
    assert found
    assert [(cell.zone.id, cell.gap) for cell in found.cells] == [("zz", True), ("ci", False)]
    assert [part.zone.id for part in found.diagram.parts] == ["zz", "ci"]


def test_without_platforms_a_zone_is_filled_by_nothing(empty: Folder) -> None:
    first = "name: First\npurpose: P.\norder: 1\nbasis: stated\n"
    empty.write("zones/zz.yml", f"{first}sources: [{{ title: R, basis: stated }}]\n")
    catalog = sound(empty)
    assert zone.fills(catalog, one(catalog, Zone, "zz"), "en") is None


def test_principle_is_cited_by_standards(folder: Folder) -> None:
    catalog = sound(folder)
    simple = one(catalog, Principle, "simple")
    assert linked(principle.facts(catalog, simple, "en")) == {"Cited by": ["standards/flow/"]}

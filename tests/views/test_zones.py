"""Zones and platforms: what fills what, what is a gap, what a move brings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standards_catalog.model.entries import Platform, Zone
from standards_catalog.views.zones.zones import ZoneCell, comparison, zone_cell, zone_matrix
from tests.conftest import Folder
from tests.views.made import one, sound

SOURCES = "sources: [{ title: Roundtable, basis: stated }]"


def zone(order: int, *cells: str) -> str:
    platforms = "".join(f"  {cell}\n" for cell in cells)
    head = f"name: A zone\npurpose: Holds.\norder: {order}\nbasis: inferred\n{SOURCES}\n"
    return head + (f"platforms:\n{platforms}" if cells else "")


def fill(*tools: str) -> str:
    fills = ", ".join(f"{{ tool: {tool}, basis: stated, {SOURCES} }}" for tool in tools)
    return f"{{ tools: [{fills}] }}"


def in_zone(folder: Folder, platform: str) -> ZoneCell:
    catalog = sound(folder)
    return zone_cell(catalog, one(catalog, Zone, "ci"), one(catalog, Platform, platform))


def test_filled_cell_names_tools_with_their_basis(folder: Folder) -> None:
    old = "- tool: hammer\n        basis: stated\n"
    new = "- tool: hammer\n        basis: inferred\n        note: Mostly.\n"
    folder.edit("zones/ci.yml", old, new)
    found = in_zone(folder, "eel")
    (filled,) = found.tools
    assert (filled.link.href, filled.basis.value) == ("tools/hammer/", "inferred")
    assert filled.note
    assert filled.note["en"] == "Mostly."
    assert (found.gap, found.not_applicable) == (False, None)


def test_not_applicable_has_its_reason_and_is_no_gap(folder: Folder) -> None:
    found = in_zone(folder, "emu")
    assert (found.gap, found.tools) == (False, ())
    assert found.not_applicable
    assert found.not_applicable["en"] == "Builds run on Eel."


@pytest.mark.parametrize("cell", ["  emu: { note: Being built. }\n", ""])
def test_nothing_recorded_is_a_gap_even_with_a_note(cell: str, folder: Folder) -> None:
    folder.edit("zones/ci.yml", "  emu:\n    not_applicable: Builds run on Eel.\n", cell)
    found = in_zone(folder, "emu")
    assert found.gap
    assert bool(found.note) == bool(cell)
    assert zone_matrix(sound(folder)).gaps == 1


def test_cell_leads_to_its_line_and_a_gap_to_where_it_belongs(folder: Folder) -> None:
    file = "https://github.com/example/standards/blob/main/catalog/zones/ci.yml"
    assert in_zone(folder, "eel").line == f"{file}#L7"
    folder.edit("zones/ci.yml", "  emu:\n    not_applicable: Builds run on Eel.\n", "")
    assert in_zone(folder, "emu").line == f"{file}#L6"


def test_zones_and_platforms_are_in_their_order_then_by_id(folder: Folder) -> None:
    folder.write("zones/ab.yml", zone(20)).write("zones/ac.yml", zone(20))
    folder.write("zones/zz.yml", zone(5))
    folder.edit("platforms/eel.yml", "order: 1", "order: 3")
    found = zone_matrix(sound(folder))
    assert [row.link.id for row in found.rows] == ["zz", "ci", "ab", "ac"]
    assert [platform.id for platform in found.platforms] == ["emu", "eel"]
    for row in found.rows:
        assert [cell.platform.id for cell in row.cells] == ["emu", "eel"]
        assert {cell.zone.id for cell in row.cells} == {row.link.id}
    assert found.gaps == 6
    assert found.rows[0].basis.value == "inferred"
    assert [term.value for term in found.legend] == ["stated", "public", "inferred"]


def test_a_third_platform_appears_by_itself(folder: Folder) -> None:
    platform = f"name: Lambda\nsummary: Functions.\nlifecycle: experimental\n{SOURCES}\n"
    assert len(zone_matrix(sound(folder)).platforms) == 2
    found = zone_matrix(sound(folder.write("platforms/lambda.yml", platform)))
    assert [platform.id for platform in found.platforms] == ["eel", "emu", "lambda"]
    (row,) = found.rows
    assert (row.cells[2].platform.id, row.cells[2].gap) == ("lambda", True)
    assert found.gaps == 1


def test_comparison_says_what_stays_goes_and_comes(
    folder: Folder, tool: Callable[..., str]
) -> None:
    folder.write("tools/tongs.yml", tool())
    cells = (f"eel: {fill('hammer', 'anvil')}", f"emu: {fill('tongs', 'anvil')}")
    folder.write("zones/forge.yml", zone(1, *cells))
    folder.write("zones/yard.yml", zone(2, f"eel: {fill('anvil')}"))
    catalog = sound(folder)
    eel, emu = one(catalog, Platform, "eel"), one(catalog, Platform, "emu")
    found = comparison(catalog, eel, emu)
    assert (found.origin.id, found.target.id) == ("eel", "emu")
    told = [
        (
            move.zone.id,
            *([one.link.id for one in some] for some in (move.stays, move.goes, move.comes)),
        )
        for move in found.moves
    ]
    assert told == [
        ("forge", ["anvil"], ["hammer"], ["tongs"]),
        ("yard", [], ["anvil"], []),
        ("ci", [], ["hammer"], []),
    ]
    yard, ci = found.moves[1:]
    assert (yard.there.gap, ci.there.gap) == (True, False)
    assert ci.there.not_applicable


def test_a_move_to_where_one_is_changes_nothing(folder: Folder) -> None:
    catalog = sound(folder)
    eel = one(catalog, Platform, "eel")
    (move,) = comparison(catalog, eel, eel).moves
    assert (len(move.stays), move.goes, move.comes) == (1, (), ())

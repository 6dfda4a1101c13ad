"""Zones and platforms: what fills what, what is a gap, what a move brings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standards_catalog.model.entries import Platform, Zone
from standards_catalog.render.environment import render, render_entry
from standards_catalog.views.kinds.entry import entry_view
from standards_catalog.views.shared.few import FEW
from standards_catalog.views.zones.diagram import abstract_diagram
from standards_catalog.views.zones.moves import STATES, comparison
from standards_catalog.views.zones.zones import ZoneCell, zone_cell, zone_matrix
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


@pytest.mark.parametrize(
    ("basis", "titles", "of"),
    [
        ("stated", ["Map"], "zone"),
        ("public", ["Repository"], "tool"),
        ("inferred", ["Map"], "zone"),
    ],
)
def test_a_record_without_sources_has_those_of_its_basis(
    basis: str, titles: list[str], of: str, folder: Folder
) -> None:
    head = "name: A zone\npurpose: Holds.\norder: 5\nbasis: stated\n"
    cell = f"platforms: {{ eel: {{ tools: [{{ tool: hammer, basis: {basis} }}] }} }}\n"
    folder.write("zones/zz.yml", f"{head}{cell}sources: [{{ title: Map, basis: stated }}]\n")
    more = "sources:\n  - title: Repository\n    basis: public\n"
    folder.edit("tools/hammer.yml", "sources:\n", more)
    catalog = sound(folder)
    (found,) = zone_cell(catalog, one(catalog, Zone, "zz"), one(catalog, Platform, "eel")).tools
    assert ([source.title["en"] for source in found.sources], found.sources_of) == (titles, of)


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
    assert [term.value for term in found.legend] == ["stated", "public", "observed", "inferred"]


def test_a_third_platform_appears_by_itself(folder: Folder) -> None:
    platform = f"name: Lambda\nsummary: Functions.\nlifecycle: experimental\n{SOURCES}\n"
    assert len(zone_matrix(sound(folder)).platforms) == 2
    found = zone_matrix(sound(folder.write("platforms/lambda.yml", platform)))
    assert [platform.id for platform in found.platforms] == ["eel", "emu", "lambda"]
    (row,) = found.rows
    assert (row.cells[2].platform.id, row.cells[2].gap) == ("lambda", True)
    assert found.gaps == 1


ONLY_EEL = ("ring: adopt", "rings: { eel: adopt }")
ON_EMU_CAUTION = ("ring: adopt", "rings: { eel: adopt, emu: caution }")


def moved(folder: Folder, origin: str, target: str) -> dict[str, dict[str, list[str]]]:
    """Return by zone and state the tools, with the platform on which each is not recorded."""
    catalog = sound(folder)
    ends = (one(catalog, Platform, end) for end in (origin, target))
    return {
        move.zone.id: {
            state: [
                found.tool.link.id + (f" not on {found.absent.id}" if found.absent else "")
                for found in move.of(state)
            ]
            for state in STATES
            if move.of(state)
        }
        for move in comparison(catalog, *ends).moves
    }


def test_a_tool_that_is_not_recorded_where_the_move_goes_is_not_dropped(
    folder: Folder, tool: Callable[..., str]
) -> None:
    only_eel = tool().replace(*ONLY_EEL)
    folder.write("tools/tongs.yml", only_eel).write("tools/bellows.yml", tool())
    cells = (f"eel: {fill('tongs', 'bellows', 'anvil')}", f"emu: {fill('anvil')}")
    folder.write("zones/forge.yml", zone(1, *cells))
    folder.write("zones/yard.yml", zone(2, f"eel: {fill('tongs')}"))
    found = moved(folder, "eel", "emu")
    # What is thought of bellows holds everywhere; of tongs on Emu nobody says anything.
    assert found["forge"] == {
        "stays": ["anvil", "bellows not on emu"],
        "unsure": ["tongs not on emu"],
    }
    assert found["yard"] == {"unsure": ["tongs not on emu"]}
    back = moved(folder, "emu", "eel")
    assert back["forge"] == {"stays": ["anvil", "bellows not on emu"], "comes": ["tongs"]}
    assert back["yard"] == {"comes": ["tongs"]}


def test_a_tool_is_dropped_where_its_ring_or_the_zone_says_so(
    folder: Folder, tool: Callable[..., str]
) -> None:
    folder.write("tools/tongs.yml", tool().replace(*ON_EMU_CAUTION))
    folder.write("zones/forge.yml", zone(1, f"eel: {fill('tongs')}", f"emu: {fill('anvil')}"))
    folder.write("tools/bellows.yml", tool(ring="caution"))
    folder.write("zones/yard.yml", zone(2, f"eel: {fill('bellows')}"))
    found = moved(folder, "eel", "emu")
    assert found["forge"]["goes"] == ["tongs"]
    assert found["yard"] == {"goes": ["bellows"]}
    assert found["ci"] == {"goes": ["hammer"]}  # nothing is needed there, for a reason
    # And from where nothing was needed it is taken up, though it is thought of everywhere.
    assert moved(folder, "emu", "eel")["ci"] == {"comes": ["hammer"]}


def test_a_move_to_where_one_is_changes_nothing(folder: Folder) -> None:
    assert moved(folder, "eel", "eel") == {"ci": {"stays": ["hammer"]}}


def test_what_warns_of_a_tool_stands_beside_it(folder: Folder, tool: Callable[..., str]) -> None:
    ended = tool().replace("status: active", "status: eol").replace(*ON_EMU_CAUTION)
    folder.write("tools/tongs.yml", ended)
    cells = (f"eel: {fill('tongs', 'anvil')}", f"emu: {fill('tongs')}")
    folder.write("zones/forge.yml", zone(1, *cells))
    row = zone_matrix(sound(folder)).rows[0]
    told = [
        (
            one.link.id,
            one.ring.value if one.ring else "",
            one.upstream.value if one.upstream else "",
        )
        for cell in row.cells
        for one in cell.tools
    ]
    assert told == [("tongs", "adopt", "eol"), ("anvil", "adopt", ""), ("tongs", "caution", "eol")]


def test_an_opinion_about_another_platform_is_none_here(
    folder: Folder, tool: Callable[..., str]
) -> None:
    folder.write("tools/tongs.yml", tool().replace(*ONLY_EEL))
    folder.write("zones/forge.yml", zone(1, f"emu: {fill('tongs')}"))
    cell = zone_matrix(sound(folder)).rows[0].cells[1]
    assert [one.ring for one in cell.tools] == [None]


def test_of_many_tools_the_first_are_shown_and_the_rest_counted(folder: Folder) -> None:
    tools = [f"saw-{number}" for number in range(30)]
    hammer = (folder.root / "tools/hammer.yml").read_text("utf-8")
    for tool in tools:
        folder.write(f"tools/{tool}.yml", hammer.replace("Hammer", tool.title()))
    folder.write("zones/ci.yml", zone(1, f"eel: {fill(*tools)}"))
    catalog = sound(folder)
    cell = in_zone(folder, "eel")
    html = render("pages/zone_matrix.html", "en", "", matrix=zone_matrix(catalog), caption="Zones")
    own = render_entry(entry_view(catalog, one(catalog, Zone, "ci"), "en"), "en", "../../")
    drawing, *_ = abstract_diagram(catalog, "en").parts
    assert len(cell.tools) == 30
    assert (html.count("tools/saw-"), own.count("tools/saw-")) == (FEW, 30)
    assert '<a class="sc-more" href="zones/ci/">and 20 more</a>' in html
    assert "<summary>and 20 more</summary>" in own
    shown = [item.label for item in drawing.items]
    assert shown[FEW:] == ["and 20 more", "not recorded"]

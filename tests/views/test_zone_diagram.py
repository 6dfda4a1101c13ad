"""The architecture drawn: what is in each zone, and that nothing lies over anything else."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform
from standards_catalog.render.environment import render
from standards_catalog.views.shared.drawing import breadth
from standards_catalog.views.zones.diagram import Diagram, zone_diagram
from standards_catalog.views.zones.layout import Box, Chip, Item
from tests.conftest import Folder, invented
from tests.views.made import one, sound
from tests.views.test_zones import fill, zone


def drawn(catalog: Catalog, *platforms: str, lang: str = "en") -> Diagram:
    return zone_diagram(catalog, [one(catalog, Platform, name) for name in platforms], lang)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Return the catalog of the invented organisation."""
    return invented()


def items(diagram: Diagram, zone: str) -> list[tuple[str, str, str]]:
    (part,) = (part for part in diagram.parts if part.zone.id == zone)
    return [(item.sign, item.label, item.remark) for item in part.items]


@pytest.fixture
def two(folder: Folder) -> Catalog:
    """Return a catalog with a zone that both platforms fill, and one that neither does."""
    folder.write(
        "zones/both.yml", zone(20, f"eel: {fill('hammer', 'anvil')}", f"emu: {fill('anvil')}")
    )
    folder.write("zones/none.yml", zone(30))
    return sound(folder)


def test_in_the_abstract_each_tool_stands_once_with_its_platforms(two: Catalog) -> None:
    found = drawn(two)
    names = {name: one(two, Platform, name).name["en"] for name in ("eel", "emu")}
    labels = [label for _, label, _ in items(found, "both")]
    assert len(labels) == 2
    assert [remark for *_, remark in items(found, "both")] == [names["eel"], ""]
    assert [part.purpose for part in found.parts][1:] == ["Holds.", "Holds."]
    gaps = [("∅", "not recorded", names["eel"]), ("∅", "not recorded", names["emu"])]
    assert items(found, "none") == gaps


def test_on_a_platform_stand_its_tools_gaps_and_reasons(two: Catalog) -> None:
    found = drawn(two, "emu")
    assert [sign for sign, *_ in items(found, "both")] == [""]
    assert items(found, "none") == [("∅", "not recorded", "")]
    assert items(found, "ci") == [("–", "not applicable", "")]
    assert [sign.state for sign in found.signs] == ["gap", "na"]


def test_overlaid_signs_say_what_to_keep_drop_and_take_up(
    folder: Folder, tool: Callable[..., str]
) -> None:
    only_eel = tool().replace("ring: adopt", "rings: { eel: adopt }")
    folder.write("tools/tongs.yml", only_eel)
    folder.write("tools/bellows.yml", tool().replace("active", "unmaintained"))
    folder.write("tools/clamp.yml", tool(ring="caution"))
    cells = (f"eel: {fill('tongs', 'bellows', 'clamp')}", f"emu: {fill('bellows')}")
    folder.write("zones/both.yml", zone(20, *cells))
    catalog = sound(folder)
    emu = one(catalog, Platform, "emu").name["en"]
    assert items(drawn(catalog, "eel", "emu"), "both") == [
        ("=", "A tool", "Unmaintained"),
        ("−", "A tool", "Caution"),
        ("?", "A tool", f"not recorded on {emu}"),
    ]
    assert [sign for sign, *_ in items(drawn(catalog, "emu", "eel"), "both")] == ["=", "+", "+"]
    told = [item.told for item in drawn(catalog, "eel", "emu").parts[1].items]
    assert told[1] == "A tool, Caution, Drop"


def test_a_new_platform_is_drawn_like_any_other(folder: Folder) -> None:
    folder.write(
        "platforms/nomad.yml",
        "name: Nomad\nsummary: Runs.\nlifecycle: experimental\norder: 9\n"
        "sources: [{ title: R, basis: stated }]\n",
    )
    folder.write("zones/new.yml", zone(5, f"nomad: {fill('hammer')}"))
    catalog = sound(folder)
    assert [sign for sign, *_ in items(drawn(catalog, "nomad"), "new")] == [""]
    assert items(drawn(catalog), "new")[0][2] == "Nomad"
    assert [sign for sign, *_ in items(drawn(catalog, "eel", "nomad"), "new")] == ["=", "∅"]


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_boxes_and_chips_lie_apart_and_hold_their_words(catalog: Catalog, lang: str) -> None:
    for platforms in ([], ["buoy"], ["berth", "raft"]):
        for drawing in drawn(catalog, *platforms, lang=lang).drawings:
            assert all(not _touch(*pair) for pair in combinations(drawing.boxes, 2))
            for box in drawing.boxes:
                assert _inside(box, 0, 0, drawing.width, drawing.height)
                assert all(not _touch(*pair) for pair in combinations(box.chips, 2))
                for chip in box.chips:
                    assert _inside(chip, box.x, box.y, box.width, box.height)
                    for line in chip.name.lines:
                        assert chip.name.x + breadth(line, 14) <= chip.x + chip.width
                    last = chip.name.y + chip.name.step * (len(chip.name.lines) - 1)
                    assert chip.y < last < chip.y + chip.height


def test_it_is_the_same_each_time_and_without_zones_empty(catalog: Catalog, empty: Folder) -> None:
    assert drawn(catalog) == drawn(catalog)
    nothing = drawn(sound(empty))
    assert (nothing.parts, [one.height for one in nothing.drawings]) == ((), [0, 0])


def test_an_item_is_told_in_words() -> None:
    item = Item("Helm", state="comes", word="Comes", remark="Inferred")
    assert (item.sign, item.told) == ("+", "Helm, Inferred, Comes")


def _touch(one: Box | Chip, other: Box | Chip) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def _inside(what: Box | Chip, x: int, y: int, width: int, height: int) -> bool:
    across = x <= what.x and what.x + what.width <= x + width
    return across and y <= what.y and what.y + what.height <= y + height


def test_a_name_in_another_language_says_so(folder: Folder) -> None:
    folder.write("zones/both.yml", zone(20).replace("name: A zone", "name: { ja: 区域 }"))
    html = render("pages/zone_diagram.html", "en", "../", diagram=drawn(sound(folder)))
    assert '<a href="../zones/both/" lang="ja"><text' in html

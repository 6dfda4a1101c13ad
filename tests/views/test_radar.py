"""The radar: which tools it shows, in which sector and ring, and what is new."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Tool
from standards_catalog.render.environment import render
from standards_catalog.views.radar.face import Face
from standards_catalog.views.radar.layout import Arc
from standards_catalog.views.radar.moves import Past, since_when
from standards_catalog.views.radar.radar import Radar, radar
from tests.conftest import Folder
from tests.views.made import one, sound
from tests.views.test_zones import fill, zone


def tool(name: str, *lines: str) -> str:
    return "\n".join(
        [
            f"name: {name}",
            "summary: Does something.",
            "ring_basis: inferred",
            "upstream: { status: active, checked_on: 2026-08-22 }",
            "sources: [{ title: R, basis: stated }]",
            *lines,
            "",
        ]
    )


@pytest.fixture
def tools(empty: Folder) -> Folder:
    """Return a folder with three tools in two zones and one in none."""
    for order, name in enumerate(("eel", "emu"), 1):
        summary = "summary: Runs.\nlifecycle: production\nsources: [{ title: R, basis: stated }]\n"
        empty.write(f"platforms/{name}.yml", f"name: {name.upper()}\norder: {order}\n{summary}")
    empty.write("tools/both.yml", tool("Both", "ring: adopt", "tags: [b, a]"))
    empty.write("tools/differ.yml", tool("Differ", "rings: { eel: caution, emu: trial }"))
    empty.write("tools/new.yml", tool("New", "ring: trial", "ring_since: 2026-10", "tags: [a]"))
    empty.write("tools/only.yml", tool("Only", "rings: { eel: adopt }", "ring_since: '2026'"))
    empty.write("zones/late.yml", zone(20, f"eel: {fill('both', 'differ')}"))
    empty.write("zones/soon.yml", zone(10, f"emu: {fill('both')}", f"eel: {fill('only')}"))
    return empty


def sectors(found: Face) -> dict[str, dict[str, list[str]]]:
    return {
        (sector.link.id if sector.link else sector.name["en"]): {
            ring.term.value: [blip.link.id for blip in ring.blips] for ring in sector.rings
        }
        for sector in found.sectors
    }


def whole(
    folder: Folder, by: str = "zone", platform: str = "", before: Catalog | None = None
) -> Radar:
    catalog = sound(folder)
    end = one(catalog, Platform, platform) if platform else None
    past = {tool.id: tool for tool in before.all(Tool)} if before else None
    days = since_when(catalog.today)
    return radar(catalog, by, end, "en", [Past(days[0], past), *map(Past, days[1:])])


def shown(
    folder: Folder, by: str = "zone", platform: str = "", before: Catalog | None = None
) -> Face:
    return whole(folder, by, platform, before).shown


def test_a_tool_is_in_the_first_zone_that_it_fills(tools: Folder) -> None:
    assert sectors(shown(tools)) == {
        "soon": {"adopt": ["both", "only"]},
        "late": {"caution": ["differ"]},
        "In no zone": {"trial": ["new"]},
    }


def test_on_a_platform_the_opinions_there_hold(tools: Folder) -> None:
    assert sectors(shown(tools, platform="eel")) == {
        "soon": {"adopt": ["only"]},
        "late": {"adopt": ["both"], "caution": ["differ"]},
        "In no zone": {"trial": ["new"]},
    }
    assert sectors(shown(tools, platform="emu")) == {
        "soon": {"adopt": ["both"]},
        "late": {"trial": ["differ"]},
        "In no zone": {"trial": ["new"]},
    }


def test_by_tag_a_tool_is_at_its_first_tag(tools: Folder) -> None:
    assert sectors(shown(tools, by="tag")) == {
        "a": {"trial": ["new"]},
        "b": {"adopt": ["both"]},
        "Without a tag": {"adopt": ["only"], "caution": ["differ"]},
    }


def moves(found: Face) -> dict[str, tuple[str, str]]:
    return {
        blip.link.id: (blip.move.sign, blip.move.was.value if blip.move.was else "")
        for blip in found.blips
        if blip.move.kind != "same"
    }


def test_without_history_a_move_is_unknown_but_for_what_was_surely_judged_since(
    tools: Folder,
) -> None:
    found = whole(tools)
    assert found.pasts[0].since == date(2026, 10, 1)
    unknown = ("◌", "")
    assert moves(found.shown) == {
        "both": unknown,
        "differ": unknown,
        "new": ("◆", ""),
        "only": unknown,
    }
    html = render("pages/radar.html", "en", "../", radar=found)
    assert "Git has no history here from before 2026-10-01" in html
    assert "not known (3)" in html
    assert "not moved" not in html.partition("<script")[0]
    moved = found.data["faces"][0]["moved"]
    judged = found.places["tools/new/"]
    assert [judged in one for one in moved] == [True] * 4
    only = found.places["tools/only/"]  # "2026" may be before April
    assert [only in one for one in moved] == [False, False, False, True]


def test_with_history_moves_have_a_direction_even_after_a_new_id(tools: Folder) -> None:
    old = tools.load().catalog
    kinds = [(move.kind, number) for move, number in shown(tools, before=old).moves]
    assert kinds == [("new", 1), ("same", 3)]
    tools.edit("tools/differ.yml", "eel: caution", "eel: adopt")
    tools.write("tools/renamed.yml", tool("Renamed", "ring: caution", "formerly: [both]"))
    tools.delete("tools/both.yml").write("zones/late.yml", zone(20, f"eel: {fill('differ')}"))
    tools.delete("zones/soon.yml").write("tools/fresh.yml", tool("Fresh", "ring: assess"))
    found = whole(tools, before=old)
    assert moves(found.shown) == {
        "differ": ("▲", "caution"),
        "renamed": ("▼", "adopt"),
        "fresh": ("◆", ""),
        "new": ("◆", ""),
    }
    html = render("pages/radar.html", "en", "../", radar=found)
    assert "▲ was Caution" in html
    assert '<p class="sc-why" hidden>' in html
    assert moves(shown(tools, platform="emu", before=old)) == {
        "renamed": ("▼", "adopt"),
        "fresh": ("◆", ""),
        "new": ("◆", ""),
    }


def test_a_recorded_history_tells_moves_before_git_does(tools: Folder) -> None:
    history = "history: [{ ring: trial, on: '2023' }, { ring: adopt, on: 2026-11 }]"
    tools.write("tools/both.yml", tool("Both", "ring: adopt", history))
    late = "history: [{ ring: adopt, on: 2026-10-02, platform: eel }]"
    tools.write("tools/only.yml", tool("Only", "rings: { eel: adopt }", late))
    there = (
        "history: [{ ring: caution, on: '2024', platform: eel }, { ring: trial, platform: emu }]"
    )
    tools.write("tools/differ.yml", tool("Differ", "rings: { eel: caution, emu: trial }", there))
    assert moves(shown(tools)) == {
        "both": ("▲", "trial"),
        "differ": ("◌", ""),
        "new": ("◆", ""),
        "only": ("◌", ""),
    }
    assert moves(shown(tools, platform="eel", before=tools.load().catalog)) == {
        "both": ("▲", "trial"),
        "new": ("◆", ""),
        "only": ("◆", ""),
    }


def test_the_script_can_turn_to_every_face_with_the_places_of_the_server(tools: Folder) -> None:
    found = whole(tools, by="tag", platform="emu")
    faces = (found.shown, *found.others)
    assert [(one.by, one.platform) for one in faces] == [
        (by, platform) for platform in ("emu", "", "eel") for by in ("tag", "zone")
    ]
    assert [one.id for one in found.rest] == ["only"]
    names = {place: href for href, place in found.places.items()}
    for face, data in zip(faces, found.data["faces"], strict=True):
        cells = [ring for sector in face.sectors for ring in sector.rings]
        for ring, (_, _, arcs, alone, tools_) in zip(cells, data["cells"], strict=True):
            assert [names[one] for one in tools_] == [blip.link.href for blip in ring.blips]
            spots = [at for arc in arcs for at in Arc(*arc).points()]
            assert spots == [blip.at for blip in ring.blips]
            assert sum(number for *_, number in alone) == len(ring.blips)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 1, 1), ["2026-01", "2025-10", "2025-07", "2025-01"]),
        (date(2026, 3, 31), ["2026-01", "2025-10", "2025-07", "2025-01"]),
        (date(2026, 4, 1), ["2026-04", "2026-01", "2025-10", "2025-04"]),
        (date(2026, 12, 31), ["2026-10", "2026-07", "2026-04", "2025-10"]),
    ],
)
def test_moves_are_told_since_four_quarters_began(day: date, first: list[str]) -> None:
    assert since_when(day) == tuple(date.fromisoformat(f"{one}-01") for one in first)


def test_blips_are_numbered_in_the_order_of_the_list(tools: Folder) -> None:
    assert [blip.number for blip in shown(tools).blips] == [1, 2, 3, 4]


def test_names_of_sectors_never_lie_over_each_other(tools: Folder) -> None:
    for index in range(30):
        tools.write(f"tools/x{index}.yml", tool("X", "ring: adopt", f"tags: [a-long-tag-{index}]"))
    found = shown(tools, by="tag")
    labels = [sector.label for sector in found.sectors]
    assert len(labels) > 30
    assert [one.letter for one in labels[24:28]] == ["Y", "Z", "AA", "AB"]
    for left in (True, False):
        side = sorted((one for one in labels if one.left is left), key=lambda one: one.y)
        for above, below in pairwise(side):
            assert above.y + above.step * len(above.lines) <= below.y


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_blip_is_a_link_twice_drawn_and_listed(tools: Folder, lang: str) -> None:
    catalog = sound(tools)
    for platform in (None, one(catalog, Platform, "emu")):
        made = radar(catalog, "zone", platform, lang, [Past(catalog.today)])
        html = render("pages/radar.html", lang, "../", radar=made)
        drawn = {blip.link.id for blip in made.shown.blips}
        # What is not drawn is listed for the script.
        for entry in ("both", "differ", "new", "only"):
            assert html.count(f'href="../tools/{entry}/"') == 1 + (entry in drawn)


def test_a_crowd_is_a_path_for_each_move_with_a_shape_in_each_place(
    tools: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "sc-crowd" not in render("pages/radar.html", "en", "../", radar=whole(tools))
    monkeypatch.setattr("standards_catalog.views.radar.face.MOST", 3)
    made = whole(tools)
    html = render("pages/radar.html", "en", "../", radar=made)
    paths = dict(re.findall(r'<path class="sc-crowd sc-move-(\w+)" d="([^"]*)"/>', html))
    places = {
        move.kind: [
            f"{one.at.x} {one.at.y}" for one in made.shown.blips if one.move.kind == move.kind
        ]
        for move, _ in made.shown.moves
    }
    assert {kind: re.findall(r"M([^m]+)m", d) for kind, d in paths.items()} == places
    assert html.count('class="sc-blip') == 1  # the one that the script fills
    assert html.count("<li data-tool=") == 4


def test_where_names_of_sectors_need_too_much_room_letters_stand_for_them(tools: Folder) -> None:
    assert not shown(tools, by="tag").is_lettered
    for index in range(100):
        tools.write(f"tools/x{index}.yml", tool("X", "ring: adopt", f"tags: [a-long-tag-{index}]"))
    assert shown(tools, by="tag").is_lettered


def test_without_tools_it_says_so(empty: Folder) -> None:
    html = render("pages/radar.html", "en", "../", radar=whole(empty))
    assert "No tool has a ring here." in html


def test_a_platform_without_opinions_has_an_empty_face(empty: Folder, tools: Folder) -> None:
    for name in ("both", "differ", "new"):
        tools.delete(f"tools/{name}.yml")
    for order, name in ((10, "soon"), (20, "late")):
        tools.write(f"zones/{name}.yml", zone(order, f"eel: {fill('only')}"))
    made = whole(tools, platform="emu")
    assert made.shown.sectors == ()
    html = render("pages/radar.html", "en", "../", radar=made)
    assert html.count("No tool has a ring here.") == 3  # by zone, by zone to turn back to, by tag

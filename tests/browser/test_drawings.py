"""Drawings in a browser with fonts: words stay in their boxes, links are reached and lead on."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, answering

pytestmark = pytest.mark.browser

OUTSIDE = """() => [...document.querySelectorAll(".sc-drawing")]
  .filter(svg => svg.getClientRects().length)
  .flatMap(svg => [...svg.querySelectorAll(".sc-drawing text")].filter(text => {
    const around = text.parentElement.closest("g, a")?.querySelector("rect")
      ?? text.closest("svg > g")?.querySelector("rect");
    // A heading of boxes stands in none.
    const [one, box] = [text.getBBox(), around?.getBBox() ?? svg.viewBox.baseVal];
    return one.x < box.x || one.y < box.y
      || one.x + one.width > box.x + box.width || one.y + one.height > box.y + box.height;
  }))
  .map(text => text.textContent)"""


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("path", ["zones/", "zones/berth-to-raft/", "platforms/buoy/"])
def test_words_stay_in_their_boxes(open_page: Opener, path: str, phone: bool) -> None:
    page = open_page(path, phone=phone)
    expect(page.locator(".sc-drawing:visible")).to_have_count(1)
    assert page.evaluate(OUTSIDE) == []


def test_a_tool_in_a_zone_is_a_link_for_the_keyboard(open_page: Opener) -> None:
    page = open_page("zones/berth-to-raft/")
    tool = page.get_by_role("group", name="Berth → Raft").get_by_role(
        "link", name="slipway, Take up"
    )
    tool.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("slipway")


def test_what_is_drawn_is_listed_below(open_page: Opener) -> None:
    page = open_page("zones/berth-to-raft/")
    listed = page.locator(".sc-details li", has_text="slipway").last
    expect(listed).to_be_hidden()
    page.get_by_text("As a list").click()
    expect(listed).to_have_text("+ slipway, Take up")


def test_the_radar_is_walked_with_the_keyboard(open_page: Opener) -> None:
    page = open_page("tools/radar/")
    page.locator(".sc-blip").first.focus()
    page.keyboard.press("Tab")
    focused = page.locator(".sc-blip:focus")
    expect(focused).to_have_accessible_name("2 Plumb, Assess")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Plumb")


def state(page: Page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.url).query))


def test_one_radar_turns_zooms_and_filters_and_its_list_goes_along(open_page: Opener) -> None:
    page = open_page("tools/radar/?by=tag&platform=raft")
    blips, items = (
        page.locator(f"{one}:visible") for one in (".sc-blip", ".sc-radar li[data-tool]")
    )
    expect(page.locator("[data-sc-title]")).to_contain_text("by tag: Raft")
    by_tag = blips.count()
    assert items.count() == by_tag
    page.get_by_label("Platform").select_option("-")
    page.get_by_label("Segments by").select_option("zone")
    assert blips.count() > by_tag
    assert state(page) == {}
    sector = page.locator(".sc-sector-link").first
    sector.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="All segments")).to_be_focused()
    key = state(page)["segment"]
    in_sector = blips.count()
    assert 0 < in_sector < by_tag
    assert items.count() == in_sector
    link = page.locator(f'.sc-radar-sector[data-sector="{key}"] li a').first
    link.hover()
    expect(page.locator(".sc-blip.sc-hit")).to_have_count(1)
    expect(page.locator("[data-sc-told]")).to_contain_text(link.inner_text())
    page.get_by_label("Filter by text").fill(link.inner_text().lower())
    assert blips.count() == items.count() == 1
    page.reload()
    answering(page)
    assert blips.count() == 1
    page.locator(".sc-radar").get_by_role("button", name="Clear").click()
    expect(page.get_by_role("button", name="All segments")).to_be_hidden()
    page.locator(".sc-wedge").first.dispatch_event("click")
    assert state(page)["segment"] == key
    page.keyboard.press("Escape")
    assert state(page) == {}
    page.locator(".sc-radar").get_by_role("button", name="Filters").click()
    page.get_by_label("Moved since").select_option(index=3)
    day = state(page)["since"]
    expect(page.locator(".sc-since")).to_have_text(f"Moved since {day}")
    counts = re.findall(r"\((\d+)\)", page.locator(".sc-signs").inner_text())
    assert sum(map(int, counts)) == blips.count()


FEW = """const parse = JSON.parse;
JSON.parse = (text) => {
  const made = parse(text);
  return made?.most ? { ...made, most: 3 } : made;
};"""


def test_out_of_a_crowd_comes_what_is_pointed_at(open_page: Opener) -> None:
    page = open_page("tools/radar/", script=FEW)
    text = page.get_by_label("Filter by text")
    blips, told = page.locator(".sc-drawing .sc-blip"), page.locator("[data-sc-told]")
    link = page.locator(".sc-radar li[data-tool] a").first
    name = link.inner_text()
    text.fill(name)
    expect(blips).to_have_count(1)
    expect(page.locator(".sc-crowd")).to_have_count(0)
    text.fill("")
    expect(blips).to_have_count(0)
    expect(told).to_contain_text("without numbers")
    link.hover()
    expect(blips).to_have_count(1)
    box = blips.bounding_box()
    assert box
    page.mouse.move(0, 0)
    expect(blips).to_have_count(0)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(told).to_contain_text(name)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


@pytest.mark.parametrize("path", ["tools/radar/?segment=release", "zones/berth-to-raft/"])
def test_a_drawing_is_saved_as_a_file_that_needs_nothing_else(
    open_page: Opener, path: str, tmp_path: Path
) -> None:
    page = open_page(path)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download SVG").first.click()
    assert saved.value.suggested_filename.endswith(".svg")
    saved.value.save_as(tmp_path / "drawing.svg")
    root = ElementTree.parse(tmp_path / "drawing.svg").getroot()
    svg = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{svg}svg"
    every = list(root.iter())
    assert not [one for one in every if one.get("class") or "var(" in str(one.attrib)]
    assert root.find(f"{svg}rect").get("fill", "").startswith("rgb")  # type: ignore[union-attr]
    assert any("slipway" in "".join(one.itertext()) for one in root.iter(f"{svg}text"))
    links = [one.get("href", "") for one in root.iter(f"{svg}a")]
    assert links
    assert all(link.startswith("http") for link in links)


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_the_whole_radar_is_on_the_screen(open_page: Opener, width: int) -> None:
    page = open_page("tools/radar/")
    page.set_viewport_size({"width": width, "height": 800})
    seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert seen[0] <= seen[1]
    for part in (".sc-band", ".sc-radar text"):
        for one in page.locator(f"{part}:visible").all():
            box = one.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width


def test_on_a_phone_the_way_back_lies_over_no_tool(open_page: Opener) -> None:
    page = open_page("tools/radar/?by=zone", phone=True)
    drawing = page.locator(".sc-radar svg.sc-drawing")
    page.locator(".sc-wedge").first.dispatch_event("click")
    back = page.get_by_role("button", name="All segments").bounding_box()
    below = drawing.bounding_box()
    assert back
    assert below
    assert back["y"] + back["height"] <= below["y"]


def test_without_scripts_the_radar_and_its_list_are_whole(open_page: Opener) -> None:
    page = open_page("tools/radar/", java_script_enabled=False)
    blips = page.locator(".sc-blip:visible").count()
    assert page.locator(".sc-radar li[data-tool]:visible").count() == blips > 0
    expect(page.locator(".sc-radar :is(form, button)").first).to_be_hidden()

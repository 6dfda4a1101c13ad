"""Drawings in a browser with fonts: words stay in their boxes, links are reached and lead on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

OUTSIDE = """() => [...document.querySelectorAll(".sc-drawing")]
  .filter(svg => svg.getClientRects().length)
  .flatMap(svg => [...svg.querySelectorAll(".sc-drawing text")].filter(text => {
    const around = text.parentElement.closest("g, a").querySelector("rect")
      ?? text.closest("svg > g").querySelector("rect");
    const [one, box] = [text.getBBox(), around.getBBox()];
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


@pytest.mark.parametrize("phone", [False, True])
def test_only_the_radar_itself_scrolls(open_page: Opener, phone: bool) -> None:
    page = open_page("tools/radar/", phone=phone)
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]

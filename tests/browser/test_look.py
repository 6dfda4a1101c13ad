"""What is seen: dark and light, nothing from elsewhere, and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, Watched

pytestmark = pytest.mark.browser

# One page of each type.
PAGES = [
    "",
    "standards/",
    "adoption/",
    "tools/radar/",
    "zones/",
    "zones/berth-to-raft/",
    "standards/containers/",
    "standards/release-flow/",
    "tools/slipway/",
    "teams/tides/",
    "groups/council/",
    "zones/release/",
    "platforms/buoy/",
    "principles/give-back/",
    "contribute/",
    "contribute/macros/",
    "about/sources/",
]


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_no_other_host_and_complains_of_nothing(
    open_page: Opener, watched: Watched, path: str
) -> None:
    page = open_page(path)
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("raft")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert watched.foreign == []
    assert watched.errors == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_reader_s_choice_of_light_is_kept(open_page: Opener, dark: bool) -> None:
    page = open_page(dark=dark, locale="en-GB")
    before, after = ("slate", "default") if dark else ("default", "slate")
    assert scheme(page) == before
    page.emulate_media(color_scheme="light" if dark else "dark")  # as at sunset
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", after)
    page.emulate_media(color_scheme="dark" if dark else "light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", before)
    page.locator("[data-sc-palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", after)
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", after)
    page.get_by_role("link", name="Zones").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", after)


# Focuses all that can take it and returns what shows no ring, or a faint one (WCAG 2.2, 1.4.11).
FAINT = """() => {
  const shade = (text) => {
    const [red, green, blue] = text.match(/[\\d.]+/g).map((one) => one / 255)
      .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (one) => {
    for (let up = one; up; up = up.parentElement) {
      const colour = getComputedStyle(up).backgroundColor;
      const [, , , thick = 1] = colour.match(/[\\d.]+/g);
      if (thick > 0.5) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const faint = [];
  let seen = 0;
  const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const takers = "a, button, input, select, summary, [tabindex='0']";
  for (const one of document.querySelectorAll(takers)) {
    one.focus();
    if (document.activeElement !== one) continue;
    seen += 1;
    const ringed = one.matches(".md-option") ? one.nextElementSibling : one;
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(ringed);
    const thin = outlineStyle === "none" || parseFloat(outlineWidth) < 2;
    const around = behind(parseFloat(outlineOffset) < 0 ? ringed : ringed.parentElement);
    const [dark, light] = [shade(outlineColor), shade(around)].sort((one, other) => one - other);
    const top = one.closest(".md-content :is(a, button)")?.getBoundingClientRect().top;
    if (top < header - 2)
      faint.push(`${one.outerHTML.slice(0, 100)}: under the header`);
    if (thin || (light + 0.05) / (dark + 0.05) < 3)
      faint.push(`${one.outerHTML.slice(0, 100)}: ${outlineStyle} ${outlineColor} on ${around}`);
  }
  return [seen, faint];
}"""


@pytest.mark.parametrize("path", ["standards/", "adoption/", "teams/tides/"])
def test_what_has_the_focus_is_seen_in_any_light(open_page: Opener, path: str) -> None:
    page = open_page(path)
    page.add_style_tag(content="* {transition: none !important}")
    for opener in page.locator("[data-sc-opens]").all():
        opener.click()
    page.keyboard.press("Tab")  # a ring is for who uses the keyboard
    for light in ("default", "slate"):
        page.evaluate("light => document.body.dataset.mdColorScheme = light", light)
        seen, faint = page.evaluate(FAINT)
        assert seen > 20
        assert faint == [], light


def test_a_menu_that_is_shut_opens_to_the_focus(open_page: Opener) -> None:
    page = open_page("standards/")
    page.set_viewport_size({"width": 390, "height": 800})
    page.add_style_tag(content="* {transition: none !important}")
    page.keyboard.press("Tab")
    for link in page.locator(
        ".md-sidebar--primary a[href*=radar], .md-sidebar--primary a[title]"
    ).all():
        link.focus()
        box = link.bounding_box()
        assert box
        assert box["x"] >= 0


def test_the_link_to_the_content_leads_there(open_page: Opener) -> None:
    page = open_page("standards/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("article a:focus, article button:focus")).to_have_count(1)


@pytest.mark.parametrize(
    ("path", "kept"), [("adoption/", ".sc-matrix"), ("standards/", ".sc-list")]
)
def test_on_paper_there_is_what_is_to_be_read(open_page: Opener, path: str, kept: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    for gone in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".md-path", ".sc-filters"):
        for one in page.locator(gone).all():
            expect(one).to_be_hidden()
    expect(page.locator(".md-content h1")).to_be_visible()
    expect(page.locator(kept).locator("tbody tr").last).to_be_visible()
    for around in page.locator(".md-content .sc-scroll").all():
        expect(around).to_have_css("overflow", "visible")
        expect(around).to_have_css("max-height", "none")


def test_dark_on_the_screen_is_light_on_paper(open_page: Opener) -> None:
    page = open_page("adoption/", dark=True)
    assert scheme(page) == "slate"
    page.emulate_media(media="print")
    dark, light = page.evaluate(
        """() => {
          const style = getComputedStyle(document.querySelector(".sc-matrix tbody th"));
          const shade = name => style[name].match(/[0-9.]+/g).slice(0, 3)
            .reduce((sum, one) => sum + Number(one), 0) / 3;
          return [shade("color"), shade("backgroundColor")];
        }"""
    )
    assert dark < 100
    assert light > 200


def test_a_matrix_lies_across_the_paper_and_fits(open_page: Opener) -> None:
    page = open_page("adoption/")
    paper = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert len(boxes) == 1
    width, height = (float(side) for side in boxes[0])
    assert width > height
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1060, "height": 740})  # A4 without its margins
    cut = page.locator(".sc-matrix").evaluate("one => one.scrollWidth - document.body.clientWidth")
    assert cut <= 0


def test_on_paper_a_team_s_page_repeats_nothing_for_trackers(open_page: Opener) -> None:
    page = open_page("teams/port-office/")
    page.emulate_media(media="print")
    for gone in ("#issue", ".sc-issue", ".sc-subscribe"):
        expect(page.locator(gone)).to_be_hidden()
    for kept in ("#standing", ".sc-standing tbody tr", "#due", "#due + .sc-fold li"):
        expect(page.locator(kept).last).to_be_visible()

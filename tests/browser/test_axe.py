"""axe-core finds nothing on any type of page, in any light and width."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, SMALLEST, Opener, spilled

pytestmark = pytest.mark.browser

# One page of each template, and of each look that a template has.
PAGES = [
    "",
    "standards/",
    "tools/",
    "tools/radar/",
    "zones/",
    "zones/berth-to-raft/",
    "adoption/",
    "adoption/compare/",
    "standards/buoy-configuration/",
    "standards/reliability-targets/",  # something about it is overdue
    "tools/slipway/",
    "teams/tides/",
    "groups/pilots/",
    "zones/release/",
    "platforms/raft/",
    "principles/give-back/",
    "contribute/",
    "contribute/fields/",
    "contribute/codes/",
    "contribute/macros/",
    "incidents/",
    "incidents/sample/",
    "incidents/sample/rows/",
    "incidents/sample/components/",
    "incidents/sample/reading/",
    "about/changes/",
    "about/feeds/",
    "ja/",
    "ja/tools/slipway/",
    "404.html",
]
# To judge colours takes the most time by far, and they go by class, as what a phone shows does: of
# long tables and pages the beginning is enough.
COLOURS = ["color-contrast", "link-in-text-block"]
ALIKE = ".part :is(tbody > tr:nth-child(n+6), .md-content__inner > :nth-child(n+25))"
STYLE = f"*, ::before, ::after {{transition: none !important}} {ALIKE} {{display: none !important}}"
RUN = """async ([rules, colours, part]) => {
  document.documentElement.classList.toggle("part", part);
  const options = colours
    ? {runOnly: rules}
    : {rules: {
        ...Object.fromEntries(rules.map(rule => [rule, {enabled: false}])),
        "label-content-name-mismatch": {enabled: true},  // axe has it off: an experiment
      }};
  const found = await axe.run({...options, resultTypes: ["violations"]});
  return found.violations.flatMap(
    ({id, nodes}) => nodes.map(({html, target}) => `${id}: ${html.slice(0, 120)} at ${target}`)
  );
}"""


def violations(page: Page, *, part: bool = False) -> list[str]:
    """Return what is wrong but for colours, on the whole page or its beginning."""
    found: list[str] = page.evaluate(RUN, [COLOURS, False, part])
    return found


def faint(page: Page) -> list[str]:
    """Return whose colours are wrong, in light and in dark."""
    found = []
    for scheme in ("default", "slate"):
        page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
        found += page.evaluate(RUN, [COLOURS, True, True])
    return found


def prepare(page: Page) -> None:
    page.evaluate(AXE_SCRIPT)
    # What fades has no colour to judge.
    page.add_style_tag(content=STYLE)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_open_to_everyone(open_page: Opener, path: str) -> None:
    page = open_page(path)
    prepare(page)
    assert violations(page) == []
    assert faint(page) == []
    page.set_viewport_size(PHONE)  # the same colours, in other places
    assert violations(page, part=True) == []
    page.set_viewport_size(SMALLEST)
    assert spilled(page) == []


@pytest.mark.parametrize("phone", [False, True])
def test_the_open_search_is_open_to_everyone(open_page: Opener, phone: bool) -> None:
    page = open_page("about/", phone=phone)
    prepare(page)
    if phone:
        page.locator("label.md-header__button[for=__search]").click()
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("raft release")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert violations(page) == []
    assert faint(page) == []

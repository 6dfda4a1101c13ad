"""The text for a team's own tracker: copied by the theme's button, readable without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opener, Site

pytestmark = pytest.mark.browser

TEAM = "teams/port-office/"


def text(page: Page) -> Locator:
    """Unfold the issue, which is no more than a line at first."""
    found = page.locator(".sc-issue code")
    expect(found).to_be_hidden()
    page.locator("#issue + .sc-fold > summary").click()
    return found


@pytest.mark.parametrize("phone", [False, True])
def test_the_issue_is_copied_as_it_stands_there(open_page: Opener, phone: bool) -> None:
    page = open_page(TEAM, phone=phone, permissions=["clipboard-read", "clipboard-write"])
    code = text(page)
    button = page.locator(".sc-issue").get_by_role("button")
    button.scroll_into_view_if_needed()
    button.click()
    expect(page.locator(".md-dialog--active")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").strip()
    assert copied == code.inner_text().strip()
    assert copied.startswith("## Standards: what is open at `Port Office`")
    assert "- [ ] " in copied


def test_the_issue_is_there_without_scripts(open_page: Opener) -> None:
    page = open_page(TEAM, java_script_enabled=False)
    code = text(page)
    expect(code).to_be_visible()
    expect(code).to_contain_text("- [ ] Confirm: [`Tarpaulin`](https://")


@pytest.mark.parametrize("phone", [False, True])
def test_the_issue_is_no_wider_than_the_page(open_page: Opener, phone: bool) -> None:
    page = open_page(TEAM, phone=phone)
    expect(text(page)).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0
    inner = page.locator(".sc-issue").evaluate("box => box.scrollWidth - box.clientWidth")
    assert inner <= 0


def test_a_page_of_few_rows_does_not_move_as_one_scrolls(open_page: Opener) -> None:
    """What moves between a finger's coming and going is not clicked."""
    page = open_page(TEAM, phone=True)
    place = "Math.round(document.querySelector('#issue').getBoundingClientRect().top + scrollY)"
    before = page.evaluate(place)
    page.locator("#issue").scroll_into_view_if_needed()
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(place) == before


@pytest.mark.parametrize("home", ["", "ja/"])
@pytest.mark.parametrize("phone", [False, True])
def test_home_shows_first_how_things_stand(open_page: Opener, home: str, phone: bool) -> None:
    page = open_page(home, phone=phone)
    for part in (".sc-figures:has(#gaps)", "#what-changed-last + *"):
        ends = page.locator(part).evaluate("part => part.getBoundingClientRect().bottom")
        assert 0 < ends <= page.evaluate("innerHeight"), part


def test_home_leads_every_reader_on(open_page: Opener, site: Site) -> None:
    page = open_page("")
    ways = page.locator(".sc-readers a, .sc-programs a")
    hrefs = [one.evaluate("link => link.href") for one in ways.all()]
    assert len(hrefs) >= 10
    gone = [href for href in hrefs if not site.file(href).exists()]
    assert gone == []
    page.locator(".sc-readers").get_by_role("link", name="Tide Tables").click()
    expect(page.locator("h1")).to_contain_text("Tide Tables")
    page.go_back()
    page.locator(".sc-readers").get_by_role("link", name="What is due").click()
    expect(page.locator("#what-is-due")).to_be_in_viewport()

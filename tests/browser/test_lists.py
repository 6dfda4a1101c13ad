"""Lists are filtered and sorted, by mouse and keyboard; without a script they are all there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Standard, Tool
from tests.browser.conftest import Opener, Site

pytestmark = pytest.mark.browser


@pytest.fixture
def standards(catalog: Catalog) -> tuple[Standard, ...]:
    return catalog.all(Standard)


@pytest.fixture
def page(open_page: Opener) -> Page:
    return open_page("standards/")


def rows(page: Page) -> Locator:
    return page.locator("[data-sc-list] tbody tr:visible")


def count(page: Page) -> Locator:
    return page.locator("[data-sc-list] output[aria-live=polite]")


def names(page: Page) -> list[str]:
    return page.locator("[data-sc-list] tbody tr:visible th > a").all_inner_texts()


def unfold(page: Page) -> None:
    page.get_by_role("button", name="Filters").click()


def test_the_whole_list_is_there_and_counted(page: Page, standards: tuple[Standard, ...]) -> None:
    total = len(standards)
    expect(rows(page)).to_have_count(total)
    expect(count(page)).to_have_text(f"{total} of {total} shown")


def test_a_choice_filters_and_the_address_tells_it(
    page: Page, site: Site, standards: tuple[Standard, ...]
) -> None:
    wanted = [one for one in standards if one.stage == "standard"]
    unfold(page)
    page.locator("[name=stage]").select_option("standard")
    expect(rows(page)).to_have_count(len(wanted))
    expect(count(page)).to_have_text(f"{len(wanted)} of {len(standards)} shown")
    assert sorted(names(page)) == sorted(one.name["en"] for one in wanted)
    expect(page).to_have_url(f"{site.url}standards/?stage=standard")
    page.reload()
    expect(rows(page)).to_have_count(len(wanted))
    expect(page.locator("[name=stage]")).to_have_value("standard")


def test_text_filters_too_in_any_width_and_case(page: Page) -> None:
    page.get_by_label("Filter by text").fill("ｒａｆｔ RELEASE")
    expect(rows(page).first).to_be_visible()
    assert "Raft release flow" in names(page)
    for text in rows(page).all_inner_texts():
        assert "raft" in text.lower()
        assert "release" in text.lower()


def test_filters_add_up_and_can_be_cleared(
    page: Page, site: Site, standards: tuple[Standard, ...]
) -> None:
    unfold(page)
    page.locator("[name=platform]").select_option("raft")
    page.get_by_label("Filter by text").fill("release")
    expect(page).to_have_url(f"{site.url}standards/?text=release&platform=raft")
    wanted = [one for one in standards if "raft" in one.platforms]
    assert 0 < rows(page).count() <= len(wanted)
    page.locator("[data-sc-filters] [type=reset]").click()
    expect(rows(page)).to_have_count(len(standards))
    expect(page).to_have_url(f"{site.url}standards/")


def test_each_filter_is_counted_and_a_chip_takes_it_back(
    page: Page, standards: tuple[Standard, ...]
) -> None:
    opener = page.get_by_role("button", name="Filters")
    unfold(page)
    page.locator("[name=platform]").select_option("raft")
    page.locator("[name=zone]").select_option("stores")
    expect(opener).to_have_text("Filters (2)")
    page.get_by_role("button", name=re.compile("^Zone: ")).click()
    expect(opener).to_have_text("Filters (1)")
    wanted = [one for one in standards if "raft" in one.platforms]
    expect(rows(page)).to_have_count(len(wanted))
    expect(page).to_have_url(re.compile(r"\?platform=raft$"))
    expect(page.get_by_role("button", name=re.compile("^Platform: "))).to_be_focused()


def test_what_divides_nothing_is_not_offered(
    open_page: Opener, standards: tuple[Standard, ...]
) -> None:
    some = [one for one in standards if one.stage == "standard"]
    assert {one.platforms for one in some} == {("raft",)}
    assert len({one.zones for one in some}) > 1
    page = open_page("standards/?stage=standard")
    unfold(page)
    expect(page.locator("[name=stage]")).to_be_visible()
    expect(page.locator("[name=zone]")).to_be_visible()
    expect(page.locator("[name=platform]")).to_be_hidden()


def test_one_key_leads_past_the_filters(page: Page) -> None:
    page.get_by_label("Filter by text").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-sc-list] tbody a").first).to_be_focused()


def test_nothing_left_is_said(page: Page) -> None:
    page.get_by_label("Filter by text").fill("xylophone")
    expect(rows(page)).to_have_count(0)
    expect(page.locator("[data-sc-empty]")).to_be_visible()
    expect(count(page)).to_contain_text("0 of ")


def test_a_shared_address_applies(open_page: Opener, standards: tuple[Standard, ...]) -> None:
    page = open_page("standards/?stage=standard")
    expect(rows(page)).to_have_count(len([one for one in standards if one.stage == "standard"]))


@pytest.mark.parametrize("query", ["stage=finished", "colour=red", "stage=", "stage=%00%22%3E"])
def test_what_an_address_cannot_ask_for_is_ignored(
    open_page: Opener, standards: tuple[Standard, ...], query: str
) -> None:
    page = open_page(f"standards/?{query}")
    expect(rows(page)).to_have_count(len(standards))
    expect(page.locator("[name=stage]")).to_have_value("")


def test_every_choice_finds_as_many_as_it_says(page: Page) -> None:
    unfold(page)
    for select in page.locator("[data-sc-filters] select").all():
        for option in select.locator("option:not([value=''])").all():
            said = option.inner_text().rpartition("(")[2].rstrip(")")
            select.select_option(option.get_attribute("value"))
            expect(rows(page)).to_have_count(int(said))
        select.select_option("")


def test_rows_in_sight_answer_first_and_the_others_follow(
    page: Page, standards: tuple[Standard, ...]
) -> None:
    page.set_viewport_size({"width": 1280, "height": 90})
    page.get_by_label("Filter by text").fill("xylophone")
    expect(rows(page)).to_have_count(0)
    at_once = page.get_by_label("Filter by text").evaluate(
        """async (field) => {
          field.value = "";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          for (let turn = 0; turn < 9; turn++) await null; // no frame comes between
          return document.querySelectorAll("[data-sc-list] tbody tr:not([hidden])").length;
        }"""
    )
    assert 0 < at_once < len(standards)
    expect(count(page)).to_have_text(f"{len(standards)} of {len(standards)} shown")
    expect(rows(page)).to_have_count(len(standards))


def test_a_click_on_a_header_sorts_and_says_so(page: Page, standards: tuple[Standard, ...]) -> None:
    head = page.get_by_role("columnheader", name="Name")
    wanted = sorted((one.name["en"] for one in standards), key=str.casefold)
    expect(head).not_to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert [name.casefold() for name in names(page)] == [name.casefold() for name in wanted]
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert [name.casefold() for name in names(page)] == [name.casefold() for name in wanted[::-1]]
    page.get_by_role("columnheader", name="Stage").get_by_role("button").click()
    expect(page.locator("th[aria-sort]")).to_have_count(1)


def test_an_order_is_in_the_address_and_kept(
    page: Page, site: Site, standards: tuple[Standard, ...]
) -> None:
    served = names(page)
    head = page.get_by_role("columnheader", name="Name")
    head.get_by_role("button").click()
    expect(page).to_have_url(f"{site.url}standards/?sort=name")
    head.get_by_role("button").click()
    expect(page).to_have_url(f"{site.url}standards/?sort=-name")
    falling = names(page)
    assert falling != served
    page.reload()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert names(page) == falling
    unfold(page)
    page.locator("[name=stage]").select_option("standard")
    expect(page).to_have_url(f"{site.url}standards/?stage=standard&sort=-name")
    page.locator("[data-sc-filters] [type=reset]").click()
    expect(page).to_have_url(f"{site.url}standards/?sort=-name")
    page.goto(f"{site.url}tools/")
    page.go_back()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(rows(page)).to_have_count(len(standards))
    assert names(page) == falling


@pytest.mark.parametrize("order", ["", "-", "--name", "nothing", "%00%22%3E", "-name-"])
def test_an_order_that_there_is_not_is_ignored(page: Page, site: Site, order: str) -> None:
    served = names(page)
    page.goto(f"{site.url}standards/?sort={order}")
    expect(count(page)).not_to_be_empty()
    expect(page.locator("th[aria-sort]")).to_have_count(0)
    assert names(page) == served


def test_each_of_several_tables_keeps_its_order(open_page: Opener) -> None:
    page = open_page("teams/ferries/")
    heads = page.locator(".sc-standing thead tr")
    assert heads.count() > 1
    page.locator("details.sc-fold").evaluate_all("all => all.forEach(one => one.open = true)")
    heads.nth(1).get_by_role("button").first.click()
    heads.nth(0).get_by_role("button").last.dblclick()
    expect(page).to_have_url(re.compile(r"\?sort=-(\w+)\.next_step&sort=(?!\1)\w+\.name$"))
    page.reload()
    expect(heads.nth(1).locator("th").first).to_have_attribute("aria-sort", "ascending")
    expect(heads.nth(0).locator("th").last).to_have_attribute("aria-sort", "descending")
    expect(page.locator(".sc-standing th[aria-sort]")).to_have_count(2)


def test_stages_are_sorted_by_their_order(page: Page) -> None:
    page.get_by_role("columnheader", name="Stage").get_by_role("button").click()
    found = page.locator("[data-sc-list] tbody td:nth-child(2)").all_inner_texts()
    # Those that count most come first, and last those that are over.
    rising = ["Company-wide standard", "Refinement", "Prototype", "Proposed"]
    assert list(dict.fromkeys(found)) == [*rising, "Deprecated", "Retired"]


def test_the_keyboard_is_enough(page: Page, standards: tuple[Standard, ...]) -> None:
    page.get_by_label("Filter by text").focus()
    page.keyboard.type("r")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("[data-sc-filters] select").first).to_be_focused()
    page.keyboard.type("Company")
    expect(page).to_have_url(re.compile("stage=standard"))
    clear = page.locator("[data-sc-filters] [type=reset]")
    for _ in range(10):
        if clear.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(len(standards))
    expect(page.get_by_role("button", name="Filters")).to_be_focused()
    page.get_by_role("columnheader", name="Name").get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute(
        "aria-sort", "ascending"
    )


def test_without_a_script_everything_is_readable(open_page: Opener, catalog: Catalog) -> None:
    for path, number in (("standards/", catalog.all(Standard)), ("tools/", catalog.all(Tool))):
        page = open_page(path, java_script_enabled=False)
        expect(rows(page)).to_have_count(len(number))
        expect(page.locator("[data-sc-empty]")).to_be_hidden()
        for control in page.locator("[data-sc-filters]").locator("input, select, button").all():
            expect(control).to_be_hidden()

"""A reader changes the language and stays where they are; the search stays in the language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Opener, Site

pytestmark = pytest.mark.browser

TOOL = "tools/slipway/"


def choose(page: Page, language: str) -> None:
    """Open Material's switch by keyboard and choose a language."""
    page.locator("header .md-select > button").focus()
    page.locator("header .md-select__link", has_text=language).click()


@pytest.mark.parametrize("phone", [False, True])
def test_the_switch_stays_on_an_entry_and_at_its_part(
    open_page: Opener, site: Site, phone: bool
) -> None:
    page = open_page(f"{TOOL}#adoption", phone=phone)
    choose(page, "日本語")
    expect(page).to_have_url(f"{site.url}ja/{TOOL}#adoption")
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.locator("h1")).to_contain_text("slipway")
    choose(page, "English")
    expect(page).to_have_url(f"{site.url}{TOOL}#adoption")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_switch_stays_on_a_list_as_it_is_filtered(open_page: Opener, site: Site) -> None:
    page = open_page("standards/?stage=standard")
    shown = page.locator("[data-sc-list] tbody tr:visible")
    count = shown.count()
    assert count
    choose(page, "日本語")
    expect(page).to_have_url(f"{site.url}ja/standards/?stage=standard")
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(shown).to_have_count(count)
    shown.first.locator("th > a").click()
    expect(page).to_have_url(re.compile(f"^{re.escape(site.url)}ja/standards/[a-z-]+/$"))


def test_a_search_in_japanese_leads_to_japanese_pages(open_page: Opener, site: Site) -> None:
    page = open_page(f"ja/{TOOL}")
    page.keyboard.press("/")
    page.keyboard.type("slipway")
    first = page.locator(".md-search-result__item").first.locator("a").first
    expect(first).to_have_attribute("href", re.compile(rf"/ja/{TOOL}(\?|$)"))
    expect(first).to_contain_text("ツール")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"{site.url}ja/{TOOL}")))


@pytest.mark.parametrize("query", ["リリース", "Raft標準構成", "release"])
def test_everything_found_on_a_japanese_page_is_in_japanese(open_page: Opener, query: str) -> None:
    page = open_page(f"ja/{TOOL}")
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.keyboard.press("End")  # what an input method enters are no keys, on which Material waits
    results = page.locator(".md-search-result__item > a")
    expect(results.first).to_be_visible()
    found = results.evaluate_all("links => links.map(link => link.pathname)")
    assert found
    assert all("/ja/" in address for address in found)


def test_the_words_around_are_japanese(open_page: Opener) -> None:
    page = open_page(f"ja/{TOOL}")
    expect(page.locator(".md-tabs__item--active")).to_have_text("ツール")
    expect(page.get_by_role("textbox", name="検索")).to_be_attached()
    assert page.locator("[data-sc-palette] label:visible").first.get_attribute("title") in (
        "ダークモードに切り替える",
        "ライトモードに切り替える",
    )


def test_who_is_lost_can_search_in_the_language_of_the_address(
    shared: BrowserContext, site: Site
) -> None:
    page = shared.new_page()
    page.goto(f"{site.url}ja/tools/slip-way/")
    expect(page.locator("h1 > :visible")).to_have_text(["ページが見つかりません"])
    assert page.locator("section:visible a[href$='/ja/tools/']").count() == 1
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    assert page.url == f"{site.url}ja/tools/slip-way/"  # to be mended by hand
    page.keyboard.press("/")
    page.keyboard.type("slipway")
    found = page.locator(".md-search-result__item").first.locator("a").first
    expect(found).to_have_attribute("href", re.compile(rf"/ja/{TOOL}(\?|$)"))
    page.goto(f"{site.url}tools/%E3%82-slipway")
    expect(page.locator("h1 > :visible").first).to_have_text("Page not found")
    page.goto(f"{site.url}tools/slipway.php")
    page.get_by_role("link", name="Search for “slipway”").click()
    expect(page.locator(".md-search-result__item").first).to_contain_text("slipway")
    page.close()


def test_without_scripts_lists_stand_where_the_search_does(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path, titles in (
        ("ja/tools/", ["標準", "ツール", "チーム"]),
        ("gone/", ["Standards", "Tools", "Teams"]),
    ):
        page.goto(site.url + path)
        expect(page.locator(".sc-lists a")).to_have_text(titles)
        expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Page not foundページが見つかりません")
    page.locator(".sc-lists a").nth(1).click()
    expect(page.locator("h1")).to_contain_text("Tools")
    context.close()

"""A list of 450 tools: the page has the beginning, and answers for all of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from standards_catalog.checks.load import load
from standards_catalog.render.environment import render
from standards_catalog.views.incidents.numbers.selection import selections
from standards_catalog.views.incidents.rows import rows
from standards_catalog.views.lists.entries import entry_list
from standards_catalog.views.lists.list_data import list_data
from standards_catalog.views.shared.long import PAGE
from tests.bench import generate
from tests.browser.conftest import DESKTOP
from tests.browser.served import served
from tests.browser.test_matrix_large import PAGE as HEAD
from tests.engine_pages import ASSETS

pytestmark = pytest.mark.browser

TOOLS = 450
FURTHER = {"list": "list.json", "own": "./", "page-2": "page-2.html", "page-3": "page-3.html"}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("long")
    generate.catalog(folder / "catalog", TOOLS, teams=1, standards=1)
    catalog = load(folder / "catalog").catalog
    found = entry_list(catalog, catalog.of_kind("tool"), "tool", "en")
    views = {"list": found, "filters": True, "caption": "Tools", "further": FURTHER}
    site = folder / "site"
    shutil.copytree(ASSETS, site / "assets")
    (site / "tools").mkdir()
    for number, name in enumerate(("index.html", "page-2.html", "page-3.html"), start=1):
        html = render("pages/entries.html", "en", "../", number=number, **views)
        (site / "tools" / name).write_text(HEAD + html, "utf-8")
    data = render("pages/list_data.json", "en", "../", data=list_data(found), **views)
    (site / "tools/list.json").write_text(data, "utf-8")
    incidents(folder, site)
    with served(site, "https://example.com/") as address:
        yield f"{address}tools/"


def incidents(folder: Path, site: Path) -> None:
    """Write the first page of a product's incidents, and all of them as data."""
    generate.incidents(folder / "product", 1, TOOLS)
    (whole,) = selections(load(folder / "product").catalog)
    views = {"found": rows(whole, "en"), "number": 1, "further": FURTHER}
    (site / "rows").mkdir()
    html = render("incidents/rows.html", "en", "../", **views)
    (site / "rows/index.html").write_text(HEAD + html, "utf-8")
    (site / "rows/list.json").write_text(render("incidents/rows_data.json", "en", "../", **views))


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    page = browser.new_page(viewport=DESKTOP)
    page.goto(url)
    yield page
    page.close()


def test_a_filter_answers_for_all_and_rows_are_those_of_the_page(page: Page) -> None:
    rows, count = page.locator("tbody tr"), page.locator("[data-sc-count]")
    expect(rows).to_have_count(PAGE)
    of_the_page = rows.nth(7).inner_text()
    page.get_by_label("Filter by text").fill("ＴＯＯＬ 44")
    wanted = [one for one in range(TOOLS) if "44" in str(one)]
    expect(count).to_have_text(f"{len(wanted)} of {TOOLS} shown")
    expect(rows).to_have_count(len(wanted))
    page.get_by_label("Filter by text").fill("")
    expect(rows).to_have_count(PAGE)
    assert rows.nth(7).inner_text() == of_the_page
    page.get_by_role("button", name="more").click()
    expect(rows).to_have_count(2 * PAGE)
    page.get_by_role("button", name="Show 50 more").click()
    expect(rows).to_have_count(TOOLS)


def test_an_address_is_obeyed_and_a_header_sorts_all(page: Page, url: str) -> None:
    page.goto(f"{url}?ring=caution")
    rows = page.locator("tbody tr")
    expect(rows.last).to_contain_text("Caution")
    shown = int(page.locator("[data-sc-count]").inner_text().split()[0])
    expect(rows).to_have_count(shown)  # those out of sight come after the others
    page.get_by_role("columnheader", name="Name").get_by_role("button").dblclick()
    expect(page.locator("thead th").first).to_have_attribute("aria-sort", "descending")
    expect(rows).to_have_count(shown)
    assert shown < PAGE
    names = rows.locator("th a").all_inner_texts()
    assert names == sorted(names, key=lambda one: -int(one.split()[1]))


def test_an_order_is_in_the_address_and_kept(page: Page, url: str) -> None:
    first, head = page.locator("tbody th a").first, page.locator("thead th").first
    head.get_by_role("button").dblclick()
    expect(page).to_have_url(f"{url}?sort=-name")
    expect(first).to_have_text(f"Tool {TOOLS - 1}")
    page.reload()
    expect(first).to_have_text(f"Tool {TOOLS - 1}")
    expect(head).to_have_attribute("aria-sort", "descending")
    page.get_by_label("Filter by text").fill("tool 44")
    expect(page).to_have_url(f"{url}?text=tool+44&sort=-name")
    expect(first).to_have_text("Tool 449")
    page.goto(f"{url}?sort=nothing")
    expect(page.locator(".sc-pages")).to_be_visible()  # as it was served


def test_what_a_further_page_is_asked_for_begins_at_the_first(page: Page, url: str) -> None:
    first = page.locator("tbody th a").first
    beginning = first.inner_text()
    page.goto(f"{url}page-3.html")
    page.get_by_label("Filter by text").fill("tool 44")
    expect(page).to_have_url(f"{url}?text=tool+44")
    page.get_by_label("Filter by text").fill("")
    expect(page).to_have_url(url)
    expect(first).to_have_text(beginning)
    page.reload()
    expect(first).to_have_text(beginning)
    page.goto(f"{url}page-3.html")
    page.locator("thead th").first.get_by_role("button").click()
    expect(page).to_have_url(f"{url}?sort=name")
    expect(first).to_have_text("Tool 0")


def test_an_address_leads_to_a_row_that_the_page_was_not_sent(page: Page, url: str) -> None:
    page.goto(url.replace("/tools/", "/rows/"))
    shown = page.locator("tbody tr")
    first = shown.nth(3).inner_text()
    missing = {f"INC-{at}" for at in range(TOOLS)} - set(
        shown.evaluate_all("all => all.map(one => one.id)")
    )
    assert len(missing) == TOOLS - PAGE
    page.goto(f"{page.url}#{min(missing)}")
    expect(page.locator(":target")).to_be_in_viewport()
    page.get_by_label("Filter by text").fill("e")
    page.get_by_label("Filter by text").fill("")
    expect(shown.nth(3)).to_have_text(re.compile("."))
    assert shown.nth(3).inner_text() == first


def test_without_a_script_pages_lead_on(browser: Browser, url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(url)
        seen = []
        for number in ("1", "2", "3"):
            here = page.get_by_role("navigation", name="Pages").get_by_role("link", name=number)
            here.click()
            expect(here).to_have_attribute("aria-current", "page")
            seen += page.locator("tbody th a").all_inner_texts()
        assert len(seen) == len(set(seen)) == TOOLS

"""The table of a team with many standards: filtered, folded, on phones a card a row."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from standards_catalog.checks.load import load
from standards_catalog.model.entries import Team
from standards_catalog.render.environment import render
from standards_catalog.views.kinds.entry import section
from tests.bench import generate
from tests.browser.conftest import DESKTOP
from tests.browser.served import served
from tests.engine_pages import ASSETS

pytestmark = pytest.mark.browser

PAGE = (
    '<!doctype html><html lang="en"><title>Team</title>'
    '<meta name="viewport" content="width=device-width"><style>* { box-sizing: border-box }</style>'
    '<link rel="stylesheet" href="../assets/catalog.css">'
    '<link rel="stylesheet" href="../assets/filters.css">'
    '<link rel="stylesheet" href="../assets/cards.css">'
    '<script defer src="../assets/catalog.js"></script><body><main class="md-typeset">'
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("team")
    generate.catalog(root / "catalog", tools=3, teams=1, standards=80)
    catalog = load(root / "catalog").catalog
    found = section(catalog, catalog.all(Team)[0], "standing", "en")
    html = render("pages/section.html", "en", "../", section=found)
    site = root / "site"
    shutil.copytree(ASSETS, site / "assets")
    (site / "team").mkdir()
    Path(site / "team/index.html").write_text(PAGE + html, "utf-8")
    with served(site, "https://example.com/") as address:
        yield f"{address}team/"


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    page = browser.new_page(viewport=DESKTOP)
    page.goto(url)
    yield page
    page.close()


def test_a_filter_opens_the_groups_that_have_what_is_sought(page: Page, url: str) -> None:
    use = page.locator("details", has=page.get_by_text("In use", exact=True))
    hidden = use.locator("tbody tr")
    total = hidden.count()
    expect(hidden.last).to_be_hidden()
    name = hidden.last.locator("th a").text_content() or ""
    page.get_by_label("Filter by text").fill(name)
    expect(hidden.last).to_be_visible()
    shown = page.locator("tbody tr:visible")
    assert all(name.split()[1] in text for text in shown.all_inner_texts())
    expect(use.locator("summary")).to_have_text(
        f"In use {hidden.locator('visible=true').count()} / {total}"
    )
    for group in page.locator("details:visible").all():
        expect(group.locator("tbody tr:visible").first).to_be_visible()
    page.locator("[type=reset]").click()
    expect(hidden.last).to_be_hidden()
    expect(use.locator("summary")).to_have_text(f"In use {total}")
    page.locator("[data-sc-opens=filters]").click()
    page.get_by_label("Status").select_option("adopted")
    expect(page).to_have_url(f"{url}?status=adopted")
    page.reload()
    expect(hidden.first).to_be_visible()
    assert set(
        page.locator("tbody tr:visible").evaluate_all("all => all.map(one => one.dataset.status)")
    ) == {"adopted"}


def test_a_group_is_sorted_for_itself(page: Page) -> None:
    group = page.locator("details[open]").first
    names = group.locator("tbody th a").all_inner_texts()
    head = group.get_by_role("button", name="Name")
    head.click()
    head.click()
    again = group.locator("tbody th a").all_inner_texts()
    assert again != names
    assert sorted(again) == sorted(names)


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_a_row_is_a_card(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    row = page.locator("details[open] tbody tr").first
    cells = row.locator("th, td").evaluate_all(
        "all => all.filter(one => one.textContent).map(one => one.getBoundingClientRect().left)"
    )
    assert len(set(cells)) == 1  # below each other
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0

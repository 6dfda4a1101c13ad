"""Two dates of adoption compared in a browser: chosen, shared by address, without scripts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Opener, Site, answering
from tests.browser.served import served
from tests.browser.test_axe import faint, prepare, violations
from tests.conftest import BASE, Folder
from tests.engine_pages import PAGES
from tests.repository import commit
from tests.site.project import EPOCH, project
from tests.views.made import records, standard

pytestmark = pytest.mark.browser

COMPARE = "adoption/compare/"


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a small site whose catalog has three quarters of history."""
    made = project(tmp_path_factory.mktemp("compare"))
    shutil.copytree(BASE, made.root / "catalog")
    made.write("docs/about/changes.md", "# Changes\n\n{{ changes_by_month() }}\n")
    made.write("docs/adoption/compare.md", (PAGES / "adoption/compare.md").read_text("utf-8"))
    folder = Folder(made.root / "catalog")
    folder.write("standards/flow.yml", standard())
    records(folder, "beta", "tool: anvil, status: partial")
    steps = {"planned": "2026-02-01", "partial": "2026-05-01", "adopted": "2026-11-01"}
    for status, day in steps.items():
        records(folder, "alpha", f"standard: flow, status: {status}")
        commit(folder, status, day)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        built = made.build()
    assert built.code == 0, built.output
    with served(made.site, folder.load().catalog.settings.site) as url:
        yield Site(url, made.site)


def rows(page: Page) -> list[list[str]]:
    table = page.locator("[data-sc-moves]").first
    return [
        [" ".join(text.split()) for text in row.locator("th, td").all_inner_texts()]
        for row in table.locator("tbody tr").all()
    ]


@pytest.mark.parametrize("phone", [False, True])
def test_any_two_dates(open_page: Opener, phone: bool) -> None:
    page = open_page(COMPARE, phone=phone)
    assert rows(page) == [["Alpha", "A standard", "◐ Partial", "● Adopted"]]
    page.locator("[name=from]").first.select_option("2026Q1")
    page.locator("[name=to]").first.select_option("2026Q2")
    expect(page.locator("[data-sc-count]").first).to_have_text("1 moved")
    assert rows(page) == [["Alpha", "A standard", "○ Planned", "◐ Partial"]]
    assert page.url.endswith("?from=2026Q1&to=2026Q2")
    totals = page.locator("[data-sc-totals]").first.get_by_role("row", name="Planned")
    assert totals.locator("td").all_inner_texts() == ["1", "0"]
    page.reload()
    answering(page)
    assert rows(page) == [["Alpha", "A standard", "○ Planned", "◐ Partial"]]
    page.get_by_role("link", name="A standard").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("A standard")


@pytest.mark.parametrize("phone", [False, True])
def test_nothing_is_wider_than_the_screen(open_page: Opener, phone: bool) -> None:
    for path in (COMPARE, "about/changes/", "standards/flow/"):
        page = open_page(path, phone=phone)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, path


@pytest.mark.parametrize("path", [COMPARE, "about/changes/"])
def test_it_is_open_to_everyone(open_page: Opener, path: str) -> None:
    page = open_page(path)
    prepare(page)
    assert violations(page) == []
    assert faint(page) == []


def test_where_nobody_moved_it_says_so(open_page: Opener) -> None:
    page = open_page(f"{COMPARE}?from=2026Q2&to=2026Q3")
    assert rows(page) == []
    expect(page.get_by_text("No team moved between these two dates.").first).to_be_visible()


def test_an_address_that_makes_no_sense_is_the_last_quarter(open_page: Opener) -> None:
    page = open_page(f"{COMPARE}?from=<b>&to=1999Q1")
    assert rows(page) == [["Alpha", "A standard", "◐ Partial", "● Adopted"]]


def test_both_tables_show_the_same_dates(open_page: Opener) -> None:
    page = open_page(COMPARE)
    page.locator("[name=from]").last.select_option("2026Q1")
    expect(page.locator("[name=from]").first).to_have_value("2026Q1")
    assert rows(page) == [["Alpha", "A standard", "○ Planned", "● Adopted"]]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_without_scripts_it_is_the_last_quarter(
    browser: Browser, site: Site, size: dict[str, int]
) -> None:
    with browser.new_context(java_script_enabled=False, viewport=size) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(site.url + COMPARE)
        assert rows(page) == [["Alpha", "A standard", "◐ Partial", "● Adopted"]]
        expect(page.locator("[name=from]").first).to_be_hidden()

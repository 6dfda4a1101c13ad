"""100 teams and 200 standards: the page has what is in sight, and answers for all of it."""

from __future__ import annotations

import csv
import gzip
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from standards_catalog.checks.load import load
from standards_catalog.model.entries import Standard
from standards_catalog.views.adoption.matrix import PAPER
from tests.bench import generate
from tests.browser.conftest import DESKTOP
from tests.browser.served import served
from tests.engine_pages import ASSETS
from tests.matrices import FURTHER, Drawn, drawn

pytestmark = pytest.mark.browser

TEAMS, STANDARDS = 100, 200
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Adoption</title>'
    '<link rel="stylesheet" href="../assets/catalog.css">'
    '<link rel="stylesheet" href="../assets/filters.css">'
    '<script defer src="../assets/catalog.js"></script>'
    '<body><main class="md-typeset">'
)
CELLS = ".sc-matrix tbody td:not(.sc-total)"
IN_PAGE = 1_000  # cells
HEADS = ".sc-matrix thead tr:last-child th:visible"
PAPER_ACROSS: ViewportSize = {"width": 1060, "height": 740}  # A4 without its margins


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    folder = tmp_path_factory.mktemp("large") / "catalog"
    generate.catalog(folder, tools=10, teams=TEAMS, standards=STANDARDS)
    catalog = load(folder).catalog
    return drawn(catalog, catalog.all(Standard))


@pytest.fixture(scope="module")
def url(made: Drawn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(ASSETS, site / "assets")
    (site / "adoption").mkdir()
    pages = {"index.html": PAGE + made.page, FURTHER["table"]: PAGE + made.table}
    data = {FURTHER["matrix"]: made.data, FURTHER["cards"]: made.cards}
    for name, text in (pages | data).items():
        (site / "adoption" / name).write_text(text, "utf-8")
    with served(site, "https://example.com/") as address:
        yield f"{address}adoption/"


@pytest.fixture(scope="module")
def opened(browser: Browser, url: str) -> Iterator[Page]:
    page = browser.new_page(viewport=DESKTOP)
    page.goto(url)
    page.wait_for_selector("[data-sc-matrix=ready]")
    yield page
    page.close()


@pytest.fixture
def page(opened: Page) -> Page:
    opened.locator("form").first.evaluate("one => one.reset()")
    opened.locator(".sc-matrix-wrap").evaluate("one => one.scrollTo(0, 0)")
    expect(opened.locator("[data-sc-count]")).to_contain_text("20000 of 20000")
    return opened


def test_page_and_data_are_small(made: Drawn) -> None:
    """The frame around the page has the rest of 300 KB, and of 100 KB compressed."""
    assert len(made.page.encode()) < 250_000
    assert sum(len(gzip.compress(one.encode(), 6)) for one in (made.page, made.data)) < 80_000


def test_a_search_of_the_browser_finds_all_names(page: Page) -> None:
    names = page.locator(".sc-matrix th a").all_text_contents()
    assert {f"Team {index}" for index in range(TEAMS)} <= set(names)
    assert {f"Standard {index}" for index in range(STANDARDS)} <= set(names)


def test_the_page_has_few_cells_and_a_screen_reader_knows_of_all(page: Page) -> None:
    assert 100 < page.locator(CELLS).count() < IN_PAGE
    grid = page.get_by_role("grid")
    expect(grid).to_have_attribute("aria-colcount", str(STANDARDS + 2))
    expect(grid).to_have_attribute("aria-rowcount", str(TEAMS + 3))


def test_a_filter_touches_few_nodes(page: Page) -> None:
    touched = page.evaluate(
        """async () => {
          let touched = 0;
          const watch = new MutationObserver(all => {
            for (const one of all) touched += one.addedNodes.length + one.removedNodes.length;
          });
          watch.observe(document.querySelector(".sc-matrix"), {childList: true, subtree: true});
          document.querySelector("[name=status][value=partial]").click();
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          watch.disconnect();
          return touched;
        }"""
    )
    assert 0 < touched < 2 * IN_PAGE
    expect(page.locator("[data-sc-count]")).not_to_contain_text("20000 of")
    texts = page.locator(f"{CELLS}:not(.sc-off) .sc-status").all_inner_texts()
    assert texts
    assert [text for text in texts if "Partial" not in text] == []


def test_what_is_scrolled_to_is_there_in_its_place(page: Page) -> None:
    around = page.locator(".sc-matrix-wrap")
    around.evaluate("one => one.scrollTo(one.scrollWidth / 2, one.scrollHeight / 2)")
    seen = """() => {
      const around = document.querySelector(".sc-matrix-wrap");
      const {left, top, width, height} = around.getBoundingClientRect();
      const cell = document.elementFromPoint(left + width / 2, top + height / 2).closest("td");
      if (!cell) return [];
      const head = around.querySelector(`thead [aria-colindex="${cell.ariaColIndex}"]`);
      const at = one => one.getBoundingClientRect().left;
      const below = Math.abs(at(head) - at(cell)) < 1;
      return [cell.parentElement.cells[0].innerText, head.innerText, below];
    }"""
    page.wait_for_function(f"() => ({seen})().length")
    team, standard, below = page.evaluate(seen)
    assert re.fullmatch(r"Team [45]\d", team)
    assert re.fullmatch(r"Standard (9|10)\d", standard)
    assert below
    assert page.locator(CELLS).count() < IN_PAGE


def test_the_keyboard_reaches_every_cell_and_keeps_its_place(page: Page) -> None:
    page.locator(".sc-matrix [tabindex='0']").focus()
    focused = "document.activeElement"
    place = f"[{focused}.parentElement.ariaRowIndex, {focused}.ariaColIndex].map(Number)"
    page.keyboard.press("Control+End")
    assert page.evaluate(place) == [TEAMS + 3, STANDARDS + 2]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(place) == [TEAMS + 2, STANDARDS + 1]
    expect(page.locator(":focus")).to_be_in_viewport()
    page.locator(".sc-matrix-wrap").evaluate("one => one.scrollTo(0, 0)")
    page.wait_for_function("document.querySelector('.sc-matrix tbody th').innerText === 'Team 0'")
    assert page.evaluate(place) == [TEAMS + 2, STANDARDS + 1]
    page.keyboard.press("PageUp")
    assert page.evaluate(place) == [TEAMS + 2 - 8, STANDARDS + 1]
    expect(page.locator(":focus")).to_be_in_viewport()


COVERED = """() => {
  const cell = document.activeElement.getBoundingClientRect();
  const box = document.querySelector(".sc-matrix-wrap");
  const head = box.querySelector("thead > tr:last-child").getBoundingClientRect();
  const name = document.activeElement.parentElement.cells[0].getBoundingClientRect();
  return [name.right - cell.left, head.bottom - cell.top].map(Math.round);
}"""


def test_the_keyboard_shows_a_cell_beside_the_heads_that_stay(page: Page) -> None:
    page.locator(".sc-matrix [tabindex='0']").focus()
    for key in ("Control+Home", "ArrowDown", "End"):
        page.keyboard.press(key)
    for _ in range(14):
        page.keyboard.press("ArrowLeft")
        assert max(page.evaluate(COVERED)) <= 0
    for _ in range(6):
        page.keyboard.press("PageDown")
    for _ in range(10):
        page.keyboard.press("ArrowUp")
        assert max(page.evaluate(COVERED)) <= 0


def test_the_keyboard_leads_back_to_where_the_table_begins(page: Page) -> None:
    around = page.locator(".sc-matrix-wrap")
    place = "one => [one.scrollTop > 0, one.scrollLeft > 0]"
    page.locator(".sc-matrix [tabindex='0']").focus()
    page.keyboard.press("Control+End")
    assert around.evaluate(place) == [True, True]
    page.keyboard.press("Home")
    assert around.evaluate(place) == [True, False]
    expect(page.locator(":focus")).to_be_in_viewport()
    for key in ("End", "Control+Home"):
        page.keyboard.press(key)
    assert around.evaluate(place) == [False, False]
    expect(page.locator(":focus")).to_be_in_viewport()


def test_the_csv_has_all_of_it(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as download:
        page.locator("[data-sc-csv]").evaluate("one => one.click()")
    path = tmp_path / "made.csv"
    download.value.save_as(path)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    assert (len(rows), len(rows[0])) == (TEAMS + 2, STANDARDS + 2)
    assert [row[0] for row in rows[1:-1]] == [f"Team {index}" for index in range(TEAMS)]


def test_paper_has_all_lines_and_as_many_columns_as_are_legible(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport=PAPER_ACROSS)
    page.goto(url + "?teams=product")
    page.wait_for_selector("[data-sc-matrix=ready]")
    told = page.locator("[data-sc-paper]")
    expect(told).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(CELLS).count() == TEAMS * PAPER
    assert page.locator(f"{CELLS}:visible").count() == TEAMS * PAPER
    assert page.locator(HEADS).all_inner_texts() == [
        "Team",
        *(f"Standard {index}" for index in range(PAPER)),
        "Total",
    ]
    expect(told).to_contain_text(f"Only the first {PAPER} of {STANDARDS} columns")
    expect(page.locator(".sc-group-row").first).to_be_visible()
    for cell in (f"{CELLS} >> nth=0", f"{CELLS} >> nth={PAPER - 1}"):
        box = page.locator(cell).bounding_box()
        assert box
        assert box["width"] > 15  # 4 mm
        assert box["x"] + box["width"] < PAPER_ACROSS["width"]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(CELLS).count() < IN_PAGE
    page.close()


@pytest.mark.parametrize(
    ("asked", "columns"), [("?transpose=1", TEAMS), ("?text=standard-19", 10), ("table.html", 200)]
)
def test_paper_tells_how_many_columns_there_are(
    browser: Browser, url: str, asked: str, columns: int
) -> None:
    page = browser.new_page(viewport=PAPER_ACROSS)
    page.goto(url + asked)
    if "?" in asked:
        page.wait_for_selector("[data-sc-matrix=ready]")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    told = page.locator("[data-sc-paper]")
    assert page.locator(HEADS).count() == min(columns, PAPER) + 2
    if columns > PAPER:
        expect(told).to_contain_text(f"Only the first {PAPER} of {columns} columns")
    else:
        expect(told).to_be_hidden()
    page.close()


def test_a_card_tells_what_the_page_was_not_sent(page: Page) -> None:
    page.locator(f"{CELLS}:has(small)").first.click()
    card = page.get_by_role("dialog")
    expect(card.get_by_role("link", name=re.compile(r"pull.\d+"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_without_a_script_a_link_leads_to_the_whole_table(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    expect(page.locator("thead th[scope=col] a").first).to_have_text("Standard 0")
    told = page.locator("noscript p")
    expect(told).to_be_visible()
    expect(told).to_contain_text("this table has names and no cells")
    page.get_by_role("link", name="The whole table").first.click()
    expect(page.locator(CELLS)).to_have_count(TEAMS * STANDARDS)
    assert page.locator(".sc-matrix").evaluate("one => getComputedStyle(one).display") == "table"
    context.close()

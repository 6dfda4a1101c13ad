"""Matrices and tables on a phone, and for a reader who does not see colours or the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import SMALLEST, Opener, spilled
from tests.engine_pages import ASSETS

pytestmark = pytest.mark.browser

# Those that test_axe does not look at.
PAGES = [
    "teams/",
    "groups/",
    "platforms/",
    "principles/",
    "adoption/tools/",
    "standards/release-flow/",
    "about/",
    "about/sources/",
]
MATRICES = ["adoption/", "adoption/tools/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_no_wider_than_the_phone(open_page: Opener, path: str) -> None:
    page = open_page(path)
    page.set_viewport_size(SMALLEST)
    assert spilled(page) == []


@pytest.mark.parametrize("path", MATRICES)
def test_scripts_and_data_are_asked_for_at_once_and_only_once(open_page: Opener, path: str) -> None:
    page = open_page(path)
    matrix = page.locator("[data-sc-matrix=ready]")
    data = matrix.evaluate("({ dataset }) => new URL(dataset.scData, location).href")
    home = page.url.removesuffix(path)
    asked = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    scripts = [f"{home}assets/matrix/{one.name}" for one in (ASSETS / "matrix").glob("*.js")]
    assert {asked.count(one) for one in (*scripts, data)} == {1}
    ahead = page.locator("link[rel=modulepreload]").evaluate_all("all => all.map(one => one.href)")
    assert sorted(ahead) == sorted(scripts)


def scrolled(page: Page) -> dict[str, dict[str, float]]:
    """Scroll a matrix to its last cell and return where it and its headers are then."""
    found: dict[str, dict[str, float]] = page.evaluate(
        """() => {
          const around = document.querySelector(".sc-matrix").parentElement;
          around.scrollIntoView();
          around.scrollTo(around.scrollWidth, around.scrollHeight);
          const boxes = {};
          const put = (name, one) => boxes[name] = one.getBoundingClientRect().toJSON();
          put("around", around);
          put("corner", around.querySelector(".sc-corner"));
          put("head", around.querySelector("thead tr:last-child > :last-child"));
          put("row", around.querySelector("tbody tr:last-child > th"));
          boxes.scrolled = {x: around.scrollLeft, y: around.scrollTop};
          return boxes;
        }"""
    )
    return found


@pytest.mark.parametrize("path", MATRICES)
def test_headers_stay_while_a_matrix_scrolls(open_page: Opener, path: str) -> None:
    page = open_page(path, phone=True)
    page.set_viewport_size({"width": 390, "height": 420})
    boxes = scrolled(page)
    around = boxes["around"]
    assert boxes["scrolled"]["x"] > 0
    assert boxes["scrolled"]["y"] > 0
    for name in ("corner", "head"):
        assert abs(boxes[name]["top"] - around["top"]) < 3, name
    for name in ("corner", "row"):
        assert abs(boxes[name]["left"] - around["left"]) < 3, name
        assert boxes[name]["width"] < around["width"] / 2, name


@pytest.mark.parametrize("path", MATRICES)
def test_names_of_lines_do_not_fade_as_a_matrix_scrolls(open_page: Opener, path: str) -> None:
    page = open_page(path, phone=True)
    around = page.locator(".md-content .sc-scroll").first
    around.evaluate("one => one.scrollTo(one.scrollWidth / 2, 0)")
    mask = "one => getComputedStyle(one).maskImage"
    page.wait_for_function(f"one => ({mask})(one) !== 'none'", arg=around.element_handle())
    assert "to left" in around.evaluate(mask), "only what is on their other side"


@pytest.mark.parametrize("path", MATRICES)
def test_one_may_scroll_before_a_matrix_answers(open_page: Opener, path: str) -> None:
    around = "document.querySelector('.sc-matrix-wrap')"
    script = f"setInterval(() => {around}?.dispatchEvent(new Event('scroll')))"
    page = open_page(path, script=script)  # an error of the page would fail it
    page.wait_for_selector("[data-sc-matrix=ready]")


@pytest.mark.parametrize("path", MATRICES)
def test_the_keyboard_scrolls_a_matrix(open_page: Opener, path: str) -> None:
    page = open_page(path, phone=True)
    around = page.locator(".md-content .sc-scroll").first
    around.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("one => one.scrollLeft > 0", arg=around.element_handle())


@pytest.mark.parametrize("path", [*MATRICES, "zones/"])
def test_every_cell_says_its_status_in_words(open_page: Opener, path: str) -> None:
    page = open_page(path)
    cells = page.locator(".sc-matrix tbody td:not(.sc-total), .sc-zones tbody td")
    texts = cells.all_inner_texts()
    assert texts
    assert [text for text in texts if not any(map(str.isalpha, text))] == []
    if path != "zones/":
        legend = page.locator(".sc-legend dt").all_inner_texts()
        known = {text.split(maxsplit=1)[-1] for text in legend}
        said = cells.locator(".sc-status").all_inner_texts()
        assert len(said) == len(texts)
        assert {text.split(maxsplit=1)[-1] for text in said} <= known


def test_links_of_a_cell_are_named_after_it(open_page: Opener) -> None:
    page = open_page("zones/")
    links = page.locator(".sc-line")
    names = [link.get_attribute("aria-label") or "" for link in links.all()]
    assert names
    assert all(", " in name and any(map(str.isalpha, name)) for name in names)
    targets = [link.get_attribute("href") for link in links.all()]
    pairs = dict.fromkeys(zip(names, targets, strict=True))
    assert len({name for name, _ in pairs}) == len(pairs), "one name, two targets"

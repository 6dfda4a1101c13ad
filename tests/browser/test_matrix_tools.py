"""The adoption matrix answers: filters, order, grid and card, at the desk and on a phone."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opener
from tests.browser.test_axe import prepare, violations

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("phone", [False, True])


def matrix(open_page: Opener, query: str = "", **options: object) -> Page:
    page = open_page(f"adoption/{query}", **options)
    page.wait_for_selector("[data-sc-matrix=ready]")
    return page


def unfold(page: Page, panel: str) -> None:
    opener = page.locator(f"[data-sc-opens={panel}]")
    if opener.get_attribute("aria-expanded") == "false":
        opener.click()


def choose(page: Page, name: str, value: str) -> None:
    unfold(page, "filters")
    box = page.locator(f"[name={name}][value='{value}']")
    if not box.is_visible():
        page.locator(f"[data-sc-facet={name}] > summary").click()
    box.check()


def count(page: Page) -> Locator:
    return page.locator("[data-sc-count]")


def left(page: Page) -> Locator:
    return page.locator(".sc-matrix tbody td:not(.sc-off, .sc-total)")


@BOTH
def test_a_choice_leaves_only_what_has_it(open_page: Opener, phone: bool) -> None:
    page = matrix(open_page, phone=phone)
    choose(page, "status", "partial")
    assert left(page).count() > 0
    for text in left(page).all_inner_texts():
        assert "Partial" in text
    shown = left(page).count()
    expect(count(page)).to_contain_text(f": {shown} of ")
    expect(page).to_have_url(re.compile(r"\?status=partial$"))


@BOTH
def test_the_address_holds_everything(open_page: Opener, phone: bool) -> None:
    page = matrix(open_page, phone=phone)
    choose(page, "status", "partial")
    choose(page, "status", "adopted")
    said = count(page).inner_text()
    page.reload()
    expect(count(page)).to_have_text(said)
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?status=partial$"))
    expect(page.locator("[name=status][value=adopted]")).not_to_be_checked()
    assert not [text for text in left(page).all_inner_texts() if "Adopted" in text]


def test_one_key_leads_past_the_filters_to_the_grid(open_page: Opener) -> None:
    page = matrix(open_page, "?status=partial")
    page.get_by_label("Filter by text").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("grid").locator("[tabindex='0']")).to_be_focused()


def test_facets_that_divide_nothing_go_and_chips_take_back(open_page: Opener) -> None:
    page = matrix(open_page, "?team=tides")
    unfold(page, "filters")
    expect(page.locator("[data-sc-facet=team]")).to_be_visible()
    alike = page.evaluate(
        """() => {
          const cells = document.querySelectorAll(".sc-matrix tbody td:not(.sc-off, .sc-total)");
          const divides = (label) => label.control.checked ||
            Number(label.querySelector("[data-sc-number]").textContent) < cells.length;
          return [...document.querySelectorAll("details[data-sc-facet]:not([hidden])")]
            .filter(facet => ![...facet.querySelectorAll("label:not([hidden])")].some(divides))
            .map(facet => facet.dataset.scFacet);
        }"""
    )
    assert alike == []
    expect(page.get_by_role("button", name="Filters")).to_have_text("Filters (1)")
    page.get_by_role("button", name="Team: Tide Tables").click()
    expect(page).to_have_url(re.compile("adoption/$"))
    expect(page.get_by_role("button", name="Filters")).to_have_text("Filters")
    page.go_back()
    expect(page.get_by_role("button", name="Team: Tide Tables")).to_be_visible()


def test_text_is_sought_in_teams_and_columns(open_page: Opener) -> None:
    page = matrix(open_page)
    page.get_by_label("Filter by text").fill("ＴＩＤＥ release")
    expect(page.locator(".sc-matrix tbody tr")).to_have_count(1)
    expect(page.locator(".sc-matrix tbody th")).to_have_text("Tide Tables")
    heads = page.locator(".sc-matrix thead th[scope=col] a").all_inner_texts()
    assert "Raft release flow" in heads


def test_every_choice_on_offer_finds_as_many_as_it_says(open_page: Opener) -> None:
    page = matrix(open_page, "?status=partial&status=adopted")
    wrong = page.evaluate(
        """() => [...document.querySelectorAll("[data-sc-facet] input")].filter(box => {
          const label = box.labels[0];
          if (box.checked || label.hidden) return false;
          const said = Number(label.querySelector("[data-sc-number]").textContent);
          box.click();
          const shown = box.name === "status" ? said :
            document.querySelectorAll(".sc-matrix tbody td:not(.sc-off, .sc-total)").length;
          box.click();
          return !said || said !== shown;
        }).map(box => box.name + box.value)"""
    )
    assert wrong == []


def test_what_an_address_cannot_ask_for_is_ignored(open_page: Opener) -> None:
    page = matrix(open_page, "?status=finished&sort=colour&cell=nobody/nothing")
    expect(count(page)).to_have_text(re.compile(r": (\d+) of \1 cells"))
    expect(page.locator("dialog.sc-card")).to_be_hidden()


def test_nothing_left_is_said(open_page: Opener) -> None:
    page = matrix(open_page, "?text=xylophone")
    expect(page.locator("[data-sc-empty]")).to_be_visible()
    expect(count(page)).to_contain_text("0 teams")


def test_coverage_and_name_order_both_axes(open_page: Opener) -> None:
    page = matrix(open_page, "?sort=most&columns=none")
    rates = page.locator(".sc-matrix tbody meter").evaluate_all(
        "all => all.map(one => one.value / one.max)"
    )
    assert rates == sorted(rates, reverse=True)
    across = page.locator(".sc-matrix tfoot td:not(:last-child)").evaluate_all(
        "all => all.map(one => one.querySelector('meter'))"
        ".map(one => one ? one.getAttribute('value') / one.getAttribute('max') : -1)"
    )
    assert across == sorted(across, reverse=True)
    page = matrix(open_page, "?sort=name")
    names = page.locator(".sc-matrix tbody th").all_inner_texts()
    assert names == sorted(names)


def test_totals_are_of_all_whatever_a_filter_hides(open_page: Opener) -> None:
    totals = ".sc-matrix .sc-total"
    whole = matrix(open_page, "").locator(totals).all_inner_texts()
    page = matrix(open_page, "?status=partial")
    left = page.locator(totals).all_inner_texts()
    assert 0 < len(left) < len(whole)
    assert set(left) <= set(whole)
    assert left[-1] == whole[-1]


def test_rows_by_product_columns_by_zone(open_page: Opener) -> None:
    page = matrix(open_page, "?teams=product&columns=zone")
    expect(page.locator(".sc-group-row th").first).to_have_attribute("scope", "rowgroup")
    groups = page.locator(".sc-matrix thead th.sc-group").all_inner_texts()
    assert groups[-1] == "No zone"
    assert len(groups) == len(set(groups)) > 2


def test_rows_and_columns_swap(open_page: Opener) -> None:
    page = matrix(open_page)
    teams = page.locator(".sc-matrix tbody th").all_inner_texts()
    unfold(page, "arrange")
    page.get_by_label("Swap rows and columns").check()
    heads = page.locator(".sc-matrix thead th[scope=col] a").all_inner_texts()
    assert heads == teams
    expect(page.locator(".sc-corner")).to_have_text("Standards")


def test_what_is_found_and_not_declared_is_chosen_and_its_places_lead_to_the_forge(
    open_page: Opener,
) -> None:
    page = open_page("adoption/tools/")
    page.wait_for_selector("[data-sc-matrix=ready]")
    choose(page, "observed", "undeclared")
    assert left(page).locator(".sc-mark").all_inner_texts() == ["+\nFound, not declared"] * 2
    left(page).first.click()
    card = page.get_by_role("dialog", name=re.compile("Ferries × Keel"))
    expect(card).to_contain_text("Found, not declared")
    expect(card).to_contain_text("2026-11-19")
    expect(card).to_contain_text("Record it, as the repositories show it.")
    expect(card.get_by_role("link", name=re.compile(r"versions\.tf:4 1\.9"))).to_have_attribute(
        "href", re.compile(r"/example/booking/blob/a{40}/ground/versions\.tf#L4$")
    )


@BOTH
def test_a_cell_opens_its_card_and_gets_the_focus_back(open_page: Opener, phone: bool) -> None:
    page = matrix(open_page, "?team=tides&text=release flow", phone=phone)
    cell = left(page).first
    cell.click()
    card = page.get_by_role("dialog", name=re.compile("Tide Tables × Raft release flow"))
    expect(card).to_be_visible()
    expect(card).to_contain_text("Refiner")
    expect(card.get_by_role("link", name=re.compile(r"tides\.yml#L\d+"))).to_have_attribute(
        "href", re.compile(r"/blob/main/catalog/adoption/tides\.yml#L\d+$")
    )
    expect(card).to_contain_text("Next step")
    expect(page).to_have_url(re.compile("cell=tides/release-flow"))
    page.reload()
    expect(card).to_be_visible()
    prepare(page)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(cell).to_be_focused()
    expect(page).not_to_have_url(re.compile("cell="))


def test_arrow_keys_move_and_enter_opens(open_page: Opener) -> None:
    page = matrix(open_page)
    grid = page.get_by_role("grid")
    expect(grid.locator("[tabindex='0']")).to_have_count(1)
    grid.locator("[tabindex='0']").focus()
    place = "[document.activeElement.parentElement.rowIndex, document.activeElement.cellIndex]"
    row, column = page.evaluate(place)
    for key, by in {"ArrowRight": (0, 1), "ArrowDown": (1, 0), "ArrowLeft": (0, -1)}.items():
        page.keyboard.press(key)
        row, column = row + by[0], column + by[1]
        assert page.evaluate(place) == [row, column], key
    expect(grid.locator("[tabindex='0']")).to_have_count(1)
    page.keyboard.press("Control+End")
    expect(page.locator(".sc-matrix tfoot td").last).to_be_focused()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("dialog.sc-card")).to_be_visible()


def test_what_is_shown_leaves_as_a_table(open_page: Opener, tmp_path: Path) -> None:
    page = matrix(open_page, "?status=partial", permissions=["clipboard-read", "clipboard-write"])
    unfold(page, "arrange")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    path = tmp_path / "made.csv"
    download.value.save_as(path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    teams = page.locator(".sc-matrix tbody th").all_inner_texts()
    assert [row[0] for row in rows[1:-1]] == teams
    assert any(one.startswith("Partial") for row in rows[1:-1] for one in row)
    assert not any("Adopted;" in one for row in rows for one in row)
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(count(page)).to_have_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.splitlines()[1] == "|" + " --- |" * len(rows[0])
    assert len(text.splitlines()) == len(rows) + 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(a)"])
def test_no_cell_becomes_a_formula(open_page: Opener, text: str) -> None:
    page = matrix(open_page)
    made = page.evaluate(
        """async text => {
          const {csv} = await import(new URL("../assets/matrix/export.js", location.href));
          const cell = document.createElement("td");
          cell.textContent = text;
          return csv([[cell]]);
        }""",
        text,
    )
    assert f'"\'{text}"' in made


def test_the_other_matrix_is_asked_the_same(open_page: Opener) -> None:
    page = matrix(open_page, "?team=tides")
    page.locator("a.sc-switch").click()
    page.wait_for_selector("[data-sc-matrix=ready]")
    expect(page).to_have_url(re.compile(r"adoption/tools/\?team=tides$"))
    expect(page.locator(".sc-matrix tbody th")).to_have_text("Tide Tables")


def test_without_a_script_the_table_is_whole(open_page: Opener) -> None:
    page = open_page("adoption/", java_script_enabled=False)
    assert left(page).count() == page.locator(".sc-matrix tbody .sc-status:visible").count() > 0
    for control in page.locator("[data-sc-form]").locator("input, select, button, summary").all():
        expect(control).to_be_hidden()
    expect(page.locator(".sc-sortable button")).to_have_count(0)

"""Texts that attack, are too long or run the other way, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from standards_catalog.schema.schemas import package_schemas
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.served import served
from tests.site.hostile import ATTACK, hostile
from tests.site.project import EPOCH

pytestmark = pytest.mark.browser

FOLDERS = {
    kind: schema.folder for kind, schema in package_schemas().kinds.items() if kind != "adoption"
}
PAGES = [
    *["", "adoption/", "adoption/tools/"],
    *(f"{folder}/" for folder in FOLDERS.values()),
    *(f"{folder}/attack{'s' if folder == 'groups' else ''}/" for folder in FOLDERS.values()),
    *(f"{folder}/long/" for folder in ("standards", "tools", "teams", "zones")),
    *["standards/odd/", "tools/odd/"],
]
# Whatever could run, wherever it stands; what the theme brings itself has no such text.
INJECTED = """() => [...document.querySelectorAll("*")].filter(one =>
  [...one.attributes].some(at => at.name.startsWith("on"))
  || (one.tagName === "SCRIPT" && one.type !== "application/json"
      && one.textContent.includes("alert("))
  || (one.matches("img, iframe, object, embed, article style, article b"))
  || (one.matches("article script:not([type='application/json'])"))
  || (/^(javascript|data|vbscript):/i.test(one.getAttribute("href") ?? "")
      && !one.matches("[data-md-component=search-share]"))
).map(one => one.outerHTML.slice(0, 200))"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of the hostile site, and with its `url` where that is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        made = hostile(tmp_path_factory.mktemp("hostile"))
        built = made.build()
    assert built.code == 0, built.output
    with served(made.site, "https://example.com/") as url:
        context = browser.new_context(base_url=url)
        found = context.new_page()
        yield found
        context.close()


@pytest.fixture(autouse=True)
def ran(page: Page) -> Iterator[list[str]]:
    """Whatever ran, asked elsewhere or failed; nothing may."""
    told: list[str] = []
    listeners = {
        "dialog": lambda dialog: (told.append(f"dialog {dialog.message}"), dialog.dismiss()),
        "pageerror": lambda error: told.append(f"error {error}"),
        "request": lambda request: told.append(request.url) if "/x" in request.url[-2:] else None,
    }
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    yield told
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    assert told == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_nothing_and_fits(page: Page, path: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(path)
    assert page.evaluate(INJECTED) == []
    assert page.evaluate(OVERFLOW) <= 0
    page.set_viewport_size(PHONE)
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_a_name_is_shown_as_typed(page: Page, folder: str) -> None:
    page.goto(f"{folder}/attack{'s' if folder == 'groups' else ''}/")
    expect(page.locator("article h1")).to_contain_text(ATTACK)
    name, _, kind = page.title().rpartition(" · ")
    assert name == " ".join(ATTACK.split())
    assert kind.endswith(" - Standards catalog")
    expect(page.locator(".md-header__topic").last).to_contain_text(ATTACK)


def test_search_results_run_nothing(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto("tools/attack/")
    page.locator("[data-md-component=search-query]").click()
    for query in ("script", "alert", "onerror", "img", "مرحبا", "Donau"):
        page.locator("[data-md-component=search-query]").fill(query)
        page.keyboard.press("Shift")
        expect(page.locator(".md-search-result__item mark").first).to_be_visible()
        expect(page.locator(".md-search-result__meta")).to_contain_text("matching")
        assert page.evaluate(INJECTED) == []
        assert page.evaluate(OVERFLOW) <= 0


def test_filters_hold_what_was_typed(page: Page) -> None:
    page.goto("standards/")
    page.get_by_label("Filter by text").fill("<script>alert(1)")
    rows = page.locator(".sc-sortable tbody tr:visible")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("<script>alert(1)</script>")
    assert "%3Cscript%3E" in page.url
    page.reload()
    expect(page.get_by_label("Filter by text")).to_have_value("<script>alert(1)")
    assert page.evaluate(INJECTED) == []

"""Nothing jumps when the scripts run, however late: here, when all else has been shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import DESKTOP, PHONE, Site, Watched, answering

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "standards/",
    "standards/?stage=standard",
    "standards/?text=xylophone",
    "tools/?ring=caution",
    "incidents/sample/rows/?year=2025",
    "adoption/",
    "adoption/?status=partial",
    "adoption/tools/?text=eel",
    "adoption/compare/?from=2025Q1&to=2026Q1",
    "ja/adoption/?status=partial",
    "tools/radar/?segment=release&text=slip",
    "standards/release-flow/",
]

SHIFTS = """
  window.shifts = [];
  const note = (entries) => entries.forEach((one) => shifts.push(
    [one.value, one.sources.map(({ node }) => node?.className ?? "text").join(", ")]));
  const seer = new PerformanceObserver((list) => note(list.getEntries()));
  seer.observe({ type: "layout-shift", buffered: true });
  window.painted = async (later = 0) => {
    await new Promise((done) => setTimeout(done, later));
    for (let times = 0; times < 3; times++)
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    note(seer.takeRecords());
    return shifts;
  };
"""


class Late:
    """Scripts that wait until they are let go."""

    def __init__(self, page: Page) -> None:
        self.waiting: list[Route] | None = []
        page.route("**/*.js", self._asked)

    def _asked(self, route: Route) -> None:
        if self.waiting is None:
            route.continue_()
        else:
            self.waiting.append(route)

    def come(self) -> None:
        """Let them go."""
        waiting, self.waiting = self.waiting or [], None
        for route in waiting:
            route.continue_()


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_jumps_when_the_scripts_run(
    browser: Browser, site: Site, watched: Watched, path: str, phone: bool
) -> None:
    with browser.new_context(viewport=PHONE if phone else DESKTOP) as context:
        page = context.new_page()
        watched.watch(page)
        page.add_init_script(SHIFTS)
        scripts = Late(page)
        page.goto(site.url + path, wait_until="commit")
        page.wait_for_selector(".md-footer", state="attached")
        # A table that arrives in pieces moves by itself; that is nothing of the scripts.
        arrived = len(page.evaluate("painted()"))
        scripts.come()
        page.wait_for_load_state("load")
        answering(page)
        # What a list has out of sight comes by a timer that was set before this one.
        assert page.evaluate("painted(150)")[arrived:] == []


def test_where_the_script_fails_the_whole_list_is_seen(browser: Browser, site: Site) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/assets/catalog.js", lambda route: route.abort())
        page.goto(site.url + "standards/?stage=standard")
        expect(page.locator("[data-sc-list] tbody tr").first).to_be_visible()
        expect(page.locator(".md-footer")).to_be_visible()

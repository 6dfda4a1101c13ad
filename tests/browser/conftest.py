"""A browser, a site behind a server, and pages that are watched while they are open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    expect,
)

from standards_catalog.model.catalog import Catalog
from tests.browser.served import served
from tests.conftest import invented
from tests.site.project import organisation_site

PATIENCE = 120_000  # milliseconds; no verdict, but when a page that hangs is given up
expect.set_options(timeout=PATIENCE)
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SMALLEST: ViewportSize = {"width": 320, "height": 640}  # WCAG 2.2, reflow

# What reaches past the right edge without anything around it that scrolls.
_SPILLED = """() => {
  const root = document.documentElement;
  const found = [...document.querySelectorAll(".md-content *")].filter(one => {
    const box = one.getBoundingClientRect();
    if (box.right <= root.clientWidth + 1 || !box.width) return false;
    for (let up = one.parentElement; up; up = up.parentElement)
      if (["auto", "scroll", "hidden"].includes(getComputedStyle(up).overflowX)) return false;
    return true;
  }).slice(0, 3).map(one => one.outerHTML.slice(0, 120));
  return root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth}`, ...found] : found;
}"""


def spilled(page: Page) -> list[str]:
    """Return what of a page is wider than the screen."""
    found: list[str] = page.evaluate(_SPILLED)
    return found


def answering(page: Page) -> None:
    """Wait until the scripts of a page answer; what is asked of it before that is lost."""
    matrix = "[data-sc-matrix]:not([data-sc-matrix=ready])"
    expect(page.locator(f"html.sc-asked, form.sc-filters[hidden], {matrix}")).to_have_count(0)


@dataclass(frozen=True)
class Site:
    """The built site: where it is served, and the folder that it is in."""

    url: str
    folder: Path

    def file(self, href: str) -> Path:
        """Return the file behind an address of the site."""
        path = href.removeprefix(self.url).partition("#")[0].partition("?")[0]
        return self.folder / path / ("index.html" if path.endswith("/") or not path else "")


@dataclass
class Watched:
    """What pages asked for and complained about."""

    url: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Write down from now on."""
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{message.text} ({message.location.get('url')})")


Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the catalog of the site."""
    return invented()


@pytest.fixture(scope="session")
def site(
    chromium: str, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Return the site, built and served."""
    folder = organisation_site(tmp_path_factory).site
    with served(folder, catalog.settings.site) as url:
        yield Site(url, folder)


@pytest.fixture
def watched(site: Site) -> Iterator[Watched]:
    """Watch all pages of a test: no request to another host, no error."""
    made = Watched(site.url)
    yield made
    assert not made.foreign, "requests to other hosts"
    assert not made.errors, "errors of the page"


@pytest.fixture(scope="session")
def shared(browser: Browser) -> Iterator[BrowserContext]:
    """Return the context of pages that leave nothing behind; to make one takes half a second."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def open_page(
    browser: Browser, shared: BrowserContext, site: Site, watched: Watched
) -> Iterator[Opener]:
    """Return a function that opens a page of the site; with options, in a context of its own."""
    opened: list[Page | BrowserContext] = []

    def open_page(
        path: str = "", *, phone: bool = False, dark: bool = False, script: str = "", **own: object
    ) -> Page:
        if dark:  # The theme remembers the first light it saw.
            own["color_scheme"] = "dark"
        context = browser.new_context(**own) if own else shared  # type: ignore[arg-type]
        page = context.new_page()
        opened.append(context if own else page)
        page.set_default_timeout(PATIENCE)
        page.set_viewport_size(PHONE if phone else DESKTOP)
        if script:
            page.add_init_script(script)
        watched.watch(page)
        page.goto(site.url + path)
        if own.get("java_script_enabled", True):
            answering(page)
        return page

    yield open_page
    for one in opened:
        one.close()

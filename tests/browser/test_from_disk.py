"""The site opened from a disk: pages, links and tables are there, and the search says why not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.project import organisation

PLUGINS = "plugins: [catalog, macros, search, offline]\n"


@pytest.fixture(scope="module")
def folder(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as Material's plug-in for this purpose has it built."""
    made = organisation(tmp_path_factory.mktemp("disk") / "project")
    config = (made.root / "mkdocs.yml").read_text("utf-8")
    made.write("mkdocs.yml", config.replace("plugins: [catalog, macros, search]\n", PLUGINS))
    done = made.build()
    assert done.code == 0, done.output
    return made.site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that knows no error."""
    page, errors = browser.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield page
    page.close()
    assert not errors


def test_tables_and_links_are_there(folder: Path, page: Page) -> None:
    page.goto((folder / "adoption/index.html").as_uri() + "?status=adopted")
    table = page.locator("table.sc-matrix")
    expect(table).to_be_visible()
    expect(table.locator("tbody tr").last).to_be_visible()
    table.locator("thead a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.endswith(".html")


@pytest.mark.parametrize(
    ("home", "sentence"),
    [("index.html", "Search needs a server"), ("ja/index.html", "検索にはサーバーが必要です")],
)
def test_the_search_says_that_it_needs_a_server(
    folder: Path, page: Page, home: str, sentence: str
) -> None:
    page.goto((folder / home).as_uri())
    box = page.get_by_placeholder(sentence)
    expect(box).to_be_visible()
    expect(box).to_be_disabled()

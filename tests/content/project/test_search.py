"""Who asks the shipped site in their own words gets the page that is meant first."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from math import inf, isnan, nan
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.served import served
from tests.browser.test_search_parts import ask

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]
CATALOG = str(Path(sys.executable).with_name("catalog"))
QUERIES: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("queries.yml").read_text("utf-8")
)
QUESTIONS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("questions.yml").read_text("utf-8")
)
FIRST = 5


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Return a page of the shipped site: what CATALOG_SITE names, else built aside."""
    if ready := os.environ.get("CATALOG_SITE"):
        site = ROOT / ready
    else:
        site = tmp_path_factory.mktemp("shipped") / "site"
        command = [CATALOG, "build", "--site", str(site)]
        built = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        assert built.returncode == 0, (built.stdout + built.stderr).decode()
    with served(site, "https://example.com/") as url:
        page = browser.new_page()
        page.goto(url)
        yield page
        page.close()


def ranks(page: Page, wanted: dict[str, list[str]]) -> dict[str, float]:
    """Return the place of the page that is meant among those that are found, from 0."""
    places: dict[str, float] = {}
    for query, found in ask(page, *wanted).items():
        pages = list(dict.fromkeys(one["location"].partition("#")[0] for one in found))
        places[query] = min((pages.index(at) for at in wanted[query] if at in pages), default=inf)
        if not pages:
            places[query] = nan
    return places


def test_the_page_that_is_meant_comes_first(page: Page) -> None:
    found = ranks(page, {query: [at] for way in QUERIES.values() for query, at in way.items()})
    first = {query for query, rank in found.items() if rank == 0}
    shown = {query for query, rank in found.items() if rank < FIRST}
    assert len(first) >= 0.95 * len(found), sorted(found.keys() - first)
    assert len(shown) >= 0.99 * len(found), sorted(found.keys() - shown)


def test_questions_in_words_of_ones_own_are_answered(page: Page) -> None:
    found = ranks(
        page, {query: pages for way in QUESTIONS.values() for query, pages in way.items()}
    )
    first = {query for query, rank in found.items() if rank == 0}
    shown = {query for query, rank in found.items() if rank < FIRST}
    assert len(first) >= 0.85 * len(found), sorted(found.keys() - first)
    assert len(shown) >= 0.95 * len(found), sorted(found.keys() - shown)
    assert not [query for query, rank in found.items() if isnan(rank)]

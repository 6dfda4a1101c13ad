"""The search finds every entry by each of its names, and leads to a page that is there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from macros.catalog.catalog import Catalog, Ref
from macros.catalog.model import Named, Team
from macros.site.pages import entries
from macros.views.link import address
from tests.browser.conftest import Opener, Site

pytestmark = pytest.mark.browser

FIRST = 5

# Material's worker answers each query with one message; its type 3 is a result.
LISTEN = """
  const Real = window.Worker;
  window.Worker = class extends Real {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({data}) => {
        if (data.type === 3) setTimeout(() => window.dispatchEvent(new Event("answered")));
      });
    }
  };
"""
ASK = """async ([query, all]) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const scroll = document.querySelector(".md-search__scrollwrap");
  const items = () => [...document.querySelectorAll(".md-search-result__item")];
  const answered = new Promise(done => window.addEventListener("answered", done, {once: true}));
  input.value = query;
  input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
  await answered;
  while (all) {
    const before = items().length;
    scroll.scrollTop = 0;
    scroll.scrollTop = scroll.scrollHeight;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    if (items().length === before) break;
  }
  return items().map(item => [...item.querySelectorAll("a")].map(link => link.href));
}"""


class Search:
    """An open search."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.ask = cache(self._ask)

    def _ask(self, query: str, all: bool = False) -> list[list[str]]:
        """Return the addresses of each result, best first: its page, then sections of it."""
        found: list[list[str]] = self.page.evaluate(ASK, [query, all])
        return [[self._address(href) for href in hrefs] for hrefs in found]

    def _address(self, href: str) -> str:
        parts = urlsplit(href.removeprefix(self.url))
        return parts.path + (f"#{unquote(parts.fragment)}" if parts.fragment else "")


@pytest.fixture
def search(open_page: Opener, site: Site) -> Search:
    page = open_page(script=LISTEN)
    page.locator("[data-md-component=search-query]").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    return Search(page, site.url)


def names(entry: Named) -> Iterator[str]:
    yield from entry.name.all
    yield entry.id
    yield from (*entry.aliases, *entry.formerly)
    if isinstance(entry, Team):
        for product in entry.products:
            yield from product.name.all


def test_every_entry_is_found_by_each_of_its_names(catalog: Catalog, search: Search) -> None:
    missing = []
    for entry in entries(catalog):
        page = address(Ref(entry.kind, entry.id))
        for name in dict.fromkeys(names(entry)):
            found = [result[0].partition("#")[0] for result in search.ask(name)]
            if page not in found[:FIRST]:
                missing.append(f"{name!r} finds {found[:FIRST]}, not {page}")
    assert not missing, "\n".join(missing)


def test_every_entry_is_found_by_its_tags(catalog: Catalog, search: Search) -> None:
    missing = []
    for entry in entries(catalog):
        page = address(Ref(entry.kind, entry.id))
        for tag in entry.tags:
            found = search.ask(tag, True)
            if page not in [result[0] for result in found]:
                missing.append(f"tag {tag!r} does not find {page} among {len(found)}")
    assert not missing, "\n".join(missing)

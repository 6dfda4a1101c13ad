"""The search finds every entry by each of its names, and leads to a page that is there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named, Team
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.site.pages.entries import entries
from standards_catalog.text import plain
from standards_catalog.views.shared.link import address
from standards_catalog.views.shared.words import words
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


def test_a_sentence_of_a_summary_finds_its_page(catalog: Catalog, search: Search) -> None:
    missing = []
    for entry in entries(catalog):
        page = address(Ref(entry.kind, entry.id))
        text = getattr(entry, "summary", None) or getattr(entry, "purpose", None)
        sentence = plain(text["en"]).partition(". ")[0] if text else ""
        if sentence and page not in [hrefs[0] for hrefs in search.ask(sentence)[:FIRST]]:
            missing.append(f"{sentence!r} does not find {page}")
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("Keel Enterprise", "tools/keel-cloud/"),
        ("r2e", "tools/raft-engine/"),
        ("Raftリリースフロー", "standards/release-flow/"),
        ("灯台マガジン", "teams/lanterns/"),
        ("リリース会", "groups/pilots/"),
    ],
)
def test_what_is_asked_for_most_comes_first(search: Search, query: str, page: str) -> None:
    assert search.ask(query)[0][0] == page


# ---- a list of queries

QUERIES: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("queries.yml").read_text("utf-8")
)


def test_the_page_that_is_meant_comes_first(search: Search) -> None:
    ranks = {}
    for query, page in (pair for way in QUERIES.values() for pair in way.items()):
        found = [hrefs[0].partition("#")[0] for hrefs in search.ask(query)]
        ranks[query] = found.index(page) if page in found else len(found)
    assert len(ranks) >= 40
    first = [query for query, rank in ranks.items() if rank == 0]
    shown = [query for query, rank in ranks.items() if rank < FIRST]
    assert len(first) >= 0.95 * len(ranks), sorted(ranks.keys() - first)
    assert len(shown) >= 0.99 * len(ranks), sorted(ranks.keys() - shown)


# Asks the worker itself, as 4,000 words typed one by one would take minutes.
EMPTY = """async ([script, words]) => {
  const worker = new Worker(script);
  const answered = () => new Promise(done => worker.onmessage = ({data}) => done(data.data));
  const ask = (type, data) => {
    const done = answered();
    worker.postMessage({type, data});
    return done;
  };
  await ask(0, {options: {}});
  const empty = [];
  for (const word of words) if (!(await ask(2, word)).items.length) empty.push(word);
  worker.terminate();
  return empty;
}"""
# Runs of one script: nobody asks for a Japanese sentence with its particles as one word.
SHOWN = r"(?<![0-9A-Za-z])[A-Za-z][A-Za-z'-]*[A-Za-z](?![0-9A-Za-z])|[一-龠々]+|[ァ-ヶー]{2,}"


@pytest.mark.parametrize(("home", "least"), [("", 1_000), ("ja/", 500)])
def test_every_word_that_somebody_wrote_finds_something(
    open_page: Opener, site: Site, home: str, least: int
) -> None:
    page = open_page()
    shown: set[str] = set()
    japanese = site.folder / "ja"
    for file in site.folder.rglob("*.html"):
        if file.is_relative_to(japanese) != bool(home):
            continue
        if file.parent.name == "rows":
            continue  # a table of incidents is read at its head only
        article = re.search(r"<article.*</article>", file.read_text("utf-8"), re.DOTALL)
        if article and file.name == "index.html":
            html = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>|<[^<>]*>", " ", article[0])
            shown.update(re.findall(SHOWN, unescape(html)))
    assert len(shown) > least
    lang = home.rstrip("/") or "en"
    own = [*words(lang).values(), json.dumps([*package_schemas().raw.values()], ensure_ascii=False)]
    shown.difference_update(*(re.findall(SHOWN, text) for text in own))
    script = f"{site.url}assets/search.js" + (f"?in={home}" if home else "")
    missing = page.evaluate(EMPTY, [script, sorted(shown)])
    assert not missing, " ".join(missing)


# ---- where results lead, and what they show


def test_nothing_is_sent_before_somebody_comes_to_the_box(open_page: Opener, site: Site) -> None:
    asked: list[str] = []
    page = open_page(script=LISTEN)
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_have_text("Type to start searching")
    assert f"{site.url}search/documents.json" not in asked
    with page.expect_request("**/search/documents.json"):
        page.locator("[data-md-component=search-query]").click()
    expect(meta).to_have_text("Type to start searching")
    page.keyboard.type("raft")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert asked.count(f"{site.url}search/documents.json") == 1
    assert len((site.folder / "search/search_index.json").read_bytes()) < 1_000


@pytest.mark.parametrize(
    ("home", "said"), [("", "1234 matching documents"), ("ja/", "1234件見つかりました")]
)
def test_how_many_were_found_is_said_where_not_all_are_shown(
    open_page: Opener, site: Site, home: str, said: str
) -> None:
    page = open_page(home)
    documents = json.loads((site.folder / f"{home}search/documents.json").read_text("utf-8"))
    documents += [[f"{home}tools/x-{at}/", f"xylophone {at}", []] for at in range(1234)]
    page.route("**/search/documents.json", lambda route: route.fulfill(json=documents))
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("xylophone")
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_have_text(said)
    page.locator("[data-md-component=search-query]").fill("gangway")
    expect(meta).to_have_text(re.compile(r"^\d{1,2}\D"))


def test_a_result_says_what_it_is_and_shows_the_line_that_matches(search: Search) -> None:
    search.ask("gangway")
    first = search.page.locator(".md-search-result__item").first
    expect(first.locator("h1 .sc-found")).to_have_text("Standard · Company-wide standard")
    expect(first.locator("p mark").first).to_have_text("gangway")
    search.ask("Halyard")
    expect(search.page.locator(".sc-found").first).to_contain_text("Tool · ")


def test_full_width_letters_are_marked_as_they_are_written(search: Search) -> None:
    search.ask("ｓｌｉｐｗａｙ")
    first = search.page.locator(".md-search-result__item h1 mark").first
    expect(first).to_have_text("slipway")


def test_a_search_can_be_shared_and_marks_the_page(open_page: Opener, site: Site) -> None:
    page = open_page("tools/?q=Raft標準構成")
    first = page.locator(".md-search-result__item a").first
    expect(first).to_have_attribute("href", re.compile(r"/standards/release-flow/"))
    share = page.locator("[data-md-component=search-share]")
    assert unquote(share.get_attribute("href") or "").endswith("/tools/?q=Raft標準構成")
    first.click()
    expect(page.locator("article mark[data-md-highlight]").first).to_be_visible()


def test_text_that_comes_without_a_key_is_searched(search: Search) -> None:
    search.page.evaluate(
        """() => {
          const input = document.querySelector("[data-md-component=search-query]");
          input.value = "slipway";
          input.dispatchEvent(new InputEvent("input", {bubbles: true}));
        }"""
    )
    first = search.page.locator(".md-search-result__item a").first
    expect(first).to_have_attribute("href", re.compile(r"/tools/slipway/"))


def test_the_word_being_typed_is_completed(search: Search) -> None:
    page = search.page
    page.keyboard.type("driftn")
    expect(page.locator("[data-md-component=search-suggest]")).to_have_text("driftnet")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-md-component=search-query]")).to_have_value("driftnet")


def test_a_clause_leads_to_its_anchor(search: Search) -> None:
    found = search.ask("launches from a gangway")
    anchor = "standards/release-flow/#must-not-no-launch-by-hand"
    assert anchor in [href for hrefs in found for href in hrefs]


def test_words_that_are_nowhere_find_nothing(search: Search) -> None:
    assert search.ask("xylophone") == []
    expect(search.page.locator(".md-search-result__meta")).to_have_text("No matching documents")


def test_a_result_is_opened_with_the_keyboard(search: Search, site: Site) -> None:
    page = search.page
    page.keyboard.type("slipway")
    wanted = re.compile(r"/tools/slipway/\?h=slipway$")
    first = page.locator(".md-search-result__item a").first
    expect(first).to_have_attribute("href", wanted)
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(wanted)


class Anchors(HTMLParser):
    """What an address may end in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if name == "id" and value}


@pytest.fixture(scope="module")
def index(site: Site) -> list[list[Any]]:
    found: list[list[Any]] = json.loads((site.folder / "search/documents.json").read_text("utf-8"))
    return found


def test_everything_to_be_found_is_there(site: Site, index: list[list[Any]]) -> None:
    anchors = cache(lambda file: Anchors(file.read_text("utf-8")).found)
    for document in index:
        file, anchor = site.file(document[0]), document[0].partition("#")[2]
        assert file.is_file(), document[0]
        assert not anchor or anchor in anchors(file), document[0]
    locations = [document[0] for document in index]
    assert len(locations) == len(set(locations))


def test_matrices_and_lists_are_not_indexed_cell_by_cell(index: list[list[Any]]) -> None:
    texts = {document[0]: " ".join(document[2]) for document in index if document[2:]}
    for page in ("adoption/", "adoption/tools/", "zones/", "standards/", "tools/", "teams/"):
        said = " ".join(text for at, text in texts.items() if at.partition("#")[0] == page)
        assert said.count("Adopted") + said.count("Unknown") < 3, page
        assert len(said) < 2000, page
    assert sum(map(len, texts.values())) < 250_000

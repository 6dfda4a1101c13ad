"""A catalog that is too large to be sent as one: the same answers from few of its files."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page

from standards_catalog.publish.search import parts as search_parts
from standards_catalog.site.output import search
from standards_catalog.views.shared.found import SearchDocument
from tests.browser.conftest import Site
from tests.browser.served import served

pytestmark = pytest.mark.browser

# What every other one of many entries says, whose texts are in more files than one asks for.
COMMON, OFTEN = "Kept by the harbourmaster, 港長が守る.", 150
# What one of them is called, beside its title, and what leads to it.
ALIASES, LEADS = ("Winding Gear", "dragline", "巻き上げ機"), (("Hoisting a load", "荷揚げ"),)

QUERIES: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("queries.yml").read_text("utf-8")
)
ASK = """async ([script, queries]) => {
  const worker = new Worker(script);
  const ask = (type, data) => new Promise(done => {
    worker.onmessage = ({data}) => done(data.data);
    worker.postMessage({type, data});
  });
  await ask(0, {options: {}});
  const found = {};
  for (const query of queries) found[query] = (await ask(2, query)).items.map(([one]) => one);
  worker.terminate();
  return found;
}"""


@pytest.fixture(scope="module")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the search of a site, with other entries that say as much, in parts."""
    made = tmp_path_factory.mktemp("parts")
    (made / "index.html").write_text("<!doctype html><title>Search</title>", "utf-8")
    (made / "404.html").touch()

    shutil.copytree(site.folder / "assets/search", made / "assets/search")
    shutil.copy(site.folder / "assets/search.js", made / "assets")
    rows = json.loads((site.folder / search.DOCUMENTS).read_text("utf-8"))
    own = [
        SearchDocument(at, title, *[*more, (), (), (), ()][: max(4, len(more))])
        for at, title, *more in rows
    ]
    texts = [one.texts for one in own if one.what and one.texts]
    others = []
    while sum(len(line) for one in others for line in one.texts) <= search_parts.WHOLE:
        said = tuple(line.replace("o", "0") for line in texts[len(others) % len(texts)])
        if len(others) in range(0, 2 * OFTEN, 2):
            said = (*said, COMMON)
        name = f"other-{len(others)}"
        names = {"names": (name, *ALIASES), "leads": LEADS} if len(others) == OFTEN else {}
        others.append(SearchDocument(f"tools/{name}/", name, said, what=("Tool", "Adopt"), **names))
    reading = json.loads((site.folder / "search/reading.json").read_text("utf-8"))
    for path, value in search.files([*others, *own], reading):
        file = made / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return made


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    with served(folder, "https://example.com/") as url:
        page = browser.new_page()
        page.goto(url)
        yield page
        page.close()


def ask(page: Page, *queries: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = page.evaluate(
        ASK, [f"{page.url}assets/search.js", queries]
    )
    return found


def test_the_page_that_is_meant_comes_first_among_many(page: Page) -> None:
    wanted = {query: at for way in QUERIES.values() for query, at in way.items()}
    found = ask(page, *wanted)
    other = {
        query: [one["location"] for one in found[query][:3]]
        for query, at in wanted.items()
        if not found[query] or found[query][0]["location"].partition("#")[0] != at
    }
    assert len(other) <= 0.05 * len(wanted), other


def test_a_word_of_one_text_is_found_and_shown(page: Page) -> None:
    found = ask(page, "gangway", "桟橋から直接")
    assert "<mark>gangway</mark>" in found["gangway"][0]["text"]
    assert "<mark>桟橋から直接</mark>" in found["桟橋から直接"][0]["text"]
    assert ask(page, "xylophone") == {"xylophone": []}


@pytest.mark.parametrize("query", ["gangway", "release", "barometr", "Raft標準構成", "港長"])
def test_a_search_is_sent_few_of_the_files(page: Page, folder: Path, query: str) -> None:
    asked: set[str] = set()
    page.context.on("request", lambda request: asked.add(urlsplit(request.url).path.lstrip("/")))
    ask(page, query)
    texts = [path for path in asked if path.startswith("search/texts/")]
    assert 0 < len(texts) <= 24 < len(list((folder / "search/texts").iterdir()))
    files = [folder / path for path in asked if path.startswith(("search/", "assets/search"))]
    assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) < 150_000


def test_a_common_word_loses_no_document(page: Page) -> None:
    having = {f"tools/other-{number}/" for number in range(0, 2 * OFTEN, 2)}
    for query, found in ask(page, "harbourmaster", "harbour", "港長", "守る港長").items():
        assert having <= {one["location"] for one in found}, query


@pytest.mark.parametrize(
    "query",
    [
        *(*ALIASES, *chain(*LEADS)),
        *(
            "winding",
            "windinggear",
            "wind",
            "how does the winding gear work",
            "draglime",
            "巻き上げ",
        ),
        *("hoist", "load hoisting", "荷揚げの手順"),
    ],
)
def test_an_entry_is_found_first_by_what_it_is_called_alone(page: Page, query: str) -> None:
    assert ask(page, query)[query][0]["location"] == f"tools/other-{OFTEN}/"


def test_names_of_entries_are_sent_to_who_asks_for_them(folder: Path) -> None:
    sent = (folder / search.DOCUMENTS).read_text("utf-8")
    assert f"tools/other-{OFTEN}/" in sent
    assert not [name for name in (*ALIASES, *chain(*LEADS)) if name in sent]


ODD = (
    "コンテナー コンテナーの サーバーー ｺﾝﾃﾅｰ ー データー2 ログ・メトリクス ヶ月 時々",
    "〆切 か\u3099 あ\u3099",
    "ＥＣＨＯデプロイ v2.1のAPI C++/C# snake_case Fluent-Bit ﬁne ①②③ ½",
    "x² İstanbul ΟΔΟΣ Straße",
    "e\u0301te\u0301 x\u0301 हिन्दी देवनागरी العربيّة עִבְרִית ไทย 한국어 한국 中文，和。",
    "𠮷野家 🚢 a\u200bb a\u00a0b",
    "",
)


def test_whoever_writes_the_index_and_whoever_asks_cut_texts_alike(page: Page, site: Site) -> None:
    rows = json.loads((site.folder / search.DOCUMENTS).read_text("utf-8"))
    texts = [*ODD, *(text for _, title, *more in rows for text in (title, *chain(*more[:4])))]
    with page.expect_worker() as started:
        page.evaluate(
            "script => { self.kept = new Worker(script); }", f"{page.url}assets/search.js"
        )
    cut = started.value.evaluate("async texts => { await load(); return texts.map(plain); }", texts)
    assert [text.split() for text in cut] == [search_parts.plain(text).split() for text in texts]
    assert cut[0].startswith(" コンテナ コンテナの サーバー コンテナ ー データ 2 ")

"""What the first search costs in a browser: what is sent, the time to a result, memory."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from tests.browser.served import served

ADDRESS = "https://example.com/"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OURS = "assets/search.js"
# By the clock of the page, as whoever asks it from outside asks twice a second.
WATCH = """() => {
  let began;
  const begin = ({ timeStamp }) => (began ??= timeStamp);
  for (const typed of ["keydown", "input"]) addEventListener(typed, begin, true);
  self.first = new Promise((done) => {
    const look = () => document.querySelector(".md-search-result__item")
      && requestAnimationFrame(() => done(performance.now() - began));
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
}"""


@dataclass(frozen=True, slots=True)
class First:
    """The first search on a page: bytes sent for it, compressed; seconds from the first key.

    Megabytes are those of the page with all its workers, after it and before somebody searched.
    """

    sent: int
    seconds: float
    megabytes: float
    before: float


def stock(site: Path) -> None:
    """Give the start page of a built site Material's own worker, and the same documents."""
    worker = next(site.glob("assets/javascripts/workers/search.*.min.js")).relative_to(site)
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace(OURS, worker.as_posix()), "utf-8")
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    rows = json.loads((site / "search/documents.json").read_text("utf-8"))
    names = _names(site)
    for number, ((location, title, *more), texts) in enumerate(
        zip(rows, _texts(site), strict=True)
    ):
        tags = [*more, [], [], []][2]
        called = " ".join(names.get(number, ()))
        text = "".join(f"<p>{line}</p>" for line in (called, *texts))
        index["docs"].append({"location": location, "title": title, "text": text, "tags": tags})
    (site / "search/search_index.json").write_text(json.dumps(index), "utf-8")


def _names(site: Path) -> Mapping[int, Collection[str]]:
    """Return what each document is called beside its title, by its number."""
    found: dict[int, dict[str, None]] = {}
    for file in sorted(site.glob("search/index/*.json"), key=lambda file: int(file.stem)):
        _, names = json.loads(file.read_text("utf-8"))
        for number, name, *place in chain.from_iterable(names.values()):
            if not place:
                found.setdefault(number, {})[name] = None
    return found


def _texts(site: Path) -> Iterator[list[str]]:
    files = sorted(site.glob("search/texts/*.json"), key=lambda file: int(file.stem))
    return chain.from_iterable(json.loads(file.read_text("utf-8")) for file in files)


def first_search(site: Path, query: str) -> First:
    """Type a query on the start page of a site."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not chromium:
        sys.exit(f"no browser on the path: looked for {', '.join(CHROMIUM)}")
    with sync_playwright() as playwright, served(site, ADDRESS) as url:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu"])
        page = browser.new_page()
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(urlsplit(request.url).path.lstrip("/")))
        page.goto(url)
        before = _largest_page(browser)
        box = page.locator("[data-md-component=search-query]")
        box.click()
        page.evaluate(WATCH)
        box.press_sequentially(query)
        seconds = page.evaluate("first") / 1000
        sent = sum(_compressed(site / path) for path in asked if _is_of_search(path))
        megabytes = _largest_page(browser)
        browser.close()
    return First(sent, seconds, megabytes, before)


def _is_of_search(path: str) -> bool:
    return path.startswith(("search/", "assets/search")) or "/workers/" in path


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def _largest_page(browser: Browser) -> float:
    """Return what the largest process that shows a page takes for itself, its workers included.

    That is what the browser's own task manager shows and what a system without swap must have for
    it; the browser's program, about 120 MB that all its processes have in common, is not counted.
    """
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [one["id"] for one in found if one["type"] == "renderer"]
    return max(_kilobytes(Path(f"/proc/{pid}/status").read_text("ascii")) for pid in pages) / 1024


def _kilobytes(status: str) -> int:
    return sum(map(int, re.findall(r"Rss(?:Anon|Shmem):\s*(\d+) kB", status)))

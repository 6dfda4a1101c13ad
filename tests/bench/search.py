"""What the first search costs in a browser: what is sent, the time to a result, memory."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from tests.browser.served import served

ADDRESS = "https://example.com/"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OURS = "assets/search.js"


@dataclass(frozen=True, slots=True)
class First:
    """The first search on a page: bytes sent for it, compressed; seconds; megabytes."""

    sent: int
    seconds: float
    megabytes: float


def stock(site: Path) -> None:
    """Give the start page of a built site Material's own worker, and the same documents."""
    worker = next(site.glob("assets/javascripts/workers/search.*.min.js")).relative_to(site)
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace(OURS, worker.as_posix()), "utf-8")
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    apart: dict[str, list[str]] = {}
    for part in site.glob("search/texts/*.json"):
        apart |= json.loads(part.read_text("utf-8"))
    for location, title, *more in json.loads((site / "search/documents.json").read_text("utf-8")):
        texts, names, tags = [*more, [], [], []][:3]
        texts = apart.get(location, texts)
        text = "".join(f"<p>{line}</p>" for line in (" ".join(names), *texts))
        index["docs"].append({"location": location, "title": title, "text": text, "tags": tags})
    (site / "search/search_index.json").write_text(json.dumps(index), "utf-8")


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
        box = page.locator("[data-md-component=search-query]")
        box.click()
        began = time.perf_counter()
        box.press_sequentially(query)
        page.locator(".md-search-result__item").first.wait_for(timeout=120_000)
        seconds = time.perf_counter() - began
        sent = sum(_compressed(site / path) for path in asked if _is_of_search(path))
        megabytes = _largest_page(browser)
        browser.close()
    return First(sent, seconds, megabytes)


def _is_of_search(path: str) -> bool:
    return path.startswith(("search/", "assets/search")) or "/workers/" in path


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def _largest_page(browser: Browser) -> float:
    """Return the resident memory of the largest process that shows a page."""
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [one["id"] for one in found if one["type"] == "renderer"]
    unit = os.sysconf("SC_PAGE_SIZE")
    sizes = (Path(f"/proc/{pid}/statm").read_text("ascii").split()[1] for pid in pages)
    return max(int(size) * unit for size in sizes) / 1024**2

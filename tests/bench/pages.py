"""What large pages cost in a browser: bytes, nodes, until they answer, a word in the filter.

The clock goes by the load of the machine; `busy` is what a page's thread worked until it answered,
which others that use the machine do not change much.
"""

from __future__ import annotations

import gzip
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.matrix import FRAMES, REST
from tests.bench.search import ADDRESS, CHROMIUM
from tests.browser.served import served

SLOWED = 4  # times, as Lighthouse does
FORM = "form:is([data-sc-filters], [data-sc-form]):not([hidden])"
# Each page, what it has when it answers, and its data.
PAGES = (
    ("adoption/", "[data-sc-matrix=ready]", "matrix.json"),
    ("tools/", FORM, "list.json"),
    ("standards/", FORM, ""),
    ("teams/team-001/", FORM, ""),
    ("zones/", ".sc-zones", ""),
)
WORDS = ("12", "1", "7", "")  # the first asks for the data
TYPE = f"""async (field, word) => {{
  const began = performance.now();
  field.value = word;
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  await ({FRAMES})();
  return performance.now() - began;
}}"""
# Noted by the page itself: to ask from outside takes long where the processor is slow.
ANSWERS = """const look = () => {
  if (!document.querySelector(%r)) requestAnimationFrame(look);
  else requestAnimationFrame(() => setTimeout(() => (window.answers = performance.now())));
};
requestAnimationFrame(look);"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A page: bytes, bytes of its data and compressed ones, nodes, seconds, milliseconds."""

    page: str
    raw: int
    sent: int
    data: int
    nodes: int
    ready: float
    slowed: float
    busy: float
    filtered: float | None


def measure(site: Path) -> Iterator[Measured]:
    """Open each page at the speed of the machine and slowed down, and type into its filter."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not chromium:
        sys.exit(f"no browser on the path: looked for {', '.join(CHROMIUM)}")
    with sync_playwright() as playwright, served(site, ADDRESS, zipped=True) as url:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu"])
        for path, ready, data in PAGES:
            slowed, _, _, page = _opened(browser, url + path, ready, SLOWED)
            page.close()
            seconds, busy, nodes, page = _opened(browser, url + path, ready, 1)
            raw = (site / path / "index.html").read_bytes()
            beside = _compressed((site / path / data).read_bytes()) if data else 0
            filtered = _filtered(page)
            page.close()
            yield Measured(
                path, len(raw), _compressed(raw), beside, nodes, seconds, slowed, busy, filtered
            )
        browser.close()


def _opened(browser: Browser, url: str, ready: str, rate: int) -> tuple[float, float, int, Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.add_init_script(ANSWERS % ready)
    page.wait_for_timeout(REST)
    page.goto(url)
    answers = page.wait_for_function("window.answers").json_value()
    metrics = session.send("Performance.getMetrics")["metrics"]
    found = {one["name"]: one["value"] for one in metrics}
    nodes = page.evaluate("document.querySelectorAll('*').length")
    return answers / 1000, found["TaskDuration"], nodes, page


def _filtered(page: Page) -> float | None:
    field = page.locator(f"{FORM} [name=text]")
    if not field.count():
        return None
    field.evaluate(TYPE, WORDS[0])
    page.wait_for_load_state("networkidle")
    return median(field.evaluate(TYPE, word) for word in WORDS)


def _compressed(some: bytes) -> int:
    return len(gzip.compress(some, 6))

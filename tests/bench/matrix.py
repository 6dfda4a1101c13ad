"""What the adoption matrix costs in a browser: what is sent, until it answers, a filter."""

from __future__ import annotations

import gzip
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.bench.search import ADDRESS, CHROMIUM
from tests.browser.served import served

PAGE = "adoption/"
READY = "[data-sc-matrix=ready]"
REST = 2_500  # ms: a new window loads parts of its own for so long, a reader's is at rest
# Each is chosen, and given up again.
FILTERS = ("[name=status][value=partial]", "[name=role][value=origin]", "[name=gap]", "[name=tag]")
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# From the event to the frame that shows its answer.
CHOOSE = f"""async (box) => {{
  const began = performance.now();
  box.click();
  await ({FRAMES})();
  return performance.now() - began;
}}"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Bytes of page and data, compressed; seconds until it answers; milliseconds of a filter.

    `painted` goes by the clock; `busy` is what the page's thread worked, which others that use
    the machine do not change much. Both are medians.
    """

    sent: int
    ready: float
    painted: float
    busy: float
    slowest: float


def measure(site: Path) -> Measured:
    """Open the matrix of a built site and choose in several filters."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not chromium:
        sys.exit(f"no browser on the path: looked for {', '.join(CHROMIUM)}")
    with sync_playwright() as playwright, served(site, ADDRESS) as url:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.wait_for_timeout(REST)
        began = time.perf_counter()
        page.goto(url + PAGE, wait_until="commit")
        page.wait_for_selector(READY)
        ready = time.perf_counter() - began
        page.wait_for_load_state("networkidle")
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        times = [_choose(page, session, box) for box in FILTERS for _ in range(2)]
        browser.close()
    files = (site / PAGE / name for name in ("index.html", "matrix.json"))
    sent = sum(len(gzip.compress(one.read_bytes(), 6)) for one in files)
    painted, busy = zip(*times, strict=True)
    return Measured(sent, ready, median(painted), median(busy), max(busy))


def _choose(page: Page, session: CDPSession, box: str) -> tuple[float, float]:
    before = _worked(session)
    painted: float = page.locator(box).first.evaluate(CHOOSE)
    return painted, (_worked(session) - before) * 1000


def _worked(session: CDPSession) -> float:
    found = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in found if one["name"] == "TaskDuration"))

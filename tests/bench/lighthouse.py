"""How Lighthouse rates the pages of a built site, on a phone, compressed as hosts send them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from tests.bench.search import ADDRESS, CHROMIUM
from tests.browser.served import served

CLI = Path(__file__).parents[1] / "lighthouse/node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Of the pages that a pattern finds, the largest.
PAGES = (
    "",
    "adoption/",
    "tools/",
    "standards/*/",
    "tools/*/",
    "teams/*/",
    "zones/",
    "tools/radar/",
    "incidents/*/",
)


def rated(site: Path, times: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield each page with the median of its ratings by category, from 0 to 100."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    node = shutil.which("node")
    if not (chromium and node and CLI.exists()):
        sys.exit("lighthouse: a browser, Node.js and `npm ci --prefix tests/lighthouse` are needed")
    with served(site, ADDRESS, zipped=True) as url:
        for page in map(partial(_largest, site), PAGES):
            found = [_once([node, str(CLI)], chromium, url + page) for _ in range(times)]
            yield page, {name: median(one[name] for one in found) for name in CATEGORIES}


def _largest(site: Path, pattern: str) -> str:
    pages = set(site.glob(f"{pattern}index.html"))
    named = {site / page / "index.html" for page in PAGES if page != pattern}
    largest = max(pages - named, key=lambda one: one.stat().st_size)
    return largest.relative_to(site).as_posix().removesuffix("index.html")


def _once(command: list[str], chromium: str, url: str) -> dict[str, float]:
    options = ["--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    run = subprocess.run(
        [*command, url, *options, flags],
        env=os.environ | {"CHROME_PATH": chromium},
        capture_output=True,
        check=False,
    )
    if run.returncode:
        sys.exit(f"lighthouse could not rate {url}:\n{run.stderr.decode()[-2000:]}")
    report = json.loads(run.stdout)
    for audit in report["audits"].values():
        if os.environ.get("EXPLAIN") and audit.get("score") is not None and audit["score"] < 0.9:
            print(f"    {audit['id']}: {audit.get('displayValue', '')}", file=sys.stderr)
    return {name: report["categories"][name]["score"] * 100 for name in CATEGORIES}

"""A small catalog that is right in every way, to be changed by a test and loaded on a fixed day."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

import standards_catalog
from standards_catalog.checks.load import Loaded, load
from standards_catalog.model.catalog import Catalog
from standards_catalog.schema.schemas import Schemas
from tests.walls import CONTENT, kept_to_fixtures

# The same examples everywhere, and as long as they take.
settings.register_profile(
    "same",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same")

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The one without windows opens a page in a third of the time.
CHROMIUM = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
BASE = Path(__file__).parent / "invalid/base/catalog"
EXAMPLE = Path(standards_catalog.__file__).parent / "example/catalog"
ORGANISATION = Path(__file__).parent / "fixtures/organisation"
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)  # noon in Tokyo


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None]:
    """Say last what was not tested here, and what it needs: one line a reason."""
    yield
    skipped = terminalreporter.stats.get("skipped", [])
    why = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    for reason, number in why.items():
        terminalreporter.line(f"Not tested here ({number} skipped): {reason}", yellow=True)


@dataclass(frozen=True)
class Folder:
    """A catalog folder that a test may change."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Folder:
        """Put a file in its place."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def edit(self, path: str, old: str, new: str) -> Folder:
        """Change a piece of text that stands in a file once."""
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        return self.write(path, text.replace(old, new))

    def delete(self, *paths: str) -> Folder:
        """Take files away."""
        for path in paths:
            (self.root / path).unlink()
        return self

    def load(self, now: datetime = NOW, schemas: Schemas | None = None) -> Loaded:
        """Load what is there."""
        return load(self.root, shown="catalog", now=now, schemas=schemas)

    def complaints(self, code: str = "", now: datetime = NOW) -> list[str]:
        """Return `path:line:column code` of every complaint, or of those with a code."""
        return [
            f"{one.path.removeprefix('catalog/')}:{one.line}:{one.column} {one.code}"
            for one in self.load(now).problems
            if code in ("", one.code)
        ]

    def messages(self, code: str, now: datetime = NOW) -> list[str]:
        """Return message and hint of every complaint with a code."""
        return [
            f"{problem.message}; {problem.hint}" if problem.hint else problem.message
            for problem in self.load(now).problems
            if problem.code == code
        ]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Run each test, with its fixtures, behind the wall between engine and content."""
    with kept_to_fixtures(item.path):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Import each file of tests behind that wall."""
    with kept_to_fixtures(collector.path if isinstance(collector, pytest.Module) else CONTENT):
        return (yield)


@cache
def invented() -> Catalog:
    """Return the catalog of the invented organisation, which has something of everything."""
    loaded = load(EXAMPLE, shown="catalog", now=NOW)
    assert not loaded.errors
    return loaded.catalog


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a copy of the catalog in which everything is right."""
    shutil.copytree(BASE, tmp_path / "catalog")
    return Folder(tmp_path / "catalog")


@pytest.fixture
def empty(tmp_path: Path) -> Folder:
    """Return a catalog folder without anything in it."""
    (tmp_path / "catalog").mkdir()
    return Folder(tmp_path / "catalog")


@pytest.fixture
def tool() -> Callable[..., str]:
    """Return a function that writes a tool: the least that is right, and lines of one's own."""

    def write(*lines: str, ring: str = "adopt") -> str:
        return "\n".join(
            [
                "name: A tool",
                "summary: Does things.",
                f"ring: {ring}",
                "ring_basis: stated",
                "upstream: { status: active, checked_on: 2026-08-22 }",
                "sources: [{ title: Roundtable, basis: stated }]",
                *lines,
                "",
            ]
        )

    return write


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the browser to drive."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found:
        return found
    reason = f"no browser on the path: looked for {', '.join(CHROMIUM)}"
    if os.environ.get("CATALOG_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Return a running browser."""
    from playwright.sync_api import sync_playwright  # most tests need none

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu"])
        yield running
        running.close()

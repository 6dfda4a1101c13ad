"""A small catalog that is right in every way, to be changed by a test and loaded on a fixed day."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from standards_catalog.checks.load import Loaded, load

# The same examples everywhere, and as long as they take.
settings.register_profile(
    "same",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same")

BASE = Path(__file__).parent / "invalid/base/catalog"
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

    def load(self, now: datetime = NOW) -> Loaded:
        """Load what is there."""
        return load(self.root, shown="catalog", now=now)

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

"""Builds of catalogs of many sizes, beside Hugo and stock mkdocs-material with the same pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench import generate, hugo, stock
from tests.bench.running import BIN, Cost, by_turns, pages, run
from tests.bench.table import Row

TEAMS, STANDARDS = 40, 60
PAGE = "tools/tool-00007/index.html"
OURS = [BIN / "mkdocs", "build", "-q"]


def size(tools: int, teams: int = TEAMS, standards: int = STANDARDS) -> str:
    """Return in words what a catalog has."""
    return f"{tools:,} tools, {teams} teams, {standards} standards"


def beside_hugo(folder: Path, tools: int) -> Iterator[Row]:
    """Yield work, time and memory of a build, beside Hugo's for as many pages."""
    built(folder, tools)
    builds, beside = [partial(_again, folder)], "Hugo: not installed"
    if shutil.which("hugo"):
        stock.project(_made(folder / "stock"), folder / "catalog")
        hugo.project(_made(folder / "hugo"), folder / "stock/docs", folder / "site" / PAGE)
        builds, beside = [*builds, partial(hugo.build, folder / "hugo")], "Hugo"
    ours, theirs = (*by_turns(*builds), Cost(0, 0, 0))[:2]
    name, what = f"build-{tools}", size(tools)
    yield Row(name, "build, work", what, ours.work, "s", beside, theirs.work, 2.5)
    yield Row(name, "build, by the clock", what, ours.seconds, "s", beside, theirs.seconds, 2)
    most = 150 if tools == 5_000 else 0
    memory = (ours.megabytes, "MB", beside, theirs.megabytes, most)
    yield Row(name, "build, peak memory", what, *memory, absolute=True)


def beside_stock(folder: Path, tools: int = 1_000) -> Iterator[Row]:
    """Yield the time of a page, beside stock mkdocs-material's of the same as Markdown tables."""
    ours = built(folder, tools).seconds / pages(folder / "site") * 1000
    plain = _made(folder / "stock")
    stock.project(plain, folder / "catalog")
    theirs = run(OURS, plain).seconds / pages(plain / "site") * 1000
    yield Row("build-stock", "build, a page", size(tools), ours, "ms", "stock", theirs, 0.05)


def large(folder: Path, tools: int = 20_000) -> Iterator[Row]:
    """Yield what a very large catalog takes, and how its work grows from a quarter of it."""
    quarter, whole = built(folder / "quarter", tools // 4), built(folder / "whole", tools)
    name, what = f"build-{tools}", size(tools)
    yield Row(name, "build, by the clock", what, whole.seconds, "s", most=60, absolute=True)
    yield Row(name, "build, peak memory", what, whole.megabytes, "MB", most=500, absolute=True)
    beside = f"{tools // 4:,} tools"
    yield Row(name, "build, work", what, whole.work, "s", beside, quarter.work, 4)


def wide(folder: Path, teams: int = 200, standards: int = 500) -> Iterator[Row]:
    """Yield what a build of many teams and standards takes."""
    cost, what = built(folder, 100, teams, standards), size(100, teams, standards)
    yield Row("build-wide", "build, by the clock", what, cost.seconds, "s", most=30, absolute=True)
    yield Row("build-wide", "build, peak memory", what, cost.megabytes, "MB", most=0)


def observed(folder: Path, tools: int = 5_000, files: int = 2_000) -> Iterator[Row]:
    """Yield the work of a build with evidence of repositories, beside the same without."""
    without, with_it = _made(folder / "without"), _made(folder / "with")
    for project in (without, with_it):
        generate.project(project, tools, TEAMS, STANDARDS)
    generate.evidence(with_it / "catalog", TEAMS, files, tools)
    plain, found = by_turns(partial(_again, without), partial(_again, with_it))
    what = f"{size(tools)}, {files:,} files of evidence"
    beside = ("without evidence", plain.work, 1.2)
    yield Row("build-evidence", "build, work", what, found.work, "s", *beside)


def languages(folder: Path, tools: int = 1_000) -> Iterator[Row]:
    """Yield the work of a build in two languages, beside one."""
    one = built(folder / "en", tools)
    generate.project(_made(folder / "both"), tools, TEAMS, STANDARDS, ["en", "ja"])
    both = run([*OURS, "--strict"], folder / "both")
    found = (both.work, "s", "one language", one.work, 2.1)
    yield Row("build-languages", "build in two languages, work", size(tools), *found)


def data(folder: Path, tools: int = 1_000) -> Iterator[Row]:
    """Yield the work of a build with files for programs, beside the same without them."""
    ours = built(folder, tools)
    bare = run([BIN / "python", "-m", "tests.bench.without_data", "build", "-q"], folder)
    found = (ours.work, "s", "without files for programs", bare.work, 1.3)
    yield Row("build-data", "build, work", size(tools), *found)


def built(folder: Path, tools: int, teams: int = TEAMS, standards: int = STANDARDS) -> Cost:
    """Generate a project and build it; return what the build cost."""
    generate.project(_made(folder), tools, teams, standards)
    return run(OURS, folder)


def _again(folder: Path, number: int) -> Cost:
    return run([*OURS, "--site-dir", f"site-{number}"], folder)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder

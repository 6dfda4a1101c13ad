"""The benchmarks that are no builds: each yields its rows of the table."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench import commits, generate, lighthouse, matrix, pages, saves, scans, search, stock
from tests.bench.builds import STANDARDS, TEAMS, size
from tests.bench.lengthen import lengthen
from tests.bench.running import BIN, ENVIRONMENT, run
from tests.bench.table import Row

BUILD = [BIN / "mkdocs", "build", "-q"]
_READ = """
import csv, pathlib
for path in pathlib.Path('catalog/incidents').iterdir():
    with path.open(newline='') as file: list(csv.DictReader(file))
"""


def check(folder: Path, tools: int = 10_000) -> Iterator[Row]:
    """Yield a check of many files, beside one that knows the schema alone."""
    generate.catalog(folder / "catalog", tools, teams=1, standards=1)
    run([BIN / "catalog", "ids"], folder)
    ours = run([BIN / "catalog", "check"], folder)
    files = sorted((folder / "catalog" / "tools").iterdir())
    schema = folder / "catalog/.schema/tool.json"
    other = run([BIN / "check-jsonschema", "--schemafile", schema, *files], folder)
    what = f"{tools:,} tools"
    beside = ("check-jsonschema", other.seconds, 0.2)
    yield Row("check", "catalog check", what, ours.seconds, "s", *beside)
    memory = (ours.megabytes, "MB", "check-jsonschema", other.megabytes, 400)
    yield Row("check", "catalog check, memory", what, *memory, absolute=True)


def serve(folder: Path, tools: int = 1_000) -> Iterator[Row]:
    """Yield the time from a save to the page that shows it, beside stock's `mkdocs serve`."""
    ours, plain = folder / "ours", folder / "stock"
    for home in (ours, plain):
        home.mkdir(parents=True)
    generate.project(ours, tools, TEAMS, STANDARDS)
    stock.project(plain, ours / "catalog")
    old, page = "Does the job number 7", "tools/tool-00007/"
    home = ours / "docs/index.md"
    home.write_text(home.read_text("utf-8") + '\n{{ entries("standard") }}\n', "utf-8")
    with saves.served(plain, ENVIRONMENT) as base:
        file = plain / "docs/tools/tool-00007.md"
        (other,) = saves.saved_to_served(base, file, page, 1, old)
    with saves.served(ours, ENVIRONMENT) as base:
        listed = re.findall(r"Does the job number ([0-9]+) of", saves.load(f"{base}tools/"))
        first = int(listed[0])  # the page of a long list has its first rows alone
        saved = {
            "the tool": ("tools/tool-00007", page, f"{old} of", 0.5),
            "the list": (f"tools/tool-{first:05}", "tools/", f"Does the job number {first} of", 1),
            "the matrix": ("standards/standard-003", "adoption/", "Standard 3", 1),
            "home": ("standards/standard-003", "", "Standard 3", 1),
        }
        for name, (entry, shown, words, most) in saved.items():
            file = ours / f"catalog/{entry}.yml"
            seconds = median(saves.saved_to_served(base, file, shown, 10, words))
            told = (f"save to {name}", size(tools), seconds, "s", "stock", other, most)
            yield Row("serve", *told, absolute=True)


def searched(folder: Path, entries: int) -> Iterator[Row]:
    """Yield the first search in a browser, beside Material's own over the same documents."""
    generate.project(folder, entries - TEAMS - STANDARDS, TEAMS, STANDARDS)
    lengthen(folder / "catalog")
    run(BUILD, folder)
    ours = search.first_search(folder / "site", "tool 77")
    search.stock(folder / "site")
    other = search.first_search(folder / "site", "tool 77")
    what = f"{entries:,} entries as long as real ones"
    found = (
        ("first search", ours.seconds, "s", other.seconds, 0.5),
        ("first search, sent", ours.sent / 1000, "KB", other.sent / 1000, 150),
        ("first search, memory", ours.megabytes, "MB", other.megabytes, 150),
        ("memory of the page before it", ours.before, "MB", other.before, 0),
    )
    for name, figure, unit, theirs, most in found:
        told = (f"search-{entries}", name, what, figure, unit, "stock", theirs, most)
        yield Row(*told, absolute=True)


def filtered(
    folder: Path,
    teams: int = 100,
    standards: int = 200,
    seconds: float = 1,
    kilobytes: float = 100,
) -> Iterator[Row]:
    """Yield what the matrix costs in a browser, with the seconds and kilobytes wanted at most."""
    generate.project(folder, 100, teams, standards)
    run(BUILD, folder)
    found, what = matrix.measure(folder / "site"), f"{teams} teams, {standards} standards"
    figures = (
        ("matrix, sent", found.sent / 1000, "KB", kilobytes),
        ("matrix, until it answers", found.ready, "s", seconds),
        ("matrix, a filter painted", found.painted, "ms", 50),
        ("matrix, a filter's own work", found.busy, "ms", 50),
    )
    for name, figure, unit, most in figures:
        yield Row(f"matrix-{standards}", name, what, figure, unit, most=most, absolute=True)


def large_pages(
    folder: Path, tools: int = 5_000, teams: int = 100, standards: int = 200
) -> Iterator[Row]:
    """Yield what large pages cost in a browser: the matrix, a list, the rows of incidents."""
    generate.project(folder, tools, teams, standards)
    run(BUILD, folder)
    what = f"{tools:,} tools, {teams} teams, {standards} standards"
    for one in pages.measure(folder / "site"):
        figures: list[tuple[str, float | None, str, float]] = [
            ("HTML", one.raw / 1000, "KB", 300),
            ("compressed", one.sent / 1000, "KB", 100),
            ("data, compressed", one.data / 1000 or None, "KB", 150),
            ("until it answers", one.ready, "s", 1),
            (f"the same, {pages.SLOWED} times slowed", one.slowed, "s", 3),
            ("a filter", one.filtered, "ms", 50),
        ]
        for name, figure, unit, most in figures:
            if figure is not None:
                told = (f"/{one.page} {name}", what, figure, unit)
                yield Row("pages", *told, most=most, absolute=True)


def diff(folder: Path, entries: int = 1_000, number: int = 1_000) -> Iterator[Row]:
    """Yield what is told of many commits, beside what Git tells of them."""
    commits.repository(folder, entries - STANDARDS - TEAMS, TEAMS, STANDARDS, number)
    sides = [f"HEAD~{number}", "HEAD"]
    ours = run([BIN / "catalog", "diff", *sides], folder)
    other = run(["git", "diff", "--stat", *sides], folder)
    what = f"{entries:,} entries, {number:,} commits"
    beside = ("git diff --stat", other.seconds, 10)
    yield Row("diff", "catalog diff", what, ours.seconds, "s", *beside, absolute=True)


def scan(folder: Path, number: int = 2_000) -> Iterator[Row]:
    """Yield what it takes to look at repositories: new ones, the same again, some changed."""
    scans.catalog(folder / "catalog", number)
    scans.repositories(folder / "repositories", range(number))
    command = [BIN / "catalog", "scan", "--from", "repositories", "--cache", "kept", "--jobs", "2"]
    what, first = f"{number:,} repositories of 40 files", run(command, folder)
    yield Row("scan", "scan, all new", what, first.seconds, "s", most=90, absolute=True)
    yield Row("scan", "scan, memory", what, first.megabytes, "MB", most=300, absolute=True)
    again = run(command, folder).seconds
    yield Row("scan", "scan, none changed", what, again, "s", most=10, absolute=True)
    scans.repositories(folder / "repositories", range(0, number, 20), round_=1)
    some = run(command, folder).seconds
    yield Row("scan", "scan, 5 % changed", what, some, "s", most=10, absolute=True)


def incidents(folder: Path, products: int = 60, each: int = 834) -> Iterator[Row]:
    """Yield a check and a build of many incidents, beside reading the same tables."""
    generate.incidents(folder / "catalog", products, each)
    what = f"{products * each:,} incidents of {products} products"
    ours = run([BIN / "catalog", "check"], folder)
    other = run([sys.executable, "-c", _READ], folder)
    beside = ("csv.DictReader", other.seconds, 5)
    yield Row("incidents", "catalog check", what, ours.seconds, "s", *beside, absolute=True)
    generate.site(folder)
    generate.incident_site(folder)
    built = run(BUILD, folder)
    yield Row("incidents", "build", what, built.seconds, "s", most=15, absolute=True)
    yield Row(
        "incidents", "build, peak memory", what, built.megabytes, "MB", most=300, absolute=True
    )


def rated(folder: Path, times: int = 5) -> Iterator[Row]:
    """Yield how much Lighthouse takes off pages of this repository, at most over categories."""
    command = [BIN / "catalog", "build", "--site", folder / "site"]
    run(command, generate.ROOT)
    yield from _rated(folder / "site", "this repository", times)


def rated_large(folder: Path, tools: int = 900, times: int = 5) -> Iterator[Row]:
    """Yield the same of a generated catalog with every page that the engine has."""
    generate.incidents(folder / "catalog", 1, 1_000)
    generate.catalog(folder / "catalog", tools, TEAMS, STANDARDS)
    config = "site_name: Example\ntheme: { name: material }\nplugins: [catalog, macros, search]\n"
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    (folder / "docs").mkdir()
    run(BUILD, folder)
    yield from _rated(folder / "site", size(tools), times)


def _rated(site: Path, what: str, times: int) -> Iterator[Row]:
    for page, ratings in lighthouse.rated(site, times):
        worst = min(ratings, key=lambda one: ratings[one])
        told = f"/{page}, {worst} {ratings[worst]:.0f}"
        lost = 100 - ratings[worst]
        yield Row("lighthouse", told, what, lost, "points lost", most=5, absolute=True)

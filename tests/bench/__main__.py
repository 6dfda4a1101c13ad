"""`make bench`: how fast the commands are, as ratios against other tools.

python -m tests.bench            everything
python -m tests.bench check      10,000 tool files, beside check-jsonschema
python -m tests.bench build      1,000 and 5,000 entries, beside stock mkdocs-material
python -m tests.bench languages  1,000 entries in two languages, beside one
python -m tests.bench serve      1,000 entries, from a save to the page, beside stock's serve
python -m tests.bench search     3,000 entries, the first search in a browser, beside Material's own
python -m tests.bench data       1,000 entries, with and without feeds, badges and documents
python -m tests.bench lighthouse how Lighthouse rates the pages of an organisation (needs Node.js)
python -m tests.bench matrix     100 teams and 200 standards: the page, a filter in a browser
python -m tests.bench pages      5,000 tools, 100 teams, 200 standards: large pages in a browser
python -m tests.bench incidents  50,000 incidents of 60 products, beside reading them with csv
python -m tests.bench scan       2,000 repositories of 40 files, new, unchanged and 5 % changed
python -m tests.bench diff       1,000 entries over 1,000 commits, beside git diff --stat
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import commits, generate, lighthouse, matrix, pages, saves, scans, search, stock
from tests.site.project import organisation

BIN = Path(sys.executable).parent
TEAMS, STANDARDS = 40, 60
# As on a machine where Python keeps what it compiled, for us and for the others.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1795348800",
    "PYTHONPATH": str(generate.ROOT),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: seconds by the clock, and the peak of its largest process in MB.

    `work` is the seconds of all processors, which other programs do not make longer.
    """

    seconds: float
    megabytes: float
    work: float


def main(wanted: list[str]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        if not wanted or "check" in wanted:
            bench_check(Path(scratch) / "check")
        if not wanted or "build" in wanted:
            bench_build(Path(scratch) / "build")
        if not wanted or "data" in wanted:
            bench_data(Path(scratch) / "data")
        if "lighthouse" in wanted:
            bench_lighthouse(Path(scratch) / "lighthouse")
        if not wanted or "languages" in wanted:
            bench_languages(Path(scratch) / "languages")
        if not wanted or "serve" in wanted:
            bench_serve(Path(scratch) / "serve")
        if not wanted or "search" in wanted:
            bench_search(Path(scratch) / "search")
        if not wanted or "matrix" in wanted:
            bench_matrix(Path(scratch) / "matrix")
        if not wanted or "pages" in wanted:
            bench_pages(Path(scratch) / "pages")
        if not wanted or "diff" in wanted:
            bench_diff(Path(scratch) / "diff")
        if not wanted or "scan" in wanted:
            bench_scan(Path(scratch) / "scan")
        if not wanted or "incidents" in wanted:
            bench_incidents(Path(scratch) / "incidents")


def bench_check(folder: Path, tools: int = 10_000) -> None:
    print(f"check: {tools:,} valid tool files, one schema")
    generate.catalog(folder / "catalog", tools, teams=1, standards=1)
    run([BIN / "catalog", "ids"], folder, code=0)
    ours = run([BIN / "catalog", "check"], folder, code=0)
    files = sorted((folder / "catalog" / "tools").iterdir())
    schema = folder / "catalog/.schema/tool.json"
    other = run([BIN / "check-jsonschema", "--schemafile", schema, *files], folder, code=0)
    show("catalog check", ours)
    show("check-jsonschema", other)
    print(f"  {other.seconds / ours.seconds:.1f} times faster (wanted: 5, in 8 s and 400 MB)\n")


def bench_build(folder: Path) -> None:
    pages: dict[int, int] = {}
    costs: dict[int, Cost] = {}
    for entries in (1_000, 5_000):
        home = folder / str(entries)
        home.mkdir(parents=True)
        generate.project(home, entries, TEAMS, STANDARDS)
        costs[entries] = run([BIN / "mkdocs", "build", "-q"], home, code=0)
        pages[entries] = count_pages(home / "site")
        size = f"{entries:,} tools, {TEAMS} teams, {STANDARDS} standards"
        print(f"build: {size}: {pages[entries]:,} pages")
        show("catalog", costs[entries], pages[entries])
    plain = folder / "stock"
    plain.mkdir()
    stock.project(plain, folder / "1000" / "catalog")
    cost = run([BIN / "mkdocs", "build", "-q"], plain, code=0)
    number = count_pages(plain / "site")
    print(f"build: the same as Markdown tables: {number:,} pages")
    show("stock mkdocs-material", cost, number)
    ratio = (cost.seconds / number) / (costs[1_000].seconds / pages[1_000])
    print(f"  {ratio:.1f} times faster a page (wanted: 12)")
    growth = costs[5_000].seconds / costs[1_000].seconds
    print(f"  5,000 entries take {growth:.1f} times as long as 1,000 (wanted: at most 5.5)\n")


def bench_data(folder: Path, tools: int = 1_000, times: int = 3) -> None:
    folder.mkdir()
    generate.project(folder, tools, TEAMS, STANDARDS)
    print(f"data: {tools:,} tools, with and without feeds, calendars, badges and documents")
    both = [BIN / "mkdocs"], [BIN / "python", "-m", "tests.bench.without_data"]
    costs: tuple[list[Cost], list[Cost]] = ([], [])
    for _ in range(times):
        for command, found in zip(both, costs, strict=True):
            shutil.rmtree(folder / "site", ignore_errors=True)
            found.append(run([*command, "build", "-q"], folder, code=0))
    ours, bare = (min(found, key=lambda cost: cost.seconds) for found in costs)
    show("catalog", ours)
    show("without them", bare)
    share = ours.seconds / bare.seconds - 1
    print(f"  they add {share:.0%} (wanted: at most 30 %; the best of {times} each)\n")


def bench_lighthouse(folder: Path, times: int = 5) -> None:
    organisation(folder)
    run([BIN / "mkdocs", "build", "-q"], folder, code=0)
    print(f"lighthouse: phone, compressed, the median of {times}; {lighthouse.WANTED} wanted")
    for page, ratings in lighthouse.rated(folder / "site", times):
        told = ", ".join(f"{name} {rating:.0f}" for name, rating in ratings.items())
        print(f"  /{page:<27}{told}", flush=True)


def bench_languages(folder: Path, entries: int = 1_000) -> None:
    print(f"languages: {entries:,} tools, {TEAMS} teams, {STANDARDS} standards; seconds of work")
    work = {}
    for languages in (["en"], ["en", "ja"]):
        home = folder / "-".join(languages)
        home.mkdir(parents=True)
        generate.project(home, entries, TEAMS, STANDARDS, languages)
        cost = run([BIN / "mkdocs", "build", "-q", "--strict"], home, code=0)
        work[len(languages)] = cost.work
        pages = count_pages(home / "site")
        print(f"  {' and '.join(languages):<24}{cost.work:7.2f} s, {pages:,} pages", flush=True)
    print(f"  both take {work[2] / work[1]:.2f} times as long as one (wanted: at most 2.1)\n")


def bench_serve(folder: Path, tools: int = 1_000) -> None:
    ours, plain = folder / "ours", folder / "stock"
    for home in (ours, plain):
        home.mkdir(parents=True)
    generate.project(ours, tools, TEAMS, STANDARDS)
    stock.project(plain, ours / "catalog")
    print(f"serve: {tools:,} tools, from a save to the page that shows it, seconds")
    old, page = "Does the job number 7", "tools/tool-00007/"
    home = ours / "docs/index.md"
    home.write_text(home.read_text("utf-8") + '\n{{ entries("standard") }}\n', "utf-8")
    saved = {
        "the tool": ("tools/tool-00007", page, old, 0.5),
        "the list": ("tools/tool-00007", "tools/", old, 1),
        "the matrix": ("standards/standard-003", "adoption/", "Standard 3", 1),
        "home": ("standards/standard-003", "", "Standard 3", 1),
    }
    with saves.served(ours, ENVIRONMENT) as base:
        for name, (entry, shown, words, wanted) in saved.items():
            file = ours / f"catalog/{entry}.yml"
            times = saves.saved_to_served(base, file, shown, 5, words)
            show_saves(name, times, f"wanted: {wanted} s")
    with saves.served(plain, ENVIRONMENT) as base:
        file = plain / "docs/tools/tool-00007.md"
        other = saves.saved_to_served(base, file, page, 1, old)
    show_saves("stock, the tool", other, "")


def show_saves(name: str, times: list[float], wanted: str) -> None:
    load, _, _ = os.getloadavg()
    told = f"{median(times):.2f} s (quickest {min(times):.2f}, slowest {max(times):.2f})"
    print(f"  {name:<24}{told}; load {load:.1f}; {wanted}", flush=True)


def bench_search(folder: Path, entries: int = 3_000) -> None:
    folder.mkdir()
    generate.project(folder, entries - TEAMS - STANDARDS, TEAMS, STANDARDS)
    generate.lengthen(folder / "catalog")
    run([BIN / "mkdocs", "build", "-q"], folder, code=0)
    print(f"search: {entries:,} entries with as much to say as real ones, the first search")
    show_search("catalog", search.first_search(folder / "site", "tool 77"))
    search.stock(folder / "site")
    show_search("stock mkdocs-material", search.first_search(folder / "site", "tool 77"))
    print("  (wanted: 500 KB, 1.5 s, 250 MB)\n")


def bench_matrix(folder: Path, teams: int = 100, standards: int = 200) -> None:
    folder.mkdir()
    generate.project(folder, 100, teams, standards)
    run([BIN / "mkdocs", "build", "-q"], folder, code=0)
    print(f"matrix: {teams} teams, {standards} standards")
    found = matrix.measure(folder / "site")
    load, _, _ = os.getloadavg()
    print(
        f"  {found.sent / 1000:.0f} KB with its data, compressed; ready after {found.ready:.2f} s"
    )
    print(
        f"  a filter: {found.painted:.0f} ms to the next painted frame, {found.busy:.0f} ms of the"
        f" page's thread (slowest {found.slowest:.0f}); load of the machine {load:.1f}"
    )
    print("  (wanted: 100 KB, 50 ms)\n")


def bench_pages(folder: Path, tools: int = 5_000, teams: int = 100, standards: int = 200) -> None:
    folder.mkdir()
    generate.project(folder, tools, teams, standards)
    run([BIN / "mkdocs", "build", "-q"], folder, code=0)
    print(f"pages: {tools:,} tools, {teams} teams, {standards} standards")
    for one in pages.measure(folder / "site"):
        filtered = "" if one.filtered is None else f", a filter {one.filtered:.0f} ms"
        print(
            f"  /{one.page:<17}{one.raw / 1000:5.0f} KB, {one.sent / 1000:3.0f} compressed,"
            f" data {one.data / 1000:3.0f}; {one.nodes:5} nodes; ready after {one.ready:.2f} s,"
            f" {one.slowed:.2f} slowed {pages.SLOWED} times, {one.busy:.2f} busy{filtered}"
        )
    load, _, _ = os.getloadavg()
    print(
        "  (wanted: the matrix 300 KB, 100 compressed, in 1 s, 3 slowed; a list 150 KB compressed;"
    )
    print(f"  a filter 50 ms; load of the machine {load:.1f})\n")


def bench_diff(folder: Path, entries: int = 1_000, number: int = 1_000) -> None:
    folder.mkdir()
    tools = entries - STANDARDS - TEAMS
    commits.repository(folder, tools, TEAMS, STANDARDS, number)
    print(f"diff: {entries:,} tools, standards and teams, {number:,} commits apart")
    sides = [f"HEAD~{number}", "HEAD"]
    ours = run([BIN / "catalog", "diff", *sides], folder, code=0)
    other = run(["git", "diff", "--stat", *sides], folder, code=0)
    show("catalog diff", ours)
    show("git diff --stat", other)
    print(f"  {ours.seconds / other.seconds:.0f} times as long (wanted: under 10 s)")


def bench_scan(folder: Path, number: int = 2_000) -> None:
    scans.catalog(folder / "catalog", number)
    scans.repositories(folder / "repositories", range(number))
    print(f"scan: {number:,} repositories of 40 files of interest and 60 others")
    command = [BIN / "catalog", "scan", "--from", "repositories", "--cache", "kept", "--jobs", "2"]
    show_work("all are new", run(command, folder, code=0))
    print("  (wanted: 90 s, 300 MB)")
    show_work("none has changed", run(command, folder, code=0))
    scans.repositories(folder / "repositories", range(0, number, 20), round_=1)
    show_work("5 % have changed", run(command, folder, code=0))
    print("  (wanted: 10 s)\n")


def show_work(name: str, cost: Cost) -> None:
    told = f"{cost.seconds:7.2f} s, {cost.work:6.2f} s of work, {cost.megabytes:5.0f} MB"
    print(f"  {name:<24}{told}", flush=True)


def bench_incidents(folder: Path, products: int = 60, each: int = 834) -> None:
    generate.incidents(folder / "catalog", products, each)
    print(f"incidents: {products * each:,} incidents of {products} products")
    ours = run([BIN / "catalog", "check"], folder, code=0)
    program = (
        "import csv, pathlib\n"
        "for path in pathlib.Path('catalog/incidents').iterdir():\n"
        "    with path.open(newline='') as file: list(csv.DictReader(file))"
    )
    other = run([sys.executable, "-c", program], folder, code=0)
    show("catalog check", ours)
    show("csv.DictReader", other)
    print("  (wanted: 5 s, 300 MB)")
    generate.site(folder)
    generate.incident_site(folder)
    built = run([BIN / "mkdocs", "build", "-q"], folder, code=0)
    show("mkdocs build", built, count_pages(folder / "site"))
    print("  (wanted: 15 s, 300 MB)\n")


def run(command: list[str | Path], folder: Path, code: int) -> Cost:
    began = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=output,
            stderr=output,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != code:
            output.seek(0)
            sys.exit(
                f"{command[0]} ended with {process.returncode}:\n{output.read().decode()[-3000:]}"
            )
    unit = 1024**2 if sys.platform == "darwin" else 1024
    work = usage.ru_utime + usage.ru_stime
    return Cost(time.perf_counter() - began, usage.ru_maxrss / unit, work)


def show_search(name: str, first: search.First) -> None:
    sent = f"{first.sent / 1000:6.0f} KB sent, compressed"
    print(f"  {name:<24}{first.seconds:7.2f} s, {first.megabytes:5.0f} MB, {sent}", flush=True)


def count_pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def show(name: str, cost: Cost, pages: int = 0) -> None:
    each = f", {cost.seconds / pages * 1000:6.2f} ms a page" if pages else ""
    print(f"  {name:<24}{cost.seconds:7.2f} s, {cost.megabytes:5.0f} MB{each}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

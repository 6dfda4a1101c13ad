"""`make bench`: how fast the commands are, beside other tools; one table, a line at a time.

python -m tests.bench                  every line but those of `lighthouse`, which need Node.js
python -m tests.bench build            the lines whose name begins so
python -m tests.bench build-5000       one line
python -m tests.bench build-5000 --keep  and keep what was measured, for the page about sizes
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from tests.bench import builds, chart, others
from tests.bench.table import HEAD, Row, keep, show

LINES: Mapping[str, Callable[[Path], Iterator[Row]]] = {
    "check": others.check,
    "build-1000": partial(builds.beside_hugo, tools=1_000),
    "build-5000": partial(builds.beside_hugo, tools=5_000),
    "build-20000": builds.large,
    "build-wide": builds.wide,
    "build-evidence": builds.observed,
    "build-stock": builds.beside_stock,
    "build-languages": builds.languages,
    "build-data": builds.data,
    "serve": others.serve,
    "search-1000": partial(others.searched, entries=1_000),
    "search-5000": partial(others.searched, entries=5_000),
    "matrix-200": others.filtered,
    "matrix-500": partial(others.filtered, teams=200, standards=500, seconds=2, kilobytes=0),
    "pages": others.large_pages,
    "diff": others.diff,
    "scan": others.scan,
    "incidents": others.incidents,
    "lighthouse": others.rated,
    "lighthouse-1000": others.rated_large,
}


def main(arguments: list[str]) -> None:
    wanted = [one for one in arguments if one != "--keep"]
    names = [one for one in LINES if _is_wanted(one, wanted)]
    if not names:
        sys.exit(f"no such line; there are {', '.join(LINES)}")
    show(HEAD)
    for name in names:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / name
            folder.mkdir()
            rows = []
            for row in LINES[name](folder):
                show(row.cells)
                rows.append(row)
        if "--keep" in arguments:
            keep(rows, chart.write)


def _is_wanted(name: str, wanted: list[str]) -> bool:
    if not wanted:
        return not name.startswith("lighthouse")
    return any(name == one or name.startswith(f"{one}-") for one in wanted)


if __name__ == "__main__":
    main(sys.argv[1:])

"""What was kept of the benchmarks, as a page of Markdown and a picture beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from tests.bench.table import HEAD, Row

_BAR, _LEFT, _WIDTH, _LIMIT = 24, 420, 1040, 220
_MOST = 2.0  # times what is wanted; longer bars end there
_HEAD = """# Benchmarks

Written by `make bench ARGS=--keep`; see `tests/bench/`. Each line runs alone: `make bench
ARGS=build-5000`. The last run was on: {machine}.

![How much of what is wanted at most each line takes](results.svg)

"""


def write(folder: Path, kept: dict[str, Any]) -> None:
    """Write the page and the picture of what was kept."""
    days = [one.pop("on") for one in kept["rows"]]
    rows = [Row(**one) for one in kept["rows"]]
    lines = [(*row.cells, day) for row, day in zip(rows, days, strict=True)]
    table = [(*HEAD, "on"), ("---",) * (len(HEAD) + 1), *lines]
    text = "".join(f"| {' | '.join(line)} |\n" for line in table)
    (folder / "README.md").write_text(_HEAD.format(machine=kept["machine"]) + text, "utf-8")
    (folder / "results.svg").write_text(picture(rows), "utf-8")


def picture(rows: Sequence[Row]) -> str:
    """Return a bar for each row, its length the share of what is wanted at most, as SVG."""
    shown = [(row, share) for row in rows if (share := row.share) is not None]
    height = _BAR * len(shown) + 40
    limit = _LEFT + _LIMIT
    bars = "".join(_bar(row, share, at) for at, (row, share) in enumerate(shown))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        'font-family="sans-serif" font-size="12"><title>Share of what is wanted at most</title>\n'
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>\n{bars}'
        f'<path d="M{limit} 4V{height - 24}" stroke="#333" stroke-dasharray="4 3"/>\n'
        f'<text x="{limit}" y="{height - 8}" text-anchor="middle">wanted at most</text>\n</svg>\n'
    )


def _bar(row: Row, share: float, at: int) -> str:
    y, colour = 8 + at * _BAR, "#2f7d32" if share <= 1 else "#b3261e"
    width = round(min(share, _MOST) * _LIMIT)
    told = f"{row.cells[2]}" if row.absolute else f"{row.ratio:.2f} times {row.beside}"
    return (
        f'<text x="{_LEFT - 8}" y="{y + 12}" text-anchor="end">'
        f"{escape(row.what)}, {escape(row.size)}</text>"
        f'<rect x="{_LEFT}" y="{y}" width="{width}" height="16" fill="{colour}"/>'
        f'<text x="{_LEFT + width + 6}" y="{y + 12}">{escape(told)}</text>\n'
    )

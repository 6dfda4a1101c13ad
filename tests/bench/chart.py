"""What was kept of the benchmarks, as a part of a page in each language: a picture and a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from tests.bench import japanese
from tests.bench.table import HEAD, Row

CONTENT = Path(__file__).parents[2] / "macros/standards_catalog/site/content"
_BAR, _LEFT, _WIDTH, _LIMIT = 24, 480, 820, 110
_NO_BREAK = "\N{NON-BREAKING HYPHEN}"
_MOST = 2.0  # times what is wanted; longer bars end there

Say = Callable[[str], str]


def write(kept: dict[str, Any]) -> None:
    """Write the parts of the page about sizes."""
    for lang, say in {"en": str, "ja": japanese.say}.items():
        (CONTENT / lang / "parts/measured.md").write_text(part(kept, say), "utf-8")


def part(kept: dict[str, Any], say: Say) -> str:
    """Return the picture and the table of what was kept, in words that `say` knows."""
    days = [one["on"] for one in kept["rows"]]
    rows = [Row(**{key: one[key] for key in one if key != "on"}) for one in kept["rows"]]
    lines = [(*row.cells, day.replace("-", _NO_BREAK)) for row, day in zip(rows, days, strict=True)]
    head = [say(one).capitalize() for one in (*HEAD, "on")]
    table = [head, ["---"] * len(head), *(map(say, one) for one in lines)]
    text = "".join(f"| {' | '.join(line)} |\n" for line in table)
    return f"{picture(rows, say)}\n{text}\n{say('measured on').capitalize()}: {kept['machine']}\n"


def picture(rows: Sequence[Row], say: Say) -> str:
    """Return a bar for each row, its length the share of what is wanted at most, as SVG."""
    shown = [(row, share) for row in rows if (share := row.share) is not None]
    height, limit = _BAR * len(shown) + 40, _LEFT + _LIMIT
    bars = "".join(_bar(row, share, at, say) for at, (row, share) in enumerate(shown))
    wanted = say("wanted at most")
    return (
        f'<div class="sc-scroll" tabindex="0" role="region" aria-label="{wanted}">\n'
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" '
        f'aria-label="{wanted}" font-size="12" fill="currentColor" style="max-width: none">\n'
        f'{bars}<path d="M{limit} 4V{height - 24}" stroke="currentColor" stroke-dasharray="4 3"/>\n'
        f'<text x="{limit}" y="{height - 8}" text-anchor="middle">{wanted}</text>\n</svg>\n</div>\n'
    )


def _bar(row: Row, share: float, at: int, say: Say) -> str:
    y, colour, sign = 8 + at * _BAR, *(("#2f9e44", "✓") if share <= 1 else ("#e03131", "✗"))
    width = round(min(share, _MOST) * _LIMIT)
    what = escape(say(f"{row.what}, {row.size}"))
    ours = row.cells[2] if row.absolute else f"{row.ratio:.2f} × {escape(say(row.beside))}"
    return (
        f'<text x="{_LEFT - 8}" y="{y + 12}" text-anchor="end">{what}</text>'
        f'<rect x="{_LEFT}" y="{y}" width="{width}" height="16" fill="{colour}"/>'
        f'<text x="{_LEFT + width + 6}" y="{y + 12}">{sign} {ours}</text>\n'
    )

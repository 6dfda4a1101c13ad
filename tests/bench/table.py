"""The one table of all benchmarks, as it is printed and as it is kept."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "kept.json"
HEAD = ("what", "size", "ours", "beside what", "ratio", "wanted")
_WIDTHS = (34, 36, 11, 34, 7, 14)


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, in which unit, beside what, and the most that is wanted.

    `most` is of the ratio where there is something beside, or else of our own figure; 0 where
    nothing is wanted. `other` is 0 where nothing was measured beside, and `beside` may say why.
    """

    name: str
    what: str
    size: str
    ours: float
    unit: str
    beside: str = ""
    other: float = 0
    most: float = 0
    absolute: bool = False

    @property
    def ratio(self) -> float:
        """How many times the other one ours is; 0 without another one."""
        return self.ours / self.other if self.other else 0

    @property
    def share(self) -> float | None:
        """How much of what is wanted at most it takes; None where that cannot be said."""
        found = self.ours if self.absolute else self.ratio
        return found / self.most if self.most and found else None

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as words."""
        beside = f"{self.beside}: {_figure(self.other)} {self.unit}" if self.other else self.beside
        wanted = f"{_figure(self.most)} {self.unit}" if self.absolute else f"{self.most:g} times"
        return (
            self.what,
            self.size,
            f"{_figure(self.ours)} {self.unit}",
            beside,
            f"{self.ratio:.2f}" if self.other else "",
            f"at most {wanted}" if self.most else "",
        )


def show(cells: Iterable[str]) -> None:
    """Print a line of the table at once, as the next one may take minutes."""
    padded = (cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True))
    print("  ".join(padded).rstrip(), flush=True)


def keep(rows: Iterable[Row], write: Callable[[dict[str, Any]], None]) -> None:
    """Put rows in the place of those of the same line that were kept, and write all anew."""
    known = json.loads(KEPT.read_text("utf-8"))["rows"] if KEPT.exists() else []
    found = [asdict(row) | {"on": f"{datetime.now(UTC):%Y-%m-%d}"} for row in rows]
    names = {row["name"] for row in found}
    every = sorted([one for one in known if one["name"] not in names] + found, key=_place)
    kept = {"machine": _machine(), "rows": every}
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    write(kept)


def _place(row: dict[str, object]) -> tuple[int, str]:
    name = str(row["name"])
    return len(name), name  # sizes of builds in their order


def _machine() -> str:
    load, _, _ = os.getloadavg()
    python = platform.python_version()
    return f"{os.cpu_count()} processors, {platform.system()}, Python {python}, load {load:.1f}"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"

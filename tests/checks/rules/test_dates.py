"""No day in the future, and each in its order, as exactly as it is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from standards_catalog.schema.schemas import Schema, package_schemas
from tests.conftest import NOW, Folder

Write = Callable[..., str]


@pytest.mark.parametrize(
    ("since", "complaints"),
    [
        ("2026-11-22", 0),
        ("2026-11-23", 1),
        ("2026-11", 0),
        ("2026-12", 1),
        ('"2026"', 0),
        ('"2027"', 1),
    ],
)
def test_future(since: str, complaints: int, folder: Folder, tool: Write) -> None:
    folder.write("tools/vice.yml", tool(f"ring_since: {since}"))
    assert len(folder.complaints("future-date")) == complaints


def test_tomorrow_in_utc_is_today_in_tokyo(folder: Folder, tool: Write) -> None:
    folder.write("tools/vice.yml", tool("ring_since: 2026-11-23"))
    assert folder.complaints("future-date", datetime(2026, 11, 22, 14, 59, tzinfo=UTC))
    assert not folder.complaints("future-date", datetime(2026, 11, 22, 15, 30, tzinfo=UTC))


def test_days_are_found_at_every_depth() -> None:
    kinds = package_schemas().kinds
    assert ("records", "*", "sources", "*", "checked_on") in _days(kinds["adoption"])
    assert ("platforms", "*", "tools", "*", "sources", "*", "checked_on") in _days(kinds["zone"])
    assert ("history", "*", "on") in _days(kinds["standard"])


def test_a_waiver_ends_ahead(folder: Folder) -> None:
    old = '    version: "1.9"\n'
    waiver = "    waiver: { reason: R, approved_by: committee, expires_on: 2026-12-31 }\n"
    folder.edit("adoption/alpha.yml", old, old + waiver)
    assert folder.complaints("future-date") == []


def _days(schema: Schema) -> set[tuple[str, ...]]:
    return {spot.keys for spot in schema.days}


@pytest.mark.parametrize(
    ("since", "reviewed", "complaints"),
    [
        ("2026-09-30", "2026-09-30", 0),
        ("2026-10-01", "2026-09-30", 1),
        ("2026-09", "2026-09-01", 0),
        ("2026-10", "2026-09-30", 1),
        ('"2026"', "2026-01-01", 0),
        ('"2026"', "2025-12-31", 1),
    ],
)
def test_order(since: str, reviewed: str, complaints: int, folder: Folder, tool: Write) -> None:
    folder.write("tools/vice.yml", tool(f"ring_since: {since}", f"reviewed_on: {reviewed}"))
    assert len(folder.complaints("date-order")) == complaints


@pytest.mark.parametrize(
    ("days", "complaints"),
    [
        (("2022", "2022-06", "2022-06-15"), []),
        (("2022-06", "2022", "2022-01"), []),
        (("2022", "", "2021"), [2]),
        (("2022-06", "2022-05", "2022-05-31"), [1]),
        (("2023", "2022", "2022"), [1]),
        (("", "", ""), []),
    ],
)
def test_history(days: tuple[str, ...], complaints: list[int], folder: Folder) -> None:
    steps = [f"{{ stage: standard, basis: stated{f', on: {day!r}' * bool(day)} }}" for day in days]
    text = (folder.root / "standards/flow.yml").read_text()
    start, end = text.index("history:"), text.index("clauses:")
    lines = "\n".join(f"  - {step}" for step in steps)
    folder.write("standards/flow.yml", f"{text[:start]}history:\n{lines}\n{text[end:]}")
    history = text[:start].count("\n") + 2
    found = [int(one.split(":")[1]) - history for one in folder.complaints("date-order", NOW)]
    assert found == complaints

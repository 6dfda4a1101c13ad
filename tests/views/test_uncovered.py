"""What failed often of late and has no SLO is called to mind, with its incidents."""

from __future__ import annotations

from datetime import date

import pytest

from standards_catalog.views.due.uncovered import months_before, uncovered
from tests.conftest import Folder

SHELF = "name: Shelf\nsummary: Keeps.\nproduct: shop\nteam: alpha\ncriticality: important\n"
EXEMPT = "exemption: { reason: Best effort., review_on: 2027-04-01 }\n"
DRAFT = (
    'slos: [{ id: a, statement: S., indicator: latency, target: "0.9", window: 28d, '
    "status: draft }]\n"
)


def found(folder: Folder, *days: str, shelf: str = SHELF) -> list[tuple[str, int]]:
    rows = [f"{name},{day},alert,other" for day in days for name in ("shelf", "till", "unknown")]
    text = "\n".join(["component,started_at,detected_by,trigger", *rows, ""])
    loaded = folder.write("components/shelf.yml", shelf).write("incidents/shop.csv", text).load()
    assert loaded.problems == ()
    return [(one.component.id, len(one.incidents)) for one in uncovered(loaded.catalog)]


def test_three_in_a_year_are_often(folder: Folder) -> None:
    assert found(folder, "2025-11-23", "2026-05-01", "2026-11-22") == [("shelf", 3)]
    assert found(folder, "2025-11-22", "2026-05-01", "2026-11-22") == []


def test_the_settings_say_what_is_often(folder: Folder) -> None:
    often = "frequent_failure: { incidents: 1, months: 1 }\n"
    settings = (folder.root / "settings.yml").read_text("utf-8")
    folder.write("settings.yml", settings + often)
    assert found(folder, "2026-10-23") == [("shelf", 1)]
    assert found(folder, "2026-10-22") == []


@pytest.mark.parametrize(
    ("more", "count"), [(DRAFT, 1), (DRAFT.replace("draft", "active"), 0), (EXEMPT, 0)]
)
def test_only_an_active_slo_or_an_exemption_covers(more: str, count: int, folder: Folder) -> None:
    days = ("2026-09-01", "2026-10-01", "2026-11-01")
    assert len(found(folder, *days, shelf=SHELF + more)) == count


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-11-22", 12, "2025-11-22"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2026-01-15", 1, "2025-12-15"),
    ],
)
def test_months_before(day: str, months: int, before: str) -> None:
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(before)

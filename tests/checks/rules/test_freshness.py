"""What the calendar does is a warning, and to the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from standards_catalog.checks.rules.freshness import confirmation_due, is_stale, review_due
from standards_catalog.model.entries import Standard
from tests.conftest import Folder


def noon(day: str) -> datetime:
    """Noon in Tokyo."""
    return datetime.fromisoformat(f"{day}T03:00:00+00:00")


# 180 days after 2026-09-30 is 2027-03-29.
@pytest.mark.parametrize(("day", "warnings"), [("2027-03-29", 0), ("2027-03-30", 3)])
def test_confirmation(day: str, warnings: int, folder: Folder) -> None:
    loaded = folder.load(noon(day))
    assert len(folder.complaints("stale-confirmation", noon(day))) == warnings
    assert loaded.errors == ()


def test_the_day_begins_in_the_organisation(folder: Folder) -> None:
    before = datetime(2027, 3, 29, 14, 59, tzinfo=UTC)
    after = datetime(2027, 3, 29, 15, 0, tzinfo=UTC)
    assert folder.complaints("stale-confirmation", before) == []
    assert len(folder.complaints("stale-confirmation", after)) == 3
    folder.edit("settings.yml", "Asia/Tokyo", "UTC")
    assert folder.complaints("stale-confirmation", after) == []


def test_never_confirmed(folder: Folder) -> None:
    folder.edit("adoption/alpha.yml", "    confirmed_on: 2026-09-30\n", "")
    assert folder.complaints() == ["adoption/alpha.yml:2:5 stale-confirmation"]
    folder.edit("adoption/alpha.yml", "status: adopted", "status: unknown")
    assert folder.complaints("stale-confirmation") == [], "nobody can confirm what nobody knows"


@pytest.mark.parametrize(("entry", "warnings"), [("standards/flow", 2), ("tools/anvil", 1)])
def test_confirmation_interval_of_its_own(entry: str, warnings: int, folder: Folder) -> None:
    new = "reviewed_on: 2026-09-30\nconfirmation_interval_days: 53"
    folder.edit(f"{entry}.yml", "reviewed_on: 2026-09-30", new)
    assert folder.complaints(now=noon("2026-11-22")) == []
    complaints = folder.complaints(now=noon("2026-11-23"))
    assert [one.split()[1] for one in complaints] == ["stale-confirmation"] * warnings


def test_what_holds_for_a_broken_entry_is_not_guessed(folder: Folder) -> None:
    """Its interval may be a longer one."""
    folder.edit("tools/anvil.yml", "name: Anvil", "nome: Anvil")
    stale = folder.complaints("stale-confirmation", noon("2027-03-30"))
    assert len(stale) == 2


@pytest.mark.parametrize(("day", "warnings"), [("2027-09-30", 0), ("2027-10-01", 2)])
def test_review(day: str, warnings: int, folder: Folder) -> None:
    assert len(folder.complaints("overdue-review", noon(day))) == warnings


def test_review_interval_of_its_own(folder: Folder) -> None:
    new = "reviewed_on: 2026-09-30\nreview_interval_days: 53"
    folder.edit("standards/flow.yml", "reviewed_on: 2026-09-30", new)
    assert folder.complaints(now=noon("2026-11-22")) == []
    assert folder.complaints(now=noon("2026-11-23")) == ["standards/flow.yml:30:14 overdue-review"]
    assert folder.messages("overdue-review", noon("2026-11-23")) == [
        'the review was due on 2026-11-22; "committee" owns it'
    ]


def test_what_was_never_reviewed_is_not_overdue(folder: Folder) -> None:
    assert "hammer" not in str(folder.complaints("overdue-review", noon("2099-01-01")))


@pytest.mark.parametrize(("day", "warnings"), [("2026-12-31", 0), ("2027-01-01", 1)])
def test_waiver_holds_on_its_last_day(day: str, warnings: int, folder: Folder) -> None:
    waiver = "waiver: { reason: R, approved_by: committee, expires_on: 2026-12-31 }"
    old = '    version: "1.9"\n'
    folder.edit("adoption/alpha.yml", old, f"{old}    {waiver}\n")
    assert len(folder.complaints("expired-waiver", noon(day))) == warnings
    assert folder.load(noon(day)).errors == ()


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (
            "planned",
            'the waiver ended on 2026-10-31; it counts as a gap now; "committee" approved it',
        ),
        (
            "adopted",
            "the waiver ended on 2026-10-31, and the record is adopted; delete the waiver; "
            '"committee" approved it',
        ),
    ],
)
def test_waiver_past_its_end_names_its_approver(status: str, message: str, folder: Folder) -> None:
    waiver = "waiver: { reason: R, approved_by: committee, expires_on: 2026-10-31 }"
    record = f"  - {{ tool: hammer, status: {status}, basis: stated, {waiver} }}"
    folder.write("adoption/alpha.yml", f"records:\n{record}\n")
    assert folder.messages("expired-waiver") == [message]


def test_time_alone_makes_no_error(folder: Folder) -> None:
    loaded = folder.load(noon("2226-11-22"))
    assert loaded.errors == ()
    assert loaded.warnings


def test_the_end_of_time(folder: Folder, tool: Callable[..., str]) -> None:
    folder.write("tools/vice.yml", tool("reviewed_on: 9999-12-31"))
    folder.edit("adoption/alpha.yml", "confirmed_on: 2026-09-30", "confirmed_on: 9999-12-31")
    folder.edit("adoption/alpha.yml", "since: 2022-03", 'since: "0000"')
    assert folder.complaints("future-date") == [
        "adoption/alpha.yml:8:19 future-date",
        "tools/vice.yml:7:14 future-date",
    ]


def test_review_due(folder: Folder) -> None:
    catalog = folder.load().catalog
    flow = catalog.get(Standard, "flow")
    assert flow
    assert review_due(catalog.settings, flow) == date(2027, 9, 30)
    record = catalog.adoption_of(flow)["alpha"].record
    assert confirmation_due(catalog, "alpha", flow, record) == date(2027, 3, 29)
    assert not is_stale(replace(catalog, today=date(2027, 3, 29)), "alpha", flow, record)
    assert is_stale(replace(catalog, today=date(2027, 3, 30)), "alpha", flow, record)

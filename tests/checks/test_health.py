"""What is kept of every address: pure, day by day, from reports as lychee writes them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from standards_catalog.checks.health import (
    Health,
    Kept,
    WrongReportError,
    merge,
    read_kept,
    write_kept,
)

FIRST, SECOND, THIRD = date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)
PAGE = "http://127.0.0.1:8765/page"

# Answers of a server on this machine, as lychee 0.24 reported them.
STATUSES = {
    "ok": {"text": "200 OK", "code": 200},
    "gone": {"text": "Rejected status code: 404 Not Found", "code": 404},
    "refused": {
        "text": "Network error: Connection refused - server may be down or port blocked "
        "(error sending request for url (http://127.0.0.1:8765/page))",
        "details": "Connection refused - server may be down or port blocked",
    },
    "slow": {"text": "Timeout", "details": "Request timed out"},
}
MAPS = {"ok": "success_map", "slow": "timeout_map"}


def report(**answers: str) -> str:
    """Return lychee's report of a run in which pages answered so."""
    data: dict[str, dict[str, list[object]]] = {
        name: {} for name in ("success_map", "error_map", "timeout_map", "excluded_map")
    }
    for page, answer in answers.items():
        one = {"url": f"http://127.0.0.1:8765/{page}", "status": STATUSES[answer]}
        data[MAPS.get(answer, "error_map")].setdefault("urls.md", []).append(one)
    return json.dumps(data)


def after(*runs: tuple[date, str]) -> Health:
    kept: Kept = {}
    for day, answer in runs:
        kept = merge(kept, report(page=answer), day)
    return kept[PAGE]


def test_what_answers_has_its_day() -> None:
    assert after((FIRST, "ok"), (SECOND, "ok")) == Health(SECOND, last_ok=SECOND)


def test_failures_are_counted_from_the_first_and_the_last_good_day_stays() -> None:
    assert after((FIRST, "ok"), (SECOND, "gone"), (THIRD, "slow")) == Health(
        THIRD, last_ok=FIRST, first_failed=SECOND, failures=2, status="Request timed out"
    )


def test_one_good_answer_ends_the_count() -> None:
    found = after((FIRST, "gone"), (SECOND, "ok"), (THIRD, "gone"))
    assert (found.first_failed, found.failures, found.last_ok) == (THIRD, 1, SECOND)


def test_a_run_repeated_on_one_day_counts_once() -> None:
    once = after((FIRST, "gone"), (SECOND, "gone"))
    assert after((FIRST, "gone"), (SECOND, "gone"), (SECOND, "gone")) == once
    assert once.failures == 2


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("gone", "404 Not Found"),
        ("refused", "Connection refused - server may be down or port blocked"),
        ("slow", "Request timed out"),
    ],
)
def test_the_reason_is_told_shortly(answer: str, status: str) -> None:
    assert after((FIRST, answer)).status == status


def test_what_the_run_did_not_meet_is_dropped() -> None:
    kept = merge({}, report(page="gone", other="ok"), FIRST)
    assert set(merge(kept, report(page="gone"), SECOND)) == {PAGE}


def test_what_was_kept_is_not_changed() -> None:
    kept = merge({}, report(page="gone"), FIRST)
    before = dict(kept)
    merge(kept, report(page="ok"), SECOND)
    assert kept == before


def test_what_is_written_is_read_again_and_ordered_a_line_each() -> None:
    kept = merge({}, report(b="gone", a="ok"), FIRST)
    text = write_kept(kept)
    assert read_kept(text) == kept
    rows = [line for line in text.splitlines() if line.startswith("  ")]
    assert [row.partition('": ')[0].strip(' "') for row in rows] == sorted(kept)
    assert write_kept(merge({}, report(a="ok", b="gone"), FIRST)) == text


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "links": {}}', '{"version": 1, "links": {"a": 1}}']
)
def test_a_kept_file_that_is_none_is_told(text: str) -> None:
    with pytest.raises(WrongReportError, match="the kept file"):
        read_kept(text)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"success_map": {"a": [{"status": {}}]}}'])
def test_a_report_that_is_none_is_told(text: str) -> None:
    with pytest.raises(WrongReportError, match="no report of lychee's"):
        merge({}, text, FIRST)

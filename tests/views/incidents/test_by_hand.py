"""Twelve incidents whose every number was worked out with pencil and paper."""

from __future__ import annotations

import pytest

from standards_catalog.views.due.uncovered import uncovered
from standards_catalog.views.incidents.components import components
from standards_catalog.views.incidents.numbers.association import Pair, pairs, rho, spearman
from standards_catalog.views.incidents.numbers.counts import (
    hours_of_week,
    noticed,
    noticed_by_quarter,
    per_component,
    per_month,
    shares,
    timed,
)
from standards_catalog.views.incidents.numbers.coverage import Part, coverage
from standards_catalog.views.incidents.numbers.delivery import failed, failed_by_quarter, recovery
from standards_catalog.views.incidents.numbers.durations import (
    TO_DETECT,
    TO_RESTORE,
    Spread,
    dots,
    spread,
)
from standards_catalog.views.incidents.numbers.selection import (
    Selection,
    find,
    in_year,
    of_component,
    years,
)
from tests.conftest import Folder
from tests.views.incidents.conftest import TWELVE, with_twelve

MONDAY, TUESDAY, WEDNESDAY, SATURDAY, SUNDAY = 0, 1, 2, 5, 6


def test_by_month_in_the_time_zone_of_the_record(twelve: Selection) -> None:
    # A9 began on 31 October in UTC, and on 1 November in Berlin.
    assert per_month(twelve) == {
        "2025-12": 0, "2026-01": 3, "2026-02": 1, "2026-03": 2, "2026-04": 1, "2026-05": 0,
        "2026-06": 0, "2026-07": 0, "2026-08": 0, "2026-09": 0, "2026-10": 1, "2026-11": 4,
    }  # fmt: skip


def test_by_component_with_the_unknown_last(twelve: Selection) -> None:
    found = per_component(twelve.incidents)
    assert list(found.items()) == [("cart", 6), ("till", 4), ("stock", 1), ("unknown", 1)]


def test_shares_are_of_what_is_known(twelve: Selection) -> None:
    found = {one.term.value: one for one in shares(twelve.catalog, twelve.incidents, "trigger")}
    assert {value: one.count for value, one in found.items() if one.count} == {
        "binary_push": 6, "configuration_push": 1, "service_provider_change": 1,
        "capacity_management": 1, "hardware": 1, "other": 1, "unknown": 1,
    }  # fmt: skip
    assert {one.known for one in found.values()} == {11}
    assert found["binary_push"].percent == pytest.approx(600 / 11)
    assert found["unknown"].percent is None
    assert str(found["binary_push"].reference) == "0.37"


def test_a_field_left_empty_is_unknown(twelve: Selection) -> None:
    (unknown,) = [
        one for one in shares(twelve.catalog, twelve.incidents, "root_cause") if one.count
    ]
    assert (unknown.term.value, unknown.count, unknown.known) == ("unknown", 12, 0)


def test_alert_share(twelve: Selection) -> None:
    found = noticed(twelve.catalog, twelve.incidents)
    assert (found.alerts, found.known, found.unknown) == (7, 11, 1)
    by_quarter = [
        (one.period, one.alerts, one.known, one.unknown) for one in noticed_by_quarter(twelve)
    ]
    assert by_quarter == [
        ("2025-Q4", 0, 0, 0),
        ("2026-Q1", 3, 5, 1),
        ("2026-Q2", 0, 1, 0),
        ("2026-Q3", 0, 0, 0),
        ("2026-Q4", 4, 5, 0),
    ]
    assert noticed_by_quarter(twelve)[0].percent is None


def test_time_to_restore(twelve: Selection) -> None:
    found = dots(twelve.incidents, TO_RESTORE)
    # A6 is known to the day, A10 is open. A4 took no time. A5 lasted an hour over the one that
    # Berlin left out, A8 three over the one that it had twice.
    assert {one.incident.id: one.minutes for one in found} == {
        "A1": 30, "A2": 60, "A3": 60, "A4": 0, "A5": 60, "A7": 120, "A8": 180, "A9": 60,
        "A11": 45, "A12": 2880,
    }  # fmt: skip
    # 0 30 45 60 60 60 60 120 180 2880: ranks 4.5, 6.75 and 8.1
    assert spread([one.minutes for one in found]) == Spread(10, 60, 105, 450)


def test_no_percentile_below_ten(twelve: Selection) -> None:
    found = dots(twelve.incidents, TO_DETECT)
    assert [one.minutes for one in found] == [2, 10, 0, 10, 5, 30, 5, 20]
    assert spread([one.minutes for one in found]) == Spread(8, None, None, None)


def test_hours_of_the_week(twelve: Selection) -> None:
    fields = hours_of_week(twelve.incidents)
    found = {(day, hour): n for day, row in enumerate(fields) for hour, n in enumerate(row) if n}
    assert found == {
        (MONDAY, 9): 2, (MONDAY, 8): 1, (TUESDAY, 12): 1, (TUESDAY, 10): 1, (WEDNESDAY, 18): 1,
        (WEDNESDAY, 22): 1, (SATURDAY, 23): 1, (SUNDAY, 1): 2, (SUNDAY, 0): 1,
    }  # fmt: skip
    assert len(timed(twelve.incidents)) == 11


def test_months_of_which_incidents_and_releases_are_known(twelve: Selection) -> None:
    assert pairs(twelve) == (
        Pair("2026-01", 10, 3),
        Pair("2026-02", 8, 1),
        Pair("2026-03", 12, 2),
        Pair("2026-04", 3, 1),
        Pair("2026-05", 0, 0),
        Pair("2026-06", 2, 0),
        Pair("2026-10", 4, 1),
    )
    assert rho(pairs(twelve)) is None


def test_rank_correlation() -> None:
    assert spearman([1, 2, 3, 4], [10, 20, 30, 1000]) == pytest.approx(1)
    assert spearman([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1)
    # Ranks 1 2.5 2.5 4 against 1 3 2 4: covariance 4.5, variances 4.5 and 5
    assert spearman([1, 5, 5, 9], [0, 7, 6, 8]) == pytest.approx(4.5 / (4.5 * 5) ** 0.5)
    assert spearman([1, 1, 1], [1, 2, 3]) is None


def test_change_fail_rate_is_of_months_with_releases(twelve: Selection) -> None:
    found = failed(failed_by_quarter(twelve))
    assert (found.releases, found.by_code, found.by_configuration) == (39, 3, 1)
    assert found.percent == pytest.approx(300 / 39)
    assert found.ceiling == pytest.approx(400 / 39)
    by_quarter = {one.period: one.releases for one in failed_by_quarter(twelve)}
    assert by_quarter == {"2026-Q1": 30, "2026-Q2": 5, "2026-Q4": 4}


def test_recovery_is_of_changes_alone_and_only_with_releases(
    twelve: Selection, folder: Folder
) -> None:
    assert [one.incident.id for one in recovery(twelve)] == ["A1", "A2", "A5", "A7", "A9", "A11"]
    folder.delete("releases/shop.csv")
    without = find(folder.load().catalog, "shop")
    assert without
    assert recovery(without) == ()
    assert failed_by_quarter(without) == ()
    assert failed(()).percent is None


def test_three_coverages(twelve: Selection) -> None:
    found = coverage(twelve.catalog)
    assert found.components == Part(1, 2)
    assert found.critical == Part(1, 1)
    assert found.incidents == Part(4, 11)
    assert found.exempt == 1


def test_what_fails_often_without_an_objective_comes_first(twelve: Selection) -> None:
    page = components(twelve.catalog, "en")
    assert (
        [one.id for one in page.urgent]
        == ["cart"]
        == [one.component.id for one in uncovered(twelve.catalog)]
    )
    assert [(one.id, one.incidents, one.recent) for one in page.rows] == [
        ("cart", 6, 6), ("till", 4, 4), ("stock", 1, 1),
    ]  # fmt: skip
    assert page.urgent[0].events[0].href == "incidents/shop/rows/#A11"
    assert page.urgent[0].last == "2026-11-03 10:00"


def test_a_year_keeps_to_the_record(twelve: Selection) -> None:
    assert years(twelve) == ("2026", "2025")
    before = in_year(twelve, "2025")
    assert (before.months, before.incidents) == (("2025-12",), ())
    assert failed_by_quarter(in_year(twelve, "2026")) == failed_by_quarter(twelve)


def test_a_component_has_no_releases_of_its_own(twelve: Selection) -> None:
    cart = of_component(twelve, "cart")
    assert [one.id for one in cart.incidents] == ["A1", "A2", "A5", "A8", "A10", "A11"]
    assert cart.releases == ()


def test_a_row_that_stands_there_twice_is_a_complaint(folder: Folder) -> None:
    with_twelve(folder)
    again = TWELVE + "A1,cart,2026-01-05 09:00,,,alert,binary_push,,\n"
    assert folder.write("incidents/shop.csv", again).load().errors


def test_fixed_before_it_began_is_a_complaint(folder: Folder) -> None:
    with_twelve(folder)
    wrong = TWELVE.replace("2026-01-05 09:30", "2026-01-05 08:30")
    assert folder.write("incidents/shop.csv", wrong).load().errors

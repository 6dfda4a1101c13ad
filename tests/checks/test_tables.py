"""Tables become incidents and releases, whichever way they are written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from standards_catalog.model.incidents import Incident
from tests.conftest import Folder

HEAD = "component,started_at,fixed_at,detected_by,trigger"


def incidents(folder: Folder, text: str, name: str = "incidents/shop.csv") -> tuple[Incident, ...]:
    loaded = folder.write(name, text).load()
    assert [str(one) for one in loaded.problems] == []
    return loaded.catalog.incidents


def test_a_row_becomes_an_incident(folder: Folder) -> None:
    row = "INC-1,Failed,till,2026-05-01 09:12,2026-05-01 09:15,2026-05-01 10:12,alert,binary_push"
    keys = "id,title,component,started_at,detected_at,fixed_at,detected_by,trigger"
    (found,) = incidents(folder, f"{keys}\n{row}\n")
    assert (found.product, found.line, found.row, found.anchor) == ("shop", 2, 0, "INC-1")
    assert found.started_at.isoformat() == "2026-05-01T09:12:00+09:00"
    assert (found.time_to_detect, found.time_to_restore) == (
        timedelta(minutes=3),
        timedelta(hours=1),
    )
    assert found.title == "Failed"


@pytest.mark.parametrize(
    ("started", "fixed", "lasted"),
    [
        ("2026-05-01 09:12", "2026-05-01 09:12", timedelta()),
        ("2026-05-01 09", "2026-05-01 11", timedelta(hours=2)),
        ("2026-05-01 09", "2026-05-01 09:30", timedelta(minutes=30)),
        ("2026-05-01 09:30", "2026-05-01 09", timedelta()),
        ("2026-05-01", "2026-05-02", None),
        ("2026-05-01 09:12", "2026-05-01", None),
        ("2026-05-01 09:12", "", None),
        ("2026-05-01 09:12", "2026-05-01 01:12Z", timedelta(hours=1)),
    ],
)
def test_how_long_it_took_as_far_as_that_is_known(
    started: str, fixed: str, lasted: timedelta | None, folder: Folder
) -> None:
    (found,) = incidents(folder, f"{HEAD}\ntill,{started},{fixed},alert,other\n")
    assert found.time_to_restore == lasted
    assert found.is_open == (not fixed)
    assert found.hour_known == (" " in started)


def test_headers_and_values_in_japanese(folder: Folder) -> None:
    head = "コンポーネント,発生時刻（Europe/Berlin）,修正時刻,気づいたきっかけ,種類,深刻度"
    (found,) = incidents(
        folder, f"\ufeff{head}\r\ntill,2026/7/1 9:12,,お問い合わせ,バイナリプッシュ,停止\r\n"
    )
    assert found.started_at.isoformat() == "2026-07-01T09:12:00+02:00"
    assert (found.detected_by, found.trigger, found.severity) == (
        "customer_inquiry",
        "binary_push",
        "down",
    )


def test_the_same_as_yaml(folder: Folder) -> None:
    (sheet,) = incidents(folder, f"{HEAD}\ntill,2026-05-01 09:12,,alert,other\n")
    folder.delete("incidents/shop.csv")
    row = "{ component: till, started_at: 2026-05-01 09:12, detected_by: alert, trigger: other }"
    (found,) = incidents(folder, f"incidents:\n  - {row}\n", "incidents/shop.yml")
    assert found == sheet


def test_lines_are_those_of_the_file_though_cells_have_lines_of_their_own(folder: Folder) -> None:
    found = incidents(
        folder,
        f'title,{HEAD}\n"a\nb",till,2026-05-02,,alert,other\n,,,,,\nx,till,2026-05-01,,alert,other\n',
    )
    assert [(one.title, one.line, one.row) for one in found] == [("x", 5, 1), ("a\nb", 2, 0)]


def test_they_are_ordered_by_product_and_time(folder: Folder) -> None:
    folder.write("incidents/mail.csv", f"{HEAD}\ntill,2026-05-03,,alert,other\n")
    rows = "till,2026-05-02,,alert,other\ntill,2026-05-01,,alert,other\n"
    found = incidents(folder, f"{HEAD}\n{rows}")
    days = [(one.product, one.started_at.date()) for one in found]
    assert days == [
        ("mail", date(2026, 5, 3)),
        ("shop", date(2026, 5, 1)),
        ("shop", date(2026, 5, 2)),
    ]
    catalog = folder.load().catalog
    assert {product: len(some) for product, some in catalog.incidents_of.items()} == {
        "mail": 1,
        "shop": 2,
    }


def test_releases(folder: Folder) -> None:
    loaded = folder.write("releases/shop.csv", '年月,回数\n2026/6,０\n2026-05,"1,204"\n').load()
    assert loaded.problems == ()
    found = [(one.month, one.count, one.line) for one in loaded.catalog.releases_of["shop"]]
    assert found == [("2026-05", 1204, 3), ("2026-06", 0, 2)]


def test_a_cell_is_found_through_quotes_and_line_ends(folder: Folder) -> None:
    folder.write("incidents/shop.csv", f'title,{HEAD}\n"a, ""b""\nc",till,2026-05-02,,alrt,other\n')
    (problem,) = folder.load().problems
    assert (problem.line, problem.column, problem.code) == (3, 21, "unknown-value")


@pytest.mark.parametrize("rows", [1, 300])
def test_however_many_rows_are_wrong_somebody_can_read_it(rows: int, folder: Folder) -> None:
    folder.write("incidents/shop.csv", f"{HEAD}\n" + "till,5/1/2026,,alrt,other\n" * rows)
    assert len(folder.load().problems) == (2 if rows == 1 else 201)
    more = [] if rows == 1 else ["from here on, 200 more rows are wrong"]
    assert [one.partition(";")[0] for one in folder.messages("more-wrong-rows")] == more

"""Rows name what exists, and say what can be; nobody is accused of another file's errors."""

from __future__ import annotations

import pytest

from tests.conftest import Folder

HEAD = "component,started_at,detected_at,fixed_at,detected_by,trigger"


def codes(folder: Folder, *rows: str) -> list[str]:
    folder.write("incidents/shop.csv", "\n".join([HEAD, *rows, ""]))
    return [f"{one.line}:{one.code}" for one in folder.load().problems]


def test_a_component_whose_file_is_wrong_is_a_component_all_the_same(folder: Folder) -> None:
    folder.edit("components/till.yml", "criticality: critical", "criticality: high")
    assert codes(folder, "till,2026-05-01,,,alert,other") == ["5:unknown-value"]


def test_a_product_of_a_team_whose_file_is_wrong_is_one_all_the_same(folder: Folder) -> None:
    folder.edit("teams/alpha.yml", "summary: Runs the shop.\n", "")
    assert codes(folder, "till,2026-05-01,,,alert,other") == ["1:missing-key"]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("till,2026-05-01 10:00,,2026-05-01 10:00,alert,other", []),
        ("till,2026-05-01 10:00,,2026-05-01 09:59,alert,other", ["2:time-order"]),
        ("till,2026-05-01 10:00,2026-05-01 09:59,,alert,other", ["2:time-order"]),
        ("till,2026-05-01 10:00,2026-05-01 12:00,2026-05-01 11:00,alert,other", []),
        ("till,2026-05-01 10:30,,2026-05-01 10,alert,other", []),
        ("till,2026-05-01 10:30,,2026-05-01 09,alert,other", ["2:time-order"]),
        ("till,2026-05-01 10:30,,2026-05-01,alert,other", []),
        ("till,2026-05-01 10:30,,2026-04-30,alert,other", ["2:time-order"]),
        ("till,2026-05-01 10:30,,2026-05-01 01:31Z,alert,other", []),
        ("till,2026-05-01 10:30,,2026-05-01 01:29Z,alert,other", ["2:time-order"]),
        ("till,2026-11-22,,,alert,other", []),
        ("till,2026-11-23,,,alert,other", ["2:future-incident"]),
    ],
)
def test_times(row: str, found: list[str], folder: Folder) -> None:
    assert codes(folder, row) == found


def test_rows_without_ids_may_be_alike_but_not_the_same(folder: Folder) -> None:
    row = "till,2026-05-01 10:00,,{},alert,other"
    assert codes(folder, row.format(""), row.format("2026-05-01 11:00")) == []
    assert codes(folder, row.format(""), row.format("")) == ["3:repeated-row"]


def test_ids_are_of_a_product(folder: Folder) -> None:
    text = f"id,{HEAD}\nA-1,till,2026-05-01,,,alert,other\n"
    folder.write("incidents/shop.csv", text).write("incidents/mail.csv", text)
    assert folder.load().problems == ()


def test_a_table_has_no_comments_that_silence(folder: Folder) -> None:
    text = f"title,{HEAD}\n# catalog: allow all,till,2026-05-01,,,alert,other\n"
    folder.write("incidents/shop.csv", text)
    assert folder.load().problems == ()


def test_two_components_may_not_make_one_name_of_an_slo(folder: Folder) -> None:
    text = (folder.root / "components/till.yml").read_text("utf-8")
    fast = text.replace("id: paying", "id: ok").replace("Till, ja: レジ", "Fast till, ja: 速いレジ")
    folder.write("components/till-fast.yml", fast)
    folder.edit("components/till.yml", "id: paying", "id: fast-ok")
    assert [one.code for one in folder.load().problems] == ["repeated-slo"]

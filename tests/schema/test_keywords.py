"""Keywords mean what editors take them to mean."""

from __future__ import annotations

import pytest

from standards_catalog.schema.explaining import Explaining
from standards_catalog.schema.keywords import canonical, fits, is_day


def test_the_end_is_the_end() -> None:
    assert fits("^[a-z]+$", "abc")
    assert not fits("^[a-z]+$", "abc\n")
    assert not fits("^(a|b)$", "b\n")


@pytest.mark.parametrize("day", ["2024-02-29", "0001-01-01", "9999-12-31"])
def test_day(day: str) -> None:
    assert is_day(day)


@pytest.mark.parametrize(
    "day", ["2023-02-29", "0000-01-01", "2026-13-01", "", "2026-05-01\n", None]
)
def test_no_day(day: object) -> None:
    assert not is_day(day)


def test_equal_items_are_those_of_json() -> None:
    validator = Explaining({"uniqueItems": True})
    assert validator.is_valid([1, "1", True, [1], {"a": 1}, {"a": "1"}, None, "None"])
    assert not validator.is_valid([{"a": 1, "b": 2}, {"b": 2, "a": 1}])
    assert not validator.is_valid(["a"] * 2)
    assert validator.is_valid("aa")
    assert Explaining({"uniqueItems": False}).is_valid([1, 1])
    assert canonical({"b": 1, "a": "声"}) == canonical({"a": "声", "b": 1})


def test_a_long_list_of_everything_is_quick() -> None:
    items = [one for index in range(20_000) for one in (index, str(index), [index])]
    assert Explaining({"uniqueItems": True}).is_valid(items)

"""A rule knows its code, and makes complaints of what it yields."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.documents.positions import Marks
from standards_catalog.problems import Fault, Problem
from standards_catalog.rule import Family, rule


@rule(Family.DAYS)
def late_day(day: str) -> Iterator[Fault]:
    """Complain about a late day.

    Why: it is late.
    """
    yield Fault(("a",), day)


@rule(Family.AGE, code="other-name", severity="warning")
def _old() -> Iterator[Fault]:
    yield Fault(("a",), "m", "h", at_key=True)


MARKS = Marks()
MARKS.add(1, 0)
MARKS.add(1, 0, "a")
MARKS.add(1, 3)
MARKS.end(0, is_mapping=True)


def test_is_called_as_the_function_that_it_was() -> None:
    assert list(late_day(day="Monday")) == [Fault(("a",), "Monday")]
    assert late_day.manual == "Complain about a late day.\n\nWhy: it is late."


def test_the_name_is_the_code_unless_another_one_is_given() -> None:
    assert (late_day.code, _old.code) == ("late-day", "other-name")


def test_finds_the_place_of_a_fault() -> None:
    (fault,) = late_day("Monday")
    assert late_day.located("f", fault, MARKS) == Problem("f", 2, 4, "late-day", "Monday")
    (fault,) = _old()
    assert _old.located("f", fault, MARKS) == Problem("f", 2, 1, "other-name", "m", "h", "warning")


def test_finds_the_piece_of_a_value_that_is_meant() -> None:
    fault = Fault(("a",), "m", part="no")
    assert late_day.located("f", fault, MARKS, "x\na: yes, no\n").column == 9

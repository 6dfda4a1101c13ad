"""A text is changed in places; the rest of it is not touched."""

from __future__ import annotations

import pytest

from standards_catalog.editing.edit import Edit, appended, edited, places

ITEM, INLINE = ("- a: 3", "  b: 4"), "{ a: 3, b: 4 }"


def test_edits_in_any_order_and_once_each() -> None:
    edits = [Edit(4, 5, "two"), Edit(0, 1, "one"), Edit(4, 5, "two"), Edit(6, 6, "!")]
    assert edited("a and b", [Edit(6, 7, "B"), Edit(0, 1, "A")]) == "A and B"
    assert edited("1 - 2 ", edits) == "one - two !"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("r:\n  - a: 1\n", "r:\n  - a: 1\n  - a: 3\n    b: 4\n"),
        ("r:\n- a: 1\n- a: 2\nz: 1\n", "r:\n- a: 1\n- a: 2\n- a: 3\n  b: 4\nz: 1\n"),
        ("r:\n  - a: 1", "r:\n  - a: 1\n  - a: 3\n    b: 4\n"),
        (
            "r:\n  - a: 1\n\n  - a: 2 # x\n    # of a\n  # of r\n\n# end\n",
            "r:\n  - a: 1\n\n  - a: 2 # x\n    # of a\n\n  - a: 3\n    b: 4\n  # of r\n\n# end\n",
        ),
        ("r:\n  - a: |\n      x\n\nz: 1\n", "r:\n  - a: |\n      x\n  - a: 3\n    b: 4\n\nz: 1\n"),
        ("r: [{ a: 1 }] # x\n", "r: [{ a: 1 }, { a: 3, b: 4 }] # x\n"),
    ],
)
def test_one_more_item(before: str, after: str) -> None:
    assert appended(before, ("r",), ITEM, INLINE) == after


def test_places_of_what_cannot_be_read() -> None:
    assert places("a: [\n", {}) == []
    assert places("[" * 100_000, {}) == []
    assert places("a: &x 1\nb: &x 2\n", {}) == []


def test_an_anchor_is_one_place() -> None:
    found = places("a: &x [1]\nb: *x\n", {"properties": {"a": {"title": "A"}}})
    assert [place.keys for place in found] == [(), ("a",), ("a", 0)]
    assert found[1].schema == {"title": "A"}

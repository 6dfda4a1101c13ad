"""A confirmation changes two lines of a record, and no other byte of the file."""

from __future__ import annotations

import pytest

from standards_catalog.editing.confirming import confirmed


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "records:\n  - tool: a  # why\n    status: adopted\n    basis: stated  # end\n",
            "records:\n  - tool: a  # why\n    status: adopted\n    confirmed_on: 2026-11-29\n"
            "    confirmed_by: sre\n    basis: stated  # end\n",
        ),
        (
            "records:\n  - tool: a\n    status: adopted\n    confirmed_on: 2025-01-31  # by hand\n"
            "    basis: stated\n",
            "records:\n  - tool: a\n    status: adopted\n    confirmed_on: 2026-11-29  # by hand\n"
            "    confirmed_by: sre\n    basis: stated\n",
        ),
        (
            "records: [{ tool: a, status: adopted, basis: stated }]\n",
            "records: [{ tool: a, status: adopted, basis: stated, confirmed_on: 2026-11-29, "
            "confirmed_by: sre }]\n",
        ),
    ],
)
def test_the_day_stands_in_the_record(text: str, after: str) -> None:
    assert confirmed(text, [0], "2026-11-29", "sre") == after


def test_other_records_stay() -> None:
    text = "records:\n- { tool: a, basis: b }\n- { tool: c, basis: d }\n"
    after = "records:\n- { tool: a, basis: b }\n- { tool: c, basis: d, confirmed_on: 2026-11-29 }\n"
    assert confirmed(text, [1], "2026-11-29") == after

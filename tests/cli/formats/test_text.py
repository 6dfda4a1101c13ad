"""What people read: the summary says what was silenced, and only then."""

from __future__ import annotations

from tests.cli.formats.conftest import Told
from tests.conftest import Folder


def test_what_is_silenced_is_counted_and_not_told(told: Told) -> None:
    assert [line.split(";")[0] for line in told("text").splitlines()] == [
        'catalog/tools/vice.yml:1:35: error[unknown-reference]: `owner`: "nobody" is not a group '
        "or team",
        "catalog/tools/vice.yml:2:59: warning[overdue-review]: the review was due on 2026-10-30",
        "16 files checked: 1 error, 1 warning, 1 silenced",
    ]


def test_silenced_elsewhere_is_not_counted(told: Told) -> None:
    summary = told("text", "catalog/teams", exit_code=0)
    assert summary == "16 files checked: 0 errors, 0 warnings\n"


def test_an_error_that_is_silenced_ends_well(told: Told, mixed: Folder) -> None:
    mixed.edit("tools/vice.yml", "owner: nobody", "owner: committee")
    assert told("text", exit_code=0).endswith("0 errors, 1 warning, 1 silenced\n")

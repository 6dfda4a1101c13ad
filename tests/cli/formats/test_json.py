"""What programs read is what the page of commands promises."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.formats.conftest import Told
from tests.conftest import Folder
from tests.engine_pages import PAGES

CODES = "https://example.github.io/standards/contribute/codes/"
PAGE = PAGES / "contribute/commands.md"


def test_everything_is_in_it(told: Told) -> None:
    report = json.loads(told("json"))
    assert report == {
        "version": 1,
        "today": "2026-11-22",
        "summary": {"files": 16, "errors": 1, "warnings": 1, "silenced": 1},
        "not_checked": [],
        "problems": [
            {
                "path": "catalog/tools/vice.yml",
                "line": 1,
                "column": 35,
                "severity": "error",
                "code": "unknown-reference",
                "message": '`owner`: "nobody" is not a group or team',
                "hint": "name one that exists, or add the group or team first",
                "more": 0,
                "url": f"{CODES}#unknown-reference",
            },
            {
                "path": "catalog/tools/vice.yml",
                "line": 2,
                "column": 59,
                "severity": "warning",
                "code": "overdue-review",
                "message": "the review was due on 2026-10-30",
                "hint": '"nobody" owns it',
                "more": 0,
                "url": f"{CODES}#overdue-review",
            },
        ],
        "silenced": [
            {
                "path": "catalog/tools/vice.yml",
                "line": 1,
                "column": 49,
                "severity": "error",
                "code": "superseded-ring",
                "message": "`ring` is adopt, but the tool is superseded",
                "hint": "write caution",
                "more": 0,
                "url": f"{CODES}#superseded-ring",
                "until": "2026-12-31",
                "because": "一月まで: 100%",
            }
        ],
    }


def test_it_is_ascii(told: Told) -> None:
    assert told("json").isascii()


def test_a_site_without_an_address_explains_nothing(told: Told, mixed: Folder) -> None:
    mixed.edit("settings.yml", "site: https://example.github.io/standards/\n", "")
    assert json.loads(told("json"))["problems"][0]["url"] == ""


def test_nothing_wrong_is_told_too(told: Told) -> None:
    report = json.loads(told("json", "catalog/teams", exit_code=0))
    assert (report["problems"], report["silenced"]) == ([], [])


def test_every_key_is_documented(told: Told) -> None:
    report = json.loads(told("json"))
    page = PAGE.read_text("utf-8")
    keys = {*report, *report["summary"], *report["silenced"][0]}
    assert {key for key in keys if f"| `{key}`" not in page} == set()
    assert re.search(rf"\| `version` +\| {report['version']}\b", page)


@pytest.mark.parametrize(
    ("says", "page"),
    [
        ("use_directory_urls: false", "contribute/codes.html#"),
        ("use_directory_urls: true", "contribute/codes/#"),
        ("extra:\n  use_directory_urls: false", "contribute/codes/#"),
    ],
)
def test_a_code_is_explained_where_the_site_has_its_pages(
    mixed: Folder, told: Told, says: str, page: str
) -> None:
    (mixed.root.parent / "mkdocs.yml").write_text(f"site_name: Example\n{says}\n", "utf-8")
    assert page in json.loads(told("json"))["problems"][0]["url"]

"""A page written by hand is read in a short time, or what it has too much of is told."""

from __future__ import annotations

import pytest

from standards_catalog.checks.pages import check_page
from standards_catalog.problems import MOST

FLOODS = {
    "brackets": "[",
    "links that stay open": "[a](",
    "links": "[a](b) ",
    "images": "![a",
    "backticks": "`",
    "quotes": "> ",
    "columns": "|",
    "lists in a line": "- ",
    "numbered lists in a line": "1. ",
    "tags that stay open": "<a ",
    "sections that stay open": "<![CDATA[",
    "footnotes": "[^1]: a\n\n",
    "abbreviations": "*[a]: b\n\n",
    "fences": "```\na\n```\n\n",
    "headings without a blank line": "# a\n",
    "definitions without a blank line": "a\n: b\n",
}
SOUND = {
    "links in many paragraphs": "[a](b) and [c](d)\n\n" * 4000,
    "a long table": "| a | b |\n|---|---|\n" + "| c | [d](e) |\n" * 900,
    "smileys": ":-( and so on\n\n" * 1000,
    "brackets in code": "```\n" + "[" * 5000 + "\n```\n\n`((((((((((((((((((((((((`\n",
    "comparisons": "a < b and c <= d\n\n" * 1000,
    "tags": '<div class="a" markdown>\n\n<b>a</b>\n\n</div>\n\n' * 500,
    "a nested list": "".join("    " * level + "- a\n" for level in range(10)),
}


@pytest.mark.parametrize("name", FLOODS)
def test_floods_are_told_at_their_line(name: str) -> None:
    text = "# Title\n\nWords.\n\n" + (FLOODS[name] * 100_000)[:100_000]
    problems = list(check_page("docs/a.md", text.encode()))
    assert {one.code for one in problems} == {"too-much-markdown"}
    assert all(one.line >= 5 for one in problems)
    assert len(problems) <= MOST + 1


@pytest.mark.parametrize("name", SOUND)
def test_what_people_write_is_sound(name: str) -> None:
    assert list(check_page("docs/a.md", SOUND[name].encode())) == []


def test_text_that_cannot_be_read_is_told() -> None:
    said = {
        "encoding": "# 障害\n".encode("cp932"),
        "size": b"a\n\n" * 400_000,
        "unseen": "# a\u3164\n".encode(),
    }
    found = {
        name: [(one.code, one.line) for one in check_page("a.md", said[name])] for name in said
    }
    assert found == {
        "encoding": [("wrong-encoding", 1)],
        "size": [("file-too-large", 1)],
        "unseen": [("control-character", 1)],
    }

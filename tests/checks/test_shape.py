"""What to write instead, in words that a person understands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Folder

Write = Callable[..., str]


def hint_for(folder: Folder, tool: Write, code: str, *lines: str) -> str:
    (said,) = folder.write("tools/vice.yml", tool(*lines)).messages(code)
    return said


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("reviewed_on: 2026/5/1", 'write "2026-05-01"'),
        ("reviewed_on: 2026.05.01", 'write "2026-05-01"'),
        ("reviewed_on: 2026年5月1日", 'write "2026-05-01"'),
        ("reviewed_on: 2026-5-1", 'write "2026-05-01"'),
        ("ring_since: 2026/5", 'write "2026-05"'),
        ("ring_since: 2026年5月", 'write "2026-05"'),
        ("tags: [Deploy Flow]", 'write "deploy-flow"'),
        ("formerly: [Argo_CD]", 'write "argo-cd"'),
        ("reviewed_on: “2026-05-01”", 'write "2026-05-01"'),
    ],
)
def test_form_is_mended(line: str, hint: str, folder: Folder, tool: Write) -> None:
    assert hint_for(folder, tool, "invalid-format", line).endswith(f"; {hint}")


@pytest.mark.parametrize(
    "line",
    [
        "reviewed_on: 2026/13/45",
        "reviewed_on: 2026-02-30",
        "reviewed_on: yesterday",
        "reviewed_on: 2026/5",
        "tags: [🚀]",
        "formerly: [ja]",
        "formerly: [Index]",
        "contributions: [{ title: A, basis: public, url: 'javascript:alert(1)' }]",
        "contributions: [{ title: A, basis: public, url: '//example.com' }]",
        "contributions: [{ title: A, basis: public, url: 'see the wiki' }]",
    ],
)
def test_nothing_is_made_up(line: str, folder: Folder, tool: Write) -> None:
    assert "write" not in hint_for(folder, tool, "invalid-format", line)


def test_typed_digits_are_kept(folder: Folder, tool: Write) -> None:
    said = hint_for(folder, tool, "wrong-type", "owner: 1.10")
    assert said == '`owner` must be text, but this is the number 1.10; put it in quotes: "1.10"'


def test_number_behind_an_alias(folder: Folder, tool: Write) -> None:
    lines = ("contributions: &x [{ title: 1.10, basis: public }]", "aliases: *x")
    folder.write("tools/vice.yml", tool(*lines))
    said = folder.messages("wrong-type")
    assert any(one.endswith('put it in quotes: "1.10"') for one in said)


def test_all_conditions_are_told_at_once(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "stage: standard\nsummary", "stage: deprecated\nsummary")
    assert len(folder.messages("unmet-condition")) == 2


def test_a_key_that_breaks_lines_stays_in_one(folder: Folder, tool: Write) -> None:
    folder.write("tools/vice.yml", tool('"a\\n::error::b": c'))
    (said,) = folder.messages("unknown-key")
    assert said.startswith(r"`a\n::error::b` is not a key that exists here")


def test_ten_thousand_tags(folder: Folder, tool: Write) -> None:
    tags = ", ".join(f"a{number % 9_000}" for number in range(10_000))
    folder.write("tools/vice.yml", tool(f"tags: [{tags}]"))
    said = folder.messages("repeated-item")
    assert len(said) == 101
    assert said[-1].startswith("and 900 more of this")

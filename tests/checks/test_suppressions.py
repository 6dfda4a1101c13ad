"""Complaints are set aside where the data says so, until the day it says, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from standards_catalog.checks.load import Loaded, load
from standards_catalog.checks.suppressions import Silence, find_silences, known_codes
from standards_catalog.documents.document import Document
from standards_catalog.problems import Problem
from standards_catalog.render.environment import render_entry
from standards_catalog.views.kinds.entry import entry_view
from tests.conftest import NOW, Folder
from tests.invalid.cases import CASES, Case
from tests.steps import lines

SILENCE = "# catalog: allow superseded-ring until 2026-12-31 because the last team moves"
CODES = known_codes()
JUDGED = [case for case in CASES if case.codes and case.codes <= set(CODES.silenceable)]


@pytest.fixture
def vice(folder: Folder, tool: Callable[..., str]) -> Folder:
    """Return a catalog with a replaced tool that is recommended all the same, silenced."""
    text = tool("superseded_by: anvil", ring=f"adopt  {SILENCE}")
    folder.edit("standards/flow.yml", "tools: [anvil]", "tools: [anvil, vice]")
    return folder.write("tools/vice.yml", text)


def codes(loaded: Loaded) -> list[str]:
    return [f"{one.severity} {one.code}" for one in loaded.problems]


def test_what_is_silenced_is_kept_with_its_reason(vice: Folder) -> None:
    loaded = vice.load()
    assert loaded.problems == ()
    (silenced,) = loaded.silenced
    assert silenced.until == date(2026, 12, 31)
    assert silenced.reason == "the last team moves"
    problem = silenced.problem
    assert (problem.path, problem.line, problem.column) == ("catalog/tools/vice.yml", 3, 7)
    assert (problem.code, problem.severity) == ("superseded-ring", "error")


def test_time_alone_makes_no_error(vice: Folder) -> None:
    last_day = vice.load(NOW.replace(month=12, day=31))
    assert len(last_day.silenced) == 1
    assert "expired-silence" not in {one.code for one in last_day.problems}
    after = vice.load(NOW.replace(month=12, day=31) + timedelta(days=1))
    assert after.silenced == ()
    assert codes(after) == ["warning superseded-ring", "warning expired-silence"]
    assert after.problems[1].message == (
        "the silence of `superseded-ring` ended on 2026-12-31; the complaint is back"
    )


def test_what_is_not_on_the_line_is_heard(vice: Folder) -> None:
    vice.edit("tools/vice.yml", SILENCE, f"{SILENCE}\nrings:\n  emu: trial")
    assert codes(vice.load()) == ["error superseded-ring"]
    assert len(vice.load().silenced) == 1


def test_a_silence_is_not_accused_while_checks_are_left_out(vice: Folder) -> None:
    """A gap is not looked for while a file is broken, so nobody knows that there is none."""
    gap = "# catalog: allow zone-gap until 2026-12-31 because we look into it\n"
    vice.edit("zones/ci.yml", "platforms:", f"{gap}platforms:")
    assert codes(vice.load()) == ["warning unused-silence"]
    vice.write("tools/broken.yml", "name: {{ name }}\n")
    assert codes(vice.load()) == ["error complex-key"]


def test_a_silence_in_the_settings_is_seen(folder: Folder) -> None:
    folder.edit("settings.yml", "time_zone:", f"{SILENCE}\ntime_zone:")
    assert codes(folder.load()) == ["warning unused-silence"]


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("allow zone-gop until 2027-01-31 because x", 'did you mean "zone-gap"?'),
        ("allow yaml-syntax until 2027-01-31 because x", "`yaml-syntax` cannot be silenced"),
        ("allow zone-gap because x", "has no end; write `# catalog: allow CODE until"),
        ("allow zone-gap because x until 2027-01-31", "has no end; write `# catalog: allow"),
        ("allow zone-gap until soon because x", "`soon` is not a day; write its last day as"),
        ("allow zone-gap until 2027-W05-7 because x", "`2027-W05-7` is not a day"),
        ("allow zone-gap until 2027-01-31", "gives no reason"),
        ("allow zone-gap until 2027-01-31 because", "not a whole one"),
        ("the tools of the old platform", "not a whole one"),
        ("", "not a whole one"),
    ],
)
def test_a_wrong_silence_has_a_way_out(comment: str, told: str, folder: Folder) -> None:
    folder.edit("tools/hammer.yml", "name: Hammer", f"name: Hammer  # catalog: {comment}")
    (message,) = folder.messages("wrong-silence")
    assert told in message
    assert codes(folder.load()) == ["error wrong-silence"]


def test_other_comments_are_nobodys_business(folder: Folder) -> None:
    folder.edit(
        "tools/hammer.yml",
        "name: Hammer",
        "# The catalog: allow nothing.\nname: Hammer  # write `# catalog: allow …` here",
    )
    assert folder.load().problems == ()


def test_the_same_with_other_line_ends(vice: Folder) -> None:
    file = vice.root / "tools/vice.yml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert vice.load().problems == ()


@pytest.mark.parametrize("case", JUDGED, ids=lambda case: case.name)
def test_whatever_can_be_silenced_is_and_the_site_stands(case: Case, tmp_path: Path) -> None:
    root = case.make(tmp_path)
    before = load(root, "catalog", NOW).problems
    for problem in sorted(before, reverse=True):  # the last first, so that lines above stay
        if problem.code in CODES.silenceable:
            silence(tmp_path / problem.path, problem)
    after = load(root, "catalog", NOW)
    assert after.problems == ()
    assert [one.problem.code for one in after.silenced] == [one.code for one in before]
    for kind in after.catalog.named_kinds:
        for entry in after.catalog.of_kind(kind):
            for lang in ("en", "ja"):
                assert render_entry(entry_view(after.catalog, entry, lang), lang, "../../")


def silence(file: Path, problem: Problem) -> None:
    lines = file.read_text("utf-8").split("\n")
    indent = re.match(" *", lines[problem.line - 1])
    assert indent
    comment = f"# catalog: allow {problem.code} until 2027-01-31 because this is a test"
    lines.insert(problem.line - 1, indent[0] + comment)
    file.write_text("\n".join(lines), "utf-8")


def test_every_code_that_can_be_silenced_is_tried() -> None:
    assert {code for case in JUDGED for code in case.codes} == set(CODES.silenceable)


def test_twice_as_many_silences_below_each_other_take_twice_as_long() -> None:
    def steps(times: int) -> int:
        text = "name: A\n" + f"{SILENCE}\n" * times
        found: list[Any] = []
        taken = lines(
            lambda: found.extend(find_silences(Document("a.yml", text.encode(), {}), CODES))
        )
        assert {one.line for one in found if isinstance(one, Silence)} == {times + 2}
        return taken

    assert steps(400) < 3 * steps(200)

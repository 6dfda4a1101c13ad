"""`catalog diff` compares any two states of a repository, and checks none of them out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from tests.conftest import NOW, Folder
from tests.repository import commit, git

EPOCH = str(int(NOW.timestamp()))


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Stand in a repository with three commits, on the day of the tests."""
    monkeypatch.chdir(folder.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    commit(folder, "All of it", "2026-10-01")
    folder.edit("tools/anvil.yml", "ring: adopt", "ring: trial")
    commit(folder, "Doubts", "2026-10-03")
    folder.edit("tools/anvil.yml", "ring: trial", "ring: caution")
    commit(folder, "More doubts", "2026-10-05")
    return folder


def run(*arguments: str, color: bool = False) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments], color=color)


def moves(*arguments: str) -> list[str]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [line for line in result.output.splitlines() if line.startswith("~ ")]


def wrong(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    return result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("asked", "ways"),
    [
        (["HEAD"], ""),
        (["HEAD~1"], "Trial → Caution"),
        (["HEAD~2", "HEAD~1"], "Adopt → Trial"),
        (["HEAD", "HEAD~2"], "Caution → Adopt"),
        (["2026-10-02"], "Adopt → Caution"),
        (["2026-10-01", "2026-10-04"], "Adopt → Trial"),
        (["main", "HEAD~1"], "Caution → Trial"),
    ],
)
def test_two_sides(asked: list[str], ways: str, here: Folder) -> None:
    assert moves(*asked) == ([f"~ tool Anvil: {ways}"] if ways else [])


def test_without_a_head_the_files_on_disk_count(here: Folder) -> None:
    here.edit("tools/anvil.yml", "ring: caution", "ring: assess")
    assert moves("HEAD") == ["~ tool Anvil: Caution → Assess"]
    assert moves("HEAD", "HEAD") == []
    assert "ring: assess" in (here.root / "tools/anvil.yml").read_text(), "nothing is checked out"


def test_from_where_a_branch_left(here: Folder) -> None:
    git(here, "checkout", "-qb", "side", "HEAD~1")
    here.edit("tools/hammer.yml", "ring: adopt", "ring: trial")
    assert moves("main") == ["~ tool Anvil: Caution → Trial", "~ tool Hammer: Adopt → Trial"]
    assert moves("--merge-base", "main") == ["~ tool Hammer: Adopt → Trial"]
    assert moves("--merge-base", "main", "side") == []


def test_an_older_side_that_is_invalid(here: Folder) -> None:
    right = (here.root / "tools/hammer.yml").read_text("utf-8")
    here.write("tools/hammer.yml", "name: Hammer\n<<<<<<< HEAD\n")
    commit(here, "A slip", "2026-10-07")
    here.write("tools/hammer.yml", right)
    result = run("HEAD")
    assert result.exit_code == 0
    assert result.output.splitlines()[:4] == [
        "1 complaint gone",
        "",
        "Could not be read, and is not compared; nor are gates",
        "! tool Hammer, before: catalog/tools/hammer.yml:2: Git's conflict mark `<<<<<<<` is still "
        "in the file",
    ]


def test_a_side_without_a_catalog(here: Folder) -> None:
    here.root.rename(here.root.parent / "standards")
    commit(here, "Elsewhere", "2026-10-07")
    result = run("HEAD~1", "--catalog", "standards")
    assert "Compared: HEAD~1 at commit " in result.output
    assert "(no catalog there) with the files on disk" in result.output
    assert result.output.startswith("1 component added, 1 group added, 2 platforms")


def test_the_day_of_both_sides_is_today(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time passes between two commits; what it does to both is no change."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp()) + 10 * 365 * 86_400))
    output = run("HEAD~1").output
    assert "omplaint" not in output


def test_formats(here: Folder) -> None:
    page = run("HEAD~1", "--format", "markdown").output
    assert page.startswith("**1 tool moved Trial → Caution**\n\n#### Stages and rings\n\n- tool ")
    data = json.loads(run("HEAD~1", "HEAD", "--format", "json").output)
    assert data["summary"] == "1 tool moved Trial → Caution"
    assert data["head"]["commit"] == git(here, "rev-parse", "HEAD")


def test_same_input_same_bytes(here: Folder) -> None:
    for form in ("text", "markdown", "json"):
        assert run("HEAD~2", "--format", form).output == run("HEAD~2", "--format", form).output


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["nothing"], 'Error: there is no revision "nothing" in this repository; name a commit'),
        (["HEAD", "nothing"], 'Error: there is no revision "nothing" in this repository;'),
        (["--", "--output=x"], 'Error: there is no revision "--output=x" in this repository;'),
        (["2026-09-30"], "Error: the current branch has no commit of 2026-09-30 or before"),
        (["HEAD", "--catalog", "none"], 'Error: there is no folder "none" here;'),
        ([], "Error: Missing argument 'BASE'."),
        (["HEAD", "--format", "html"], "Error: Invalid value for '--format'"),
    ],
)
def test_wrong_usage(asked: list[str], said: str, here: Folder) -> None:
    assert wrong(*asked).startswith(said)


def test_no_repository(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root.parent)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.root.parent.parent))
    assert wrong("HEAD").startswith('Error: "catalog" has no history that can be read; Git says: ')


def test_wrong_clock(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert "SOURCE_DATE_EPOCH must be seconds since 1970" in wrong("HEAD")


def test_colours(here: Folder) -> None:
    assert "\x1b[33m~ tool Anvil: Trial → Caution\x1b[0m" in run("HEAD~1", color=True).output
    assert "\x1b" not in run("HEAD~1").output


def test_a_log_in_latin_letters(here: Folder) -> None:
    """Text shows what it can; JSON and Markdown are UTF-8 wherever they go."""
    here.edit("tools/anvil.yml", "name: Anvil", "name: 金床")
    program = [
        sys.executable,
        "-c",
        "from standards_catalog.cli import main; main()",
        "diff",
        "HEAD",
    ]
    environment = {
        **os.environ,
        "PYTHONIOENCODING": "latin-1",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }

    def printed(*arguments: str) -> bytes:
        return subprocess.run(
            [*program, *arguments], capture_output=True, check=True, env=environment
        ).stdout

    assert b"~ tool \\u91d1\\u5e8a: name: Anvil \\u2192" in printed()
    edits = json.loads(printed("--format", "json"))["diff"]["edits"]
    assert edits[0]["entry"]["name"] == "金床"
    assert "- tool `金床`" in printed("--format", "markdown").decode()


def test_help_ends_with_examples() -> None:
    assert "catalog diff --merge-base origin/main --format markdown" in " ".join(
        run("--help").output.split()
    )

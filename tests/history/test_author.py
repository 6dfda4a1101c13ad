"""Git tells the team of an author: as configured, by name, or by what was committed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from standards_catalog.history.author import team_of_author
from tests.conftest import Folder


@pytest.fixture
def git(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Put the catalog under version control; nothing of this machine's Git is seen."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    run(folder, "init", "--quiet")
    run(folder, "config", "user.name", "Aki")
    run(folder, "config", "user.email", "aki@example.com")
    return folder


def run(folder: Folder, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder.root, check=True, capture_output=True)


def team(folder: Folder) -> str:
    return team_of_author(folder.load().catalog, folder.root)[0]


def commit(folder: Folder, *paths: str) -> None:
    run(folder, "add", *paths)
    run(folder, "commit", "--quiet", "--message=A change")


def test_nothing_is_known(git: Folder) -> None:
    assert team_of_author(git.load().catalog, git.root) == ("", "")


def test_configured(git: Folder) -> None:
    run(git, "config", "catalog.team", "beta")
    assert team_of_author(git.load().catalog, git.root) == ("beta", "from git config catalog.team")


def test_configured_but_there_is_no_such_team(git: Folder) -> None:
    run(git, "config", "catalog.team", "gamma")
    commit(git, "teams/alpha.yml")
    assert team(git) == "", "a wrong answer is not replaced by a guess"


@pytest.mark.parametrize(
    "line",
    [
        "contact: mailto:aki@example.com",
        'handle: "@Aki"',
        "aliases: [aki]",
        "aliases: [aki@example.com]",
    ],
)
def test_name_and_contact(line: str, git: Folder) -> None:
    file = git.root / "teams/beta.yml"
    git.write("teams/beta.yml", f"{file.read_text('utf-8')}{line}\n")
    assert git.load().errors == ()
    assert team(git) == "beta"


def test_the_only_team_whose_files_one_has_committed(git: Folder) -> None:
    commit(git, "adoption/alpha.yml", "tools/hammer.yml")
    assert team(git) == "alpha"
    commit(git, "teams/beta.yml")
    assert team(git) == "", "of two, neither is known to be one's own"


def test_what_others_committed_does_not_count(git: Folder) -> None:
    run(git, "-c", "user.email=xaki@example.com", "add", "teams/beta.yml")
    run(git, "-c", "user.email=xaki@example.com", "commit", "--quiet", "--message=Another")
    assert team(git) == ""


def test_without_git(folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert team(folder) == ""

"""Why a history is not there or not whole is told, each with its own way out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from standards_catalog.cli import main
from standards_catalog.history.obstacles import obstacle
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.changes.history import history
from standards_catalog.views.changes.pages import reach
from tests.conftest import Folder
from tests.repository import commit, git

Prepare = Callable[[Folder, pytest.MonkeyPatch], object]


def no_git(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(folder, "All of it")
    monkeypatch.setenv("PATH", os.devnull)


def no_repository(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.root.parent.parent))


def not_owned(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(folder, "All of it")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")


def no_commits(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    git(folder, "init", "-q", "-b", "main")


# What is done, what is said with its way out, and what stands on pages in each language.
CASES: dict[str, tuple[Prepare, str, str, str]] = {
    "no Git": (no_git, "install it, or add it to PATH", "Git was missing", "Gitがありません"),
    "no repository": (
        no_repository,
        "not a git repository (or any of the parent directories): .git; clone the repository",
        "outside a Git repository",
        "リポジトリの外",
    ),
    "not owned": (
        not_owned,
        "`git config --global --add safe.directory /",
        "belongs to another user",
        "別のユーザー",
    ),
    "no commits": (
        no_commits,
        "no commit has the catalog yet; commit it",
        "not been committed",
        "まだ",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_told_on_pages_in_the_log_and_by_the_diff(
    name: str, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare, said, english, japanese = CASES[name]
    prepare(folder, monkeypatch)
    monkeypatch.chdir(folder.root.parent)
    assert said in obstacle(folder.root)
    found = history(package_schemas(), folder.root, "Asia/Tokyo", {})
    assert found.entries == ()
    assert english in reach(found, "en")
    assert japanese in reach(found, "ja")
    diff = CliRunner().invoke(main, ["diff", "HEAD"])
    assert diff.exit_code == 2
    assert said in diff.output


def test_a_shallow_copy(folder: Folder, tmp_path: Path) -> None:
    for number in range(3):
        folder.write("notes/README.md", str(number))
        commit(folder, str(number))
    clone = tmp_path / "clone"
    source = f"file://{folder.root.parent}"
    subprocess.run(["git", "clone", "-q", "--depth=1", source, clone], check=True)
    assert obstacle(clone / "catalog").startswith("this copy of the repository is shallow")
    assert obstacle(folder.root) == ""


def test_commits_without_the_catalog(folder: Folder, tmp_path: Path) -> None:
    git(folder, "init", "-q", "-b", "main")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Begin")
    assert obstacle(folder.root) == "no commit has the catalog yet; commit it"
    assert "not been committed" in reach(history(package_schemas(), folder.root, "UTC", {}), "en")

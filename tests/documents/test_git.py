"""Git that does not answer says why, so that programs can tell one cause from another."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from standards_catalog.documents import git as runner
from standards_catalog.documents.git import GitError, git, is_shallow
from tests.conftest import Folder
from tests.repository import commit


def why(root: Path, *command: str) -> str:
    with pytest.raises(GitError) as caught:
        git(root, *(command or ("rev-parse", "HEAD")))
    return caught.value.why


def test_no_git(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert why(folder.root) == "no-git"


def test_no_repository(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.root.parent.parent))
    assert why(folder.root) == "no-repository"
    assert why(folder.root / "nowhere") == "no-repository"


def test_of_another_owner(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(folder, "All of it")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert why(folder.root) == "not-owned"


def test_refused(folder: Folder) -> None:
    commit(folder, "All of it")
    assert why(folder.root, "rev-parse", "--verify", "nobody") == "refused"
    assert not is_shallow(folder.root)


def test_one_that_never_answers(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "bin/git"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nexec sleep 600\n")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(runner, "_PATIENCE", 0.1)
    assert why(folder.root) == "too-slow"

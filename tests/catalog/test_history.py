"""What Git knows of the past; where it knows nothing, there is none."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from macros.catalog.catalog import Ref
from macros.catalog.history import recent
from tests.conftest import Folder

IDENTITY = {
    f"GIT_{who}_{what}": "a@example.com"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def commit(folder: Folder, subject: str, day: str) -> None:
    when = {f"GIT_{who}_DATE": f"{day}T12:00:00+0900" for who in ("AUTHOR", "COMMITTER")}
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", subject]):
        subprocess.run(
            ["git", *command],
            cwd=folder.root.parent,
            env={**os.environ, **IDENTITY, **when, **nobody},
            check=True,
        )


def test_recent(folder: Folder) -> None:
    commit(folder, "All of it", "2026-10-01")
    folder.edit("tools/anvil.yml", "name: Anvil", "name: An anvil")
    folder.write("../README.md", "# Catalog\n").write("tools/notes.txt", "notes\n")
    commit(folder, "Name 「the」 anvil", "2026-10-02")
    (folder.root.parent / "README.md").write_text("# The catalog\n")
    commit(folder, "No entry", "2026-10-03")
    last, first = recent(folder.root, 10)
    assert (last.on, last.subject) == ("2026-10-02", "Name 「the」 anvil")
    assert last.entries == (Ref("tool", "anvil"),)
    assert (first.on, first.subject) == ("2026-10-01", "All of it")
    assert len(first.entries) == 12
    assert recent(folder.root, 1) == (last,)


def test_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert recent(tmp_path, 10) == ()
    assert recent(tmp_path / "nowhere", 10) == ()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert recent(tmp_path, 10) == ()

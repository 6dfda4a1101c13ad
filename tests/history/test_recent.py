"""What Git knows of the past; where it knows nothing, there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from standards_catalog.history.recent import recent, tools_on
from standards_catalog.model.catalog import Ref
from tests.conftest import Folder
from tests.repository import commit


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
    assert len(first.entries) == 13
    assert recent(folder.root, 1) == (last,)


def test_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert recent(tmp_path, 10) == ()
    assert recent(tmp_path / "nowhere", 10) == ()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert recent(tmp_path, 10) == ()


def test_tools_are_those_of_the_end_of_a_day(folder: Folder) -> None:
    assert tools_on(folder.root, date(2026, 10, 1)) is None, "no repository"
    commit(folder, "All of it", "2026-10-01", at="23:59:59")
    folder.delete("tools/anvil.yml").write("tools/vice.yml", "name: @\n")
    commit(folder, "One less", "2026-10-02")
    assert tools_on(folder.root, date(2026, 9, 30)) is None, "before the first commit"
    assert sorted(tools_on(folder.root, date(2026, 10, 1)) or ()) == ["anvil", "hammer"]
    assert sorted(tools_on(folder.root, date(2026, 11, 22)) or ()) == ["hammer"]

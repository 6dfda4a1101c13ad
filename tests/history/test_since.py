"""What a change answers for: complaints in its files, and those that it causes elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from standards_catalog.history.revision import RevisionError
from standards_catalog.history.since import change_since
from tests.conftest import NOW, Folder
from tests.repository import commit, git

OLD = "# catalog: allow overdue-review until 2026-12-31 because nobody is there"


@pytest.fixture
def main(folder: Folder, tool: Callable[..., str]) -> Folder:
    """Return a catalog in a repository with two old complaints, on a branch of its own."""
    folder.write("tools/vice.yml", tool("owner: nobody"))
    saw = tool("reviewed_on: 2020-01-01").replace("A tool", "A saw")
    folder.write("tools/saw.yml", saw)
    commit(folder, "Old slips")
    git(folder, "checkout", "-q", "-b", "mine")
    return folder


def told(folder: Folder, revision: str = "main") -> list[str]:
    change = change_since(folder.root, revision, "catalog", NOW)
    problems = filter(change.answers_for, folder.load().problems)
    return [f"{one.path.removeprefix('catalog/')} {one.code}" for one in problems]


def test_old_complaints_in_other_files_are_not_its_business(main: Folder) -> None:
    assert len(main.complaints()) > 3
    assert told(main) == []


def test_old_complaints_in_its_files_are(main: Folder) -> None:
    main.edit("tools/vice.yml", "Does things.", "Holds things.")
    commit(main, "Better words")
    assert told(main) == ["tools/vice.yml unreferenced-entry", "tools/vice.yml unknown-reference"]


@pytest.mark.parametrize("kept", ["in the work tree", "staged", "committed"])
def test_what_it_breaks_elsewhere_is_too(kept: str, main: Folder) -> None:
    main.delete("tools/hammer.yml")
    if kept != "in the work tree":
        git(main, "add", "-A")
    if kept == "committed":
        commit(main, "No hammer")
    assert told(main) == ["zones/ci.yml unknown-reference"]


def test_a_file_that_git_does_not_know_yet_is_its_own(main: Folder) -> None:
    main.write("tools/Ｎew one.yml", "name: x\n")
    assert {line.rpartition(" ")[0] for line in told(main)} == {"tools/Ｎew one.yml"}


def test_a_line_that_moves_makes_no_complaint_new(main: Folder) -> None:
    """The file is not the change's own here: it is as on main, but read with the moved line."""
    change = change_since(main.root, "main", "catalog", NOW)
    main.edit("tools/vice.yml", "name:", "# A comment.\nname:")
    assert not any(map(change.answers_for, main.load().problems))


def test_what_others_did_in_the_meantime_is_theirs(main: Folder, tool: Callable[..., str]) -> None:
    git(main, "checkout", "-q", "main")
    main.write("tools/vice.yml", tool())
    commit(main, "Mended by others", day="2026-10-02")
    git(main, "checkout", "-q", "mine")
    assert told(main) == []
    assert told(main, "HEAD") == []


def test_what_was_silenced_before_stays_so(main: Folder) -> None:
    main.edit("tools/saw.yml", "reviewed_on: 2020-01-01", f"reviewed_on: 2020-01-01  {OLD}")
    before = commit(main, "Put off")
    change = change_since(main.root, before, "catalog", NOW)
    (silenced,) = main.load().silenced
    assert not change.answers_for(silenced.problem)


def test_a_catalog_that_is_new_answers_for_everything(main: Folder) -> None:
    git(main, "checkout", "-q", "--orphan", "fresh")
    git(main, "rm", "-q", "-r", "--cached", "catalog")
    git(main, "commit", "-q", "--allow-empty", "-m", "Nothing")
    assert len(told(main, "HEAD")) == len(main.complaints())


@pytest.mark.parametrize("revision", ["nowhere", "-x", "--all", ""])
def test_no_such_revision(revision: str, main: Folder) -> None:
    with pytest.raises(RevisionError, match="there is no revision"):
        change_since(main.root, revision, "catalog", NOW)


def test_no_repository(folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="has no history"):
        change_since(folder.root, "main", "catalog", NOW)

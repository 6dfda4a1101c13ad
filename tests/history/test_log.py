"""Commits that touched a catalog: who, when, why and which pull request, whatever Git was given."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from standards_catalog.history import log as commits
from standards_catalog.history.log import Commit, log
from standards_catalog.model.catalog import Ref
from tests.conftest import Folder
from tests.repository import commit, git

TOKYO = "Asia/Tokyo"
AYA = "--author=Aya <secret@example.com>"


def touch(folder: Folder, text: str) -> None:
    folder.write("principles/simple.yml", f"name: {text}\nstatement: Keep it so.\n")


def told(folder: Folder) -> list[Commit]:
    return list(log(folder.root, TOKYO).commits)


def test_the_newest_first_with_day_and_author(folder: Folder) -> None:
    first = commit(folder, "All of it", "2026-10-01", "23:59:59")
    touch(folder, "One")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "One more", AYA, when="2026-10-01T15:00:00+0000")
    found = log(folder.root, TOKYO)
    newer, older = found.commits
    assert (older.id, older.on, older.subject) == (first, date(2026, 10, 1), "All of it")
    assert (newer.author, newer.on) == ("Aya", date(2026, 10, 2)), "midnight in Tokyo has passed"
    assert "secret" not in repr(found), "names only"
    (version,) = newer.versions
    assert version.ref == Ref("principle", "simple")
    assert version.before
    assert version.after
    assert (found.begins, found.why) == (date(2026, 10, 1), "first")


def test_only_what_stands_in_the_catalog_counts(folder: Folder) -> None:
    commit(folder, "All of it")
    folder.write("../README.md", "# Elsewhere\n")
    commit(folder, "Elsewhere")
    folder.write("tools/README.md", "Words.\n").edit("settings.yml", "365", "300")
    (folder.root / "tools/copy.yml").symlink_to("anvil.yml")
    commit(folder, "A note and a link")
    newest, _ = told(folder)
    files = {one.ref: bool(one.after) for one in newest.versions}
    assert files == {Ref("settings", "settings"): True, Ref("tool", "copy"): False}, (
        "links are not read"
    )


@pytest.mark.parametrize(
    ("message", "pull"),
    [
        ("Adopt it (#12)", "12"),
        ('Revert "Adopt it (#12)" (#13)', "13"),
        ("Adopt it as #12 asks", ""),
        ("(#12) Adopt it", ""),
        ("Merge branch 'x' into 'main'\n\nAdopt it\n\nSee merge request a/b!7", "7"),
    ],
)
def test_pull_requests(folder: Folder, message: str, pull: str) -> None:
    commit(folder, message)
    assert told(folder)[0].pull == pull


def test_a_merge_is_one_step_and_names_who_wrote_it(folder: Folder) -> None:
    commit(folder, "All of it", "2026-10-01")
    git(folder, "checkout", "-qb", "side")
    for text in ("One", "Two"):
        touch(folder, text)
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", text, AYA)
    git(folder, "checkout", "-q", "main")
    message = "Merge pull request #34 from team/side\n\nTwo more steps"
    git(folder, "merge", "-q", "--no-ff", "-m", message, "side")
    merge, _ = told(folder)
    assert (merge.pull, merge.subject, merge.author) == ("34", "Two more steps", "Aya")
    assert [one.ref.id for one in merge.versions] == ["simple"]


def test_a_hostile_subject_is_one_line_that_can_be_seen(folder: Folder) -> None:
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    subject = "<script>\x1b[31m\u202e :100644 x\x01 (#1)"
    git(folder, "commit", "-qm", subject)
    (found,) = told(folder)
    assert found.subject == "<script>�[31m� :100644 x� (#1)"
    assert len(found.versions) == 15


def test_without_git_nothing_is_known(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.root.parent.parent))
    assert log(folder.root, TOKYO).begins is None
    git(folder, "init", "-q")
    assert log(folder.root, TOKYO).begins is None, "no commit yet"
    commit(folder, "All of it")
    monkeypatch.setenv("PATH", os.devnull)
    assert log(folder.root, TOKYO).begins is None, "no Git"


def test_a_shallow_copy_begins_later(folder: Folder, tmp_path: Path) -> None:
    commit(folder, "All of it", "2026-10-01")
    touch(folder, "One")
    commit(folder, "One", "2026-10-02")
    touch(folder, "Two")
    commit(folder, "Two", "2026-10-03")
    source = folder.root.parent.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth=2", source, tmp_path / "clone"], check=True)
    found = log(tmp_path / "clone/catalog", TOKYO)
    assert [one.subject for one in found.commits] == ["Two"], "the first one would tell everything"
    assert (found.begins, found.why) == (date(2026, 10, 2), "shallow")


def test_it_goes_back_no_further_than_it_says(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = ("2023-01-01", "2024-11-30", "2024-12-01", "2026-11-30")
    for day in days:
        touch(folder, day)
        commit(folder, day, day)
    found = log(folder.root, TOKYO)
    assert [one.subject for one in found.commits] == ["2026-11-30", "2024-12-01"]
    assert (found.begins, found.why) == (date(2024, 12, 1), "limit")
    monkeypatch.setattr(commits, "MOST", 1)
    assert [one.subject for one in told(folder)] == ["2026-11-30"]

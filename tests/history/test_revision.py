"""A catalog out of Git's objects is the one that a checkout would have."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from standards_catalog.checks.load import Loaded
from standards_catalog.documents.document import MAX_BYTES
from standards_catalog.documents.git import GitError, walk
from standards_catalog.evidence.store import encode
from standards_catalog.history.revision import (
    RevisionError,
    load_revision,
    merge_base,
    resolve,
    tools_on,
)
from standards_catalog.model.evidence import Evidence
from tests.conftest import NOW, Folder
from tests.repository import commit, git


def revision(folder: Folder, name: str = "HEAD") -> Loaded:
    return load_revision(folder.root, name, NOW)


def assert_same(one: Loaded, other: Loaded) -> None:
    assert one.problems == other.problems
    assert one.files == other.files
    for name in ("settings", "entries", "documents", "today", "broken", "scans"):
        assert getattr(one.catalog, name) == getattr(other.catalog, name), name


def complaint(folder: Folder, asked: str) -> str:
    with pytest.raises(RevisionError) as caught:
        resolve(folder.root, asked)
    return str(caught.value)


def test_a_revision_is_what_was_committed(folder: Folder) -> None:
    name = "git.example.com/example/shop"
    folder.write(f"evidence/{name}.json", encode(Evidence(repository=f"https://{name}")))
    folder.write("evidence/scanned.json", f'{{"{name}": "2026-11-20"}}').write(
        "evidence/a.json", ""
    )
    first = commit(folder, "All of it")
    then = folder.load()
    assert list(then.catalog.scans.evidence) == [name]
    folder.write("evidence/scanned.json", f'{{"{name}": "2026-11-21"}}')
    folder.edit("tools/anvil.yml", "name: Anvil", "name: An anvil").delete("teams/beta.yml")
    folder.write("tools/vice.yml", "name: @\n")
    commit(folder, "Worse")
    now = folder.load()
    folder.write("settings.yml", "not committed")
    assert_same(revision(folder), now)
    assert_same(revision(folder, first[:8]), then)
    assert_same(revision(folder, "HEAD~1"), then)


def test_a_catalog_that_is_the_repository(folder: Folder) -> None:
    expected = folder.load()
    subprocess.run(["git", "init", "-q", folder.root], check=True)
    inside = Folder(folder.root / "tools")
    git(inside, "add", "-A")
    git(inside, "commit", "-qm", "All of it")
    assert_same(revision(folder), expected)


def test_odd_files_are_what_they_are_on_disk(folder: Folder) -> None:
    """Everything that the disk may hold and Git can keep, with the same complaints."""
    for name in ('a"b\\c.yml', "tab\t.yml", "line\nend.yml", "名前.yml", "-rf.yml", ":(top).yml"):
        folder.write(f"tools/{name}", "name: X\n")
    folder.write("tools/huge.yml", b"#" * (5 * MAX_BYTES)).write("tools/empty.yml", "")
    folder.write("tools/almost.yml", b"#" * MAX_BYTES).write("tools/old.yml~", "")
    folder.write("tools/latin.yml", b"name: \xff\n").write("tool/stray.yml", "")
    folder.write(".hidden/x.yml", "name: @").write("tools/.hidden/x.yml", "name: @")
    links = {
        "tools/copy.yml": "anvil.yml",
        "tools/chain.yml": "../tools/copy.yml",
        "tools/round.yml": "../../catalog/tools/anvil.yml",
        "tools/inner.yml": "../linked/anvil.yml",
        "tools/loop.yml": "loop.yml",
        "tools/dangling.yml": "nothing.yml",
        "tools/folder.yml": "../teams",
        "tools/top.yml": "..",
        "tools/out.yml": "../../secret.yml",
        "tools/sibling.yml": "../../catalogue.yml",
        "tools/far.yml": "../../../../../../../../../../etc/passwd",
        "tools/absolute.yml": "/etc/passwd",
        "linked": "tools",
    }
    for name, target in links.items():
        (folder.root / name).symlink_to(target)
    folder.write("../secret.yml", "name: @secret").write("../catalogue.yml", "name: @secret")
    commit(folder, "Odd")
    expected = folder.load()
    assert {one.code for one in expected.problems} >= {
        "editor-backup",
        "file-too-large",
        "misnamed-entry",
        "not-a-mapping",
        "stray-file",
        "symlink-outside",
        "unreadable-file",
        "wrong-encoding",
    }
    assert_same(revision(folder), expected)


def test_a_submodule_is_not_dropped_without_a_word(folder: Folder) -> None:
    head = commit(folder, "All of it")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{head},catalog/tools/module")
    git(folder, "commit", "-qm", "A submodule")
    (problem,) = revision(folder).problems
    assert problem.path == "catalog/tools/module"
    assert problem.message == "this cannot be read: it is a submodule"


def test_content_that_git_has_lost(folder: Folder) -> None:
    commit(folder, "All of it")
    oid = git(folder, "rev-parse", "HEAD:catalog/principles/simple.yml")
    (folder.root.parent / ".git/objects" / oid[:2] / oid[2:]).unlink()
    (problem,) = revision(folder).problems
    assert problem.path == "catalog/principles/simple.yml"
    assert problem.code == "unreadable-file"


def test_a_tree_that_git_has_lost(folder: Folder) -> None:
    commit(folder, "All of it")
    oid = git(folder, "rev-parse", "HEAD:catalog/tools")
    (folder.root.parent / ".git/objects" / oid[:2] / oid[2:]).unlink()
    with pytest.raises(RevisionError, match='Git cannot read "HEAD"'):
        revision(folder)


def test_a_revision_before_the_catalog_is_an_empty_one(folder: Folder) -> None:
    elsewhere = folder.root.parent / "elsewhere"
    folder.root.rename(elsewhere)
    folder.write("../README.md", "# Nothing yet\n")
    folder.root.rmdir()
    folder.root.write_text("a file for now\n")
    shutil.move(elsewhere, folder.root.parent.parent / "kept")
    first = commit(folder, "No catalog")
    folder.root.unlink()
    shutil.move(folder.root.parent.parent / "kept", folder.root)
    commit(folder, "The catalog")
    assert revision(folder, first).files == 0
    assert revision(folder, first).problems == ()
    assert revision(folder).files == 15


def test_many_files_go_through_the_pool(folder: Folder) -> None:
    for number in range(600):
        folder.write(f"principles/p{number}.yml", f"name: P{number}\n")
    commit(folder, "Many")
    assert_same(revision(folder), folder.load())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2026-10-02", 0),  # the last second of the day in Tokyo
        ("2026-10-03", 1),
        ("2026-12-31", 2),
        ("9998-12-31", 2),
        ("main~1", 1),
        ("v1", 0),
        ("v2", 1),  # an annotated tag
        ("2025-01-01", 1),  # a tag: names come before days
    ],
)
def test_revisions_and_days(asked: str, found: int, folder: Folder) -> None:
    ids = [
        commit(folder, "One", "2026-10-02", "23:59:59"),
        commit(folder, "Two", "2026-10-03", "00:00:00"),
        commit(folder, "Three", "2026-10-04"),
    ]
    git(folder, "tag", "v1", ids[0])
    git(folder, "tag", "-am", "Two", "v2", ids[1])
    git(folder, "tag", "2025-01-01", ids[1])
    assert resolve(folder.root, asked) == ids[found]


def test_a_day_means_the_branch_as_it_stood(folder: Folder) -> None:
    """What a side branch held by then came to the current branch later."""
    first = commit(folder, "One", "2026-10-01")
    git(folder, "checkout", "-qb", "side")
    commit(folder, "Aside", "2026-10-02")
    git(folder, "checkout", "-q", "main")
    merged = "2026-10-05T12:00:00+0900"
    git(folder, "merge", "-q", "--no-ff", "-m", "Merge", "side", when=merged)
    assert resolve(folder.root, "2026-10-03") == first
    assert resolve(folder.root, "2026-10-05") == git(folder, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    "asked", ["--all", "-h", "^HEAD", "HEAD..HEAD", "HEAD:catalog", "", "na\no"]
)
def test_no_such_revision(asked: str, folder: Folder) -> None:
    commit(folder, "All of it")
    assert complaint(folder, asked).endswith(
        "in this repository; name a commit, a branch, a tag or a day such as 2026-10-01"
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2026-02-30", '"2026-02-30" is not a day of the calendar'),
        ("9999-12-31", '"9999-12-31" is not a day of the calendar'),
        ("2026-09-30", "the current branch has no commit of 2026-09-30 or before"),
        ("0001-01-01", "the current branch has no commit of 0001-01-01 or before"),
    ],
)
def test_no_such_day(asked: str, said: str, folder: Folder) -> None:
    commit(folder, "All of it")
    assert complaint(folder, asked) == said


def test_a_repository_without_commits(folder: Folder) -> None:
    git(folder, "init", "-q")
    assert complaint(folder, "HEAD").startswith('there is no revision "HEAD"')
    assert complaint(folder, "2026-10-01") == "there is no commit in this repository yet"


def test_a_shallow_clone_says_so(folder: Folder, tmp_path: Path) -> None:
    first = commit(folder, "One", "2026-10-01")
    commit(folder, "Two", "2026-10-02")
    clone = tmp_path / "clone"
    source = folder.root.parent.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth=1", source, clone], check=True)
    shallow = Folder(clone / "catalog")
    assert revision(shallow).files == 15
    for asked in (first, "2026-10-01"):
        assert "its history is cut off: run `git fetch --unshallow`" in complaint(shallow, asked)


def test_no_repository(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.root.parent.parent))
    assert "has no history that can be read; Git says: not a git repository" in complaint(
        folder, "HEAD"
    )
    monkeypatch.setenv("PATH", os.devnull)
    assert "Git does not run here" in complaint(folder, "HEAD")


def test_merge_base(folder: Folder) -> None:
    first = commit(folder, "One")
    git(folder, "checkout", "-qb", "side")
    commit(folder, "Aside", "2026-10-02")
    git(folder, "checkout", "-q", "main")
    commit(folder, "Two", "2026-10-03")
    assert merge_base(folder.root, "main", "side") == first
    git(folder, "checkout", "-q", "--orphan", "alone")
    commit(folder, "Alone", "2026-10-04")
    with pytest.raises(RevisionError, match='"main" and "alone" share no history'):
        merge_base(folder.root, "main", "alone")


def test_walking_something_else(folder: Folder) -> None:
    commit(folder, "All of it")
    with pytest.raises(GitError):
        list(walk(folder.root, "0" * 40))


def test_tools_are_those_of_the_end_of_a_day(folder: Folder) -> None:
    assert tools_on(folder.root, date(2026, 10, 1)) is None, "no repository"
    commit(folder, "All of it", "2026-10-01", at="23:59:59")
    folder.delete("tools/anvil.yml").write("tools/vice.yml", "name: @\n")
    commit(folder, "One less", "2026-10-02")
    assert tools_on(folder.root, date(2026, 9, 30)) is None, "before the first commit"
    assert sorted(tools_on(folder.root, date(2026, 10, 1)) or ()) == ["anvil", "hammer"]
    assert sorted(tools_on(folder.root, date(2026, 11, 22)) or ()) == ["hammer"]

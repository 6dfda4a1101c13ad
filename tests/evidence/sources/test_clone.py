"""A clone is read at the right commit, from its objects."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from standards_catalog.evidence.sources.source import SourceError
from standards_catalog.evidence.sources.tip import tip
from tests.evidence.repositories import CI, commit, git, made, plain, shown


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    plain(monkeypatch)


def names(place: Path, tmp_path: Path, ref: str = "") -> list[str]:
    return [fact.name for fact in shown(place, tmp_path / "cache", ref).facts]


def test_facts_have_their_commit_day_path_and_line(tmp_path: Path) -> None:
    place = made(tmp_path / "a")
    found = shown(place, tmp_path / "cache")
    assert (found.commit, found.read) == (git(place, "rev-parse", "HEAD"), {"yaml": 1})
    assert found.committed_on == datetime(2026, 10, 1, 3, tzinfo=UTC)
    (fact,) = found.facts
    assert (fact.name, fact.path, fact.line) == ("example/deploy", CI, 2)


def test_what_is_not_committed_is_not_read(tmp_path: Path) -> None:
    place = made(tmp_path / "a")
    (place / "new.yml").write_text("uses: example/new@v1\n")
    assert names(place, tmp_path) == ["example/deploy"]


def test_a_clone_is_read_at_the_default_branch_whatever_is_checked_out(tmp_path: Path) -> None:
    made(tmp_path / "a")
    git(tmp_path, "clone", "-q", "a", "b")
    git(tmp_path / "b", "checkout", "-q", "-b", "mine")
    commit(tmp_path / "b", {CI: "uses: example/mine@v1\n"})
    assert names(tmp_path / "b", tmp_path) == ["example/deploy"]
    assert names(tmp_path / "b", tmp_path, "mine") == ["example/mine"]
    assert tip(tmp_path / "b") == git(tmp_path / "a", "rev-parse", "HEAD")


@pytest.mark.parametrize("packed", [False, True])
def test_the_tip_is_what_git_says(tmp_path: Path, packed: bool) -> None:
    place = made(tmp_path / "a")
    if packed:
        git(place, "pack-refs", "--all")
    assert tip(place) == tip(place / ".git") == git(place, "rev-parse", "HEAD")


def test_where_the_tip_of_the_remote_is_not_clear_git_is_asked(tmp_path: Path) -> None:
    made(tmp_path / "a")
    git(tmp_path, "clone", "-q", "a", "b")
    (tmp_path / "b/.git/refs/remotes/origin/HEAD").write_text("ref: ../../../x\n")
    assert tip(tmp_path / "b") == ""


@pytest.mark.parametrize("options", [[], ["--object-format=sha256"]])
def test_a_bare_one(tmp_path: Path, options: list[str]) -> None:
    made(tmp_path / "a", None, *options)
    git(tmp_path, "clone", "-q", "--bare", "a", "b.git")
    assert names(tmp_path / "b.git", tmp_path) == ["example/deploy"]


def test_a_work_tree_beside_its_repository(tmp_path: Path) -> None:
    made(tmp_path / "a")
    git(tmp_path / "a", "worktree", "add", "-q", "../b")
    commit(tmp_path / "b", {CI: "uses: example/b@v1\n"})
    assert names(tmp_path / "b", tmp_path) == ["example/b"]
    assert tip(tmp_path / "b") == git(tmp_path / "b", "rev-parse", "HEAD")


def test_a_tag_a_branch_of_the_remote_and_an_id_are_refs(tmp_path: Path) -> None:
    place = made(tmp_path / "a")
    first = git(place, "rev-parse", "HEAD")
    git(place, "tag", "-a", "v1", "-m", "One")
    git(place, "branch", "old")
    git(tmp_path, "clone", "-q", "a", "b")
    commit(tmp_path / "b", {CI: "uses: example/new@v1\n"})
    for ref in ("v1", "old", first, first[:10], "HEAD~1"):
        assert shown(tmp_path / "b", tmp_path / "cache", ref).commit == first


@pytest.mark.parametrize("ref", ["none", "--all", "a\nHEAD", "HEAD:" + CI, "x" * 2000, "\udc80"])
def test_a_ref_that_is_not_there(tmp_path: Path, ref: str) -> None:
    place = made(tmp_path / "a")
    with pytest.raises(SourceError) as raised:
        shown(place, tmp_path / "cache", ref)
    assert raised.value.reason == "no_ref"


def test_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "a")
    with pytest.raises(SourceError) as raised:
        shown(tmp_path / "a", tmp_path / "cache")
    assert raised.value.reason == "no_commits"

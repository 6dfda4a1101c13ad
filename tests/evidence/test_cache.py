"""What is remembered spares work, and is never believed where it is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_catalog.evidence.cache import Cache, Kept
from tests.evidence.repositories import CI, WORKFLOW, commit, git, made, plain, shown


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the paths that were read."""
    return plain(monkeypatch)


def test_only_what_changed_is_read_again(tmp_path: Path, read: list[str]) -> None:
    place = made(tmp_path / "a", {CI: WORKFLOW, "a.yml": WORKFLOW, "b.yml": WORKFLOW})
    first = shown(place, tmp_path / "cache")
    assert sorted(read) == [CI, "a.yml", "b.yml"]
    assert shown(place, tmp_path / "cache") == first
    git(place, "mv", "b.yml", "c.yml")
    commit(place, {"a.yml": "uses: example/new@v1\n"})
    read.clear()
    found = shown(place, tmp_path / "cache")
    assert sorted(read) == ["a.yml", "c.yml"]
    assert found == shown(place, tmp_path / "other")
    assert [(fact.path, fact.name) for fact in found.facts] == [
        (CI, "example/deploy"),
        ("a.yml", "example/new"),
        ("c.yml", "example/deploy"),
    ]


def test_without_history_contents_are_compared(tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/a.yml").write_text(WORKFLOW)
    (tmp_path / "a/b.yml").write_text(WORKFLOW)
    first = shown(tmp_path / "a", tmp_path / "cache")
    (tmp_path / "a/b.yml").write_text("uses: example/new@v1\n")
    read.clear()
    second = shown(tmp_path / "a", tmp_path / "cache")
    assert read == ["b.yml"]
    assert [fact.name for fact in second.facts] == ["example/deploy", "example/new"]
    assert first.facts[0] == second.facts[0]


@pytest.mark.parametrize("damage", ["cut", "empty", "changed", "folder"])
def test_a_damaged_file_is_no_file(tmp_path: Path, read: list[str], damage: str) -> None:
    place = made(tmp_path / "a")
    first = shown(place, tmp_path / "cache")
    (file,) = (tmp_path / "cache/read").iterdir()
    raw = file.read_bytes()
    file.unlink()
    if damage == "folder":
        file.mkdir()
    else:
        changed = raw.replace(b"example/deploy", b"example/delete")
        file.write_bytes({"cut": raw[:-9], "empty": b"", "changed": changed}[damage])
    assert shown(place, tmp_path / "cache") == first


def test_of_other_extractors_nothing_is_remembered(tmp_path: Path) -> None:
    kept = Kept("a" * 40, {"a.yml": "b"}, b"{}")
    Cache(tmp_path, "1").save("a", "", kept)
    assert Cache(tmp_path, "1").load("a", "") == kept
    assert Cache(tmp_path, "1").load("a", "v1") == Kept()
    assert Cache(tmp_path, "2").load("a", "") == Kept()


def test_where_nothing_can_be_kept_all_is_read(tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "cache").write_text("no folder")
    assert shown(made(tmp_path / "a"), tmp_path / "cache").facts

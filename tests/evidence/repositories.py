"""Repositories of strangers, made by tests; and one plain extractor, so that others may change."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from standards_catalog.evidence.cache import Cache
from standards_catalog.evidence.extractors import registry
from standards_catalog.evidence.scan import scan
from standards_catalog.evidence.sources.opening import opened
from standards_catalog.evidence.store import decode
from standards_catalog.model.evidence import Evidence, Fact, Unread

CI = ".github/workflows/ci.yml"
WORKFLOW = "on: push\nuses: example/deploy@v1\n"
NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (
            ("NAME", "a"),
            ("EMAIL", "a@example.com"),
            ("DATE", "2026-10-01T12:00:00+0900"),
        )
    },
}


def git(place: Path, *command: str, fed: bytes = b"") -> str:
    """Run a Git command in a folder and return what it prints."""
    environment = {**os.environ, **NOBODY}
    done = subprocess.run(
        ["git", *command], cwd=place, env=environment, input=fed, check=True, capture_output=True
    )
    return os.fsdecode(done.stdout).strip()


def made(place: Path, files: dict[str, str | bytes] | None = None, *options: str) -> Path:
    """Make a repository with one commit of some files."""
    place.mkdir(parents=True, exist_ok=True)
    git(place, "init", "-q", "-b", "main", *options)
    commit(place, {CI: WORKFLOW} if files is None else files)
    return place


def commit(place: Path, files: dict[str, str | bytes]) -> str:
    """Write files, commit everything, and return the commit's id."""
    for path, content in files.items():
        file = place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    git(place, "add", "-A")
    git(place, "commit", "-q", "--allow-empty", "-m", "One")
    return git(place, "rev-parse", "HEAD")


def plain(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put an extractor of lines in place of the real ones; the list says what it has read."""
    read: list[str] = []

    def extract(path: str, data: bytes) -> tuple[tuple[Fact, ...], tuple[Unread, ...]]:
        read.append(path)
        lines = data.decode("utf-8", "replace").splitlines()
        return tuple(
            Fact(what="action", name=line[6:].partition("@")[0], path=path, line=number)
            for number, line in enumerate(lines, start=1)
            if line.startswith("uses: ")
        ), ()

    monkeypatch.setattr(registry, "extract", extract)
    monkeypatch.setattr(registry, "kind_of", lambda path: "yaml" if ".yml" in path else None)
    return read


def shown(place: Path, cache: Path, ref: str = "") -> Evidence:
    """Return what a scan reads at a place."""
    with opened(place, ref) as source:
        return decode(scan("a", source, Cache(cache, "1"), "a", ref).evidence)


def reasons(evidence: Evidence) -> dict[str, str]:
    """Return why paths are unread."""
    return {one.path: one.reason for one in evidence.unread}

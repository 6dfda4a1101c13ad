"""The tags of a clone, by the commits that they stand for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import IO, cast

from packaging.version import InvalidVersion, Version

from standards_catalog.evidence.sources.git import reading, started, view

_LONGEST = 200
_TAG = re.compile(r"[0-9A-Za-z][\w.+/-]*\Z", re.ASCII)


def tags_of(place: Path, commits: Collection[str]) -> dict[str, str]:
    """Return the tag of each of some commits that has one: of several the newest version.

    Raise SourceError.
    """
    form = "--format=%(objectname) %(*objectname) %(refname:lstrip=2)"
    with view(place) as shown, started(["for-each-ref", form, "refs/tags"], reading(shown)) as git:
        lines = (line.decode("utf-8", "replace") for line in cast("IO[bytes]", git.stdout))
        rows = (line.split() for line in lines)
        return chosen(((row[-2], row[-1]) for row in rows if len(row) > 1), commits)


def chosen(rows: Iterable[tuple[str, str]], commits: Collection[str]) -> dict[str, str]:
    """Return the newest tag of each of some commits, of rows of a commit and a tag."""
    wanted = {*commits}
    found: dict[str, list[str]] = {}
    for commit, tag in rows:
        if commit in wanted and len(tag) <= _LONGEST and _TAG.match(tag):
            found.setdefault(commit, []).append(tag)
    return {commit: max(tags, key=_rank) for commit, tags in sorted(found.items())}


def _rank(tag: str) -> tuple[bool, Version, int, str]:
    """Order tags by version; `v1.2.0` says more than the `v1` that moves with it."""
    try:
        version = Version(tag.rpartition("/")[2])
    except InvalidVersion:
        return False, Version("0"), 0, tag
    return True, version, len(version.release), tag

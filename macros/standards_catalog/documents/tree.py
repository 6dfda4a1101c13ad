"""The files of a folder as they are on disk, or as another branch or tag has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from standards_catalog.documents import disk
from standards_catalog.documents import git as objects
from standards_catalog.documents.files import Content
from standards_catalog.documents.git import GitError


class NoSuchRefError(Exception):
    """Git cannot read a branch or tag; the text says why."""


def files_below(root: Path, folder: str, ref: str = "") -> Iterator[tuple[str, Content]]:
    """Yield every file below a folder of `root` with its path there, on disk or of a ref.

    A folder that is not there holds nothing. Raise NoSuchRefError.
    """
    if not ref:
        place = root / folder
        yield from disk.walk(place) if place.is_dir() else ()
        return
    asked = f"{ref}^{{commit}}"
    try:
        commit = objects.git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", asked)
        yield from objects.walk(root, commit, folder)
    except GitError as error:
        raise NoSuchRefError(str(error) or "there is no such ref") from error

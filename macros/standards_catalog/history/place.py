"""Where a project lies in its repository, which may hold others beside it."""

from __future__ import annotations

from pathlib import Path

from standards_catalog.documents.git import GitError, git


def folder_in_repository(folder: Path) -> str:
    """Return where a folder lies in its repository, with a slash; nothing at its top."""
    try:
        return git(folder, "rev-parse", "--show-prefix")
    except GitError:
        return ""


def top(folder: Path) -> Path:
    """Return the top folder of a folder's repository; itself where it is in none."""
    here = folder.resolve()
    steps = folder_in_repository(here).count("/")
    return here.parents[steps - 1] if steps else here

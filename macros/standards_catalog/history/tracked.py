"""What Git keeps of a folder."""

from __future__ import annotations

from pathlib import Path

from standards_catalog.documents.git import GitError, git


def is_tracked(folder: Path) -> bool:
    """Whether Git tracks a file in a folder; not where there is no Git or no repository."""
    try:
        return bool(git(folder, "ls-files", "--", "."))
    except GitError:
        return False

"""What a change brought: the files that it touched, and what was wrong before it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from standards_catalog.documents.git import GitError, git
from standards_catalog.history.revision import RevisionError, load_revision, merge_base
from standards_catalog.problems import Problem, visible

_LONGEST = 1000


class Change(Struct, frozen=True):
    """The files that are not as they were, and the complaints that were there before."""

    paths: frozenset[str]
    known: frozenset[tuple[str, str, str]]

    def answers_for(self, problem: Problem) -> bool:
        """Whether a problem is in a file of the change, or somewhere else because of it."""
        return problem.path in self.paths or _key(problem) not in self.known


def change_since(root: Path, revision: str, shown: str, now: datetime) -> Change:
    """Compare a catalog folder with the last commit that HEAD shares with a revision.

    That is what a pull request against the revision would change, with what is not committed yet;
    what others changed there in the meantime is not its doing. Raise RevisionError.
    """
    base = merge_base(root, revision, "HEAD")
    before = load_revision(root, base, now, shown, as_written=True)
    silenced = (one.problem for one in before.silenced)
    known = frozenset(_key(problem) for problem in (*before.problems, *silenced))
    return Change(frozenset(f"{shown}/{path}" for path in _changed(root, base)), known)


def _changed(root: Path, base: str) -> list[str]:
    """Return the paths of files below a folder that differ from a commit, new ones included."""
    try:
        changed = git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--")
        new = git(root, "ls-files", "--others", "--exclude-standard", "-z")
    except GitError as error:
        raise RevisionError(f"Git cannot say what changed: {error}") from error
    paths = f"{changed}\0{new}".split("\0")
    return [visible(path, _LONGEST) for path in paths if path]


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.code, problem.message

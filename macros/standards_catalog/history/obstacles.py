"""What keeps Git from telling the whole history of a catalog, in words and with a way out."""

from __future__ import annotations

import re
from pathlib import Path

from standards_catalog.documents.git import GitError, git, is_shallow

CUT_OFF = "shallow"
NOTHING_YET = "no-commits"

_WAYS_OUT = {
    "no-git": "install it, or add it to PATH",
    "no-repository": "clone the repository, as a download of its files has no history",
    "not-owned": "trust it: `git config --global --add safe.directory {}`",
    CUT_OFF: "fetch the rest with `git fetch --unshallow`; in CI, check out with full depth",
    NOTHING_YET: "commit it",
    "too-slow": "try again, or run `git gc` there",
    "refused": "run `git log` there",
}
_WITHOUT_WORDS_OF_GIT = {
    CUT_OFF: "this copy of the repository is shallow, its history is cut off",
    NOTHING_YET: "no commit has the catalog yet",
}
_TO_TRUST = re.compile(r"safe\.directory (\S.*)")


def obstacle(root: Path) -> str:
    """Return why the history of a folder is not there or not whole, with a way out, or nothing."""
    try:
        if not git(root, "log", "--max-count=1", "--format=%H", "--", "."):
            return explained(NOTHING_YET)
        return explained(CUT_OFF) if is_shallow(root) else ""
    except GitError as error:
        return explained(error.why, str(error))


def explained(why: str, said: str = "") -> str:
    """Return an obstacle in words; `said` is what Git says of it."""
    reason = _WITHOUT_WORDS_OF_GIT.get(why) or f"Git says: {_first_line(said)}"
    trusted = _TO_TRUST.search(said)
    return f"{reason}; {_WAYS_OUT[why].format(trusted[1] if trusted else 'and its path')}"


def _first_line(said: str) -> str:
    return said.partition("\n")[0].removeprefix("fatal: ")

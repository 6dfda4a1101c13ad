"""Git repositories of a test: commits of nobody, on days of the test's choice."""

from __future__ import annotations

import os
import subprocess

from tests.conftest import Folder

_NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{
        f"GIT_{who}_{what}": "a@example.com"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}


def git(folder: Folder, *command: str, when: str = "2026-10-01T12:00:00+0900") -> str:
    """Run a Git command in the folder above the catalog and return what it prints."""
    dates = {f"GIT_{who}_DATE": when for who in ("AUTHOR", "COMMITTER")}
    done = subprocess.run(
        ["git", *command],
        cwd=folder.root.parent,
        env={**os.environ, **_NOBODY, **dates},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def commit(folder: Folder, subject: str, day: str = "2026-10-01", at: str = "12:00:00") -> str:
    """Commit everything on a day, by the clock of Tokyo, and return the commit's id."""
    when = f"{day}T{at}+0900"
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", subject, when=when)
    return git(folder, "rev-parse", "HEAD")

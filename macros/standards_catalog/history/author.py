"""Who is at the keyboard, as far as Git tells: the team of an author."""

from __future__ import annotations

from pathlib import Path

from standards_catalog.documents.git import GitError, git
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Team


def team_of_author(catalog: Catalog, root: Path) -> tuple[str, str]:
    """Return the id of the author's team and how it is known, or two empty texts.

    `git config catalog.team` decides. Else it is the team whose contact, handle or name Git's user
    has, or the only one whose files the author has ever committed.
    """
    configured = _git(root, "config", "catalog.team")
    if configured:
        known = catalog.get(Team, configured) is not None
        return (configured, "from git config catalog.team") if known else ("", "")
    email, name = _git(root, "config", "user.email"), _git(root, "config", "user.name")
    mine = {word.casefold() for word in (email, f"mailto:{email}", name, f"@{name}") if word}
    for team in catalog.teams:
        names = (team.id, team.contact, team.handle, *team.name.all, *team.aliases)
        if mine & {one.casefold() for one in names if one}:
            return team.id, "as Git's user has its name or contact"
    touched = _touched(catalog, root, email) & {team.id for team in catalog.teams}
    if len(touched) == 1:
        return touched.pop(), "as you have committed to no other team's files"
    return "", ""


def _touched(catalog: Catalog, root: Path, email: str) -> set[str]:
    """Return the names of the files of teams that an author has ever committed."""
    if not email:
        return set()
    folders = [catalog.schemas.kinds[kind].folder for kind in ("team", "adoption")]
    log = ("log", "--format=", "--name-only", "--fixed-strings", f"--author=<{email}>")
    return {Path(line).stem for line in _git(root, *log, "--", *folders).splitlines()}


def _git(root: Path, *arguments: str) -> str:
    try:
        return git(root, *arguments).strip()
    except GitError:
        return ""

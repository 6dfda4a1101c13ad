"""The catalog as it was: of a commit, a branch, a tag or a day, without checking it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from standards_catalog.checks.baseline import Debts, debts_of
from standards_catalog.checks.evidence import read_evidence
from standards_catalog.checks.load import Loaded, load_files
from standards_catalog.documents.files import BASELINE, EntryFile, find, sift
from standards_catalog.documents.git import GitError, GitFile, git, is_shallow, walk
from standards_catalog.history.obstacles import NOTHING_YET, explained
from standards_catalog.model.entries import Tool
from standards_catalog.problems import visible
from standards_catalog.schema.schemas import SETTINGS, SPOKEN

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ID = re.compile(r"[0-9a-f]{40,64}")


class RevisionError(Exception):
    """What was asked for is not in the repository; the text says so, with a way out."""


def load_revision(
    root: Path,
    revision: str,
    now: datetime | None = None,
    shown: str = "",
    *,
    as_written: bool = False,
) -> Loaded:
    """Read a catalog folder of the work tree as it is in a revision; see `load`.

    Old names of keys and values are read as the new ones, unless it is wanted `as_written`. A
    folder that is not in the revision is an empty catalog. Raise RevisionError.
    """
    shown, commit = shown or root.name, resolve(root, revision)
    look = partial(read_evidence, root, shown, at=commit)
    files = list(_files(root, commit, revision))
    found = next((file for path, file in files if path == BASELINE), None)
    debts = debts_of(found, shown, f"{shown}/{BASELINE}") if found else Debts()
    return load_files(sift(files, shown), now, past=not as_written, look=look, debts=debts)


def files_in(root: Path, revision: str) -> Iterator[tuple[str, GitFile]]:
    """Yield every file below a folder of the work tree as a revision has it; raise RevisionError.

    The order is that of the disk; see `walk`.
    """
    yield from _files(root, resolve(root, revision), revision)


def _files(root: Path, commit: str, revision: str) -> Iterator[tuple[str, GitFile]]:
    try:
        yield from walk(root, commit)
    except GitError as error:
        raise RevisionError(f'Git cannot read "{visible(revision)}": {error}') from error


def resolve(root: Path, text: str) -> str:
    """Return the id of the commit that a revision or a day means in the repository of a folder.

    A day (2026-10-01) means the last commit of the current branch before it ended in the
    organisation's time zone; a branch or tag of that name comes first. Raise RevisionError.
    """
    try:
        git(root, "rev-parse", "--git-dir")
    except GitError as error:
        raise RevisionError(_no_repository(root, error)) from error
    if commit := _commit(root, text):
        return commit
    if _DAY.fullmatch(text):
        return _commit_of_day(root, text)
    message = f'there is no revision "{visible(text)}" in this repository'
    if not git(root, "rev-list", "--max-count=1", "--all"):
        raise RevisionError(f"{message}; {explained(NOTHING_YET)}")
    if is_shallow(root):
        hint = (
            "its history is cut off: run `git fetch --unshallow` (in CI, check out with full depth)"
        )
    else:
        hint = "name a commit, a branch, a tag or a day such as 2026-10-01"
    raise RevisionError(f"{message}; {hint}")


def tools_on(root: Path, day: date) -> Mapping[str, Tool] | None:
    """Return the tools by id as a catalog folder had them when a day ended; None if Git cannot say.

    Nothing but tools is read, which takes a fraction of the time of a whole catalog.
    """
    try:
        files = sift(files_in(root, day.isoformat()), root.name)
        wanted = (Tool.kind, *SPOKEN)
        tools = [one for one in files if isinstance(one, EntryFile) and one.kind in wanted]
    except RevisionError:
        return None
    return {tool.id: tool for tool in load_files(tools, past=True).catalog.all(Tool)}


def merge_base(root: Path, one: str, other: str) -> str:
    """Return the id of the last commit that two revisions share; raise RevisionError."""
    try:
        return git(root, "merge-base", "--", resolve(root, one), resolve(root, other))
    except GitError as error:
        message = f'"{visible(one)}" and "{visible(other)}" share no history'
        hint = "; it is cut off: run `git fetch --unshallow`" if is_shallow(root) else ""
        raise RevisionError(message + hint) from error


def _commit(root: Path, text: str) -> str:
    """Return the id of the commit that Git takes a text for, or nothing."""
    asked = f"{text}^{{commit}}"
    try:
        found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", asked)
    except GitError:
        return ""
    return found if _ID.fullmatch(found) else ""


def _commit_of_day(root: Path, text: str) -> str:
    try:
        day = date.fromisoformat(text)
        midnight = datetime.combine(day + timedelta(days=1), time.min, _time_zone(root))
        last = max(0, int(midnight.timestamp()) - 1)
    except (ValueError, OverflowError) as error:
        raise RevisionError(f'"{text}" is not a day of the calendar') from error
    try:
        found = git(
            root, "rev-list", "--max-count=1", "--first-parent", f"--min-age={last}", "HEAD"
        )
    except GitError as error:
        raise RevisionError("there is no commit in this repository yet") from error
    if not found:
        hint = "; its history is cut off: run `git fetch --unshallow`" if is_shallow(root) else ""
        raise RevisionError(f"the current branch has no commit of {text} or before{hint}")
    return found


def _time_zone(root: Path) -> ZoneInfo:
    """Return the time zone of the settings in the work tree."""
    found = (file for file in find(root, root.name) if isinstance(file, EntryFile))
    wanted = (SETTINGS, *SPOKEN)
    settings = load_files(file for file in found if file.kind in wanted).catalog.settings
    return ZoneInfo(settings.time_zone)


def _no_repository(root: Path, error: GitError) -> str:
    return f'"{root}" has no history that can be read; {explained(error.why, str(error))}'

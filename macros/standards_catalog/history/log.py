"""The commits that touched a catalog, as Git's log tells them: who, when, why, which files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.documents.git import GitError, git, is_shallow
from standards_catalog.history.obstacles import CUT_OFF, NOTHING_YET
from standards_catalog.model.catalog import Ref
from standards_catalog.schema.schemas import SETTINGS, package_schemas

MOST = 1000
MONTHS = 24

_FORM = "--format=%x00%H%x00%P%x00%ct%x00%aN%x00%s%x00%b"
_FILES = ("100644", "100755")
# What GitHub, Gitea and GitLab write when they merge or squash a pull request.
_SQUASHED = re.compile(r"[(]#(\d+)[)]\s*\Z")
_MERGED = re.compile(r"Merge pull request (?:'.*' \()?#(\d+)")
_OF_GITLAB = re.compile(r"^See merge request \S*!(\d+)\s*$", re.MULTILINE)


class Version(Struct, frozen=True):
    """An entry's file before and after a commit, as the ids of its contents; empty without one."""

    ref: Ref
    before: str
    after: str


class Commit(Struct, frozen=True):
    """A step of the branch: one commit, or a merge with all that it brought.

    `on` is its day in the organisation's time zone; subject and author are untrusted text.
    """

    id: str
    on: date
    author: str
    subject: str
    pull: str
    versions: tuple[Version, ...]
    parents: tuple[str, ...] = ()


class Log(Struct, frozen=True):
    """The commits that touched a catalog, the newest first.

    `begins` is the day from which on everything is known, None if Git knows nothing; `why` tells
    what ends the log there: the first version of the catalog, a shallow copy, our own limit, or
    that nothing is committed, or what kept Git from answering.
    """

    commits: tuple[Commit, ...] = ()
    begins: date | None = None
    why: str = ""


def log(root: Path, time_zone: str) -> Log:
    """Return what touched a catalog folder on the current branch; without Git, nothing.

    At most `MOST` commits of at most `MONTHS` months up to the last one are told.
    """
    try:
        found = list(_commits(root, ZoneInfo(time_zone)))
        shallow = found and is_shallow(root)
        kept = _recent(found)[:MOST]
        told = _with_authors(root, kept)
    except GitError as error:
        return Log(why=error.why)
    if not told:
        return Log(why=NOTHING_YET)
    last = told[-1]
    if len(told) < len(found):
        return Log(tuple(told), last.on, "limit")
    if shallow and not last.parents:
        return Log(tuple(told[:-1]), last.on, CUT_OFF)
    return Log(tuple(told), last.on, CUT_OFF if shallow else "first")


def entry_ref(path: str) -> Ref | None:
    """Return the entry, or the settings, that a path below a catalog folder is the file of.

    The vocabulary has no history: the past is read in the words of today.
    """
    folder, _, name = path.rpartition("/")
    known = package_schemas()
    if known.alone.get(path) == SETTINGS:
        return Ref(SETTINGS, SETTINGS)
    kinds = (kind for kind, schema in known.kinds.items() if schema.folder == folder)
    if name.endswith(".yml") and (kind := next(kinds, "")):
        return Ref(kind, name.removesuffix(".yml"))
    return None


def _commits(root: Path, zone: ZoneInfo) -> Iterator[Commit]:
    listed = git(
        root,
        "log",
        f"--max-count={MOST + 1}",
        "--first-parent",
        "--diff-merges=first-parent",
        "--encoding=UTF-8",
        "--no-show-signature",
        "--raw",
        "-z",
        "--no-abbrev",
        "--no-renames",
        "--relative",
        _FORM,
        "--",
        ".",
    )
    tokens = iter(listed.split("\0")[1:])
    for commit, parents, time, author, subject, body in zip(*[tokens] * 6, strict=False):
        rows = list(_rows(tokens))
        on = datetime.fromtimestamp(int(time), zone).date()
        title = body.strip().partition("\n")[0] if _MERGED.match(subject) else ""
        yield Commit(
            commit,
            on,
            _readable(author),
            _readable(title or subject),
            _pull(subject, body),
            tuple(rows),
            tuple(parents.split()),
        )


def _rows(tokens: Iterator[str]) -> Iterator[Version]:
    """Yield the entries' files of a commit, up to the empty word before the next one."""
    for token in tokens:
        if not token.strip("\n"):
            return
        modes = token.lstrip("\n:").split()
        ref = entry_ref(next(tokens))
        if ref:
            sides = zip(modes[:2], modes[2:4], strict=True)
            before, after = (oid if mode in _FILES else "" for mode, oid in sides)
            yield Version(ref, before, after)


def _recent(commits: list[Commit]) -> list[Commit]:
    months = [one.on.year * 12 + one.on.month for one in commits]
    return [one for one, month in zip(commits, months, strict=True) if month > max(months) - MONTHS]


def _with_authors(root: Path, commits: list[Commit]) -> list[Commit]:
    """Name for a merge who wrote what it brought, not who pressed the button."""
    merged = [one.parents[1] for one in commits if len(one.parents) > 1]
    authors: Mapping[str, str] = {}
    if merged:
        form = "--format=%H%x00%aN"
        options = ("--no-walk", "--ignore-missing", "--encoding=UTF-8", form)
        said = git(root, "log", *options, *dict.fromkeys(merged))
        authors = dict(line.split("\0", 1) for line in said.splitlines() if "\0" in line)
    return [
        replace(one, author=_readable(authors[one.parents[1]]))
        if len(one.parents) > 1 and one.parents[1] in authors
        else one
        for one in commits
    ]


def _pull(subject: str, body: str) -> str:
    for found in (_SQUASHED.search(subject), _MERGED.match(subject), _OF_GITLAB.search(body)):
        if found:
            return found[1]
    return ""


def _readable(text: str) -> str:
    """Return one line of characters that can be seen, whatever bytes Git was given."""
    if text.isprintable():
        return text
    clean = os.fsencode(text).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "�" for char in clean)

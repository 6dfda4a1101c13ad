"""What a server says of a repository before anything is fetched: its default branch, its tags."""

from __future__ import annotations

import re
from collections.abc import Collection, Generator
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, cast

from standards_catalog.evidence.sources.fetching import environment, prepare, settings
from standards_catalog.evidence.sources.git import started
from standards_catalog.evidence.sources.tags import chosen

_PATIENCE = 30  # seconds
_MOST = 200_000  # refs that one server may list
_LONGEST = 4096  # bytes of a line
_ROW = re.compile(r"([0-9a-f]{40}|[0-9a-f]{64})\t(\S+)\n")


def head_of(url: str) -> str:
    """Return the commit that the default branch is at, or nothing where the server says none."""
    with closing(_listed(url, "HEAD")) as rows:
        return next((commit for commit, name in rows if name == "HEAD"), "")


def remote_tags(url: str, commits: Collection[str]) -> dict[str, str]:
    """Return the newest tag of each of some commits that has one, as far as the server says."""
    before = "refs/tags/"
    with closing(_listed(url, "refs/tags/*")) as rows:
        return chosen(
            (
                (commit, name.removeprefix(before).removesuffix("^{}"))
                for commit, name in rows
                if name.startswith(before)
            ),
            commits,
        )


def _listed(url: str, pattern: str) -> Generator[tuple[str, str]]:
    """Yield commit and name of the refs of a repository; nothing where it does not answer."""
    with TemporaryDirectory(prefix="catalog-scan-") as made:
        prepare(Path(made))
        command = [*settings(url), "ls-remote", "--quiet", "--", "origin", pattern]
        with started(command, environment(Path(made)), patience=_PATIENCE) as git:
            said = cast("IO[bytes]", git.stdout)
            for line in islice(iter(lambda: said.readline(_LONGEST), b""), _MOST):
                if row := _ROW.fullmatch(line.decode("utf-8", "replace")):
                    yield row[1], row[2]

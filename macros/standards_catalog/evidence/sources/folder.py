"""A folder on disk as a source: no link followed, nothing opened but regular files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from msgspec import Struct

from standards_catalog.evidence.sources.source import (
    MOST_BYTES,
    MOST_FILES,
    File,
    Known,
    Wanted,
    content,
    printable,
)

_GIT = ".git"
# A pipe that nobody writes to would wait for ever; a link may have come where a file was.
_CAREFUL = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Folder(Struct, frozen=True):
    """The files below a folder, as they are on disk now."""

    root: Path
    commit: str = ""
    committed_on: datetime | None = None

    def files(self, wanted: Wanted, known: Known) -> Iterator[File]:
        """Yield the files of interest, and folders that are repositories of their own."""
        found = _walk(self.root)
        for item, name in islice(found, MOST_FILES):
            path, reason = printable(name)
            if item is None:
                yield File(path, reason="submodule")
            elif wanted(path):
                yield File(path, reason=reason) if reason else _file(item, path, known)
        if next(found, None):
            yield File("", reason="too_many_files")


def _walk(root: Path) -> Iterator[tuple[os.DirEntry[str] | None, str]]:
    """Yield what is below a folder with its path there; nothing instead of a repository in it."""
    left = [("", os.fspath(root))]
    while left:
        rel, folder = left.pop()
        try:
            with os.scandir(folder) as found:
                items = sorted(found, key=lambda item: item.name)
        except OSError:  # what may not be listed is a place where nothing was seen
            continue
        if rel and any(item.name == _GIT for item in items):
            yield None, rel.rstrip("/")
            continue
        for item in items:
            if not _is_folder(item):
                yield item, f"{rel}{item.name}"
            elif item.name != _GIT:
                left.append((f"{rel}{item.name}/", item.path))


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _file(item: os.DirEntry[str], path: str, known: Known) -> File:
    try:
        if item.is_symlink():
            return File(path, reason="link")
        if not item.is_file(follow_symlinks=False):
            return File(path, reason="no_file")
        with os.fdopen(os.open(item.path, _CAREFUL), "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return File(path, reason="no_file")
            return content(path, opened.read(MOST_BYTES + 1), known)
    except OSError:
        return File(path, reason="denied")

"""The files of a folder on disk, links and unreadable ones among them, and how one is written."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from errno import EACCES, EEXIST
from pathlib import Path

from msgspec import Struct

from standards_catalog.documents.document import MAX_TABLE

_USUAL = 1 << 16  # bytes that few files have


class DiskFile(Struct, frozen=True):
    """Whatever stands at a path below a folder, opened only when it is asked for its bytes.

    `link` says whether it may be a symbolic link: of thousands of files, few are.
    """

    path: str
    root: Path
    link: bool = True

    @property
    def place(self) -> Path:
        """Where it stands."""
        return Path(self.path)

    @property
    def leads_out(self) -> bool:
        """Whether this is a symbolic link that leaves the folder."""
        if not self.link or not self.place.is_symlink():
            return False
        return not Path(os.path.realpath(self.path)).is_relative_to(os.path.realpath(self.root))

    @property
    def leads_up(self) -> bool:
        """Whether this is a symbolic link to a folder that it is in."""
        where = Path(os.path.realpath(self.place.parent))
        return self.place.is_symlink() and where.is_relative_to(os.path.realpath(self.place))

    @property
    def obstacle(self) -> str:
        """Why this cannot be opened as a file; empty where it can."""
        try:
            regular = stat.S_ISREG(os.stat(self.path).st_mode)  # noqa: PTH116
            if not os.access(self.path, os.R_OK):
                return "permission denied"
            return "" if regular else "it is not a regular file"
        except OSError as error:
            return error.strerror or "it cannot be opened"

    def read_bytes(self) -> bytes:
        """Return the content, a byte more than is allowed at most; raise OSError."""
        with open(self.path, "rb") as opened:  # noqa: PTH123 - thousands of files at each save
            first = opened.read(_USUAL)  # room for the most costs more than a file
            return first + opened.read(MAX_TABLE + 1 - _USUAL) if len(first) == _USUAL else first


def walk(root: Path) -> Iterator[tuple[str, DiskFile]]:
    """Yield every file below a folder with its path there, in order; hidden folders are closed."""
    for path, rel, link in _walk(str(root), ""):
        yield rel, DiskFile(path, root, link)


def _walk(folder: str, rel: str) -> Iterator[tuple[str, str, bool]]:
    try:
        with os.scandir(folder) as found:
            items = sorted(found, key=lambda item: item.name)
    except OSError:
        yield folder, rel.rstrip("/"), True
        return
    for item in items:
        path = f"{rel}{item.name}"
        if not item.is_dir(follow_symlinks=False):
            yield item.path, path, item.is_symlink()
        elif not item.name.startswith("."):
            yield from _walk(item.path, f"{path}/")


def create(place: Path, content: str) -> None:
    """Write a file where none is, whole or not at all; raise OSError that names it."""
    if os.path.lexists(place):
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(place))
    replace(place, content)


def replace(place: Path, content: str) -> None:
    """Write a file whole, or leave what is there as it is; raise OSError that names it."""
    target = Path(os.path.realpath(place))
    beside = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(EACCES, os.strerror(EACCES))
        beside.write_bytes(content.encode())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise OSError(error.errno, error.strerror, str(place)) from error


def refused(error: OSError) -> str:
    """Return in words which file or folder the system refuses, and why."""
    place = error.filename2 or error.filename
    shown = os.fsdecode(place) if isinstance(place, (str, bytes)) else "the output"
    return f"{shown} cannot be read or written: {error.strerror or error}"

"""A tar or zip archive as a source: read in memory as it streams by, never unpacked to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple, cast

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

# Text packs 3 to 20 times smaller, some generated files 100 times; a bomb 1,000 times and more.
_RATIO, _ALWAYS = 100, 64 << 20
_ENCRYPTED = 1
_PACKED: tuple[tuple[bytes, Callable[[Path], object]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\0", lzma.open),
)
_DAMAGE = (
    *(tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(ValueError, NotImplementedError, RecursionError, OverflowError, MemoryError),
)


class _ExplodingError(Exception):
    """An archive holds more than is read of it."""


class _Member(NamedTuple):
    """What an archive has at a path: why it is not read, or how it is."""

    name: str
    reason: str
    read: Callable[[], bytes]


class Archive(Struct, frozen=True):
    """The files of an archive; a single folder that holds them all is not part of their paths."""

    place: Path
    commit: str = ""
    committed_on: datetime | None = None

    def files(self, wanted: Wanted, known: Known) -> Iterator[File]:
        """Yield the files of interest, and what cuts the archive off."""
        top, left = self._top(), _most(self.place)
        try:
            for member in self._members():
                name = _inside(member.name)
                path, reason = printable(name.removeprefix(top) if name else member.name)
                if not wanted(path):
                    continue
                reason = (reason or member.reason) if name else "leads_out"
                data = b"" if reason else member.read()
                left -= len(data)
                if left < 0:
                    raise _ExplodingError
                yield File(path, reason=reason) if reason else content(path, data, known)
        except _ExplodingError:
            yield File("", reason="explodes")
        except _DAMAGE:
            yield File("", reason="damaged")

    def _top(self) -> str:
        """Return the folder that holds everything, with a slash, as forges pack it; or nothing."""
        tops = set()
        try:
            for member in self._members():
                if name := _inside(member.name):
                    first, slash, _ = name.partition("/")
                    tops.add(f"{first}{slash}")
        except (_ExplodingError, *_DAMAGE):
            pass  # it is told when the files are read
        (top,) = tops if len(tops) == 1 else ("",)
        return top if top.endswith("/") and not top.startswith(".") else ""

    def _members(self) -> Iterator[_Member]:
        members = _zipped if _is_zip(self.place) else _tarred
        for number, member in enumerate(members(self.place)):
            if number >= MOST_FILES:
                raise _ExplodingError
            yield member


def is_archive(place: Path) -> bool:
    """Whether a file begins as a tar archive does, packed or not, or is a zip archive."""
    try:
        if _is_zip(place):
            return True
        with closing(_unpacked(place)) as stream, _tar(stream):
            return True
    except (_ExplodingError, *_DAMAGE):
        return False


def _inside(name: str) -> str | None:
    """Return a member's path from its top, or None where it is not below that."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if not parts or name.startswith("/") or ".." in parts:
        return None
    return "/".join(parts)


def _most(place: Path) -> int:
    """Return how many bytes an archive of this size may hold."""
    return _ALWAYS + _RATIO * place.stat().st_size


def _is_zip(place: Path) -> bool:
    with place.open("rb") as opened:
        return opened.read(2) == b"PK" and zipfile.is_zipfile(place)


def _zipped(place: Path) -> Iterator[_Member]:
    with zipfile.ZipFile(place) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                read = partial(_unzipped, archive, info)
                yield _Member(info.filename, _zip_reason(info), read)


def _zip_reason(info: zipfile.ZipInfo) -> str:
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "link"
    if stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        return "no_file"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted"
    return "too_large" if info.file_size > MOST_BYTES else ""


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as opened:
        return opened.read(MOST_BYTES + 1)


def _tarred(place: Path) -> Iterator[_Member]:
    with closing(_unpacked(place)) as stream, _tar(stream) as archive:
        while (info := archive.next()) is not None:
            if not info.isdir():
                yield _Member(info.name, _tar_reason(info), partial(_untarred, archive, info))
            # It would keep them all, for whoever asks twice.
            vars(archive)["members"].clear()


def _tar_reason(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return "link"
    if not info.isreg():
        return "no_file"
    return "too_large" if info.size > MOST_BYTES else ""


def _untarred(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    opened = archive.extractfile(info)
    return opened.read(MOST_BYTES + 1) if opened else b""


def _tar(stream: _Counted) -> tarfile.TarFile:
    return tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|", errorlevel=0)


def _unpacked(place: Path) -> _Counted:
    with place.open("rb") as opened:
        start = opened.read(8)
    unpack = next((unpack for magic, unpack in _PACKED if start.startswith(magic)), None)
    stream = unpack(place) if unpack else place.open("rb")
    return _Counted(cast("IO[bytes]", stream), _most(place))


class _Counted(io.RawIOBase):
    """A stream that ends with an error where it gives more than its packed size explains."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        super().__init__()
        self._stream, self._left = stream, most

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; raise _ExplodingError behind the most allowed."""
        data = self._stream.read(min(size, self._left + 1) if size >= 0 else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise _ExplodingError
        return data

    def close(self) -> None:
        """Close the stream below."""
        self._stream.close()
        super().close()

"""A clone as a source: one commit's files, from two processes of Git."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, NamedTuple, cast

from msgspec import Struct

from standards_catalog.evidence.sources.git import reading, started, view
from standards_catalog.evidence.sources.source import (
    MOST_BYTES,
    MOST_FILES,
    File,
    Known,
    SourceError,
    Wanted,
    printable,
)

FETCHED = "refs/remotes/origin/HEAD"
_LINK, _SUBMODULE = b"120000", b"160000"
_REASONS = {_LINK: "link", _SUBMODULE: "submodule"}
_COMMITTER = re.compile(r"^committer [^\n]* (\d{1,11}) [+-]\d{4}$", re.MULTILINE)
_AT_ONCE = 400  # ids fit into a pipe, so that neither side waits for the other
_CHUNK = 1 << 16
_LONGEST_REF = 1000


class _Item(NamedTuple):
    path: str
    mode: bytes
    blob: str
    size: int | None


class Clone(Struct, frozen=True):
    """The files of one commit of a clone, open to be read."""

    commit: str
    committed_on: datetime | None
    _shown: Path
    _objects: subprocess.Popen[bytes]

    def files(self, wanted: Wanted, known: Known) -> Iterator[File]:
        """Yield the files of interest, and submodules."""
        new = []
        for item in self._items():
            if isinstance(item, File):
                yield item
                continue
            path, reason = printable(item.path)
            if item.mode != _SUBMODULE and not wanted(path):
                continue
            reason = reason or _REASONS.get(item.mode, "") or _sized(item.size)
            if reason or known(path, item.blob):
                yield File(path, item.blob, reason=reason)
            else:
                new.append(item)
        yield from self._read(new)

    def _items(self) -> Iterator[_Item | File]:
        """Yield what the commit has below all its folders, and what cuts that off."""
        command = ["ls-tree", "-r", "-z", "--long", "--full-tree", self.commit]
        with started(command, reading(self._shown)) as process:
            for number, row in enumerate(_rows(cast("IO[bytes]", process.stdout))):
                if number >= MOST_FILES:
                    yield File("", reason="too_many_files")
                    return
                about, _, path = row.partition(b"\t")
                mode, _, blob, size = about.split()
                yield _Item(os.fsdecode(path), mode, blob.decode(), _number(size))
            if process.wait():
                yield File("", reason="damaged")

    def _read(self, items: Sequence[_Item]) -> Iterator[File]:
        to = cast("IO[bytes]", self._objects.stdin)
        for start in range(0, len(items), _AT_ONCE):
            some = items[start : start + _AT_ONCE]
            _ask(to, *(item.blob for item in some))
            for item in some:
                data = _answer(self._objects)
                reason = "" if data is not None else "damaged"
                yield File(item.path, item.blob, data, reason)


@contextmanager
def clone(place: Path, ref: str = "") -> Iterator[Clone]:
    """Open a clone at a ref, or at the branch that its remote, or itself, has as the default one.

    Raise SourceError.
    """
    with (
        view(place) as shown,
        started(["cat-file", "--batch"], reading(shown), stdin=subprocess.PIPE) as objects,
    ):
        commit, raw = _commit(objects, (ref, f"refs/remotes/origin/{ref}") if ref else ())
        yield Clone(commit, _committed_on(raw), shown, objects)


def _commit(objects: subprocess.Popen[bytes], refs: Sequence[str]) -> tuple[str, bytes]:
    if any(len(ref) > _LONGEST_REF or "\n" in ref for ref in refs):
        raise SourceError("no_ref", "a ref is one line")
    for ref in refs or (FETCHED, "HEAD"):
        _ask(cast("IO[bytes]", objects.stdin), f"{ref}^{{commit}}")
        header = _header(objects)
        if len(header) == len(("id", "type", "size")) and header[1] == b"commit":
            return header[0].decode(), _body(objects, int(header[2])) or b""
        if not header:  # Git has ended
            raise SourceError("damaged", "Git cannot read it")
    if refs:
        raise SourceError("no_ref", f'it has no commit "{refs[0]}"')
    raise SourceError("no_commits", "it has no commit on its default branch")


def _committed_on(raw: bytes) -> datetime | None:
    found = _COMMITTER.search(raw.partition(b"\n\n")[0].decode("utf-8", "replace"))
    try:
        return datetime.fromtimestamp(int(found[1]), UTC) if found else None
    except (ValueError, OverflowError, OSError):
        return None


def _sized(size: int | None) -> str:
    if size is None:
        return "missing"
    return "too_large" if size > MOST_BYTES else ""


def _number(size: bytes) -> int | None:
    return int(size) if size.isdigit() else None


def _rows(stream: IO[bytes]) -> Iterator[bytes]:
    left = b""
    while chunk := stream.read1(_CHUNK):  # type: ignore[attr-defined]  # a pipe is buffered
        *rows, left = (left + chunk).split(b"\0")
        yield from rows
        if len(left) > _CHUNK:
            return


def _ask(to: IO[bytes], *names: str) -> None:
    try:
        to.write(b"".join(os.fsencode(name) + b"\n" for name in names))
        to.flush()
    except OSError as error:
        raise SourceError("damaged", "Git cannot read it") from error


def _header(objects: subprocess.Popen[bytes]) -> list[bytes]:
    return cast("IO[bytes]", objects.stdout).readline().split()


def _answer(objects: subprocess.Popen[bytes]) -> bytes | None:
    header = _header(objects)
    if len(header) != len(("id", "type", "size")):
        return None
    return _body(objects, int(header[2]))


def _body(objects: subprocess.Popen[bytes], size: int) -> bytes | None:
    """Read a content, cut off behind the largest size; the rest and a line end flow past."""
    stream = cast("IO[bytes]", objects.stdout)
    kept = min(size, MOST_BYTES + 1)
    data = stream.read(kept)
    left = size - len(data) + 1
    while left > 0 and (passed := stream.read(min(left, _CHUNK))):
        left -= len(passed)
    return data if len(data) == kept else None

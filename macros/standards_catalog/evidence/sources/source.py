"""What a folder, a clone and an archive have in common: their files, within bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha1
from typing import Protocol

from msgspec import Struct

MOST_BYTES = 1_000_000  # of a file that is read
MOST_FILES = 1_000_000  # of a source, those of no interest among them
MOST_PATH = 4096

Wanted = Callable[[str], bool]
Known = Callable[[str, str], bool]


class SourceError(Exception):
    """Nothing of a source can be read; `reason` is a word of the schema, the text says more."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


class File(Struct, frozen=True):
    """A file of interest, by its path from `/` to `/`: its bytes, or why it has none.

    `blob` is the id that Git gives the content. `data` is None for what is known already, and for
    what is unread, which has a `reason`. The path is empty where the reason is about the source.
    """

    path: str
    blob: str = ""
    data: bytes | None = None
    reason: str = ""


class Source(Protocol):
    """One repository, open to be read once.

    `commit` is the id of the commit that is read, and empty where there is no history.
    """

    @property
    def commit(self) -> str: ...  # noqa: D102

    @property
    def committed_on(self) -> datetime | None: ...  # noqa: D102

    def files(self, wanted: Wanted, known: Known) -> Iterator[File]:
        """Yield the files whose paths are wanted, without the bytes of known paths and blobs.

        What is beside them and hides others, such as a submodule, comes with its reason.
        """
        ...


def blob_of(data: bytes) -> str:
    """Return the id that Git gives a content."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def printable(path: str) -> tuple[str, str]:
    """Return a path that every program can write, and the reason where it is not the real one.

    Names on disk are bytes, of which some are no UTF-8; Python keeps those as surrogates.
    """
    if len(path) > MOST_PATH:
        return path[:MOST_PATH].encode("utf-8", "replace").decode(), "bad_name"
    try:
        path.encode()
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogateescape")
        return raw.decode("utf-8", "backslashreplace"), "bad_name"
    return path, ""


def content(path: str, data: bytes, known: Known) -> File:
    """Return a file whose content was read, cut off behind the largest size allowed."""
    if len(data) > MOST_BYTES:
        return File(path, reason="too_large")
    blob = blob_of(data)
    return File(path, blob, None if known(path, blob) else data)

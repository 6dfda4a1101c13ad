"""What scans remember: one file a repository, which may be deleted or damaged at any time.

It holds the last evidence, the commit that it is of, and the blob that each path had. So a
repository at the same commit is answered as it stands, and at another one only files that changed
are read. Facts are of a path and a blob: the same content means other things at another path.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct, field

from standards_catalog.evidence import store

_FORM = "1"  # of these files, and of what reading makes of a repository beside facts
_LINE = b"\n"
_READ = "read"


class Kept(Struct, frozen=True):
    """What is remembered of a repository; `commit` is empty where it must be read again."""

    commit: str = ""
    blobs: Mapping[str, str] = field(default_factory=dict)
    evidence: bytes = b""


class _Head(msgspec.Struct):
    form: str
    extractors: str
    commit: str
    blobs: dict[str, str]


class Cache(Struct, frozen=True):
    """A folder of what is remembered, by extractors of one version."""

    folder: Path
    extractors: str

    def load(self, key: str, ref: str) -> Kept:
        """Return what is remembered of a repository, or nothing where that is not sound."""
        file = self.folder / _READ / name_of(key, ref)
        try:
            digest, _, rest = file.read_bytes().partition(_LINE)
            if digest != _digest(rest):
                return Kept()
            first, _, evidence = rest.partition(_LINE)
            head = msgspec.json.decode(first, type=_Head)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return Kept()
        if (head.form, head.extractors) != (self._form, self.extractors):
            return Kept()
        return Kept(head.commit, head.blobs, evidence)

    def save(self, key: str, ref: str, kept: Kept) -> None:
        """Remember a repository, unless the disk refuses."""
        head = _Head(self._form, self.extractors, kept.commit, dict(kept.blobs))
        file = self.folder / _READ / name_of(key, ref)
        with suppress(OSError):
            rest = msgspec.json.encode(head) + _LINE + kept.evidence
            beside = file.with_name(f"{file.name}.{os.getpid()}")
            file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_digest(rest) + _LINE + rest)
            beside.replace(file)

    def clone(self, key: str, ref: str) -> Path:
        """Return where a repository that is fetched has its clone."""
        return self.folder / "clones" / f"{name_of(key, ref)}.git"

    @property
    def _form(self) -> str:
        return f"{_FORM}.{store.VERSION}"


def name_of(key: str, ref: str) -> str:
    """Return a file name for a key at a ref, that no other pair has."""
    return blake2b(os.fsencode(f"{key}\0{ref}"), digest_size=16).hexdigest()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).hexdigest().encode()

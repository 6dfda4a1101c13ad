"""The catalog's past, read from Git when a page first asks for it, and kept for the next build.

What a commit changed never becomes anything else, as long as the code that tells it stays: it is
kept in a file of the user's temporary folder.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import FileSystemBytecodeCache

from standards_catalog.documents.disk import replace
from standards_catalog.schema.schemas import Schemas
from standards_catalog.schema.sources import Own
from standards_catalog.site.restart import Fingerprint
from standards_catalog.text import Text, as_text
from standards_catalog.views.changes.history import Facts, History, history
from standards_catalog.views.changes.told import Told


@dataclass
class Past:
    """The history of one catalog folder; without a fingerprint of the code nothing is kept."""

    schemas: Schemas
    root: Path
    time_zone: str
    code: Fingerprint = frozenset()
    read: History | None = field(default=None, init=False)

    def history(self) -> History:
        """Return the history, read once until `forget`; what is in no folder has none."""
        if self.read is None and not self.root.is_dir():
            self.read = History()
        if self.read is None:
            kept, code = _place(self.root, self.code), _digest(self.code, self.schemas.own)
            facts = _load(kept, code) if kept else {}
            known = set(facts)
            self.read = history(self.schemas, self.root, self.time_zone, facts)
            if kept and facts.keys() != known:
                _save(kept, code, facts)
        return self.read

    def forget(self) -> None:
        """Look again: somebody may have committed."""
        self.read = None


def _place(root: Path, code: Fingerprint) -> Path | None:
    """Return the file of a catalog folder, if there is a safe place for it."""
    if not code or not (folder := private_folder()):
        return None
    name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:32]
    return folder / f"catalog-changes-{name}.json"


def private_folder() -> Path | None:
    """Return the user's own temporary folder, as Jinja makes it; None where none is safe."""
    try:
        return Path(FileSystemBytecodeCache().directory)
    except (OSError, RuntimeError):
        return None


def _digest(code: Fingerprint, words: Own) -> str:
    """Return what facts depend on beside commits: the program, and the words they are told in."""
    return hashlib.sha256(f"{sorted(code)}{words}".encode()).hexdigest()


def _load(kept: Path, code: str) -> Facts:
    try:
        kind = tuple[str, dict[str, tuple[Told, ...]]]
        told_by, facts = msgspec.json.decode(kept.read_bytes(), type=kind, dec_hook=as_text)
    except (OSError, msgspec.DecodeError):
        return {}
    return facts if told_by == code else {}


def _save(kept: Path, code: str, facts: Facts) -> None:
    """Put the whole file in its place at once; where that fails, the next build works it out."""
    with suppress(OSError):
        replace(kept, msgspec.json.encode((code, facts), enc_hook=_plain).decode())


def _plain(text: Any) -> Mapping[str, str]:
    if isinstance(text, Text):
        return text.by_language
    raise NotImplementedError(type(text))

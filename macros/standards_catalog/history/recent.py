"""What Git knows of the catalog's past; absent history is an empty one."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from standards_catalog.checks.load import load_files
from standards_catalog.documents.files import EntryFile, sift
from standards_catalog.documents.git import GitError, walk
from standards_catalog.history.log import entry_ref
from standards_catalog.history.revision import RevisionError, resolve
from standards_catalog.model.catalog import Ref
from standards_catalog.model.entries import Tool
from standards_catalog.schema.schemas import SETTINGS


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that touched entries: its day, its id, its subject, the entries."""

    on: str
    commit: str
    subject: str
    entries: tuple[Ref, ...]


def recent(root: Path, limit: int) -> tuple[Change, ...]:
    """Return the last commits that touched a catalog folder, the newest first."""
    form = "--format=%x00%cs%x00%h%x00%s"
    command = ["git", "log", f"--max-count={limit}", form, "--name-only", "--relative", "--", "."]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return ()
    fields = done.stdout.decode("utf-8", "replace").split("\0")[1:]
    changes = []
    for on, commit, rest in zip(fields[::3], fields[1::3], fields[2::3], strict=True):
        subject, _, names = rest.partition("\n")
        refs = (entry_ref(name) for name in names.split("\n"))
        entries = tuple(ref for ref in refs if ref and ref.kind != SETTINGS)
        changes.append(Change(on, commit, subject, entries))
    return tuple(changes)


def tools_on(root: Path, day: date) -> Mapping[str, Tool] | None:
    """Return the tools by id as a catalog folder had them when a day ended; None if Git cannot say.

    Nothing but tools is read, which takes a fraction of the time of a whole catalog.
    """
    try:
        files = sift(walk(root, resolve(root, day.isoformat())), root.name)
        tools = [one for one in files if isinstance(one, EntryFile) and one.kind == Tool.kind]
    except (RevisionError, GitError):
        return None
    return {tool.id: tool for tool in load_files(tools).catalog.all(Tool)}

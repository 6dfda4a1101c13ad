"""Starts `mkdocs serve` anew when the code, a template or a schema of this package changed."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

Fingerprint = frozenset[tuple[str, int]]

# What Python writes, and the lists of ids, which only editors read.
_OF_OTHERS = {"__pycache__", "ids"}

PACKAGE = Path(__file__).parents[1]


def fingerprint(*roots: Path) -> Fingerprint:
    """Return the path and the time of every file in folders, and of files."""
    files = (file for root in roots for file in (root, *root.rglob("*")))
    return frozenset(
        (str(file), file.stat().st_mtime_ns)
        for file in files
        if file.is_file() and not _OF_OTHERS & {*file.parts}
    )


def restart_on_change(known: Fingerprint, site: str) -> None:
    """Replace this process by a new one with the same arguments, if the package changed.

    Modules, templates and schemas are read once a process; to run what was just saved, the
    process has to begin again, with another temporary `site`. Browsers reconnect by themselves.
    """
    if fingerprint(PACKAGE) != known:
        shutil.rmtree(site, ignore_errors=True)
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])

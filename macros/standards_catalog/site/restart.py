"""Starts `mkdocs serve` anew when the code, a template or a schema of this package changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

Fingerprint = frozenset[tuple[str, int]]

PACKAGE = Path(__file__).parents[1]

# What a new process does before it can show a fault of its own.
_BEGIN = "import sys; from mkdocs.config import load_config; load_config(sys.argv[1])"


def fingerprint(*roots: Path) -> Fingerprint:
    """Return the path and the time of every file in folders, and of files."""
    return frozenset(found for root in roots for file in _files(root) for found in _time(file))


def _files(root: Path) -> Iterator[str]:
    if root.is_file():
        yield str(root)
    for folder, folders, files in os.walk(root):
        if "__pycache__" in folders:
            folders.remove("__pycache__")
        for name in files:
            yield os.path.join(folder, name)  # noqa: PTH118 - thousands of files, many times


def _time(file: str) -> Iterator[tuple[str, int]]:
    try:
        yield file, os.stat(file).st_mtime_ns  # noqa: PTH116
    except OSError:  # removed since it was listed
        return


def restart(config: MkDocsConfig) -> None:
    """Replace this process by a new one with the same arguments, unless that could not begin.

    Modules, templates and schemas are read once a process; to run what was just saved, the
    process has to begin again, with another temporary site. Browsers reconnect by themselves.
    """
    command = [sys.executable, "-c", _BEGIN, config.config_file_path]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    if tried.returncode:
        said = tried.stderr
        raise PluginError(f"the code cannot be run: {said[said.rfind('  File ') :].strip()}")
    shutil.rmtree(config.site_dir, ignore_errors=True)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])

"""Keeps the engine's tests to their fixtures: who opens what an organisation wrote is stopped.

The content of this repository is judged by `tests/content/` alone. Whatever another test opens or
lists below `catalog/` or `docs/`, or builds from there in a process of its own, ends that test.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
CONTENT = Path(__file__).parent / "content"
_SHUT = tuple(f"{ROOT / name}{os.sep}" for name in ("catalog", "docs"))
_READERS = {"catalog", "mkdocs"}
_shut = False


@contextmanager
def kept_to_fixtures(path: Path) -> Iterator[None]:
    """Stop what opens content, for as long as a file of tests runs that is not about it."""
    global _shut
    before, _shut = _shut, not path.is_relative_to(CONTENT)
    yield
    _shut = before


def _is_content(path: str) -> bool:
    # Of text, not of Path: this is asked of every file that is opened.
    absolute = path if path.startswith(os.sep) else f"{Path.cwd()}{os.sep}{path}"
    return f"{os.path.normpath(absolute)}{os.sep}".startswith(_SHUT)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if not _shut:
        return
    if event in ("open", "os.listdir", "os.scandir"):
        path = arguments[0]
        # The name of a folder below one that is open, as rmtree has it, is not from here.
        if arguments[1:2] == (None,) and not Path(os.fsdecode(path)).is_absolute():
            return
        if isinstance(path, (str, bytes, os.PathLike)) and _is_content(os.fsdecode(path)):
            pytest.fail(f"a test of the engine opens {os.fsdecode(path)}: take a fixture")
    elif event == "subprocess.Popen":
        _, command, cwd, _ = arguments
        words = [command] if isinstance(command, (str, bytes)) else list(command)[:2]
        reads = {Path(os.fsdecode(word)).name for word in words} & _READERS
        if reads and Path(os.fsdecode(cwd or Path.cwd())) == ROOT:
            pytest.fail(f"a test of the engine runs {reads} on this repository: take a fixture")


sys.addaudithook(_watch)

"""Puts a new site in the place of the old one: at once, by two renames, or item by item.

Whatever of it is cut short is brought to an end by `recover` when the next build begins.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from errno import EBUSY, EXDEV
from pathlib import Path

from standards_catalog.site.staging.refusal import MARK, items

_HERE = -100  # AT_FDCWD of Linux: paths are as they are
_EXCHANGE = 2  # its RENAME_EXCHANGE


def swap(new: Path, site: Path) -> None:
    """Put a new site in the place of what is there; what `new` is then may be thrown away.

    Raise OSError, with the old site in its place, where that cannot be.
    """
    if new.parent == site:
        _swap_contents(new, site)
        return
    try:
        if not _exchange(new, site):
            _rename(new, site)
    except OSError as error:
        if error.errno not in (EBUSY, EXDEV):  # a mount point, or a layer of a container
            raise
        _swap_contents(new, site)


def recover(site: Path) -> None:
    """Bring back the site that a build left half replaced when it was killed."""
    old = _old(site)
    if old.is_dir() and not site.is_dir():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.is_dir():
        _put_in_place(site)


def _exchange(new: Path, site: Path) -> bool:
    """Exchange two folders at once, and say whether this system, file system and place can."""
    if sys.platform != "linux" or not site.is_dir():
        return False
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError):  # another C library
        return False
    done: int = renameat2(_HERE, os.fsencode(new), _HERE, os.fsencode(site), _EXCHANGE)
    return done == 0


def _rename(new: Path, site: Path) -> None:
    try:
        if site.exists():
            site.rename(_old(site))
        new.rename(site)
    finally:
        recover(site)


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def _swap_contents(new: Path, site: Path) -> None:
    """Swap what is in the folders where the site's own cannot be renamed."""
    part, staged, *_ = _steps(site)
    shutil.rmtree(part, ignore_errors=True)
    try:
        shutil.copytree(new, part) if new.parent != site else new.rename(part)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise _first(error) from error
    part.rename(staged)
    _put_in_place(site)


def _first(error: OSError) -> OSError:
    """Return the first of many errors of a copy, which are one for each file."""
    if not isinstance(error, shutil.Error):
        return error
    _, place, why = error.args[0][0]
    return OSError(None, why.partition("] ")[2].partition(": ")[0] or why, place)


def _put_in_place(site: Path) -> None:
    """Go on with a swap of contents from wherever it is; the names of folders say where."""
    part, staged, placing, old = _steps(site)
    shutil.rmtree(part, ignore_errors=True)
    if staged.is_dir():
        old.mkdir(exist_ok=True)
        for item in _replaced(site):
            shutil.move(item, old / item.name)
        staged.rename(placing)
    if placing.is_dir():
        for item in placing.iterdir():
            item.replace(site / item.name)
        placing.rmdir()
    shutil.rmtree(old, ignore_errors=True)


def _replaced(site: Path) -> Iterator[Path]:
    """Yield what a build wrote into a site; hidden files are an administrator's."""
    return (item for item in items(site) if not item.name.startswith(".") or item.name == MARK)


def _steps(site: Path) -> tuple[Path, ...]:
    return tuple(site / f".catalog-{name}" for name in ("part", "staged", "placing", "old"))

"""Where the paths lie that people type: one way to read them, for every command."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click


def below(path: Path, folder: Path) -> Path | None:
    """Return a path as it is called from a folder that it is in; None for what lies elsewhere.

    Whichever links lead to the folder, it is the same folder. Links in it are not followed: what
    is said of a link is about the link.
    """
    for where in (os.path.normpath(Path.cwd() / path), os.path.realpath(path)):
        whole = Path(where)
        for above in (whole, *whole.parents):
            if _same(above, folder):
                return whole.relative_to(above)
    return None


def named(paths: Iterable[Path], root: Path) -> tuple[Path, ...]:
    """Return paths as called from the catalog; a UsageError for what is not in it.

    A folder that holds the catalog means all of it.
    """
    found = []
    for path in paths:
        place = below(path, root)
        if place is None and below(root, path) is None:
            raise click.UsageError(f'"{path}" is not below "{root}", and nothing else is looked at')
        found.append(place or Path())
    return tuple(found)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False

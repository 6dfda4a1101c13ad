"""The names of what every site has: the pages of the package, and the files of its theme.

They lie with the site, which knows what to make of them; the checks of addresses and links need no
more than their names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from standards_catalog.text import ENGLISH

_SITE = Path(__file__).parents[1] / "site"
CONTENT = _SITE / "content"
THEME = _SITE / "theme"


def pages(lang: str) -> Iterator[tuple[str, Path]]:
    """Yield the address below `docs/` and the file of each page in a language, in order."""
    folder = CONTENT / lang
    for file in sorted(folder.rglob("*.md")):
        if file.parent != folder / "parts":
            yield file.relative_to(folder).as_posix(), file


@cache
def folders() -> tuple[str, ...]:
    """Return the folders that have a page of their own, which a link in prose may name."""
    names = (name.split("/") for name, _ in pages(ENGLISH))
    return tuple(parts[0] for parts in names if parts[1:] == ["index.md"])


def spoken(lang: str) -> str:
    """Return the language of the pages at the root: the site's first one, else English."""
    return lang if (CONTENT / lang).is_dir() else ENGLISH


def assets() -> Iterator[str]:
    """Yield the path on the site of each style and script of the package."""
    for file in sorted(THEME.rglob("assets/**/*")):
        if file.is_file():
            yield file.relative_to(THEME).as_posix()

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


def pages_in(lang: str, first: str) -> Iterator[tuple[str, Path, str]]:
    """Yield each page as `pages` does, with the language that it is in.

    What is not there in a language is there in the site's first one, else in English.
    """
    found = {one: dict(pages(one)) for one in dict.fromkeys((lang, first, ENGLISH))}
    for name in sorted({name for some in found.values() for name in some}):
        spoken = next(one for one, some in found.items() if name in some)
        yield name, found[spoken][name], spoken


def assets() -> Iterator[str]:
    """Yield the path on the site of each style and script of the package."""
    for file in sorted(THEME.rglob("assets/**/*")):
        if file.is_file():
            yield file.relative_to(THEME).as_posix()

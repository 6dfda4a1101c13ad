"""Which language a page is in: the folder says it.

The site's first language has no folder of its own; each other one has the same tree again, in
`docs/` as on the site: `tools/index.md` is `ja/tools/index.md` in Japanese.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path

from mkdocs.theme import Theme
from msgspec import Struct

from standards_catalog.text import ENGLISH


class Languages(Struct, frozen=True):
    """The site's languages by their codes, the first one being its own."""

    codes: tuple[str, ...]

    @property
    def first(self) -> str:
        """The language of what has no folder of its own."""
        return self.codes[0]

    @property
    def others(self) -> tuple[str, ...]:
        """The languages that have one."""
        return self.codes[1:]

    def of(self, path: str) -> str:
        """Return the language of a page by its path or address from the root."""
        folder, slash, _ = path.partition("/")
        return next((one for one in self.others if slash and one == folder), self.first)

    def home(self, lang: str) -> str:
        """Return the address of a language's pages from the site's root: nothing, or `ja/`."""
        return "" if lang == self.first else f"{lang}/"

    def bare(self, path: str) -> str:
        """Return the path or address that a page has in the first language."""
        return path.removeprefix(self.home(self.of(path)))

    def put(self, path: str, lang: str) -> str:
        """Return the path or address that a page has, or would have, in another language."""
        return self.home(lang) + self.bare(path)


def speak(theme: Theme, lang: str) -> None:
    """Have the theme speak a language: where it has no words for it, those of the nearest one.

    What it says of itself to browsers, `html_lang`, is the language in any case.
    """
    parts = lang.split("-")
    wanted = ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]
    there = (Path(folder, "partials/languages") for folder in theme.dirs)
    files = [folder / f"{one}.html" for one, folder in product(wanted, there)]
    theme["language"] = next((file.stem for file in files if file.is_file()), ENGLISH)
    theme["html_lang"] = str(lang)

"""Where pages are: the one place that knows whether a page is a folder or a file of the site.

Everywhere else a page is told by the address that it has as a folder: `tools/radar/`. What leads to
it asks here. Sites that are read from a disk have files, as no server looks into folders there.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)
# A further page of a list, which stands beside the page that has the first.
_BESIDE = re.compile(r"(.*/)?([^/]+)/(\2-page-[0-9]+\.html)")
_INDEX = "index.html"
_FILE = ".html"


class Pages(Struct, frozen=True):
    """The pages below `home`, which is the site's root or that of a language: `ja/`.

    `indices` are the addresses from the site's root of pages that are the index of a folder.
    """

    as_files: bool = False
    indices: frozenset[str] = frozenset()
    home: str = ""

    def below(self, home: str) -> Pages:
        """Return the pages of a language."""
        return replace(self, home=home)

    def at(self, href: str) -> str:
        """Return where a page is; `href` is its address as a folder, with what follows."""
        if not self.as_files:
            return href
        page, rest = _PARTS.fullmatch(href).groups()  # type: ignore[union-attr]
        if beside := _BESIDE.fullmatch(page):
            return f"{beside[1] or ''}{beside[3]}{rest}"
        if page and not page.endswith("/"):
            return href
        if not page or self.home + page in self.indices:
            return f"{page}{_INDEX}{rest}"
        return f"{page.removesuffix('/')}{_FILE}{rest}"


FOLDERS = Pages()
"""Pages as MkDocs has them where nothing else is said."""


def as_folder(url: str) -> str:
    """Return the address that a page has as a folder: its own, or that of the file it is."""
    if url == _INDEX or url.endswith(f"/{_INDEX}"):
        return url.removesuffix(_INDEX)
    return f"{url.removesuffix(_FILE)}/" if url.endswith(_FILE) else url


def is_index(url: str) -> bool:
    """Whether a page that is a file is the index of its folder."""
    return url.rpartition("/")[2] == _INDEX

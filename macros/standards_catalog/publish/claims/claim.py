"""What a claim of an address is, and when two claims are of one address."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from unicodedata import normalize

from msgspec import Struct, field

from standards_catalog.model.catalog import Ref
from standards_catalog.problems import Keys


class Origin(NamedTuple):
    """Where the one who claims an address can give it up: in an entry, or as a file of `docs/`."""

    ref: Ref | None = None
    keys: Keys = ()
    file: str = ""


PROGRAM = Origin()
"""What the program writes on every site, and nobody can give up."""


class Page(NamedTuple):
    """A page that somebody may write in the place of the program's.

    `source` is where, below `docs/`; `shows` says of its text whether it is meant to; `call` is
    something that it then calls.
    """

    source: str
    shows: Callable[[str], bool]
    call: str


class Claim(Struct, frozen=True):
    """A file of the site, by its path there; who writes it; where that can be altered."""

    path: str
    by: str
    origin: Origin = PROGRAM
    page: Page | None = None


class Clash(NamedTuple):
    """Two claims of one address; the first one keeps it."""

    first: Claim
    second: Claim


class Claims(Struct):
    """The claims that were heard, by what a file system without cases calls their paths."""

    files: dict[str, Claim] = field(default_factory=dict)
    folders: dict[str, Claim] = field(default_factory=dict)

    def hear(self, claim: Claim) -> Claim | None:
        """Return the claim that another one clashes with; keep the address for it if none does.

        A file cannot be where a folder is: `radar` and `radar/index.html` are one address.
        """
        name = key(claim.path)
        above = _above(name)
        found = self.files.get(name) or self.folders.get(name)
        found = found or next((self.files[one] for one in above if one in self.files), None)
        if found is None:
            self._hold(name, above, claim)
        return found

    def hold(self, claim: Claim) -> None:
        """Keep an address for the first who claims it."""
        name = key(claim.path)
        self._hold(name, _above(name), claim)

    def _hold(self, name: str, above: list[str], claim: Claim) -> None:
        self.files.setdefault(name, claim)
        for folder in above:
            self.folders.setdefault(folder, claim)


def key(path: str) -> str:
    """Return what paths have in common that are one file to Windows and macOS."""
    return path.casefold() if path.isascii() else normalize("NFC", path).casefold()


def _above(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def address(path: str) -> str:
    """Return the address of a file, from the site's root, as people read it."""
    return path.removesuffix("index.html") or "./"

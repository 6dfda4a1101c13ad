"""A record from elsewhere: what stands in each of its columns, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import Struct, field


class Place(NamedTuple):
    """A place in a file that is brought in; lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Print the place as other complaints do."""
        return f"{self.path}:{self.line}:{self.column}"


class Row(Struct, frozen=True):
    """One record: texts, lists of texts and data below, by the name of their column.

    `kind` is what it becomes where that is not the same for all rows, `on` the day or month that
    it tells of where the file says one.
    """

    place: Place
    cells: Mapping[str, Any]
    places: Mapping[str, Place] = field(default_factory=dict)
    kind: str = ""
    on: str = ""

    def at(self, column: str) -> Place:
        """Return the place of a cell, or else of the row."""
        return self.places.get(column, self.place)


class Told(Struct, frozen=True):
    """Something that does not come in as it stands, and why; `lost` where it should have.

    `about` groups what is told alike.
    """

    place: Place
    about: str
    message: str
    hint: str = ""
    lost: bool = True

    def __str__(self) -> str:
        """Print it as `path:line:column: message; hint`."""
        return f"{self.place}: {self.message}" + (f"; {self.hint}" if self.hint else "")


class UnreadableError(Exception):
    """A source that cannot be read, with the place and the reason in its text."""


class Source(Struct, frozen=True):
    """What was read: the rows, and in words how the files were understood."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()

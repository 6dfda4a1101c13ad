"""Facets: what a reader narrows a list or a table down by."""

from __future__ import annotations

from msgspec import Struct

from standards_catalog.text import Text


class Option(Struct, frozen=True):
    """A value of a facet that at least one row has."""

    value: str
    text: Text | str
    count: int


class Facet(Struct, frozen=True):
    """Something to filter by, with the values that occur."""

    name: str
    label: str
    options: tuple[Option, ...]

    def divides(self, total: int) -> bool:
        """Return whether a choice leaves out some of that many rows."""
        return any(option.count < total for option in self.options)

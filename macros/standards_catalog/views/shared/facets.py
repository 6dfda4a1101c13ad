"""Facets: what a reader narrows a list or a table down by."""

from __future__ import annotations

from dataclasses import dataclass

from standards_catalog.text import Text


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet that at least one row has."""

    value: str
    text: Text | str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to filter by, with the values that occur."""

    name: str
    label: str
    options: tuple[Option, ...]

    def divides(self, total: int) -> bool:
        """Return whether a choice leaves out some of that many rows."""
        return any(option.count < total for option in self.options)

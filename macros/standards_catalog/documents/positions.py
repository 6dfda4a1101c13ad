"""Where everything in a document stands: a line and column for each key and value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from standards_catalog.problems import Keys


class Mark(NamedTuple):
    """Where a key or value begins (from 1), and a scalar's text as typed."""

    line: int
    column: int
    typed: str = ""


@dataclass(slots=True)
class Marks:
    """The places of all keys and values of a document, by path of keys."""

    keys: dict[Keys, Mark] = field(default_factory=dict)
    values: dict[Keys, Mark] = field(default_factory=dict)

    def nearest(self, keys: Keys, *, at_key: bool = False) -> Mark:
        """Look a place up; a path that goes through an alias ends at the alias."""
        while keys:
            found = self.keys.get(keys) if at_key else None
            found = found or self.values.get(keys) or self.keys.get(keys)
            if found:
                return found
            keys = keys[:-1]
        return self.values.get((), Mark(1, 1))

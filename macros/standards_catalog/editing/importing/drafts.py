"""What rows become before it is written: an entry, a team's records, the rows of a table."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from standards_catalog.editing.importing.fields import Target
from standards_catalog.editing.importing.rows import Place, Row
from standards_catalog.problems import Keys


class Draft(Struct):
    """An entry to be: what the source says of it, from which rows, and where each field stands.

    A draft of a team's records, or of a table's rows, has a list of data in `parts` instead.
    """

    target: Target
    id: str
    data: dict[str, Any] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    parts: list[tuple[Row, dict[str, Any]]] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """Where the source speaks of it first."""
        return self.rows[0].place

    def at(self, key: str) -> Place:
        """Return where a field comes from."""
        return self.places.get(key, self.place)


def put(data: dict[str, Any], keys: Keys, value: Any, lang: str) -> None:
    """Set a value below keys; lists grow, and a text gets a language where others join it."""
    here: Any = data
    for at, key in enumerate(keys[:-1]):
        following: Any = [{}] if keys[at + 1] == 0 else {}
        if isinstance(key, int):
            here = here[key]
        else:
            if isinstance(here.get(key), str):
                here[key] = {lang: here[key]}
            here = here.setdefault(key, following)
    last = keys[-1]
    there = here.get(last)
    if isinstance(there, list) and isinstance(value, list):
        here[last] = [*there, *(one for one in value if one not in there)]
    elif isinstance(there, dict) and isinstance(value, str):
        here[last] = {lang: value, **there}
    else:
        here[last] = value

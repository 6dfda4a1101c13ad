"""Short ways to small catalogs and to what stands in them."""

from __future__ import annotations

from typing import TypeVar

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Entry
from tests.conftest import Folder

E = TypeVar("E", bound=Entry)


def sound(folder: Folder) -> Catalog:
    """Load a folder in which every file holds for itself; gates may be unmet."""
    loaded = folder.load()
    assert not loaded.catalog.broken, loaded.errors
    return loaded.catalog


def one(catalog: Catalog, cls: type[E], entry_id: str) -> E:
    """Return an entry that is there."""
    entry = catalog.get(cls, entry_id)
    assert entry is not None
    return entry


def records(folder: Folder, team: str, *lines: str) -> Folder:
    """Write what is recorded of a team, one line a record, each with a basis."""
    text = "".join(f"  - {{ basis: stated, {line} }}\n" for line in lines)
    return folder.write(f"adoption/{team}.yml", f"records:\n{text}")


def standard(stage: str = "proposed", *lines: str) -> str:
    """Write a standard: the least that is right, and lines of one's own."""
    return "\n".join(
        [
            "name: A standard",
            "type: practice",
            f"stage: {stage}",
            "summary: Says how.",
            "problem: Nobody knew how.",
            "owner: committee",
            "sources: [{ title: Roundtable, basis: stated }]",
            *lines,
            "",
        ]
    )


def team(*lines: str) -> str:
    """Write a team: the least that is right, and lines of one's own."""
    return "\n".join(
        [
            "name: A team",
            "summary: Runs something.",
            "products: [{ id: thing, name: Thing }]",
            "sources: [{ title: Roundtable, basis: stated }]",
            *lines,
            "",
        ]
    )

"""Where the data is: addresses from the site's root, for those who link to it."""

from __future__ import annotations

from typing import NamedTuple

from standards_catalog.schema.schemas import package_schemas

VERSION = "1.0"
ROOT = f"api/v{VERSION.partition('.')[0]}/"


class Files(NamedTuple):
    """The same list or matrix as a table and as a document."""

    csv: str
    json: str


def entry_json(kind: str, entry_id: str) -> str:
    """Return the address of an entry's document: `api/v1/tools/ecspresso.json`."""
    return f"{ROOT}{package_schemas().kinds[kind].folder}/{entry_id}.json"


def list_files(kind: str) -> Files:
    """Return the addresses of all entries of a kind, or of all rows of a kind of table."""
    return _files(package_schemas().find(kind).folder)


def matrix_files(name: str) -> Files:
    """Return the addresses of a matrix: `standards`, `tools` or `zones`."""
    return _files(f"matrix/{name}")


def _files(name: str) -> Files:
    return Files(f"{ROOT}{name}.csv", f"{ROOT}{name}.json")

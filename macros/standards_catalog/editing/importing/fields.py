"""What a row of a kind may fill: fields by their path, and the names that they go by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

from msgspec import Struct

from standards_catalog.documents.csv.header import columns_of, folded
from standards_catalog.documents.document import Document, read
from standards_catalog.problems import Keys
from standards_catalog.schema.schemas import Schema, Schemas

_TEXT: Mapping[str, Any] = {"type": "string", "title": "Id", "description": "", "x-labels": {}}
_HOMES = {"adoption": "team", "incident": "product", "release": "product"}


class Field(Struct, frozen=True):
    """A place in the data of a row: its path as typed, its keys, what may stand there."""

    path: str
    keys: Keys
    schema: Mapping[str, Any]


@dataclass(frozen=True)
class Target:
    """A kind as rows see it. A row of an entry is the entry; others go into the file of a home."""

    kind: str
    schema: Schema

    @property
    def home(self) -> str:
        """The field that says whose row it is: `id`, `team` or `product`."""
        return _HOMES.get(self.kind, "id")

    @property
    def is_table(self) -> bool:
        """Whether its rows are those of a table."""
        return bool(self.schema.table)

    @cached_property
    def row(self) -> Mapping[str, Any]:
        """The schema of a row, references followed."""
        if self.is_table:
            return self.schema.row.whole
        whole = self.schema.whole
        return whole["properties"]["records"]["items"] if self.home == "team" else whole

    def field(self, path: str) -> Field | None:
        """Return a field by its path: `upstream.homepage`, `name.ja`, `sources.url`."""
        if path == self.home:
            return Field(path, (path,), _TEXT)
        keys: Keys = ()
        here = self.row
        for part in path.split("."):
            if "properties" in here.get("items", {}):
                here, keys = here["items"], (*keys, 0)
            sub = here.get("properties", {}).get(part, here.get("additionalProperties"))
            if not isinstance(sub, Mapping):
                return None
            here, keys = sub, (*keys, part)
        return Field(path, keys, here)

    def columns(self, cells: Sequence[str]) -> list[str]:
        """Return the field that each name of a column means, empty where none is known by it."""
        if not self.is_table:
            return [self.names.get(folded(cell), "") for cell in cells]
        known = zip(cells, columns_of(self.schema, cells), strict=True)
        return [found or self.names.get(folded(cell), "") for cell, found in known]

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths of fields, those at the top first."""
        return (self.home, *sorted(_paths(self.row, ""), key=lambda path: path.count(".")))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The path of the field that each name means, by its folded form."""
        found: dict[str, str] = {}
        for path in self.paths:
            found.setdefault(folded(path), path)
        for path in self.paths:
            one = self.field(path)
            assert one
            labels = one.schema.get("x-labels", {}).values()
            for name in (one.schema.get("title", ""), *labels, *one.schema.get("x-headers", ())):
                if path == self.home or "." not in path:
                    found.setdefault(folded(name), path)
        for path, names in _elsewhere(self.kind).items():
            if self.field(path):
                for name in names:
                    found.setdefault(folded(name), path)
        for path in self.paths:
            above = self.row.get("properties", {}).get(path.partition(".")[0], {})
            if "items" not in above:  # nobody means the first of a list by a name alone
                found.setdefault(folded(path.rpartition(".")[2]), path)
        found.pop("", None)
        return found


def target_of(schemas: Schemas, kind: str) -> Target:
    """Return what rows of a kind may fill."""
    return Target(kind, schemas.find(kind))


def _paths(schema: Mapping[str, Any], before: str) -> Iterator[str]:
    for key, sub in schema.get("properties", {}).items():
        path = f"{before}{key}"
        yield path
        inner = sub.get("items", sub)
        if before.count(".") < 1 and inner.get("type") == "object":
            yield from _paths(inner, f"{path}.")


def _elsewhere(kind: str) -> dict[str, list[str]]:
    """Return the names of fields elsewhere; those of a kind before those of all."""
    text = files("standards_catalog").joinpath("editing/importing/names.yml").read_bytes()
    document = read("names.yml", text)
    assert isinstance(document, Document)
    own = {
        path.partition(".")[2]: names
        for path, names in document.data.items()
        if path.partition(".")[0] == kind
    }
    return {**own, **{path: names for path, names in document.data.items() if path not in own}}

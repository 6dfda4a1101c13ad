"""Every document of the API by its path; each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

import msgspec

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption, Entry, Team
from standards_catalog.publish.api.components import name_of
from standards_catalog.publish.api.entries import entry_data
from standards_catalog.publish.api.matrices import MATRICES
from standards_catalog.publish.api.openapi import openapi
from standards_catalog.publish.api.plain import plain
from standards_catalog.publish.api.schemas import published
from standards_catalog.publish.api.tables import entry_table, matrix_table
from standards_catalog.schema.schemas import schemas
from standards_catalog.views.shared.addresses import (
    ROOT,
    VERSION,
    entry_json,
    list_files,
    matrix_files,
)

Make = Callable[[], bytes]


def documents(catalog: Catalog) -> Mapping[str, Make]:
    """Return what makes each document, by its path from the site's root.

    The paths depend on ids and former ids of named entries alone, as those of pages do.
    """
    return dict(_api(catalog)) | {
        path: partial(_as_json, schema)
        for path, schema in published(catalog.settings.site, _ids(catalog)).items()
    }


def _api(catalog: Catalog) -> Iterator[tuple[str, Make]]:
    yield f"{ROOT}openapi.json", lambda: _as_json(openapi(catalog.settings.site))
    yield f"{ROOT}catalog.json", partial(_everything, catalog)
    for name in MATRICES:
        yield matrix_files(name).json, partial(_matrix, catalog, name)
        yield matrix_files(name).csv, partial(_matrix_table, catalog, name)
    for kind in schemas():
        yield list_files(kind).json, partial(_list, catalog, kind)
        yield list_files(kind).csv, partial(_table, catalog, kind)
        for entry in _entries(catalog, kind):
            for former in _formerly(catalog, entry):
                yield entry_json(kind, former), partial(_moved, catalog, entry, former)
            yield entry_json(kind, entry.id), partial(_one, catalog, entry)


def _entries(catalog: Catalog, kind: str) -> tuple[Entry, ...]:
    """Return the entries of a kind; every team has its adoption, if only an empty one."""
    if kind == Adoption.kind:
        return tuple(
            catalog.get(Adoption, team.id) or Adoption(id=team.id, records=())
            for team in catalog.teams
        )
    return catalog.of_kind(kind)


def _formerly(catalog: Catalog, entry: Entry) -> tuple[str, ...]:
    """Return the ids that an entry had; adoption has those of its team."""
    team = catalog.get(Team, entry.id) if isinstance(entry, Adoption) else None
    return team.formerly if team else entry.formerly


def _ids(catalog: Catalog) -> Mapping[str, list[str]]:
    return {kind: [one.id for one in catalog.of_kind(kind)] for kind in catalog.named_kinds}


def _one(catalog: Catalog, entry: Entry) -> bytes:
    return _document(catalog, entry_json(entry.kind, entry.id), entry=_encoded(catalog, entry))


def _list(catalog: Catalog, kind: str) -> bytes:
    return _document(catalog, list_files(kind).json, entries=_all(catalog, kind))


def _everything(catalog: Catalog) -> bytes:
    return _document(
        catalog,
        f"{ROOT}catalog.json",
        entries={kind: _all(catalog, kind) for kind in schemas()},
        matrices={name: _encoded_matrix(catalog, name) for name in MATRICES},
    )


def _moved(catalog: Catalog, entry: Entry, former: str) -> bytes:
    location = catalog.settings.site + entry_json(entry.kind, entry.id)
    moved = {"kind": entry.kind, "former": former, "id": entry.id, "location": location}
    return _document(catalog, entry_json(entry.kind, former), moved=moved)


def _matrix(catalog: Catalog, name: str) -> bytes:
    return _document(catalog, matrix_files(name).json, matrix=_encoded_matrix(catalog, name))


def _matrix_table(catalog: Catalog, name: str) -> bytes:
    matrix = msgspec.json.decode(_encoded_matrix(catalog, name))
    return matrix_table(matrix, catalog.settings.languages).encode()


def _table(catalog: Catalog, kind: str) -> bytes:
    rows = msgspec.json.decode(msgspec.json.encode(_all(catalog, kind)))
    name = name_of(kind)
    if kind == Adoption.kind:  # a row a record, as a team has many
        name, rows = "Adopted", [cell for row in rows for cell in row["computed"]["adoption"]]
    return entry_table(name, rows, catalog.settings.languages).encode()


def _document(catalog: Catalog, path: str, **content: Any) -> bytes:
    head = {
        "api": VERSION,
        "today": plain(catalog.today),
        "self": catalog.settings.site + path,
        "organisation": plain(catalog.settings.organisation),
        "disclaimer": plain(catalog.settings.disclaimer),
    }
    return _as_json(head | content)


def _as_json(data: Any) -> bytes:
    return msgspec.json.encode(data) + b"\n"


def _all(catalog: Catalog, kind: str) -> list[msgspec.Raw]:
    return [_encoded(catalog, entry) for entry in _entries(catalog, kind)]


def _encoded(catalog: Catalog, entry: Entry) -> msgspec.Raw:
    made, ref = _made(catalog), Ref(entry.kind, entry.id)
    if ref not in made:
        made[ref] = msgspec.Raw(msgspec.json.encode(entry_data(catalog, entry)))
    return made[ref]


def _encoded_matrix(catalog: Catalog, name: str) -> msgspec.Raw:
    made, ref = _made(catalog), Ref("", name)
    if ref not in made:
        made[ref] = msgspec.Raw(msgspec.json.encode(MATRICES[name](catalog)))
    return made[ref]


@lru_cache(maxsize=1)
def _made(catalog: Catalog) -> dict[Ref, msgspec.Raw]:
    """What is already made of the catalog that is being shown; each stands in several documents."""
    return {}

"""Every document of the API by its path; each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

import msgspec

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Entry
from standards_catalog.publish.api.components import components, name_of
from standards_catalog.publish.api.entries import entry_data, shown
from standards_catalog.publish.api.matrices import MATRICES
from standards_catalog.publish.api.openapi import openapi
from standards_catalog.publish.api.rows import row_shapes, rows_of
from standards_catalog.publish.api.schemas import published
from standards_catalog.publish.api.tables import entry_table, matrix_table
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.shared.addresses import (
    ROOT,
    VERSION,
    entry_json,
    list_files,
    matrix_files,
)
from standards_catalog.views.shared.pages import FOLDERS, Pages
from standards_catalog.views.shared.plain import plain

Make = Callable[[], bytes]

_ENCODER = msgspec.json.Encoder()


def documents(catalog: Catalog, pages: Pages = FOLDERS) -> Mapping[str, Make]:
    """Return what makes each document, by its path from the site's root.

    The paths depend on ids and former ids of named entries alone, as those of pages do.
    """
    return dict(_api(_Api(catalog, pages))) | {
        path: partial(_as_json, schema) for path, schema in _published(catalog).items()
    }


@dataclass(frozen=True, eq=False)
class _Api:
    """What several documents of one catalog have in common, made once."""

    catalog: Catalog
    pages: Pages
    made: dict[Ref, msgspec.Raw] = field(default_factory=dict)

    @cached_property
    def components(self) -> Mapping[str, Any]:
        """The shapes that documents are made of."""
        return {**components(self.catalog.schemas), **row_shapes(self.catalog.schemas)}


def _api(api: _Api) -> Iterator[tuple[str, Make]]:
    yield (
        f"{ROOT}openapi.json",
        lambda: _as_json(openapi(api.catalog.schemas, api.catalog.settings.site)),
    )
    yield f"{ROOT}catalog.json", partial(_everything, api)
    for name in MATRICES:
        yield matrix_files(name).json, partial(_matrix, api, name)
        yield matrix_files(name).csv, partial(_matrix_table, api, name)
    for kind in api.catalog.schemas.tables:
        yield list_files(kind).json, partial(_rows, api, kind)
        yield list_files(kind).csv, partial(_rows_table, api, kind)
    for kind in api.catalog.schemas.kinds:
        yield list_files(kind).json, partial(_list, api, kind)
        yield list_files(kind).csv, partial(_table, api, kind)
        for entry in _entries(api, kind):
            for former in _formerly(api, entry):
                yield entry_json(kind, former), partial(_moved, api, entry, former)
            yield entry_json(kind, entry.id), partial(_one, api, entry)


def _entries(api: _Api, kind: str) -> tuple[Entry, ...]:
    entries = kind_of(kind).entries
    return entries(api.catalog) if entries else api.catalog.of_kind(kind)


def _formerly(api: _Api, entry: Entry) -> tuple[str, ...]:
    """Return the ids that an entry had, or the one whose page shows it."""
    page = api.catalog.find(shown(api.catalog, Ref(entry.kind, entry.id)))
    return page.formerly if page else entry.formerly


def _published(catalog: Catalog) -> Mapping[str, Any]:
    return published(catalog.settings.site, _ids(catalog), catalog.schemas.own)


def _ids(catalog: Catalog) -> Mapping[str, list[str]]:
    return {kind: [one.id for one in catalog.of_kind(kind)] for kind in catalog.named_kinds}


def _one(api: _Api, entry: Entry) -> bytes:
    return _document(api, entry_json(entry.kind, entry.id), entry=_encoded(api, entry))


def _list(api: _Api, kind: str) -> bytes:
    return _document(api, list_files(kind).json, entries=_all(api, kind))


def _everything(api: _Api) -> bytes:
    return _document(
        api,
        f"{ROOT}catalog.json",
        entries={kind: _all(api, kind) for kind in api.catalog.schemas.kinds},
        matrices={name: _encoded_matrix(api, name) for name in MATRICES},
        rows={kind: list(rows_of(api.catalog, kind)) for kind in api.catalog.schemas.tables},
    )


def _rows(api: _Api, kind: str) -> bytes:
    return _document(api, list_files(kind).json, rows=list(rows_of(api.catalog, kind)))


def _rows_table(api: _Api, kind: str) -> bytes:
    languages = api.catalog.settings.languages
    rows = rows_of(api.catalog, kind)
    return entry_table(api.components, kind.capitalize(), rows, languages).encode()


def _moved(api: _Api, entry: Entry, former: str) -> bytes:
    location = api.catalog.settings.site + entry_json(entry.kind, entry.id)
    moved = {"kind": entry.kind, "former": former, "id": entry.id, "location": location}
    return _document(api, entry_json(entry.kind, former), moved=moved)


def _matrix(api: _Api, name: str) -> bytes:
    return _document(api, matrix_files(name).json, matrix=_encoded_matrix(api, name))


def _matrix_table(api: _Api, name: str) -> bytes:
    matrix = msgspec.json.decode(_encoded_matrix(api, name))
    return matrix_table(matrix, api.catalog.settings.languages).encode()


def _table(api: _Api, kind: str) -> bytes:
    rows: Iterator[Any] = map(msgspec.json.decode, _all(api, kind))  # all at once fill the memory
    name, many = name_of(kind), kind_of(kind).rows
    if many:
        name, rows = many.component, (one for row in rows for one in row["computed"][many.field])
    return entry_table(api.components, name, rows, api.catalog.settings.languages).encode()


def _document(api: _Api, path: str, **content: Any) -> bytes:
    head = {
        "api": VERSION,
        "today": plain(api.catalog.today),
        "self": api.catalog.settings.site + path,
        "organisation": plain(api.catalog.settings.organisation),
        "disclaimer": plain(api.catalog.settings.disclaimer),
    }
    return _as_json(head | content)


def _as_json(data: Any) -> bytes:
    return _ENCODER.encode_lines([data])  # with the end of the line, for which megabytes are copied


def _all(api: _Api, kind: str) -> list[msgspec.Raw]:
    return [_encoded(api, entry) for entry in _entries(api, kind)]


def _encoded(api: _Api, entry: Entry) -> msgspec.Raw:
    made, ref = api.made, Ref(entry.kind, entry.id)
    if ref not in made:
        made[ref] = msgspec.Raw(msgspec.json.encode(entry_data(api.catalog, entry, api.pages)))
    return made[ref]


def _encoded_matrix(api: _Api, name: str) -> msgspec.Raw:
    made, ref = api.made, Ref("", name)
    if ref not in made:
        made[ref] = msgspec.Raw(msgspec.json.encode(MATRICES[name](api.catalog)))
    return made[ref]

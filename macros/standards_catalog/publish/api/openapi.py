"""The description of the API in OpenAPI 3.1: which documents there are, and their shapes."""

from __future__ import annotations

from typing import Any

from standards_catalog.publish.api.components import components, contract, described, name_of, ref
from standards_catalog.publish.api.matrices import MATRICES
from standards_catalog.publish.api.rows import row_shapes
from standards_catalog.schema.schemas import Schemas
from standards_catalog.views.shared.addresses import ROOT, VERSION

Data = dict[str, Any]


def openapi(schemas: Schemas, site: str) -> Data:
    """Return the description; `site` is the address of the site's root, if that is known."""
    known = contract()
    return {
        "openapi": "3.1.0",
        "info": {**known["info"], "version": VERSION},
        "servers": [{"url": f"{site}{ROOT}".rstrip("/") if site else "."}],
        "paths": _paths(schemas),
        "components": {
            "schemas": dict(components(schemas)) | dict(row_shapes(schemas)) | documents(schemas)
        },
    }


def documents(schemas: Schemas) -> dict[str, Data]:
    """Return the schema of each kind of document, by name."""
    entries = {
        kind: {"type": "array", "items": ref(name_of(kind))} for kind in sorted(schemas.kinds)
    }
    matrices = {name: ref(_matrix(name)) for name in MATRICES}
    rows = {
        kind: {"type": "array", "items": ref(kind.capitalize())} for kind in sorted(schemas.tables)
    }
    made = {
        "CatalogDocument": _document(
            "Everything: all entries by kind, and the matrices.",
            entries=described("All entries, by kind, in order of ids.", entries),
            matrices=described("The matrices.", matrices),
            rows=described("Incidents and releases, by kind, by product and time.", rows),
        ),
        "MovedDocument": _document("Where an entry went.", moved=ref("Moved")),
    }
    for kind, every in rows.items():
        made[f"{kind.capitalize()}ListDocument"] = _document("All rows of a kind.", rows=every)
    for name, matrix in matrices.items():
        made[f"{name.capitalize()}MatrixDocument"] = _document("A matrix.", matrix=matrix)
    for kind, every in entries.items():
        name = name_of(kind)
        made[f"{name}Document"] = _document("One entry.", entry=ref(name))
        made[f"{name}ListDocument"] = _document("All entries of a kind.", entries=every)
    return made


def _matrix(name: str) -> str:
    return "ZoneMatrix" if name == "zones" else "AdoptionMatrix"


def _document(description: str, **content: Data) -> Data:
    return described(description, {**contract()["head"], **content})


def _paths(schemas: Schemas) -> Data:
    made = {
        "/catalog.json": _get("catalog", "Everything in one document", ref("CatalogDocument")),
        "/openapi.json": _get("openapi", "This description", {"type": "object"}),
    }
    for kind, schema in schemas.kinds.items():
        name, title = name_of(kind), schema.raw["title"].lower()
        every = f"Every {title}, in order of ids"
        one = {"oneOf": [ref(f"{name}Document"), ref("MovedDocument")]}
        made[f"/{schema.folder}.json"] = _get(f"{kind}List", every, ref(f"{name}ListDocument"))
        made[f"/{schema.folder}.csv"] = _table(f"{kind}Table", every)
        made[f"/{schema.folder}/{{id}}.json"] = {
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
            ],
            **_get(kind, f"One {title}, or where it went", one),
        }
    for kind, schema in schemas.tables.items():
        every = f"All {schema.folder}, by product and time"
        document = ref(f"{kind.capitalize()}ListDocument")
        made[f"/{schema.folder}.json"] = _get(f"{kind}List", every, document)
        made[f"/{schema.folder}.csv"] = _table(f"{kind}Table", every)
    for name in MATRICES:
        document = ref(f"{name.capitalize()}MatrixDocument")
        summary = f"The matrix of {name}"
        made[f"/matrix/{name}.json"] = _get(f"{name}Matrix", summary, document)
        made[f"/matrix/{name}.csv"] = _table(f"{name}MatrixTable", summary)
    return made


def _get(operation: str, summary: str, schema: Data, media: str = "application/json") -> Data:
    content = {media: {"schema": schema}}
    return {
        "get": {
            "operationId": operation,
            "summary": summary,
            "responses": {"200": {"description": summary, "content": content}},
        }
    }


def _table(operation: str, summary: str) -> Data:
    return _get(operation, f"{summary}, as a table", {"type": "string"}, "text/csv")

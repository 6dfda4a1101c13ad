"""The API's own description, held against what it describes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from standards_catalog.model.catalog import Catalog
from standards_catalog.publish.api.documents import documents
from standards_catalog.publish.api.openapi import openapi
from standards_catalog.schema.schemas import Schemas, package_schemas
from standards_catalog.views.shared.addresses import ROOT

OPENAPI = f"{ROOT}openapi.json"


def api(catalog: Catalog) -> dict[str, bytes]:
    """Return every document and table of the API, by path from the API's root."""
    made = {path: make() for path, make in documents(catalog).items()}
    return {path.removeprefix(ROOT): made[path] for path in made if path.startswith(ROOT)}


def parsed(catalog: Catalog, path: str) -> Any:
    """Return one document."""
    return json.loads(documents(catalog)[ROOT + path]())


@cache  # asked for every document
def _said(schemas: Schemas) -> Mapping[str, Any]:
    return openapi(schemas, "")


@cache
def _closed_components(schemas: Schemas) -> Any:
    return closed(_said(schemas)["components"])


def operation(path: str, schemas: Schemas | None = None) -> Mapping[str, Any]:
    """Return what OpenAPI says of the one pattern that a path has: `tools/{id}.json`."""
    found = {
        pattern: item
        for pattern, item in _said(schemas or package_schemas())["paths"].items()
        if re.fullmatch(re.escape(pattern).replace(r"\{id\}", "[a-z0-9-]+"), f"/{path}")
    }
    assert len(found) == 1, f"{path} is described {len(found)} times"
    return next(iter(found.values()))["get"]["responses"]["200"]["content"]


def faults(path: str, content: bytes, schemas: Schemas | None = None) -> list[str]:
    """Return where a document is not what OpenAPI says, keys that it does not name included."""
    schema = operation(path, schemas)["application/json"]["schema"]
    components = _closed_components(schemas or package_schemas())
    validator = Draft202012Validator(
        {**schema, "components": components}, format_checker=FormatChecker(["date"])
    )
    return [
        f"{path} {inner.json_path}: {inner.message[:200]}"
        for error in validator.iter_errors(json.loads(content))
        for inner in (error.context or [error])
    ]


def closed(schema: Any) -> Any:
    """Forbid keys that are not described; to readers the contract leaves them open."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(sub) for key, sub in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        made["additionalProperties"] = False
    return made

"""The shapes of documents: those of entries follow the schemas that their files follow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from standards_catalog.documents.yaml.parser import Composer
from standards_catalog.schema.schemas import Schemas
from standards_catalog.schema.texts import by_language
from standards_catalog.views.kinds.extra import EXTRA
from standards_catalog.views.kinds.registry import kind_of

Schema = dict[str, Any]

_KEPT = ("title", "description", "type", "format", "oneOf", "contentMediaType")
_TERM = ("const", "title", "description")
_NULL = {"type": "null"}


@cache
def contract() -> Mapping[str, Any]:
    """Return what `openapi.yml` says."""
    text = files("standards_catalog").joinpath("publish/api/openapi.yml").read_text("utf-8")
    made: Mapping[str, Any] = Composer("openapi.yml", text).run()
    return made


def components(schemas: Schemas) -> Mapping[str, Schema]:
    """Return the schema of everything that documents are made of, by name, in order of names."""
    known = contract()
    record = shape_of(schemas.kinds["adoption"].whole["properties"]["records"]["items"])
    status = record["properties"].pop("status")
    record["properties"] |= known["record"]
    cell = {**known["cell"], "status": {**status, **known["cell"]["status"]}}
    state = _shape(schemas.whole(schemas.shapes)["observed"])
    platforms = schemas.kinds["zone"].whole["properties"]["platforms"]
    zone = _shape(platforms["additionalProperties"])
    made = {
        **known["schemas"],
        "ZoneCell": described(
            "A zone on a platform.", {**zone["properties"], **known["zone_cell"]}
        ),
        "Record": record,
        "Sighting": described(
            "What a team's repositories show.", {"state": state, **known["sighting"]}
        ),
        "Cell": described("What is known of a team and a standard or tool.", cell),
        "Adopted": described("A cell and whose it is.", {"team": {"type": "string"}, **cell}),
        **{name_of(kind): _entry(schemas, kind) for kind in schemas.kinds},
    }
    return {name: _complete(made[name]) for name in sorted(made)}


def name_of(kind: str) -> str:
    """Return the name of a kind's component: `Tool`."""
    return kind_of(kind).component or kind.capitalize()


def ref(name: str) -> Schema:
    """Return a reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def described(description: str, properties: Mapping[str, Any]) -> Schema:
    """Return the schema of an object, all of whose keys are always there."""
    made = {"type": "object", "description": description, "properties": dict(properties)}
    return dict(_complete(made))


def _entry(schemas: Schemas, kind: str) -> Schema:
    raw, known = schemas.kinds[kind].whole, contract()
    common = schemas.whole(schemas.shapes)
    shared = {key: _shape(common[key]) for key in ("tags", "aliases", "formerly", "sources")}
    recorded = {
        key: shape
        for key, shape in shape_of(raw)["properties"].items()
        if key not in (*shared, kind_of(kind).within)
    }
    if EXTRA in recorded:
        recorded[EXTRA] = _shape(raw["properties"][EXTRA])
    lead = {"kind": {"const": kind}, **known["entry"]}
    if "name" in recorded:
        lead["name"] = recorded.pop("name")
    follows = {name: one.schema for name, one in kind_of(kind).computed.items()}
    computed = described("What follows today.", {**follows, **known["mentioned"]})
    properties = {**lead, **known["place"], **recorded, **shared, "computed": computed}
    return described(raw["description"], properties)


def _shape(schema: Mapping[str, Any]) -> Schema:
    """Return the shape that `plain` gives to what a schema accepts."""
    told = {key: schema[key] for key in ("title", "description") if key in schema}
    if by_language(schema):
        return told | ref("Prose" if schema.get("x-prose") else "Text")
    if "properties" in schema:
        return told | shape_of(schema)
    if schema.get("type") == "object":
        return told | {
            "type": "object",
            "additionalProperties": _shape(schema["additionalProperties"]),
        }
    if schema.get("type") == "array":
        return told | {"type": "array", "items": _shape(schema["items"])}
    kept = {key: schema[key] for key in _KEPT if key in schema}
    if "oneOf" in kept:
        kept["oneOf"] = [{key: term[key] for key in _TERM} for term in kept["oneOf"]]
        kept["type"] = "string"
    return {"type": "string"} | kept


def shape_of(schema: Mapping[str, Any]) -> Schema:
    """Return the shape of an object that follows a schema, what is not needed perhaps null."""
    required = schema.get("required", ())
    shapes = {
        key: _shape(sub) if key in required else _optional(_shape(sub))
        for key, sub in schema["properties"].items()
    }
    told = {key: schema[key] for key in ("title", "description") if key in schema}
    return {**told, "type": "object", "properties": shapes}


def _optional(shape: Schema) -> Schema:
    """Allow null, but for lists and mappings, which are empty where nothing is recorded."""
    if shape.get("type") == "array" or "additionalProperties" in shape:
        return shape
    told = {key: shape.pop(key) for key in ("title", "description") if key in shape}
    return told | {"anyOf": [shape, _NULL]}


def _complete(schema: Any) -> Any:
    """Require every key of every object."""
    if isinstance(schema, list):
        return [_complete(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _complete(sub) for key, sub in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        made["required"] = list(schema["properties"])
    return made

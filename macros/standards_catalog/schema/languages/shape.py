"""The schema of a language's file: what there is to say, filled in from what is said in English."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from standards_catalog.schema.languages import NAMED, Raw, named_in, overlay, overlays
from standards_catalog.text import ENGLISH

FOLDER = "languages"
LANGUAGE = "language"
"""What the file of a language is called among the kinds of entries, of which it is none."""

_PARTS = ("summary", "why", "bad", "good")
_SHAPES = {"label": "label", "meaning": "sentence"}


def shape(schemas: Raw) -> dict[str, Any]:
    """Return the schema of a language's file, by what the `schemas` of the package name."""
    text = files("standards_catalog").joinpath(f"schema/languages/{LANGUAGE}.json").read_text()
    made: dict[str, Any] = json.loads(text)
    for part, known in (("words", _words()), ("schemas", _named(schemas)), ("codes", _codes())):
        made["properties"][part]["properties"] = known
    return made


def _words() -> dict[str, Any]:
    return {key: _ref("sentence", said) for key, said in overlay(ENGLISH).words.items()}


def _named(schemas: Raw) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for file, raw in schemas.items():
        for path, value, named in named_in(raw):
            within = made.setdefault(file, _keys())["properties"]
            for step in (("fields", path) if path else (), ("values", value) if value else ()):
                for key in step:
                    within = within.setdefault(key, _keys())["properties"]
            within |= {
                part: _ref(_SHAPES[part], named[of]) for part, of in NAMED.items() if of in named
            }
            if path and not value:
                within.setdefault("headers", _ref("lines", "Further names of a column."))
    return made


def _codes() -> dict[str, Any]:
    """Return what codes say, by what other languages say of them."""
    codes = dict.fromkeys(code for one in overlays().values() for code in one.codes)
    return {code: _keys({part: _ref("sentence", part) for part in _PARTS}) for code in codes}


def _keys(known: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": dict(known or {})}


def _ref(name: str, description: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}", "description": description}

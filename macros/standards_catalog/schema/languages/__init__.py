"""The languages that are spoken here: one overlay file each, and nothing else names a language.

An overlay is `<code>.yml`: the `name` of the language in itself and in `english`, the `scripts` it
is written in and the `scripts_beside` of names from elsewhere, the interface's `words`, what
`schemas` call things (a field by its path, `$shape` where several fields share one), what `codes`
of complaints say, the words `around` what a question is about, those for `facts` that the page of
any entry tells, what asks for the `meaning` of a word, `acts` that
are done to anything, and groups of words that are `alike`. English names things in the schemas
themselves. What an overlay leaves out is said in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from standards_catalog.text import ENGLISH

_ENDING = ".yml"

Raw = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Overlay:
    """What one language calls everything; `codes` has the parts of what each complaint says."""

    code: str
    name: str
    english: str
    words: Mapping[str, str]
    schemas: Mapping[str, Mapping[str, Any]]
    codes: Mapping[str, Mapping[str, str]]
    scripts: frozenset[str] = frozenset()
    scripts_beside: frozenset[str] = frozenset()
    around: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    meaning: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()

    def said(self, file: str, path: str, value: str = "") -> Mapping[str, Any]:
        """Return what is said of a schema, of a field in it, or of one of the field's values."""
        said = self.schemas.get(file, {})
        if path:
            said = said.get("fields", {}).get(path, {})
        return said.get("values", {}).get(value, {}) if value else said


def codes() -> tuple[str, ...]:
    """Return the codes of the languages that have an overlay, English first."""
    return tuple(sorted(_files(), key=lambda code: (code != ENGLISH, code)))


@cache
def overlay(code: str) -> Overlay:
    """Return the overlay of a language, as it is written."""
    data = yaml.load(_files()[code].read_text("utf-8"), yaml.CBaseLoader)
    words, schemas, codes = (data.get(part) or {} for part in ("words", "schemas", "codes"))
    own, beside = (frozenset(data.get(part, ())) for part in ("scripts", "scripts_beside"))
    around, facts, acts = (
        tuple(" ".join(data.get(one, ())).split()) for one in ("around", "facts", "acts")
    )
    alike = tuple(tuple(one.split()) for one in data.get("alike", ()))
    asked = (around, facts, tuple(data.get("meaning", ())), acts, alike)
    return Overlay(code, data["name"], data["english"], words, schemas, codes, own, beside, *asked)


def overlays() -> Mapping[str, Overlay]:
    """Return every overlay by its language, English first."""
    return {code: overlay(code) for code in codes()}


def missing(code: str, schemas: Raw) -> Iterator[str]:
    """Yield what a language says in English for want of words, as paths in its overlay."""
    own = overlay(code)
    yield from (f"words.{key}" for key in overlay(ENGLISH).words if key not in own.words)
    for file, raw in schemas.items() if code != ENGLISH else ():
        for path, value, named in _named(raw):
            said = own.said(file, path, value)
            for english, part in (("title", "label"), ("description", "meaning")):
                if english in named and part not in said:
                    yield ".".join(filter(None, ("schemas", file, path, value, part)))


def label_schemas(schemas: Raw) -> None:
    """Put into schemas what other languages than theirs, English, call everything.

    `x-labels` and `x-meanings` are by language, `x-headers` are the names of columns in all.
    """
    others = [overlay(code) for code in codes() if code != ENGLISH]
    for file, raw in schemas.items():
        for path, value, named in list(_named(raw)):
            said = {one.code: one.said(file, path, value) for one in others}
            if "title" in named:
                labels = {code: one.get("label", named["title"]) for code, one in said.items()}
                named["x-labels"] = labels
            if "description" in named:
                named["x-meanings"] = {
                    code: one["meaning"] for code, one in said.items() if "meaning" in one
                }
            headers = [name for one in said.values() for name in one.get("headers", ())]
            if headers:
                named["x-headers"] = [*named.get("x-headers", ()), *headers]


def name_languages(schemas: Raw) -> None:
    """Put the languages into schemas, where data names them: in texts, ids and the settings."""
    shapes = schemas["common"]["$defs"]
    shapes["id"]["not"]["enum"] += codes()
    for shape in (shapes["text"], shapes["label"], shapes["prose"]):
        shape["properties"] = {
            code: {
                "title": one.english,
                "description": f"The text in {one.english}.",
                "type": "string",
                "minLength": 1,
                "maxLength": shape["maxLength"],
                "examples": [one.name],
            }
            for code, one in overlays().items()
        }
    languages = schemas["settings"]["properties"]["languages"]
    languages["items"]["oneOf"] = [
        {"const": code, "title": one.english, "description": f"{one.english}."}
        for code, one in overlays().items()
    ]
    languages["examples"] = [list(codes())]


@cache
def _files() -> Mapping[str, Traversable]:
    folder = files("standards_catalog").joinpath("schema/languages").iterdir()
    return {file.name.removesuffix(_ENDING): file for file in folder if file.name.endswith(_ENDING)}


def _named(schema: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the path, value and schema of everything that has a name, values after their field."""
    if not isinstance(schema, dict):
        return
    yield ".".join(path), "", schema
    for choice in schema.get("oneOf", ()):
        if "const" in choice:
            yield ".".join(path), choice["const"], choice
    for key, sub in schema.get("$defs", {}).items():
        yield from _named(sub, (*path, f"${key}"))
    for key, sub in schema.get("properties", {}).items():
        yield from _named(sub, (*path, key))
    if not {"x-vocabulary", "x-kinds"} & schema.keys():  # what its values have is named as a shape
        for keyword in ("items", "additionalProperties"):
            yield from _named(schema.get(keyword), path)

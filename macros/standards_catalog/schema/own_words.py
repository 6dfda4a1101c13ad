"""The organisation's own words: what `vocabulary.yml` says, put into the schemas.

`x-vocabulary` in `vocabulary.json` names the place of each list of values in the other schemas. A
list of the organisation's takes the place of the one that stands there; each value brings along
what the one that it counts as counts as, is coloured and marked like. So whoever asks the schemas
of a catalog asks in its own words, and nobody else has to know that there are some. `x-of` stands
beside an `enum` that picks from such a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from standards_catalog.text import ENGLISH, Text

Raw = dict[str, Any]
OWN = "own-"
"""What a tone begins with that is two colours: `own-5b3a8c-c9b3ee`, on light and dark pages."""

_TOLD = ("const", "title", "description", "x-labels", "x-meanings", "x-meaning")
_NEWS = ("counts_as", "group")
_NUMBER = 1e15


def places(raw: Mapping[str, Any]) -> Iterator[tuple[str, Raw]]:
    """Yield each list of values that can be the organisation's: its name, and its field."""
    for name, said in raw["vocabulary"]["properties"].items():
        if path := said.get("x-vocabulary"):
            yield name, _at(raw, path)


def stands_for(field: Mapping[str, Any], own: Mapping[str, Raw]) -> Mapping[str, str]:
    """Return the value of a field's list that each of the organisation's counts as, if any."""
    known = [choice["const"] for choice in field["oneOf"]]
    found = {value: said.get("counts_as", value) for value, said in own.items()}
    return {value: base for value, base in found.items() if base in known}


def describe_vocabulary(raw: Mapping[str, Raw]) -> None:
    """Put into the schema of the vocabulary what its values may count as, and what has fields."""
    schema = raw["vocabulary"]
    for name, field in places(raw):
        said, value = schema["properties"][name], dict(schema["$defs"]["value"])
        value["properties"] = dict(value["properties"])
        counts = value["properties"].pop("counts_as")
        if {"x-counts-as", "x-tones"} & set(field):
            choices = [{key: one[key] for key in _TOLD if key in one} for one in field["oneOf"]]
            examples = [choices[0]["const"]]
            value["properties"]["counts_as"] = {**counts, "oneOf": choices, "examples": examples}
        if not said.get("x-grouped"):
            del value["properties"]["group"]
        _fill(said, schema, value)
    own = schema["properties"]["fields"]["additionalProperties"]["properties"]
    value = schema["$defs"]["value"]
    shown = {key: value["properties"][key] for key in ("label", "meaning", "tone", "colours")}
    _fill(own["values"], schema, {**value, "properties": shown})
    own["on"]["items"]["oneOf"] = [
        {"const": kind, **{key: one[key] for key in _TOLD if key in one}}
        for kind, one in sorted(_kinds(raw))
    ]


def _fill(said: Raw, schema: Raw, value: Raw) -> None:
    """Give a list in the schema of the vocabulary the schema of its values, in place.

    What values of all lists have is `x-told` at the first list.
    """
    if said is not next(iter(schema["properties"].values())):
        told = {key: {**one, "x-told": True} for key, one in value["properties"].items()}
        news = {key: one for key, one in value["properties"].items() if key in _NEWS}
        value = {**value, "properties": told | news}
    del said["$ref"]
    said |= {**schema["$defs"]["values"], "additionalProperties": value}


def put_words_in(raw: Mapping[str, Raw], own: Mapping[str, Any]) -> None:
    """Put the organisation's own words in the place of those of the schemas, and its fields."""
    for name, field in places(raw):
        if name in own:
            stands = stands_for(field, own[name])
            for one in _picking(raw, name):
                one["enum"] = [value for value, base in stands.items() if base in one["enum"]]
            _replace(field, own[name], stands)
    for kind, schema in _kinds(raw):
        fields = {
            key: _field(said)
            for key, said in own.get("fields", {}).items()
            if kind in said.get("on", [kind])
        }
        if fields:
            examples = [{key: one["examples"][0] for key, one in fields.items()}]
            shape = {**raw["common"]["$defs"]["extra"], "properties": fields, "examples": examples}
            schema["properties"]["extra"] = {**shape, "minProperties": 1}


def _kinds(raw: Mapping[str, Raw]) -> Iterator[tuple[str, Raw]]:
    """Yield the kinds whose entries have a page."""
    for kind, schema in raw.items():
        if "x-folder" in schema and "name" in schema["properties"]:
            yield kind, schema


def _at(raw: Mapping[str, Raw], path: str) -> Raw:
    here: Any = raw
    for key in path.split("."):
        here = here[key]
    return here  # type: ignore[no-any-return]


def _picking(schema: Any, name: str) -> Iterator[Raw]:
    for one in schema.values() if isinstance(schema, Mapping) else schema:
        if isinstance(one, dict) and one.get("x-of") == name:
            yield one
        elif isinstance(one, dict | list):
            yield from _picking(one, name)


def _replace(field: Raw, own: Mapping[str, Raw], stands: Mapping[str, str]) -> None:
    """Give a field the values of the organisation, in place; see `stands_for`."""
    known = {choice["const"]: choice for choice in field["oneOf"]}
    first: dict[str, str] = {}
    for value, base in stands.items():
        first.setdefault(base, value)
    field["oneOf"] = [
        _choice(value, said, known.get(value, {}), known.get(stands.get(value, ""), {}))
        for value, said in own.items()
    ]
    for keyword in ("x-counts-as", "x-tones"):
        counts = field.get(keyword, {})
        field[keyword] = {value: counts[base] for value, base in stands.items() if base in counts}
    field["x-tones"] |= {value: tone for value, said in own.items() if (tone := _tone(said))}
    field["x-renamed"] = dict(_renamed(field, own, known, first))
    if "default" in field:
        default = first.get(field.pop("default"), "")
        field |= {"default": default} if default else {}
    field["examples"] = [next(iter(own))]


def _renamed(
    field: Raw, own: Mapping[str, Raw], known: Mapping[str, Raw], first: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield names that were given up, and what is written in their place."""
    for before, now in field.get("x-renamed", {}).items():
        if before not in own and now in first:
            yield before, first[now]
    yield from ((value, first[value]) for value in known if value not in own and value in first)
    for value, said in own.items():
        yield from ((old, value) for old in said.get("formerly", ()) if old not in own)


def _tone(said: Raw) -> str:
    colours = said.get("colours")
    pair = (colours[theme].removeprefix("#") for theme in ("light", "dark")) if colours else ()
    return OWN + "-".join(pair) if colours else str(said.get("tone", ""))


def _choice(value: str, said: Raw, same: Raw, like: Raw) -> Raw:
    """Return a value as schemas say it: what is not said of it is that of the `same` name."""
    mark = said.get("mark", like.get("x-mark", ""))
    shares = {"x-share": same["x-share"]} if "x-share" in same else {}
    group = {"x-group": said["group"]} if "group" in said else {}
    told = {key: same[key] for key in _TOLD if key in same}
    bare = {"const": value, "title": value, "description": value}
    bare |= {} if same else {"x-meaning": said.get("label", value)}
    marks = {"x-mark": mark} if mark else {}
    return {**bare, **told, **_said(said), **marks, **shares, **group}


def _said(said: Raw) -> Raw:
    """Return what something is called and means, as schemas say it."""
    found: Raw = {}
    if "label" in said:
        label = Text(said["label"])
        found["title"] = label[ENGLISH]
        found["x-labels"] = {lang: one for lang, one in label.by_language.items() if lang}
    if "meaning" in said:
        found |= {"description": Text(said["meaning"])[ENGLISH], "x-meaning": said["meaning"]}
    return found


def _field(said: Raw) -> Raw:
    """Return the schema of a field of the organisation's own."""
    named = _said(said)
    told = {"description": named["title"], "x-meaning": "", **named}
    choices = [_choice(value, one, {}, {}) for value, one in said.get("values", {}).items()]
    tones = {value: tone for value, one in said.get("values", {}).items() if (tone := _tone(one))}
    words: Raw = {"type": "string", "minLength": 1, "maxLength": 80}
    each = {"oneOf": choices, "x-tones": tones} if choices else words
    example = choices[0]["const"] if choices else "text"
    many = {"type": "array", "minItems": 1, "maxItems": 100, "uniqueItems": True, "items": each}
    shapes: dict[str, Raw] = {
        "text": {"$ref": "common.json#/$defs/text", "examples": ["…"]},
        "number": {"type": "number", "minimum": -_NUMBER, "maximum": _NUMBER, "examples": [1]},
        "date": {"$ref": "common.json#/$defs/date", "examples": ["2026-05-01"]},
        "boolean": {"type": "boolean", "examples": [True]},
        "choice": {**each, "examples": [example]},
        "link": {"$ref": "common.json#/$defs/url", "examples": ["https://example.com/"]},
        "list": {**many, "examples": [[example]]},
    }
    return {**told, **shapes[said["type"]]}

"""The JSON Schemas: which kinds there are, what they allow, and what they call things.

Allowed values, labels and meanings live beside this module and nowhere else; it reads them. A set
of schemas is a value, which a catalog carries: another catalog may have other words. Kinds and
their folders are the same in every set, as each has a class in the model and files are found by
them before anything of a catalog is read: whoever needs no more asks the set of the package.
`x-folder` names a kind's folder, `x-state` the field that says how far it is, `x-table` the rows
of a kind that is a table, `x-headers` further names that a column has in spreadsheets, `x-ref` the
kinds that a text refers to, `x-prose` marks Markdown, `x-markdown` says beside it how much of that
a text may hold, `x-days` marks text that may well be a day. What other languages call things is in
`languages/`, and put in: `x-labels`, `x-meanings`. `x-evidence` marks a list that names
repositories, which `publish` of the settings may keep from the site. `x-counts-as` says beside
`oneOf` what values count as where something is ruled or computed, so that other words can stand for
the same; `x-tones` which tone they are shown in. `x-renamed` maps old names to new ones, those of
values in a vocabulary, those of keys in a mapping; a name that was once given up never comes back
with another meaning, so names tell which version a file is written for. `x-version` counts such
changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema_rs

from standards_catalog.problems import Keys
from standards_catalog.schema.keywords import is_day
from standards_catalog.schema.languages import Language, label_schemas, languages, overlays
from standards_catalog.schema.languages.shape import LANGUAGE
from standards_catalog.schema.own_words import describe_vocabulary, put_words_in
from standards_catalog.schema.sources import NOTHING, Own, language_source, sources

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

COMMON = "common"
SETTINGS = "settings"
VOCABULARY = "vocabulary"
ALONE = (SETTINGS, VOCABULARY)
"""What is no kind of entry, but one file for the whole catalog, as `x-file` names it."""
SPOKEN = (VOCABULARY, LANGUAGE)
"""What is put into schemas, and is nowhere else then."""

EACH = "*"


class Spot(NamedTuple):
    """A place in a kind's data that means more than its text: keys, `*` for any, and a schema."""

    keys: tuple[str, ...]
    schema: Mapping[str, Any]
    at_key: bool = False


@dataclass(frozen=True, eq=False)
class Schema:
    """One kind's schema, read for what the rest of the house asks of it."""

    kind: str
    raw: Mapping[str, Any]
    within: Schemas

    @property
    def folder(self) -> str:
        """The folder below `catalog/`, empty for the settings."""
        return str(self.raw.get("x-folder", ""))

    @property
    def state(self) -> str:
        """The field that says how far an entry is on its way; empty where none does."""
        return str(self.raw.get("x-state", ""))

    @property
    def table(self) -> str:
        """The key of the list of rows where this is a table, empty where it is an entry."""
        return str(self.raw.get("x-table", ""))

    @cached_property
    def row(self) -> Schema:
        """The schema of one row of a table."""
        rows = self.within.resolved(self.raw["properties"][self.table])
        return Schema(self.kind, self.within.resolved(rows["items"]), self.within)

    @cached_property
    def whole(self) -> Mapping[str, Any]:
        """The schema with all its references followed, however deep."""
        whole: Mapping[str, Any] = self.within.whole(self.raw)
        return whole

    @cached_property
    def accepts(self) -> jsonschema_rs.Draft202012Validator:
        """The quick verdict: `accepts.is_valid(data)`."""
        return jsonschema_rs.Draft202012Validator(
            dict(self.raw),
            registry=self.within.registry,
            validate_formats=True,
            formats={"date": is_day},
        )

    @cached_property
    def explains(self) -> Validator:
        """The slow verdict, which says what is wrong."""
        from standards_catalog.schema.explaining import explaining

        return explaining(self.raw, self.within.raw)

    @cached_property
    def fields(self) -> Mapping[str, Mapping[str, Any]]:
        """The schema of each key at the top, references followed."""
        return self.within.properties(self.raw)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Every place in the data that the schema describes."""
        return tuple(_spots(self.whole, ()))

    @cached_property
    def references(self) -> tuple[Spot, ...]:
        """The places that name another entry; `schema["x-ref"]` lists the kinds allowed."""
        return tuple(spot for spot in self.spots if "x-ref" in spot.schema)

    @cached_property
    def days(self) -> tuple[Spot, ...]:
        """The places that hold a day, or what is known of one."""
        patterns = {self.within.shapes[name]["pattern"] for name in ("date", "partial_date")}
        return tuple(spot for spot in self.spots if spot.schema.get("pattern") in patterns)

    @cached_property
    def prose(self) -> tuple[Spot, ...]:
        """The places that hold Markdown."""
        return tuple(spot for spot in self.spots if spot.schema.get("x-prose"))


@dataclass(frozen=True, eq=False)
class Schemas:
    """A set of schemas: one file each, as data, by its name; references name the file.

    `own` is what an organisation says itself, which has been put into them.
    """

    raw: Mapping[str, Mapping[str, Any]]
    own: Own = NOTHING

    @cached_property
    def languages(self) -> Mapping[str, Language]:
        """Every language that there are words in, by its code, English first."""
        return languages(overlays(json.loads(self.own.languages)), self.own.first)

    @cached_property
    def kinds(self) -> Mapping[str, Schema]:
        """The schema of every kind of entry by kind, in the order of names."""
        return {kind: one for kind, one in self._in_folders.items() if not one.table}

    @cached_property
    def tables(self) -> Mapping[str, Schema]:
        """The schema of every kind of table (a file with a row for each thing) by kind."""
        return {kind: one for kind, one in self._in_folders.items() if one.table}

    @cached_property
    def settings(self) -> Schema:
        """The schema of `catalog/settings.yml`."""
        return self.find(SETTINGS)

    @cached_property
    def alone(self) -> Mapping[str, str]:
        """What is one file for the whole catalog, by the name of the file."""
        return {str(self.raw[one]["x-file"]): one for one in ALONE}

    @property
    def shapes(self) -> Mapping[str, Mapping[str, Any]]:
        """The schemas that those of the kinds share, by name."""
        shapes: Mapping[str, Mapping[str, Any]] = self.raw[COMMON]["$defs"]
        return shapes

    def find(self, kind: str) -> Schema:
        """Return the schema of a kind of entry or table, of the settings, vocabulary, languages."""
        if kind == LANGUAGE:
            return language_schema()
        return self._alone[kind] if kind in ALONE else self._in_folders[kind]

    def resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow `$ref`; what stands beside it wins over what it refers to."""
        while "$ref" in schema:
            name, _, pointer = str(schema["$ref"]).partition(".json#/$defs/")
            beside = {key: value for key, value in schema.items() if key != "$ref"}
            schema = {**self.raw[name]["$defs"][pointer], **beside}
        return schema

    def properties(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return an object schema's properties, each with its references followed."""
        return {key: self.resolved(sub) for key, sub in schema.get("properties", {}).items()}

    def whole(self, schema: Any) -> Any:
        """Return a schema with all its references followed, however deep."""
        if isinstance(schema, list):
            return [self.whole(one) for one in schema]
        if not isinstance(schema, Mapping):
            return schema
        return {key: self.whole(one) for key, one in self.resolved(schema).items()}

    @cached_property
    def registry(self) -> jsonschema_rs.Registry:
        """What the quick validators look references up in."""
        base = "json-schema:///"
        return jsonschema_rs.Registry(
            [(f"{base}{name}.json", dict(raw)) for name, raw in self.raw.items()]
        )

    @cached_property
    def _alone(self) -> Mapping[str, Schema]:
        return {one: Schema(one, self.raw[one], self) for one in ALONE}

    @cached_property
    def _in_folders(self) -> Mapping[str, Schema]:
        found = {kind: Schema(kind, raw, self) for kind, raw in sorted(self.raw.items())}
        return {kind: schema for kind, schema in found.items() if schema.folder}


@cache
def package_schemas() -> Schemas:
    """Return the schemas that the package brings, a file each beside this module."""
    return schemas_of(NOTHING)


@cache
def language_schema() -> Schema:
    """Return the schema of a language's file, which has all that the package says."""
    raw = _by_file(LANGUAGE, language_source())
    return Schema(LANGUAGE, raw, Schemas({LANGUAGE: raw}))


@lru_cache(maxsize=16)
def schemas_of(own: Own) -> Schemas:
    """Return the schemas with the words of an organisation."""
    raw = {name: _by_file(name, source) for name, source in sources(own).items()}
    label_schemas(raw, overlays(json.loads(own.languages)), own.first)
    describe_vocabulary(raw)
    put_words_in(raw, json.loads(own.vocabulary))
    return Schemas(raw, own)


def matches(data: Any, spot: tuple[str, ...]) -> Iterator[tuple[Keys, Any]]:
    """Yield the path and value of everything in the data at a place, `*` standing for any key."""
    found: list[tuple[Keys, Any]] = [((), data)]
    for key in spot:
        if key == EACH:
            found = [((*keys, at), value) for keys, here in found for at, value in _items(here)]
        else:
            found = [
                ((*keys, key), here[key])
                for keys, here in found
                if isinstance(here, dict) and key in here
            ]
    yield from found


def wordings(keys: Keys, value: Any) -> Iterator[tuple[Keys, str]]:
    """Yield the wordings of a text, one or one a language, with the path of each."""
    texts = {keys: value}
    if isinstance(value, dict):
        texts = {(*keys, lang): text for lang, text in value.items()}
    yield from ((at, text) for at, text in texts.items() if isinstance(text, str))


def _items(here: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(here, dict):
        return here.items()
    return enumerate(here) if isinstance(here, list) else ()


def _spots(schema: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[Spot]:
    yield Spot(keys, schema)
    for key, sub in schema.get("properties", {}).items():
        yield from _spots(sub, (*keys, key))
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from _spots(schema[keyword], (*keys, EACH))
    if "propertyNames" in schema:
        yield Spot((*keys, EACH), schema["propertyNames"], at_key=True)


def _by_file(name: str, source: Any) -> dict[str, Any]:
    """Return a schema whose references to itself name its file, as those to others do."""
    text = json.dumps(source).replace('"#/$defs/', f'"{name}.json#/$defs/')
    made: dict[str, Any] = json.loads(text, object_hook=_without_ids)
    return made


def _without_ids(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave the lists of ids to editors: the catalog knows which entries it has."""
    ids = str(schema.get("$ref", "")).startswith("ids/")
    return {key: sub for key, sub in schema.items() if not (ids and key == "$ref")}

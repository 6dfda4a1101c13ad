"""The languages that are spoken here: one overlay file each, and nothing else names a language.

An overlay is `<code>.yml`: the `name` of the language in itself and in `english`, the `scripts` it
is written in and the `scripts_beside` of names from elsewhere, the interface's `words`, what
`schemas` call things (a field by its path, `$shape` where several fields share one), what `codes`
of complaints say, the words `around` what a question is about, those for `facts` that the page of
any entry tells, what asks for the `meaning` of a word, `acts` that are done to anything, and words
that are `alike`. English names things in the schemas themselves. What an overlay leaves out is said
in English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType, SimpleNamespace
from typing import Any

import yaml

from standards_catalog.text import ENGLISH

_ENDING = ".yml"
NAMED = {"label": "title", "meaning": "description"}
"""What an overlay says of a thing, and the keyword of its schema for the same."""

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

    @classmethod
    def of(cls, code: str, data: Mapping[str, Any]) -> Overlay:
        """Make an overlay of what its file holds; a language without a name is called its code."""
        name = data.get("name", code)
        words, schemas, codes = (data.get(part) or {} for part in ("words", "schemas", "codes"))
        own, beside = (frozenset(data.get(part, ())) for part in ("scripts", "scripts_beside"))
        around, facts, acts = (
            tuple(" ".join(data.get(one, ())).split()) for one in ("around", "facts", "acts")
        )
        alike = tuple(tuple(one.split()) for one in data.get("alike", ()))
        asked = (around, facts, tuple(data.get("meaning", ())), acts, alike)
        english = data.get("english", name)
        return cls(code, name, english, words, schemas, codes, own, beside, *asked)

    def said(self, file: str, path: str, value: str = "") -> Mapping[str, Any]:
        """Return what is said of a schema, of a field in it, or of one of the field's values."""
        said = self.schemas.get(file, {})
        if path:
            said = said.get("fields", {}).get(path, {})
        return said.get("values", {}).get(value, {}) if value else said


class Language(str):
    """A language in which a catalog is told: its code, which it is as text, with all its words.

    It goes wherever a code goes, so that who is told in which language to speak has the words too.
    """

    overlay: Overlay
    words: Mapping[str, str]

    @classmethod
    def of(cls, overlay: Overlay, *others: Overlay) -> Language:
        """Make a language of its overlay; what that leaves out the first one of `others` says."""
        made = cls(overlay.code)
        made.overlay = overlay
        every = (one.words for one in (*reversed(others), overlay))
        made.words = MappingProxyType({key: said for one in every for key, said in one.items()})
        return made

    @cached_property
    def names(self) -> SimpleNamespace:
        """The words as attributes, which templates reach faster."""
        return SimpleNamespace(**self.words)


def codes() -> tuple[str, ...]:
    """Return the codes of the languages that have an overlay here, English first."""
    return in_order(_files())


def in_order(some: Iterable[str]) -> tuple[str, ...]:
    """Return codes of languages in their order, English first."""
    return tuple(sorted(some, key=lambda code: (code != ENGLISH, code)))


@cache
def overlay(code: str) -> Overlay:
    """Return the overlay of a language that is here, as it is written."""
    return Overlay.of(code, _written(code))


@cache
def language(code: str) -> Language:
    """Return a language that is here, in its own words; raise KeyError for another."""
    return Language.of(overlay(code), overlay(ENGLISH))


def overlays(own: Mapping[str, Any] | None = None) -> Mapping[str, Overlay]:
    """Return every overlay by its language, English first, with an organisation's `own` in them."""
    own = own or {}
    return {
        code: Overlay.of(code, _over(_written(code) if code in _files() else {}, own[code]))
        if code in own
        else overlay(code)
        for code in in_order({*_files(), *own})
    }


def languages(overlays: Mapping[str, Overlay], first: str) -> Mapping[str, Language]:
    """Return languages by code: what one leaves out the site's first one says, then English."""
    others = [overlays[one] for one in dict.fromkeys((first, ENGLISH))]
    return {code: Language.of(one, *others) for code, one in overlays.items()}


def missing(own: Overlay, schemas: Raw) -> Iterator[tuple[str, str]]:
    """Yield what a language does not say itself: its path in the overlay, and it in English."""
    english = overlay(ENGLISH).words
    yield from ((f"words.{key}", said) for key, said in english.items() if key not in own.words)
    for file, raw in schemas.items() if own.code != ENGLISH else ():
        for path, value, named in named_in(raw):
            said = own.said(file, path, value)
            for part, title in NAMED.items():
                if title in named and part not in said:
                    at = (file, *(("fields", path) if path else ()), *(value and ("values", value)))
                    yield ".".join(("schemas", *at, part)), named[title]


def rename_schemas(schemas: Raw, english: Overlay) -> None:
    """Put into schemas what an organisation calls things in English, which is theirs."""
    for file, said in english.schemas.items():
        for path, value, named in named_in(schemas[file]) if said else ():
            own = english.said(file, path, value)
            named |= {title: own[part] for part, title in NAMED.items() if part in own}


def label_schemas(schemas: Raw, overlays: Mapping[str, Overlay], first: str = ENGLISH) -> None:
    """Put into schemas what other languages than theirs, English, call everything.

    `x-labels` and `x-meanings` are by language, `x-headers` are the names of columns in all. What a
    language has no label for is called as in the site's `first` one.
    """
    others = [one for code, one in overlays.items() if code != ENGLISH]
    for file, raw in schemas.items():
        for path, value, named in list(named_in(raw)):
            said = {one.code: one.said(file, path, value) for one in others}
            if "title" in named:
                usual = said.get(first, {}).get("label", named["title"])
                named["x-labels"] = {code: one.get("label", usual) for code, one in said.items()}
            if "description" in named:
                named["x-meanings"] = {
                    code: one["meaning"] for code, one in said.items() if "meaning" in one
                }
            headers = [name for one in said.values() for name in one.get("headers", ())]
            if headers:
                named["x-headers"] = [*named.get("x-headers", ()), *headers]


def name_languages(schemas: Raw, overlays: Mapping[str, Overlay]) -> None:
    """Put the languages into schemas, where data names them: in texts, ids and the settings."""
    shapes = schemas["common"]["$defs"]
    shapes["id"]["not"]["enum"] += overlays
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
            for code, one in overlays.items()
        }
    languages = schemas["settings"]["properties"]["languages"]
    languages["items"]["oneOf"] = [
        {"const": code, "title": one.english, "description": f"{one.english}."}
        for code, one in overlays.items()
    ]
    languages["examples"] = [list(overlays)]


@cache
def _files() -> Mapping[str, Traversable]:
    folder = files("standards_catalog").joinpath("schema/languages").iterdir()
    return {file.name.removesuffix(_ENDING): file for file in folder if file.name.endswith(_ENDING)}


@cache
def _written(code: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.load(_files()[code].read_text("utf-8"), yaml.CBaseLoader)
    return found


def _over(below: Any, own: Any) -> Any:
    """Return what is said with an organisation's own words in it, as deep as mappings go."""
    if not isinstance(below, Mapping) or not isinstance(own, Mapping):
        return own
    return {**below, **{key: _over(below.get(key), one) for key, one in own.items()}}


def named_in(schema: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the path, value and schema of everything that has a name, values after their field."""
    if not isinstance(schema, dict):
        return
    yield ".".join(path), "", schema
    for choice in schema.get("oneOf", ()):
        if "const" in choice:
            yield ".".join(path), choice["const"], choice
    for key, sub in schema.get("$defs", {}).items():
        yield from named_in(sub, (*path, f"${key}"))
    for key, sub in schema.get("properties", {}).items():
        yield from named_in(sub, (*path, key))
    if not {"x-vocabulary", "x-kinds"} & schema.keys():  # what its values have is named as a shape
        for keyword in ("items", "additionalProperties"):
            yield from named_in(schema.get(keyword), path)

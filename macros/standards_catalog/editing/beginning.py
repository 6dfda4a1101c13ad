"""What a new catalog begins with: its settings, and one commented entry of each kind.

What they say stands in `beginning.yml`, the texts among the words of each language. The comments,
and what else an entry may have, come from the schemas, as in the files of `catalog new`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice
from textwrap import fill
from typing import Any

from msgspec import Struct

from standards_catalog.documents.yaml.parser import Composer
from standards_catalog.editing.draft import Author, commented, complete
from standards_catalog.editing.fixer import schema_line
from standards_catalog.schema.languages import codes, overlay
from standards_catalog.schema.languages.shape import FOLDER as LANGUAGES
from standards_catalog.schema.own_words import places
from standards_catalog.schema.schemas import VOCABULARY, Schema, language_schema, package_schemas
from standards_catalog.text import ENGLISH

FILE = "beginning.yml"
_EACH = "each platform"
_LIST = "rings"  # what organisations change first
_WORDS = (4, 16)  # after the forms of days
_TO_SAY = """\
# What the site says in this language. What is left out is said in its first one, or in English;
# `catalog check --languages` lists it.
"""
_EXAMPLE = "# An example to begin with: make it yours, or delete it with what names it.\n"


class Beginning(Struct, frozen=True, kw_only=True):
    """What somebody says who begins a catalog; `platforms` are names by id, `today` a day."""

    organisation: str
    platforms: Mapping[str, str]
    languages: tuple[str, ...]
    time_zone: str
    today: str
    forge: Mapping[str, Any] | None = None


def begun_catalog(begun: Beginning) -> Mapping[str, str]:
    """Return the texts of the files of a new catalog, by their paths below its folder."""
    schemas = package_schemas()
    texts = {str(schemas.settings.raw["x-file"]): _settings(begun, schemas.settings)}
    words = schemas.find(VOCABULARY)
    texts[str(words.raw["x-file"])] = _vocabulary(words)
    for code in begun.languages:
        if code not in codes():
            texts[f"{LANGUAGES}/{code}.yml"] = schema_line(_language(code), language_schema())
    for kind, entries in _entries().items():
        schema = schemas.kinds[kind]
        for name, data in _filled(entries, begun).items():
            whole = complete(schema.whole, data, Author(name, begun.today))
            text = _EXAMPLE + commented(schema.whole, whole)
            texts[f"{schema.folder}/{name}.yml"] = schema_line(text, schema)
    return texts


def _vocabulary(schema: Schema) -> str:
    """Return a vocabulary that says what is so anyway, beside comments on what it could say."""
    name, field = next(one for one in places(package_schemas().raw) if one[0] == _LIST)
    own: dict[str, Any] = {name: {choice["const"]: {} for choice in field["oneOf"]}}
    head = fill(schema.raw["description"], 98, initial_indent="# ", subsequent_indent="# ")
    return schema_line(f"{head}\n{commented(schema.whole, own)}", schema)


def _language(code: str) -> str:
    """Return the beginning of a language's file: its name, and the first words for a start."""
    said = islice(overlay(ENGLISH).words.items(), *_WORDS)
    words = "".join(f"#   {key}: {json.dumps(word)}\n" for key, word in said)
    return f"{_TO_SAY}name: {code}  # what it calls itself\n# words:\n{words}"


def word(key: str, languages: tuple[str, ...], **values: str) -> str | dict[str, str]:
    """Return a word in some languages: by language, or alone where only one or none has it."""
    here = [lang for lang in languages if lang in codes()]
    spoken = [lang for lang in here if key in overlay(lang).words] or [ENGLISH]
    said = {lang: overlay(lang).words[key].format(**values) for lang in spoken}
    return said if len(said) > 1 else next(iter(said.values()))


def _settings(begun: Beginning, schema: Schema) -> str:
    data = {
        "organisation": begun.organisation,
        "time_zone": begun.time_zone,
        "languages": list(begun.languages),
        **({"forge": begun.forge} if begun.forge else {}),
    }
    return schema_line(commented(schema.whole, data), schema)


def _filled(value: Any, begun: Beginning, platform: str = "") -> Any:
    match value:
        case {"word": str(key)}:
            return word(key, begun.languages, name=platform)
        case dict():
            return dict(_filled_items(value, begun, platform))
        case list():
            return [_filled(one, begun, platform) for one in value]
        case "today":
            return begun.today
        case "platform":
            return platform
    return value


def _filled_items(
    value: Mapping[str, Any], begun: Beginning, platform: str
) -> Iterator[tuple[str, Any]]:
    for key, one in value.items():
        if key == _EACH:
            yield from ((id, _filled(one, begun, name)) for id, name in begun.platforms.items())
        else:
            yield key, _filled(one, begun, platform)


@cache
def _entries() -> Mapping[str, Mapping[str, Any]]:
    """Return the data of every first entry, by kind and id."""
    text = files("standards_catalog").joinpath(f"editing/{FILE}").read_text("utf-8")
    entries: Mapping[str, Mapping[str, Any]] = Composer(FILE, text).run()
    return entries

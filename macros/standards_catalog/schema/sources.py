"""The schemas as their files have them and as editors read them, with an organisation's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from standards_catalog.schema.languages import name_languages, overlays, rename_schemas
from standards_catalog.schema.languages.shape import shape
from standards_catalog.schema.own_words import describe_vocabulary, put_words_in
from standards_catalog.text import ENGLISH


class Own(NamedTuple):
    """What an organisation says itself, as JSON: its vocabulary, and its languages by code.

    `first` is the language of the site that speaks where one of these says nothing.
    """

    vocabulary: str = "{}"
    languages: str = "{}"
    first: str = ENGLISH


NOTHING = Own()


def schema_texts(own: Own = NOTHING) -> Mapping[str, str]:
    """Return the text of every schema for editors, by file name without `.json`.

    They have the languages and the words of the organisation in them.
    """
    texts, raw = dict(_package_texts()), sources(own)
    describe_vocabulary(raw)
    put_words_in(raw, json.loads(own.vocabulary))
    for name, schema in raw.items():
        if schema != json.loads(texts[name]):
            texts[name] = _text(schema)
    return texts


def language_text() -> str:
    """Return the text of the schema of a language's file for editors."""
    return json.dumps(language_source(), ensure_ascii=False, indent=1) + "\n"


def language_source() -> dict[str, Any]:
    """Return the schema of a language's file, in which everything that can be said is named."""
    return shape(sources(NOTHING))


def _text(schema: Any) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def sources(own: Own) -> dict[str, Any]:
    """Return the schemas as their files have them, with an organisation's languages in them."""
    found = {name: json.loads(text) for name, text in _package_texts().items()}
    spoken = overlays(json.loads(own.languages))
    name_languages(found, spoken)
    rename_schemas(found, spoken[ENGLISH])
    return found


@cache
def _package_texts() -> Mapping[str, str]:
    folder = files("standards_catalog").joinpath("schema")
    return {
        item.name.removesuffix(".json"): item.read_text("utf-8")
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
        if item.name.endswith(".json")
    }

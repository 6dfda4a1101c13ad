"""The words of the schemas: allowed values with labels and meanings, and names of fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from standards_catalog.schema.schemas import properties, raw_schemas, resolved
from standards_catalog.text import Text

_MEANING = {"en": "description", "ja": "x-ja-description"}


@dataclass(frozen=True, slots=True)
class Term:
    """One allowed value: what it is called and what it means, in each language."""

    value: str
    labels: Mapping[str, str]
    meaning: Text
    mark: str = ""

    def label(self, lang: str) -> str:
        """Return what the value is called in a language."""
        return self.labels[lang]


@cache
def terms(kind: str, *keys: str) -> Mapping[str, Term]:
    """Return a vocabulary by value, in its order: `terms("standard", "stage")`."""
    return {choice["const"]: term(choice) for choice in _field(kind, keys)["oneOf"]}


def term(choice: Mapping[str, Any]) -> Term:
    """Return what the schema of one allowed value says."""
    return Term(
        choice["const"],
        {"en": choice["title"], "ja": choice["x-ja"]},
        meaning(choice),
        choice.get("x-mark", ""),
    )


def meaning(schema: Mapping[str, Any]) -> Text:
    """Return what a kind, a field or a value means, in each language that its schema says it in."""
    return Text({lang: schema[key] for lang, key in _MEANING.items() if key in schema})


@cache
def label(kind: str, *keys: str) -> Mapping[str, str]:
    """Return what a field is called in each language: `label("tool", "upstream", "licence")`."""
    field = _field(kind, keys)
    return {"en": field["title"], "ja": field["x-ja"]}


@cache
def title(kind: str) -> Mapping[str, str]:
    """Return what a kind is called in each language."""
    raw = raw_schemas()[kind]
    return {"en": raw["title"], "ja": raw["x-ja"]}


def _field(kind: str, keys: tuple[str, ...]) -> Mapping[str, Any]:
    here: Mapping[str, Any] = raw_schemas()[kind]
    for key in keys:
        here = resolved(here)
        if key in here.get("$defs", {}):
            here = here["$defs"][key]
            continue
        if "items" in here:
            here = resolved(here["items"])
        elif isinstance(here.get("additionalProperties"), dict):
            here = resolved(here["additionalProperties"])
        here = properties(here)[key]
    return resolved(here)

"""The words of the schemas: allowed values with labels and meanings, and names of fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from standards_catalog.schema.schemas import properties, raw_schemas, resolved
from standards_catalog.text import Text


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
        labels(choice),
        meaning(choice),
        choice.get("x-mark", ""),
    )


def labels(schema: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what a kind, a field or a value is called in each language."""
    called: Mapping[str, str] = schema["x-labels"]
    return called


def meaning(schema: Mapping[str, Any]) -> Text:
    """Return what a kind, a field or a value means, in each language that says it."""
    return Text(schema.get("x-meanings", {}))


@cache
def label(kind: str, *keys: str) -> Mapping[str, str]:
    """Return what a field is called in each language: `label("tool", "upstream", "licence")`."""
    return labels(_field(kind, keys))


@cache
def title(kind: str) -> Mapping[str, str]:
    """Return what a kind is called in each language."""
    return labels(raw_schemas()[kind])


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

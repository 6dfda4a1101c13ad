"""The words of the schemas: allowed values with labels and meanings, and names of fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from standards_catalog.schema.schemas import Schemas
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


class Vocabulary:
    """The words of one set of schemas; each is read when it is first asked for, and kept."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self._terms: dict[tuple[str, ...], Mapping[str, Term]] = {}
        self._labels: dict[tuple[str, ...], Mapping[str, str]] = {}

    def terms(self, kind: str, *keys: str) -> Mapping[str, Term]:
        """Return allowed values with what they say, in order: `terms("standard", "stage")`."""
        at = (kind, *keys)
        if at not in self._terms:
            choices = self._field(kind, keys)["oneOf"]
            self._terms[at] = {choice["const"]: term(choice) for choice in choices}
        return self._terms[at]

    def label(self, kind: str, *keys: str) -> Mapping[str, str]:
        """Return what a field is called by language: `label("tool", "upstream", "licence")`."""
        at = (kind, *keys)
        if at not in self._labels:
            self._labels[at] = labels(self._field(kind, keys))
        return self._labels[at]

    def title(self, kind: str) -> Mapping[str, str]:
        """Return what a kind is called in each language."""
        return labels(self.schemas.raw[kind])

    def _field(self, kind: str, keys: tuple[str, ...]) -> Mapping[str, Any]:
        resolved = self.schemas.resolved
        here: Mapping[str, Any] = self.schemas.raw[kind]
        for key in keys:
            here = resolved(here)
            if key in here.get("$defs", {}):
                here = here["$defs"][key]
                continue
            if "items" in here:
                here = resolved(here["items"])
            elif isinstance(here.get("additionalProperties"), dict):
                here = resolved(here["additionalProperties"])
            here = here["properties"][key]
        return resolved(here)


def term(choice: Mapping[str, Any]) -> Term:
    """Return what the schema of one allowed value says."""
    return Term(choice["const"], labels(choice), meaning(choice), choice.get("x-mark", ""))


def labels(schema: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what a kind, a field or a value is called in each language."""
    return {"en": schema["title"], "ja": schema["x-ja"]}


def meaning(schema: Mapping[str, Any]) -> Text:
    """Return what a kind, a field or a value means, in each language that its schema says it in."""
    return Text({lang: schema[key] for lang, key in _MEANING.items() if key in schema})

"""The words of the schemas: allowed values with labels and meanings, and names of fields."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct

from standards_catalog.schema.own_words import OWN
from standards_catalog.schema.schemas import Schemas
from standards_catalog.text import ENGLISH, Text


class Term(Struct, frozen=True):
    """One allowed value: what it is called and what it means, in each language.

    `order` is its place among the values, `counts_as` what rules and figures know it as, `tone` the
    one it is shown in: `good`, `some`, `bad`, `plain`, or two colours of its own (see `colours`).
    `group` is the heading that it stands under with its neighbours.
    """

    value: str
    labels: Mapping[str, str]
    meaning: Text
    mark: str = ""
    order: int = 0
    counts_as: tuple[str, ...] = ()
    tone: str = "plain"
    group: Text | None = None

    def label(self, lang: str) -> str:
        """Return what the value is called in a language, or in English."""
        return self.labels[lang]


class Colours(NamedTuple):
    """What text is written in on light pages and on dark ones."""

    light: str
    dark: str


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
            self._terms[at] = {term.value: term for term in terms_of(self._field(kind, keys))}
        return self._terms[at]

    def counting(self, what: str, kind: str, *keys: str) -> Term:
        """Return the first value that counts as something; raise LookupError without one."""
        for value in self.counted(what, kind, *keys):
            return self.terms(kind, *keys)[value]
        raise LookupError(f"no value of {kind} {'.'.join(keys)} counts as {what}")

    def counted(self, what: str, kind: str, *keys: str) -> tuple[str, ...]:
        """Return all values that count as something, in order."""
        terms = self.terms(kind, *keys).values()
        return tuple(one.value for one in terms if what in one.counts_as)

    def now(self, value: str, kind: str, *keys: str) -> str:
        """Return what a value of a field is called now, which may have had another name."""
        return str(self._field(kind, keys).get("x-renamed", {}).get(value, value))

    def default(self, kind: str, *keys: str) -> str:
        """Return the value that is meant where a field is left out; empty where none is."""
        return str(self._field(kind, keys).get("default", ""))

    @cached_property
    def own_colours(self) -> Mapping[str, Colours]:
        """The colours of every tone that is not one of the program's, by the tone, in order."""
        found = sorted(_tones(self.schemas.raw))
        return {tone: colours for tone in found if (colours := colours_of(tone))}

    @cached_property
    def stage_ranks(self) -> Mapping[str, int]:
        """The place of each stage in lists: the furthest first, those that ended come last."""
        stages = self.terms("standard", "stage").values()
        ended = [one for one in stages if "ended" in one.counts_as]
        others = [one for one in stages if one not in ended]
        return {one.value: rank for rank, one in enumerate((*reversed(others), *ended))}

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


def terms_of(field: Mapping[str, Any]) -> tuple[Term, ...]:
    """Return what a schema says of the values that it allows, or in a list, in their order."""
    field = field if "oneOf" in field else field.get("items", {})
    counts, tones = field.get("x-counts-as", {}), field.get("x-tones", {})
    return tuple(
        Term(
            value := choice["const"],
            labels(choice),
            meaning(choice),
            choice.get("x-mark", ""),
            order,
            tuple(counts.get(value, ())),
            tones.get(value, "plain"),
            Text(choice["x-group"]) if "x-group" in choice else None,
        )
        for order, choice in enumerate(field.get("oneOf", ()))
    )


def colours_of(tone: str) -> Colours | None:
    """Return the colours that a tone is, if it is not one of the program's."""
    if not tone.startswith(OWN):
        return None
    light, dark = tone.removeprefix(OWN).split("-")
    return Colours(f"#{light}", f"#{dark}")


def _tones(schema: Any) -> set[str]:
    """Return every tone that stands anywhere in a schema."""
    if isinstance(schema, Mapping):
        own = set(schema.get("x-tones", {}).values())
        return own.union(*map(_tones, schema.values()))
    return set().union(*map(_tones, schema)) if isinstance(schema, list) else set()


class Labels(dict[str, str]):
    """What something is called by language, in English where a language has no word for it."""

    def __missing__(self, lang: str) -> str:
        """Return the English label."""
        return self[ENGLISH]


def labels(schema: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what a kind, a field or a value is called in each language."""
    return Labels({ENGLISH: schema["title"], **schema["x-labels"]})


def meaning(schema: Mapping[str, Any]) -> Text:
    """Return what a kind, a field or a value means, in each language that says it."""
    if "x-meaning" in schema:
        return Text(schema["x-meaning"])
    own = {ENGLISH: schema["description"]} if "description" in schema else {}
    return Text({**own, **schema.get("x-meanings", {})})

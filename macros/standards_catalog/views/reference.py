"""The reference of every field and of every complaint, read from schemas and checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from standards_catalog.checks.registry import AnyRule, rules, rules_of
from standards_catalog.checks.suppressions import FORM
from standards_catalog.model.vocabulary import Term, Vocabulary, labels, meaning, terms_of
from standards_catalog.rule import Family
from standards_catalog.schema.languages import Overlay, overlays
from standards_catalog.schema.renames import renewed_by
from standards_catalog.text import ENGLISH, Text
from standards_catalog.views.shared.pages import FOLDERS, Pages


class Bound(NamedTuple):
    """The most of something that a field may hold, and the word that says of what."""

    word: str
    most: int


_BOUNDS = {
    "maxLength": "bound_characters",
    "maxItems": "bound_items",
    "maxProperties": "bound_keys",
}
_OF_MARKDOWN = {
    "brackets": "bound_brackets",
    "columns": "bound_columns",
    "levels": "bound_levels",
}

_SPAN = re.compile(r"`[^`]*`")


class FieldView(Struct, frozen=True):
    """One field: its path of keys, what it may hold and how much, and the `kinds` it may name."""

    path: str
    label: str
    required: bool
    type: str
    kinds: tuple[str, ...]
    description: Text
    choices: tuple[Term, ...]
    example: str
    bounds: tuple[Bound, ...]


class KindView(Struct, frozen=True):
    """One kind of entry: where its files live, and its fields."""

    kind: str
    title: str
    place: str
    description: Text
    version: int
    fields: tuple[FieldView, ...]


class CodeView(Struct, frozen=True):
    """One code: what it is about, why, a bad and a good example, what silences it if at all."""

    code: str
    severity: str
    of_time: bool
    summary: Text
    why: Text
    bad: Text
    good: Text
    silence: Text | None


def fields(vocabulary: Vocabulary, kind: str, lang: str) -> KindView:
    """Return the reference of one kind, every nested field included."""
    raw = vocabulary.schemas.raw[kind]
    name = "<product>.csv" if "x-table" in raw else "<id>.yml"
    # What only other documents are made of may hold the schema itself, without an end.
    whole = vocabulary.schemas.whole({key: raw[key] for key in raw if key != "$defs"})
    place = raw.get("x-file") or f"{raw['x-folder']}/{name}"
    return KindView(
        kind,
        vocabulary.title(kind)[lang],
        f"catalog/{place}",
        meaning(raw),
        raw["x-version"],
        tuple(_fields(vocabulary, whole, "", lang)),
    )


def codes(spoken: Iterable[Overlay] | None = None) -> tuple[CodeView, ...]:
    """Return every complaint that a check can make, by code, in the package's languages or some."""
    spoken = tuple(overlays().values() if spoken is None else spoken)
    return tuple(sorted((_code(one, spoken) for one in rules()), key=_by_code))


def codes_of(family: Family) -> tuple[CodeView, ...]:
    """Return the complaints of one family, in the order of their rules."""
    spoken = tuple(overlays().values())
    return tuple(_code(one, spoken) for one in rules_of(family))


def code_address(site: str, code: str, pages: Pages = FOLDERS) -> str:
    """Return where a code is explained on the site; nothing where the site has no address."""
    return site + pages.at(f"contribute/codes/#{code}") if site else ""


def _said(code: str, part: str, english: str, spoken: Iterable[Overlay]) -> Text:
    """Return a part of what a code says in each language; what is code alone is in none."""
    if not re.search(r"[^\W\d_]", _SPAN.sub("", english)):
        return Text(english)
    overs = ((one.code, one.codes.get(code, {}).get(part, "")) for one in spoken)
    return Text({ENGLISH: english, **{lang: said for lang, said in overs if said}})


def _by_code(view: CodeView) -> str:
    return view.code


def _code(rule: AnyRule, spoken: Iterable[Overlay]) -> CodeView:
    summary, _, manual = rule.manual.partition("\n\n")
    parts = {"Why": "", "Bad": "", "Good": ""}
    name = ""
    for line in manual.splitlines():
        head, colon, rest = line.partition(": ")
        if colon and head in parts:
            name, parts[head] = head, rest
        elif name:
            parts[name] += f" {line.strip()}"
    return CodeView(
        rule.code,
        rule.severity,
        rule.of_time,
        _said(rule.code, "summary", summary, spoken),
        _said(rule.code, "why", parts["Why"], spoken),
        _said(rule.code, "bad", parts["Bad"], spoken),
        _said(rule.code, "good", parts["Good"], spoken),
        Text(f"`{FORM.replace('CODE', rule.code)}`") if rule.silenceable else None,
    )


def _fields(
    vocabulary: Vocabulary, schema: Mapping[str, Any], before: str, lang: str
) -> Iterator[FieldView]:
    required = schema.get("required", ())
    for key, field in schema.get("properties", {}).items():
        if "x-told" in field:
            continue
        path = f"{before}{key}"
        yield FieldView(
            path,
            labels(field)[lang],
            key in required,
            _type(field),
            tuple(vocabulary.title(kind)[lang] for kind in field.get("x-ref", ())),
            meaning(field),
            terms_of(field),
            _example(field),
            tuple(_bounds(field)),
        )
        yield from _nested(vocabulary, field, path, lang)


def _nested(
    vocabulary: Vocabulary, field: Mapping[str, Any], path: str, lang: str
) -> Iterator[FieldView]:
    for key, step in (("items", "[]."), ("additionalProperties", ".<id>.")):
        if isinstance(field.get(key), dict):
            inner = field[key]
            # Sources are described once, under `sources`; terms have no fields.
            if "properties" in inner and not path.endswith(".sources"):
                yield from _fields(vocabulary, inner, f"{path}{step}", lang)
            return
    if field.get("type") == "object":
        yield from _fields(vocabulary, field, f"{path}.", lang)


def _bounds(field: Mapping[str, Any]) -> Iterator[Bound]:
    markdown = field.get("x-markdown", {})
    yield from (Bound(word, field[key]) for key, word in _BOUNDS.items() if key in field)
    yield from (Bound(word, markdown[key]) for key, word in _OF_MARKDOWN.items() if markdown)


def _type(field: Mapping[str, Any]) -> str:
    if "x-ref" in field:
        return "ref"
    if "x-prose" in field:
        return "prose"
    if "oneOf" in field:
        return "choice"
    if field.get("format") == "date":
        return "date"
    kind = field.get("type", "string")
    return "text" if kind == "string" or isinstance(kind, list) else str(kind)


def _example(field: Mapping[str, Any]) -> str:
    return _yaml(renewed_by(field, next(iter(field.get("examples", ())), "")))


def _yaml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_yaml(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_yaml(item)}' for key, item in value.items())}}}"
    return str(value)

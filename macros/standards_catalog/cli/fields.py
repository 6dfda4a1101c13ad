"""Options of the command line, made from a schema: `--ring adopt --upstream.homepage https://…`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import click

from standards_catalog.problems import Keys, suggest
from standards_catalog.schema.texts import by_language


class Word(click.Choice[str]):
    """One of a vocabulary; a word that is not gets a hint."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        super().__init__([str(choice["const"]) for choice in schema["oneOf"]])
        self.renamed: Mapping[str, str] = schema.get("x-renamed", {})

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Say what is allowed, and what was probably meant."""
        now = self.renamed.get(str(value))
        hint = f'it is called "{now}" now' if now else suggest(str(value), self.choices)
        said = f'"{value}" is not one of {", ".join(self.choices)}'
        return f"{said}; {hint}" if hint else said


class FieldOption(click.Option):
    """An option that sets a field, or the field of the first item of a list."""

    def __init__(self, keys: Keys, schema: Mapping[str, Any], *, hidden: bool = False) -> None:
        self.keys = keys
        self.many = schema.get("type") in ("array", "object")
        self.pairs = schema.get("type") == "object"
        each = schema.get("items", schema)
        self.each = schema.get("additionalProperties") or {} if self.pairs else each
        kind: click.ParamType[Any] = Word(each) if "oneOf" in each else click.STRING
        if each.get("type") == "integer":
            kind = click.INT
        path = ".".join(str(key) for key in keys if isinstance(key, str))
        super().__init__(
            [f"--{path}", path.replace(".", "__")],
            type=kind,
            multiple=self.many,
            metavar="KEY=VALUE" if self.pairs else None,
            help=schema["description"].partition(". ")[0].rstrip("."),
            hidden=hidden,
        )

    def data(self, value: Any) -> Any:
        """Return what a file holds for the value of this option."""
        if not self.pairs:
            return list(value) if self.many else value
        pairs = {}
        for one in value:
            key, sign, word = one.partition("=")
            if not sign:
                raise click.BadParameter(f'"{one}" is not KEY=VALUE', param=self)
            pairs[key] = Word(self.each).convert(word, self, None)
        return pairs


def options(
    schema: Mapping[str, Any], keys: Keys = (), *, hidden: bool = False
) -> Iterator[FieldOption]:
    """Yield an option for every field that a word can fill, and for those within it."""
    for key, sub in schema.get("properties", {}).items():
        here = (*keys, key)
        items = sub.get("items", {})
        more = sub.get("additionalProperties") or {}
        if sub.get("type") == "array" and "properties" in items:
            aside = hidden or key not in schema.get("required", ())
            yield from options(items, (*here, 0), hidden=aside)
        elif sub.get("type") == "object" and "properties" in sub:
            yield from options(sub, here, hidden=hidden)
        elif sub.get("type") != "object" or "oneOf" in more:
            yield FieldOption(here, sub, hidden=hidden)
            if by_language(sub):
                yield from options(sub, here, hidden=True)


def given(command: click.Command, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the options say as data. Raises UsageError where two contradict each other."""
    data: dict[str, Any] = {}
    for option in command.params:
        value = values.get(option.name or "")
        if isinstance(option, FieldOption) and value is not None and value != ():
            _put(data, option.keys, option.data(value))
    return data


def _put(data: dict[str, Any], keys: Keys, value: Any) -> None:
    here: Any = data
    for key, following in pairwise(keys):
        here = here[0] if key == 0 else here.setdefault(key, [{}] if following == 0 else {})
        if isinstance(here, str):
            name = f"--{key}"
            raise click.UsageError(f"{name} and {name}.{following} cannot both be given")
    here[keys[-1]] = value

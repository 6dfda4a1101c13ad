"""What stands in a cell -> what the schema of its field wants."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field

from standards_catalog.documents.csv.cells import converter, is_dated
from standards_catalog.editing.importing.fields import Field
from standards_catalog.editing.importing.markup import as_markdown
from standards_catalog.editing.importing.wishes import Wishes
from standards_catalog.invisible import hidden
from standards_catalog.problems import listed, suggest, visible
from standards_catalog.schema.keywords import fits
from standards_catalog.schema.texts import by_language
from standards_catalog.text import kebab

_SEPARATORS = ("\n", ";", "|", ",")
_MOMENT = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+ ?(Z|[+-][0-9:]+)?")
_YES = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class UnfitError(ValueError):
    """A value that its field does not take: why, and what can be done."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Reading(Struct, frozen=True):
    """What values are read by: what is said of them, and which entries there are by name.

    `lost` are the items of lists that do not fit, while the others do.
    """

    wishes: Wishes
    resolve: Callable[[tuple[str, ...], str], str | None]
    lost: list[UnfitError] = field(default_factory=list)


def value_of(place: Field, raw: Any, names: tuple[str, ...], reading: Reading) -> Any:
    """Return what a cell holds as its field wants it; None for nothing; raise UnfitError.

    `names` are those by which somebody may have said what a value means: field and column.
    """
    return _Reader(names, reading).value(place.schema, raw)


def cell_of(place: Field, raw: Any, names: tuple[str, ...], wishes: Wishes) -> Any:
    """Return what a cell of a table holds; what does not fit stays, for the checks of tables."""
    if isinstance(raw, list) and "oneOf" in place.schema:  # the first word that means something
        words = (cell_of(place, one, names, wishes) for one in raw if isinstance(one, str))
        known = [one["const"] for one in place.schema["oneOf"]]
        return next((one for one in words if one in known), None)
    text = ", ".join(map(str, raw)) if isinstance(raw, list) else str(raw).strip()
    if (meant := wishes.meant(names, text)) is not None:
        text = meant
    return converter(place.schema)(_seen(text)) if text else None


class _Reader(Struct, frozen=True):
    names: tuple[str, ...]
    reading: Reading

    def value(self, schema: Mapping[str, Any], raw: Any) -> Any:
        if (
            isinstance(raw, str)
            and (meant := self.reading.wishes.meant(self.names, raw)) is not None
        ):
            if not meant:
                return None
            raw = meant
        if schema.get("type") == "array":
            return self._list(schema, raw)
        if isinstance(raw, Mapping):
            return self._mapping(schema, raw)
        if isinstance(raw, list):
            return self._single(schema, raw)
        return self._scalar(schema, raw)

    def _list(self, schema: Mapping[str, Any], raw: Any) -> list[Any] | None:
        items = schema["items"]
        if isinstance(raw, str):
            raw = _split(raw, self._separator())
        elif isinstance(raw, Mapping):
            raw = [raw]
        found = [one for part in raw if (one := self._item(items, part)) not in (None, "")]
        distinct = [one for at, one in enumerate(found) if one not in found[:at]]
        if len(distinct) > schema.get("maxItems", len(distinct)):
            raise UnfitError(f"has {len(distinct):,} items, and {schema['maxItems']} are the most")
        return distinct or None

    def _item(self, items: Mapping[str, Any], raw: Any) -> Any:
        try:
            return self.value(items, raw)
        except UnfitError as error:
            self.reading.lost.append(error)
            return None

    def _separator(self) -> str:
        said = self.reading.wishes.separators
        return next((said[name] for name in self.names if name in said), "")

    def _single(self, schema: Mapping[str, Any], raw: list[Any]) -> Any:
        """Return a list as one value: the only one, or texts one behind the other."""
        if len(raw) == 1:
            return self.value(schema, raw[0])
        if "maxLength" in schema and not {"pattern", "oneOf"} & set(schema):
            return self._scalar(schema, ", ".join(map(str, raw)))
        raise UnfitError(f"holds one value, and here are {len(raw):,}")

    def _mapping(self, schema: Mapping[str, Any], raw: Mapping[str, Any]) -> dict[str, Any]:
        known, found = schema.get("properties", {}), {}
        for key, value in raw.items():
            sub = known.get(key) or schema.get("additionalProperties")
            if not isinstance(sub, Mapping):
                raise UnfitError(
                    f"has no field `{visible(key)}`", "leave the column out, or map it"
                )
            if (one := self.value(sub, value)) is not None:
                found[key] = one
        return found

    def _scalar(self, schema: Mapping[str, Any], text: str) -> Any:
        text = text.strip()
        if not text:
            return None
        if "x-ref" in schema:
            return self._reference(schema, text)
        if "oneOf" in schema:
            return self._word(schema, text)
        if schema.get("type") == "boolean":
            if (found := _YES.get(text.casefold())) is None:
                raise UnfitError(f"is yes or no, not `{visible(text)}`")
            return found
        return _checked(schema, text)

    def _reference(self, schema: Mapping[str, Any], text: str) -> str:
        kinds = tuple(schema["x-ref"])
        found = self.reading.resolve(kinds, text)
        if found is None:
            hint = f'bring it in first, or say --value "{self.names[0]}:{visible(text)}=ID"'
            raise UnfitError(f"names no {listed(kinds)}: there is no `{visible(text)}`", hint)
        return found

    def _word(self, schema: Mapping[str, Any], text: str) -> Any:
        found = converter(schema)(text)
        known = [choice["const"] for choice in schema["oneOf"]]
        if found not in known:
            near = suggest(text, known)
            hint = (
                f'say --value "{self.names[0]}:{visible(text)}=VALUE", or add it to the vocabulary'
            )
            message = f"must be one of {', '.join(known)}, not `{visible(text)}`"
            raise UnfitError(message, f"{near} {hint}" if near else hint)
        return found


def _checked(schema: Mapping[str, Any], text: str) -> Any:
    """Return a text in the form that a schema wants; raise UnfitError."""
    pattern = schema.get("pattern", "")
    if schema.get("type") == "integer":
        number = converter(schema)(text)
        if not isinstance(number, int):
            raise UnfitError(f"is a whole number, not `{visible(text)}`")
        return number
    if is_dated(schema):
        moment = _MOMENT.fullmatch(text)
        text = converter(schema)(moment["day"] if moment and not fits(pattern, text) else text)
    elif pattern and not fits(pattern, text) and fits(pattern, kebab(text)):
        text = kebab(text)[: schema.get("maxLength", len(text))].strip("-")
    elif not pattern:
        text = _wording(schema, text)
    if pattern and not fits(pattern, text):
        why = schema.get("patternErrorMessage", "has not the form that it must have")
        raise UnfitError(f"{why}, but is `{visible(text)}`")
    if len(text) > schema.get("maxLength", len(text)):
        raise UnfitError(f"is at most {schema['maxLength']:,} characters long, not {len(text):,}")
    return text


def _wording(schema: Mapping[str, Any], text: str) -> str:
    text = _seen(text)
    if schema.get("x-prose"):
        return _shortened(as_markdown(text), schema.get("maxLength", len(text)))
    return " ".join(text.split()) if by_language(schema) else text


def _seen(text: str) -> str:
    """Return a text without the characters that nobody sees."""
    unseen = {sign.at for sign in hidden(text)}
    return "".join(char for at, char in enumerate(text) if at not in unseen) if unseen else text


def _shortened(text: str, most: int) -> str:
    """Return the first paragraphs of a text that is too long, with a sign that it goes on."""
    if len(text) <= most:
        return text
    kept = text[: most - 2]
    end = max(kept.rfind("\n\n"), kept.rfind(". ") + 1, most // 2)
    return f"{kept[:end].rstrip()} …"


def _split(text: str, separator: str) -> list[str]:
    sign = separator or next((one for one in _SEPARATORS if one in text), "")
    return [part.strip() for part in text.split(sign)] if sign else [text.strip()]

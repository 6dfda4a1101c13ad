"""The text of a cell -> data: numbers, times, values by their labels, characters of usual width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from standards_catalog.documents.csv.times import Written
from standards_catalog.schema.keywords import fits

_INT = re.compile(r"[0-9]{1,400}")  # longer than that, Python converts no number


def converter(field: Mapping[str, Any]) -> Callable[[str], Any]:
    """Return what makes data of the cells of a column; what it does not know stays as it is."""
    if "oneOf" in field:
        values = _values(field)
        known = set(values.values())
        return lambda text: text if text in known else values.get(_plain(text), text)
    if field.get("type") == "integer":
        return lambda text: int(text) if _INT.fullmatch(text := _digits(text)) else text
    if is_dated(field):
        return lambda text: _dated(field["pattern"], _narrow(text))
    return _narrow if "pattern" in field else _same


def is_dated(field: Mapping[str, Any]) -> bool:
    """Whether a field holds a time, a day or a month."""
    return str(field.get("pattern", "")).startswith(("^[0-9]{4}", "^([0-9]{4}"))


def _dated(pattern: str, text: str) -> str:
    """Return a time as its field wants it, if it is written in another way with one meaning."""
    if fits(pattern, text):
        return text
    meant = Written.of(text)
    return meant.text if meant and not meant.doubt and fits(pattern, meant.text) else text


def _values(field: Mapping[str, Any]) -> Mapping[str, str]:
    found = {
        _plain(name): one["const"]
        for one in field["oneOf"]
        for name in (one["title"], *one["x-labels"].values())
    }
    renamed = {_plain(old): new for old, new in field.get("x-renamed", {}).items()}
    return renamed | found | {_plain(one["const"]): one["const"] for one in field["oneOf"]}


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", _narrow(text).casefold())


def _digits(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d{3}\b)", "", _narrow(text))


def _narrow(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _same(text: str) -> str:
    return text

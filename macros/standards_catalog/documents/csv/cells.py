"""The text of a cell -> data: numbers, values by their labels, characters of the usual width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any


def converter(field: Mapping[str, Any]) -> Callable[[str], Any]:
    """Return what makes data of the cells of a column; what it does not know stays as it is."""
    if "oneOf" in field:
        values = _values(field)
        known = set(values.values())
        return lambda text: text if text in known else values.get(_plain(text), text)
    if field.get("type") == "integer":
        return lambda text: int(text) if (text := _digits(text)).isdecimal() else text
    return _narrow if "pattern" in field else _same


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

"""The core schema of YAML 1.2: which plain text is a number, true, false or nothing.

See https://yaml.org/spec/1.2.2/#103-core-schema. Dates, `no`, `on` and `0777` stay what they look
like. A whole number may be written with a point (`10.0`), as in JSON.
"""

from __future__ import annotations

import re

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]{1,400}\Z")
_BASED = re.compile(r"0o[0-7]{1,400}\Z|0x[0-9a-fA-F]{1,400}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\Z")


def resolve(text: str) -> str | int | float | bool | None:
    """Return the value that unquoted text means."""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if text[0] not in "0123456789+-.":
        return text
    if _INT.match(text):
        return int(text)
    if _BASED.match(text):
        return int(text, 0)
    if _FLOAT.match(text):
        number = float(text)
        return int(number) if number.is_integer() else number
    return float(text.replace(".", "", 1)) if _NOT_FINITE.match(text) else text

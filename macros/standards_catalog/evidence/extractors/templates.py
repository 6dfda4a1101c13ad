"""Files that a template engine reads first (Go, Jinja): its marks are set aside, lines stay."""

from __future__ import annotations

import re
from collections.abc import Callable

_OPEN, _CLOSE = "{{", "}}"
_FIRST, _LAST = "\ue000", "\ue001"  # private use: stands for nothing in any text
_MARK = re.compile(rf"{_FIRST}([0-9]{{1,7}}){_LAST}")
_ONLY = re.compile(rf"^(?:[ \t]*{_FIRST}[0-9]{{1,7}}{_LAST})+[ \t]*$", re.MULTILINE)
_JINJA = re.compile(r"^[ \t]*\{[%#][^\n]*[%#]\}[ \t]*$", re.MULTILINE)


def is_template(text: str) -> bool:
    """Tell whether a text has marks of a template."""
    return _OPEN in text or "\n{%" in text


def masked(text: str) -> tuple[str, Callable[[str], str]]:
    """Return a text with signs in the place of its templates, and what puts them back.

    Lines that hold nothing else, such as `{{- if .Values.x }}`, become empty.
    """
    pieces: list[str] = []
    found: list[str] = []
    done = 0
    while (start := text.find(_OPEN, done)) >= 0:
        end = text.find(_CLOSE, start)
        if end < 0:
            break
        while text.startswith("}", end + 2):  # `{{ {a: {b: 1}} }}` and alike
            end += 1
        expression = text[start : end + 2]
        pieces += [text[done:start], f"{_FIRST}{len(found)}{_LAST}", "\n" * expression.count("\n")]
        found.append(" ".join(expression.split()))
        done = end + 2
    marked = "".join([*pieces, text[done:]])

    def restore(value: str) -> str:
        if _FIRST not in value:
            return value
        return _MARK.sub(lambda one: found[int(one[1])] if int(one[1]) < len(found) else "", value)

    return _JINJA.sub("", _ONLY.sub("", marked)), restore

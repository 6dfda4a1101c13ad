"""Files that a template engine reads first (Go, Jinja): its marks are set aside, lines stay."""

from __future__ import annotations

import re
from collections.abc import Callable

_OPEN, _CLOSE = "{{", "}}"
_FIRST, _LAST = "\ue000", "\ue001"  # private use: stands for nothing in any text
_QUOTED = re.compile(r"\{\{-?\s{0,9}(/\*|`)")
_MARK = re.compile(rf"{_FIRST}([0-9]{{1,7}}){_LAST}")
_ONLY = re.compile(rf"^(?:[ \t]*{_FIRST}[0-9]{{1,7}}{_LAST})+[ \t]*$", re.MULTILINE)
_EMPTY = re.compile(r"^[ \t]*(?:\{\}|\[\])[ \t]*$", re.MULTILINE)  # another branch's nothing
_BRANCHES = re.compile(r"\{\{-?\s{0,9}(?:if|with|range)\b")
_END = re.compile(r"\{\{-?\s{0,9}end\s{0,9}-?\}\}")
_LONGEST = 500
_JINJA = re.compile(r"^[ \t]*\{[%#][^\n]*[%#]\}[ \t]*$", re.MULTILINE)


def is_template(text: str) -> bool:
    """Tell whether a text has marks of a template."""
    return _OPEN in text or "\n{%" in text


def masked(text: str) -> tuple[str, Callable[[str], str]]:
    """Return a text with signs in the place of its templates, and what puts them back.

    Lines that hold nothing else, such as `{{- if .Values.x }}`, become empty, and so does what
    puts lines below its own (`nindent`). All branches within a line are one template.
    """
    pieces: list[str] = []
    found: list[str] = []
    done = 0
    while (start := text.find(_OPEN, done)) >= 0:
        end = _end(text, start)
        if end < 0:
            break
        end = _behind_branches(text, start, end)
        expression = text[start:end]
        sign = "" if "nindent" in expression else f"{_FIRST}{len(found)}{_LAST}"
        pieces += [text[done:start], sign, _lines(expression)]
        found.append(" ".join(expression.split()))
        done = end
    marked = "".join([*pieces, text[done:]])

    def restore(value: str) -> str:
        if _FIRST not in value:
            return value
        return _MARK.sub(lambda one: found[int(one[1])] if int(one[1]) < len(found) else "", value)

    for lines in (_ONLY, _JINJA, _EMPTY):
        marked = lines.sub("", marked)
    return marked, restore


def _behind_branches(text: str, start: int, end: int) -> int:
    """Return where what begins here ends within its line, if it has branches that do."""
    if not _BRANCHES.match(text, start):
        return end
    line = text.find("\n", end, end + _LONGEST)
    closed = _END.search(text, end, line if line >= 0 else end + _LONGEST)
    return closed.end() if closed else end


def _lines(expression: str) -> str:
    """Return the lines that an expression goes on for, the last one as far in as it is."""
    last = expression.rpartition("\n")[2]
    indent = " " * (len(last) - len(last.lstrip(" ")))
    return "\n" * expression.count("\n") + indent if "\n" in expression else ""


def _end(text: str, start: int) -> int:
    """Return where the template ends that begins here, or -1."""
    quoted = _QUOTED.match(text, start)
    if quoted:  # its signs say nothing within a comment or a raw string
        closed = text.find("*/" if quoted[1] == "/*" else "`", quoted.end())
        start = closed if closed >= 0 else start
    end = text.find(_CLOSE, start)
    while end >= 0 and text.startswith("}", end + 2):  # `{{ {a: {b: 1}}}}` and alike
        end += 1
    return end + 2 if end >= 0 else -1

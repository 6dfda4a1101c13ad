"""Slips of the keyboard that keep a file from being read, where only one text can be meant."""

from __future__ import annotations

import re
from collections.abc import Collection

from standards_catalog.documents.document import Document, read
from standards_catalog.documents.yaml.syntax import colon_slip
from standards_catalog.problems import Problem
from standards_catalog.schema.keywords import canonical

_INDENTED = re.compile(r"^[\t\u3000\u00a0]+", re.MULTILINE)
_WIDTHS = (2, 4, 8)
_KEY = re.compile(r"\s*(- )?(?P<key>[^\s:：]+)[:：]\s*")
_VALUE = re.compile(r"(?P<value>[@`](?:[^\"\\\s]|\s++(?!#|\Z))*+)(?P<rest>\s*+(?:(?<= )#.*)?)")


def straightened(text: str, known: Collection[str]) -> str:
    """Return what a text that cannot be read must mean, or the text itself.

    A tab may stand for any number of spaces: it is replaced if each that works means the same.
    """
    if isinstance(read("", text.encode()), Document):
        return text
    meant: dict[str, str] = {}
    for width in _WIDTHS:
        tried = _line_by_line(_indented(text, width), known)
        found = read("", tried.encode())
        if isinstance(found, Document):
            meant.setdefault(canonical(found.data), tried)
    return next(iter(meant.values())) if len(meant) == 1 else text


def _indented(text: str, width: int) -> str:
    return _INDENTED.sub(lambda found: " " * (width * len(found[0])), text)


def _line_by_line(text: str, known: Collection[str]) -> str:
    """Mend the line that the reader complains about, as long as that brings it further."""
    seen: set[str] = set()
    while text not in seen:
        seen.add(text)
        found = read("", text.encode())
        if isinstance(found, list) and found[0].code in ("yaml-syntax", "not-a-mapping"):
            lines = text.split("\n")
            lines[found[0].line - 1] = _mended(lines[found[0].line - 1], found[0], known)
            text = "\n".join(lines)
    return text


def _mended(line: str, problem: Problem, known: Collection[str]) -> str:
    key = _KEY.match(line)
    if key and key["key"] in known and colon_slip(line, problem.line):
        return f"{line[: key.end('key')]}: {line[key.end() :]}".rstrip()
    value = _VALUE.fullmatch(line, problem.column - 1)
    if value and line[: problem.column - 1].rstrip().endswith((":", "-")):
        return f'{line[: problem.column - 1]}"{value["value"]}"{value["rest"]}'
    return line

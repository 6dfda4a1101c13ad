"""JSON with what people add to it (comments, other quotes, bare keys) -> text that YAML reads.

Flow style of YAML has JSON5's bare keys, single quotes and commas at the end; what it has not is
rewritten line by line, so that each value keeps its line. See https://spec.json5.org.
"""

from __future__ import annotations

import json
import re

_PARTS = re.compile(
    r"""
    "(?:[^"\\]|\\.)*+"?
    | '(?:[^'\\]|\\.)*+'?
    | //[^\n]*+
    | /\*(?:[^*]|\*(?!/))*+(?:\*/)?
    | [:\t]
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPES = re.compile(
    r"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|u[dD][89a-fA-F][0-9a-fA-F]{2}|\n|.)",
    re.DOTALL,
)
_KNOWN = frozenset('"\\/bfnrtxu\n')


def as_yaml(text: str) -> str:
    """Return a JSON or JSON5 text as flow-style YAML with every value on its line."""
    return _PARTS.sub(_part, text)


def _part(found: re.Match[str]) -> str:
    part = found[0]
    if part == ":":
        return ": "
    if part[0] in "/\t":
        return "\n" * part.count("\n") or " "
    if part[0] == "'":
        part = '"' + part[1:].removesuffix("'").replace('"', '\\"').replace("\\'", "'") + '"'
    return _ESCAPES.sub(_escape, part) if "\\" in part else part


def _escape(found: re.Match[str]) -> str:
    """Return an escape as YAML knows it; pairs of surrogates it does not."""
    if len(found[0]) == len(r"\ud800"):
        return r"\ufffd"  # half of a pair is no character
    if len(found[0]) > 2:
        return str(json.loads(f'"{found[0]}"'))
    return found[0] if found[1] in _KNOWN else found[1]

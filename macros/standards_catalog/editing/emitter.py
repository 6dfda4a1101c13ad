"""Data -> YAML text in the house's style: quotes where needed, what is short in one line."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from standards_catalog.documents.yaml.parser import Composer

WIDTH = 100

# Always in quotes, so that the next version, `1.10`, is too.
_VERSION = re.compile(r"v?[0-9]+(\.[0-9]+)+")


def lines(data: Mapping[str, Any], indent: int = 0) -> list[str]:
    """Return a mapping as lines, its keys indented by so many spaces."""
    return [line for key, value in data.items() for line in _entry(key, value, indent)]


def item(value: Any, indent: int = 0) -> list[str]:
    """Return an item of a list as lines, its dash indented by so many spaces."""
    if not isinstance(value, Mapping):
        return [f"{' ' * indent}- {inline(value)}"]
    first, *rest = lines(value, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *rest]


def inline(value: Any) -> str:
    """Return data as one line."""
    if value == {}:
        return "{}"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key}: {inline(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, str):
        return _first_that_means([value], _short(value), ("[", "]"))
    return json.dumps(value)


def _entry(key: str, value: Any, indent: int) -> list[str]:
    start = f"{' ' * indent}{key}:"
    if isinstance(value, str):
        return _text(start, value, indent + 2)
    short = f"{start} {inline(value)}"
    parts = value.values() if isinstance(value, Mapping) else value
    if not isinstance(value, Mapping | list):
        return [short]
    if len(short) <= WIDTH and not any(isinstance(part, Mapping | list) for part in parts):
        return [short]
    if isinstance(value, Mapping):
        return [start, *lines(value, indent + 2)]
    return [start, *(line for one in value for line in item(one, indent + 2))]


def _text(start: str, value: str, indent: int) -> list[str]:
    """Return a key and its text: folded where it is long, as it stands where it has lines."""
    margin = " " * indent
    forms = _short(value)
    if "\n" in value:
        end = "" if value.endswith("\n") else "-"
        forms.insert(0, f"|{end}\n{textwrap.indent(value, margin)}")
    elif len(start) + 1 + len(value) > WIDTH:
        folded = textwrap.wrap(
            value, WIDTH - indent, break_long_words=False, break_on_hyphens=False
        )
        forms.insert(0, "\n".join([">-", *(margin + line for line in folded)]))
    found = _first_that_means(value, forms)
    return f"{start} {found}".rstrip("\n").split("\n")


def _short(value: str) -> list[str]:
    quoted = json.dumps(value, ensure_ascii=False)
    return [quoted] if _VERSION.fullmatch(value) else [value, quoted]


def _first_that_means(data: Any, forms: Sequence[str], around: Sequence[str] = ("", "")) -> str:
    """Return the first form that is read back as it was meant; the last one always is."""
    for form in forms[:-1]:
        reader = Composer("", f"k: {around[0]}{form}{around[1]}\n")
        if reader.run() == {"k": data} and not reader.problems:
            return form
    return forms[-1]

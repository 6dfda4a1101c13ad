"""What else a page written by hand is called, as its head says: `aliases: [rss, webhook]`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from standards_catalog.checks.pages import wrong_aliases
from standards_catalog.problems import Problem
from standards_catalog.schema.schemas import package_schemas

_KEY = "aliases"
_LINE = re.compile(rf"^{_KEY}\s*:", re.MULTILINE)


def aliases(meta: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the other names of a page, or none where its head says them wrongly."""
    said = meta.get(_KEY) or ()
    return () if _fault(said) else tuple(said)


def check_aliases(path: str, source: str, meta: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with the other names of a page; they are bounded as an entry's are."""
    if fault := _fault(meta.get(_KEY) or ()):
        found = _LINE.search(source)
        line = source.count("\n", 0, found.start()) + 1 if found else 1
        yield from wrong_aliases(path, line, fault)


def _fault(said: Any) -> str:
    shape = package_schemas().raw["common"]["$defs"][_KEY]
    most, longest = shape["maxItems"], shape["items"]["maxLength"]
    if not isinstance(said, list | tuple):
        return f"{_KEY} must be a list"
    if len(said) > most:
        return f"{_KEY} must be at most {most}"
    if not all(isinstance(one, str) and 0 < len(one.strip()) <= longest for one in said):
        return f"each of the {_KEY} must be a text of 1 to {longest} letters"
    return ""

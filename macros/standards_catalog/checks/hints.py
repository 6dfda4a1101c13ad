"""What to write instead of a value that does not fit its schema."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from standards_catalog.documents.csv.cells import is_dated
from standards_catalog.documents.csv.times import Written
from standards_catalog.problems import listed, visible
from standards_catalog.schema.keywords import as_day, fits, is_day
from standards_catalog.text import kebab

TYPES = {
    "string": "text",
    "object": "a mapping of keys to values",
    "array": "a list",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}
HOW_TO_WRITE = {
    "string": "write text",
    "object": "write its keys below it, indented, without `- `",
    "array": "begin each item with `- `, or write [a, b]",
    "integer": "write digits alone",
    "number": "write a number",
    "boolean": "write true or false",
}
_HOST = re.compile(r"[\w-]++(?:\.[\w-]++)++(?:/|$)")
_SMART = "“”„‟‘’‚‛«»「」『』＂"


def mended(value: str, schema: Mapping[str, Any]) -> str:
    """Return the text that was probably meant, as a hint; else an example of the form."""
    pattern = str(schema.get("pattern", ""))
    seen = "".join(char for char in value if char.isprintable()).strip()
    tries = [value.strip(_SMART), seen, f"@{value}", f"mailto:{value}"]
    if _HOST.match(value):
        tries.append(f"https://{value}")
    if pattern.startswith("^[a-z0-9]"):
        tries.append(kebab(value))
    if day := as_day(value):
        tries = [day]
    found = next((one for one in tries if pattern and fits(pattern, one)), "")
    known = is_day(found) if day and "format" in schema else found not in _reserved(schema)
    if found and found != value and known:
        return f'write "{visible(found)}"'
    if is_dated(schema) and (meant := Written.of(value)):
        if meant.doubt:
            return f"{meant.doubt}: write {meant.text}, if that is meant"
        if fits(pattern, meant.text):
            return f'write "{meant.text}"'
    return f'for example "{schema["examples"][0]}"'


def needed(wanted: Sequence[Any]) -> str:
    """Return the keys that a `required` lists, or those that an `anyOf` of them offers."""
    if isinstance(wanted[0], str):
        return " and ".join(f"`{key}: …`" for key in wanted)
    return listed(needed(branch["required"]) for branch in wanted)


def described(value: Any, typed: str) -> str:
    """Return what a value is, in the words of its author; a number as it is typed."""
    if isinstance(value, bool):
        return f"the yes-or-no value {str(value).lower()}"
    if isinstance(value, int | float):
        return f"the number {visible(typed or str(value))}"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a mapping"


def _reserved(schema: Mapping[str, Any]) -> Sequence[str]:
    return schema.get("not", {}).get("enum", ())  # type: ignore[no-any-return]

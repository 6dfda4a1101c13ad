"""Tables for spreadsheets: UTF-8 with a byte order mark, quoted as RFC 4180 has it.

The columns follow the shapes of the components, not the data at hand, so that a table has the same
columns whatever its rows are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from standards_catalog.views.shared.plain import ANY

_BOM = "\ufeff"
# What a spreadsheet may take for the start of a formula; the wide ones are typed in Japanese.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")

Data = Mapping[str, Any]


def entry_table(
    components: Mapping[str, Data], name: str, rows: Iterable[Data], languages: Sequence[str]
) -> str:
    """Return entries or cells as a table: parts of mappings in columns of their own.

    Its columns are those of one of the `components`, by its name.
    """
    columns = list(_columns(components, components[name], (), languages))
    head = ["_".join([*keys, lang][: len(keys) + bool(lang)]) for keys, lang in columns]
    lines = ([_value(row, keys, lang) for keys, lang in columns] for row in rows)
    return _csv(chain([head], lines))


def matrix_table(matrix: Data, languages: Sequence[str]) -> str:
    """Return a matrix as a table: the status of each team, or the tools of each zone."""
    columns = [column["id"] for column in matrix["columns"]]
    head = ["id", *(f"name_{lang}" for lang in languages), *columns]
    lines = [
        [
            row["id"],
            *(in_language(row["name"], lang) for lang in languages),
            *map(_word, row["cells"]),
        ]
        for row in matrix["rows"]
    ]
    return _csv([head, *lines])


def in_language(text: Mapping[str, str], lang: str) -> str:
    """Return a text's wording in a language, or in another where that is missing."""
    return next((text[one] for one in (lang, ANY) if one in text), next(iter(text.values())))


def _word(cell: Data) -> str:
    if "status" in cell:
        return str(cell["status"])
    tools = "; ".join(fill["tool"] for fill in cell["tools"])
    return tools or ("" if cell["gap"] else "not_applicable")


def _columns(
    components: Mapping[str, Data], schema: Data, keys: tuple[str, ...], languages: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the keys of every column, and its language if it is a text's."""
    schema = schema["anyOf"][0] if "anyOf" in schema else schema
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    if name in ("Text", "Prose"):
        yield from ((keys, lang) for lang in languages)
    elif name:
        yield from _columns(components, components[name], keys, languages)
    elif "properties" in schema:
        for key, sub in schema["properties"].items():
            yield from _columns(components, sub, (*keys, key), languages)
    elif not _deep(schema.get("items", schema.get("additionalProperties", {}))):
        yield keys, ""


def _deep(inner: Data) -> bool:
    """Whether a list or mapping holds more than words, which no cell of a table has room for."""
    return "properties" in inner or "$ref" in inner


def _value(row: Any, keys: tuple[str, ...], lang: str) -> Any:
    for key in keys:
        row = row and row[key]
    if lang:
        return in_language(row, lang) if row else None
    if row is None or isinstance(row, str):
        return row
    if isinstance(row, list):
        return "; ".join(row)
    if isinstance(row, dict):
        return "; ".join(f"{key}: {value}" for key, value in row.items())
    return str(row).lower() if isinstance(row, bool) else row


def _csv(lines: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([_safe(value) for value in line] for line in lines)
    return _BOM + out.getvalue()


def _safe(value: Any) -> Any:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in _FORMULA else value

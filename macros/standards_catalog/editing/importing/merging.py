"""What a source says, into a file that people have: what is missing comes in, the rest is theirs.

A field that says something else stays, and is told, unless somebody said that the source is right
in it. Comments and every other byte stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from msgspec import Struct, field

from standards_catalog.documents.document import Document, read
from standards_catalog.editing.edit import Edit, appended, edited, is_aside, places
from standards_catalog.editing.emitter import inline, item, lines
from standards_catalog.editing.fixer import key_order
from standards_catalog.problems import Keys
from standards_catalog.schema.keywords import canonical
from standards_catalog.schema.schemas import Schema

_ABOUT = ("standard", "tool")


class Merged(Struct):
    """The text after, the paths that changed, and those in which the file says something else."""

    text: str
    changed: list[str] = field(default_factory=list)
    kept: list[Keys] = field(default_factory=list)


def merged(
    document: Document, schema: Schema, new: Mapping[str, Any], update: frozenset[str]
) -> Merged:
    """Return a file with what is new in it."""
    found = Merged(document.text)
    for keys, value in list(_differences(document.data, new, ())):
        path = _path(keys)
        old = _at(document.data, keys)
        value = _united(old, value)
        if old is not None and not _is_update(path, update):
            found.kept.append(keys)
        elif (text := _with(found.text, keys, value)) is not None:
            found.text = text
            found.changed.append(path)
        else:
            found.kept.append(keys)
    if found.changed:
        found.text = key_order(found.text, schema)
    return found


def with_records(
    document: Document,
    records: Sequence[tuple[Mapping[str, Any], dict[str, Any]]],
    update: frozenset[str],
) -> Merged:
    """Return a team's file with records that it lacks, and fields that its records lack.

    Each record is what the source says of it, and the same with what it needs beside that.
    """
    found = Merged(document.text)
    there = {_about(one): index for index, one in enumerate(document.data["records"])}
    for record, whole_record in records:
        index = there.get(_about(record))
        if index is None:
            new = item(whole_record), inline(whole_record)
            found.text = appended(found.text, ("records",), *new)
            found.changed.append(_about(record))
            continue
        for keys, value in _differences(document.data["records"][index], record, ()):
            whole = ("records", index, *keys)
            if _at(document.data, whole) is not None and not _is_update(_path(keys), update):
                found.kept.append(whole)
            elif (text := _with(found.text, whole, value)) is not None:
                found.text = text
                found.changed.append(f"{_about(record)}.{_path(keys)}")
    return found


def _united(old: Any, new: Any) -> Any:
    """Return a list with what a new one adds to it or says anew of the same id; others as new."""
    if not isinstance(old, list) or not isinstance(new, list):
        return new
    by_id = {one["id"]: one for one in new if isinstance(one, dict) and "id" in one}
    kept = [by_id.pop(one.get("id"), one) if isinstance(one, dict) else one for one in old]
    return [*kept, *(one for one in new if one not in kept)]


def _about(record: Mapping[str, Any]) -> str:
    return next((f"{kind}:{record[kind]}" for kind in _ABOUT if kind in record), "")


def _differences(old: Any, new: Mapping[str, Any], keys: Keys) -> Iterator[tuple[Keys, Any]]:
    for key, value in new.items():
        there = old.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            yield from _differences(there, value, (*keys, key))
        elif there is None or canonical(there) != canonical(_united(there, value)):
            yield (*keys, key), value


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else data[int(key)]
        if data is None:
            return None
    return data


def _path(keys: Keys) -> str:
    return ".".join(str(key) for key in keys if isinstance(key, str))


def _is_update(path: str, update: frozenset[str]) -> bool:
    parts = path.split(".")
    return "*" in update or any(".".join(parts[:n]) in update for n in range(1, len(parts) + 1))


def _with(text: str, keys: Keys, value: Any) -> str | None:
    """Return a text with a value below keys, or None where it cannot be written there."""
    nodes = {place.keys: place.node for place in places(text, {})}
    above = nodes.get(keys[:-1])
    if not isinstance(above, yaml.MappingNode) or not above.value:
        return None
    key = str(keys[-1])
    pair = next((pair for pair in above.value if pair[0].value == key), None)
    new = _added(text, above, key, value) if pair is None else _replaced(text, above, pair, value)
    after = read("", new.encode())
    holds = isinstance(after, Document) and canonical(_at(after.data, keys)) == canonical(value)
    return new if holds else None


def _added(text: str, above: yaml.MappingNode, key: str, value: Any) -> str:
    last = above.value[-1]
    if above.flow_style:
        end = last[1].end_mark.index
        return edited(text, [Edit(end, end, f", {key}: {inline(value)}")])
    column = last[0].start_mark.column
    whole = text.split("\n")
    end = _end(whole, last[1], column)
    return "\n".join([*whole[:end], *lines({key: value}, column), *(whole[end:] or [""])])


def _replaced(
    text: str, above: yaml.MappingNode, pair: tuple[yaml.Node, yaml.Node], value: Any
) -> str:
    key, old = pair
    short = inline(value)
    one_line = isinstance(old, yaml.ScalarNode) and old.style not in ("|", ">")
    if above.flow_style or (one_line and not isinstance(value, dict | list) and len(short) < 80):
        return edited(text, [Edit(old.start_mark.index, old.end_mark.index, short)])
    column, start = key.start_mark.column, key.start_mark.line
    whole = text.split("\n")
    new = lines({str(key.value): value}, column)
    new[0] = whole[start][:column] + new[0][column:]
    return "\n".join([*whole[:start], *new, *(whole[_end(whole, old, column) :] or [""])])


def _end(whole: list[str], node: yaml.Node, column: int) -> int:
    """Return the line behind a value, without the comments that speak of what follows."""
    end = node.end_mark.line + (1 if node.end_mark.column else 0)
    while end > node.start_mark.line + 1 and is_aside(whole[end - 1], column):
        end -= 1
    return end

"""What each file of a catalog comes to for itself, and the schemas in what some of them say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from standards_catalog.checks.markdown import check_markdown
from standards_catalog.checks.shape import check_shape
from standards_catalog.checks.tables import read_table
from standards_catalog.checks.vocabulary import check_language, check_vocabulary
from standards_catalog.documents.document import Document, read
from standards_catalog.documents.files import EntryFile, is_language, unreadable_file
from standards_catalog.model.entries import Named, models
from standards_catalog.model.settings import unknown_time_zone
from standards_catalog.problems import Problem
from standards_catalog.schema.languages.shape import LANGUAGE
from standards_catalog.schema.renames import renewed
from standards_catalog.schema.schemas import (
    SETTINGS,
    VOCABULARY,
    Schema,
    Schemas,
    language_schema,
    schemas_of,
)
from standards_catalog.schema.sources import NOTHING, Own
from standards_catalog.text import ENGLISH

Result = Document | list[Problem]


class Read(NamedTuple):
    """A file's bytes, None where they cannot be read, and what they came to."""

    raw: bytes | None
    result: Result


Memory = dict[str, tuple[Schema, bool, Read]]
"""What files came to when they were last read, by path, with what else that hung on."""

_CHECKS: Mapping[str, Callable[[Document], Iterator[Problem]]] = {
    SETTINGS: unknown_time_zone,
    VOCABULARY: check_vocabulary,
    LANGUAGE: check_language,
}


def read_all(
    schemas: Schemas, files: Iterable[EntryFile], memory: Memory, past: bool
) -> Iterator[Read]:
    """Yield what each file comes to, in order.

    The same bytes, read by the same schema, are the same document: so what hangs on it is kept.
    """
    for file in files:
        raw = _bytes(file)
        if isinstance(raw, list):
            yield Read(None, raw)
            continue
        kept, schema = memory.get(file.path), schemas.find(file.kind)
        if kept is None or kept[:2] != (schema, past) or kept[2].raw != raw:
            read = Read(raw, read_entry(schemas, file.kind, file.path, raw, past=past))
            memory[file.path] = kept = schema, past, read
        yield kept[2]


def spoken(files: Iterable[EntryFile], memory: Memory | None = None) -> Schemas | None:
    """Return the schemas in what the organisation says; None if its vocabulary has faults.

    A language whose file has faults is there all the same, without words of its own.
    """
    files, own = [*files], NOTHING
    data = partial(_data, {} if memory is None else memory)
    if said := {one.id: data(language_schema().within, one) for one in files if _speaks(one)}:
        own = Own(languages=json.dumps(said, sort_keys=True))
        settings = [data(schemas_of(own), one) for one in files if one.kind == SETTINGS]
        own = own._replace(first=_first(settings))
    for file in (one for one in files if one.kind == VOCABULARY):
        words = data(schemas_of(own), file)
        return schemas_of(own._replace(vocabulary=json.dumps(words))) if words else None
    return schemas_of(own)


def _speaks(file: EntryFile) -> bool:
    return file.kind == LANGUAGE and is_language(file.id)


def _first(settings: Iterable[Mapping[str, Any]]) -> str:
    return str([*(one for data in settings for one in data.get("languages", ())), ENGLISH][0])


def _data(memory: Memory, schemas: Schemas, file: EntryFile) -> dict[str, Any]:
    """Return what a file holds that has no fault; nothing of another."""
    (read,) = read_all(schemas, [file], memory, past=False)
    return read.result.data if isinstance(read.result, Document) else {}


def _bytes(file: EntryFile) -> bytes | list[Problem]:
    if not file.readable:
        return []
    try:
        return file.file.read_bytes()
    except OSError:  # gone or changed since it was found
        return list(unreadable_file(file.path, file.file))


def read_entry(schemas: Schemas, kind: str, path: str, raw: bytes, *, past: bool = False) -> Result:
    """Return what a file comes to for itself; it is told by its kind, its path and its bytes.

    One of the `past` may have the old names of keys and values; it is given the new ones.
    """
    if kind in schemas.tables:
        return read_table(schemas.tables[kind], path, raw, past=past)
    # What has no page of its own is led to by its lines.
    result = read(path, raw, places=kind in models() and not issubclass(models()[kind], Named))
    if isinstance(result, list):
        return result
    schema = schemas.find(kind)
    problems = check_shape(schema, result)
    if past and problems:
        result = replace(result, data=renewed(schema, result.data))
        problems = check_shape(schema, result)
    problems = problems or list(check_markdown(schema, result))
    if kind == LANGUAGE or (kind in _CHECKS and not problems):  # each word is for itself
        problems += _CHECKS[kind](result)
    return problems or result

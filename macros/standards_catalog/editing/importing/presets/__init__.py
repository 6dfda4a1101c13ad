"""The formats of other programs: what each is known by, how it is read, what its columns mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from msgspec import Struct

from standards_catalog.documents.document import Document, read
from standards_catalog.editing.importing.reading import Reader, Settle, files_below
from standards_catalog.editing.importing.rows import UnreadableError
from standards_catalog.editing.importing.wishes import Wishes, of_file

_HERE = "editing/importing/presets"
_BEGIN = 1 << 16  # bytes in which a format is known


class Preset(Struct, frozen=True):
    """A format: its mapping, the kind of its rows, how it is read if not as any other file.

    `settle` makes rows of ours of what was read of all files.
    """

    name: str
    wishes: Wishes
    kind: str
    marks: tuple[str, ...]
    reader: Reader | None
    settle: Settle | None = None


@cache
def presets() -> tuple[str, ...]:
    """Return the names of the formats that are known."""
    names = (item.name for item in files("standards_catalog").joinpath(_HERE).iterdir())
    return tuple(sorted(one.removesuffix(".yml") for one in names if one.endswith(".yml")))


@cache
def preset_of(name: str) -> Preset:
    """Return a format by its name."""
    raw = files("standards_catalog").joinpath(f"{_HERE}/{name}.yml").read_bytes()
    document = read(f"{name}.yml", raw)
    assert isinstance(document, Document)
    data: dict[str, Any] = dict(document.data)
    marks = tuple(data.pop("marks", ()))
    reads = data.pop("reader", "")
    wishes = replace(of_file(name, {**data, "from": name}), own=frozenset())
    module = import_module(f"{__name__}.{reads}") if reads else None
    reader, settle = (getattr(module, one, None) for one in ("rows_of", "settled"))
    return Preset(name, wishes, wishes.kind, marks, reader, settle)


def found_out(paths: Sequence[Path]) -> Preset | None:
    """Return the format that a file shows itself, all of its marks in its first bytes."""
    path = next((file for one in paths for file in files_below(one)), None)
    if path is None or not path.is_file():
        return None
    try:
        with path.open("rb") as opened:
            begin = opened.read(_BEGIN).decode("utf-8", "replace")
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error}") from error
    known = map(preset_of, presets())
    return next((one for one in known if one.marks and all(m in begin for m in one.marks)), None)

"""Files and folders -> rows, by what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.documents.csv.layout import Columns
from standards_catalog.documents.encodings import decoded
from standards_catalog.editing.importing import pages, records, tables
from standards_catalog.editing.importing.rows import Place, Row, Source, Told, UnreadableError

MAX_BYTES = 16 << 20
_MOST_FILES = 20_000
_RECORDS = (".json", ".json5", ".yaml", ".yml")
_PAGES = (".md", ".markdown", ".mdx", ".adoc", ".erb")
_KINDS = (_PAGES, _RECORDS, (".csv", ".tsv"))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ON = re.compile(
    r"(?<!\d)(?P<day>(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\d-]*\d)"
    rf"|\b(?P<month>{'|'.join(_MONTHS)})[a-z]* (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)

Reader = Callable[[str, str], Source]
Settle = Callable[[Sequence[Row]], tuple[list[Row], list[Told]]]


class Options(Struct, frozen=True):
    """How to read: what knows columns, the path to the records, the encoding, the header's line.

    `reader` is the way of a format that is read unlike others, `settle` what is made of all of it.
    """

    columns: Columns
    at: str = ""
    encoding: str = ""
    header: int = 0
    reader: Reader | None = None
    settle: Settle | None = None


def read(paths: Sequence[Path], options: Options) -> Source:
    """Return the rows of files and of the files in folders; raise UnreadableError.

    Of several files, one that cannot be read does not keep the others out.
    """
    files = list(islice((file for path in paths for file in files_below(path)), _MOST_FILES + 1))
    if len(files) > _MOST_FILES:
        raise UnreadableError(f"there are more than {_MOST_FILES:,} files")
    if not files:
        raise UnreadableError(f"{paths[0].as_posix()} has no file that can be read")
    rows: list[Row] = []
    notes: list[str] = []
    told: list[Told] = []
    for file in files:
        try:
            found = _file(file, options)
        except UnreadableError as error:
            if len(files) == 1:
                raise
            told.append(Told(_start(file), "unreadable", str(error)))
            continue
        rows += _dated(file, found.rows)
        notes += found.notes
        told += found.told
    if len(files) > 1:
        notes = [f"{len(files):,} files, such as {files[0].as_posix()}"]
    if options.settle:
        rows, without = options.settle(rows)
        told += without
    return Source(tuple(rows), tuple(notes), tuple(told))


def text_of(file: Path, said: str = "") -> tuple[str, str]:
    """Return the text of a file and its encoding; raise UnreadableError."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise ValueError(f"it is larger than {MAX_BYTES >> 20} MiB")
        return decoded(raw, said)
    except (OSError, ValueError) as error:
        hint = "; say it with --encoding" if isinstance(error, ValueError) else ""
        raise UnreadableError(f"{file.as_posix()} cannot be read: {error}{hint}") from error


def _file(file: Path, options: Options) -> Source:
    path = file.as_posix()
    text, encoding = text_of(file, options.encoding)
    if options.reader:
        return replace(options.reader(path, text), notes=(f"{path}: {encoding}",))
    if path.endswith(_RECORDS):
        rows, where = records.rows_of(path, text, options.at)
        return Source(tuple(rows), (f"{path}: {encoding}, {where}",))
    if path.endswith(_PAGES):
        return Source((pages.page_of(path, text),), (f"{path}: {encoding}, one page",))
    found = tables.table_of(path, text, options.columns, options.header)
    first, *rest = found.notes
    return replace(found, notes=(f"{path}: {encoding}, {first}", *rest))


def files_below(path: Path) -> Iterator[Path]:
    """Yield a file, or of a folder's files those of the most usual kind, in order."""
    if not path.is_dir():
        yield path
        return
    found = [
        one
        for one in sorted(path.rglob("*"))
        if one.is_file()
        and not one.is_symlink()
        and not any(part.startswith(".") for part in one.relative_to(path).parts)
    ]
    alike = [[one for one in found if one.name.endswith(ends)] for ends in _KINDS]
    yield from max(alike, key=len)


def _dated(file: Path, rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows with the day or month that the file's name, or else its folder's, tells."""
    told = _ON.search(file.stem) or _ON.search(file.parent.name)
    if told is None:
        yield from rows
        return
    month = f"{_MONTHS.index(told['month'][:3].lower()) + 1:02}" if told["month"] else ""
    on = told["day"] or f"{told['year']}-{month}"
    yield from (one if one.on else replace(one, on=on) for one in rows)


def _start(file: Path) -> Place:
    return Place(file.as_posix())

"""Read, check, link: a folder becomes a Catalog and the list of everything wrong with it.

Two barriers: what is wrong inside a file is found before anything is linked; what is wrong
between entries is found among the files that hold, so that one run reports all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo, available_timezones

from macros.catalog.catalog import Catalog, Ref
from macros.catalog.files import EntryFile, find, unreadable_file
from macros.catalog.model import Entry, models
from macros.catalog.problems import Problem, suggest, visible
from macros.catalog.rules import check_links
from macros.catalog.schema import SETTINGS, schemas, settings_schema
from macros.catalog.settings import Settings
from macros.catalog.shape import check_shape
from macros.catalog.source import Document, read

_MANY = 500
_PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalog of the files that hold, every problem, sorted, and how many files were read."""

    catalog: Catalog
    problems: tuple[Problem, ...]
    files: int = 0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that stop nothing."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")


def load(root: Path, shown: str = "", now: datetime | None = None) -> Loaded:
    """Read a catalog folder; `shown` is its name in messages, `now` decides which day it is."""
    return load_files(find(root, shown or root.name) if root.is_dir() else (), now)


def load_files(found: Iterable[EntryFile | Problem], now: datetime | None = None) -> Loaded:
    """Make a catalog of the files that were found, on disk or elsewhere."""
    found = list(found)
    problems = [item for item in found if isinstance(item, Problem)]
    files = [item for item in found if isinstance(item, EntryFile)]
    faulty = {problem.path for problem in problems}
    documents: dict[Ref, Document] = {}
    broken: set[Ref] = set()
    settings = Settings()
    for file, result in zip(files, _read_all(files), strict=True):
        ref = Ref(file.kind, file.id)
        if isinstance(result, list):
            problems += result
            broken.add(ref)
        elif file.path in faulty:
            broken.add(ref)
        elif file.kind == SETTINGS:
            settings = Settings.of(result.data)
        else:
            documents[ref] = result
    today = _today(settings, now)
    catalog = Catalog(settings, _entries(documents), documents, today, frozenset(broken))
    problems += check_links(catalog)
    return Loaded(catalog, tuple(sorted(set(problems))), len(files))


def unknown_time_zone(document: Document) -> Iterator[Problem]:
    """Complain about a time zone that is not on the map.

    Why: it decides which day it is, and with it what is due, stale or in the future.
    Bad: `time_zone: Asia/Tokio`
    Good: `time_zone: Asia/Tokyo`
    """
    name = str(document.data.get("time_zone", "UTC"))
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        at = document.mark(("time_zone",))
        message = f'there is no time zone "{visible(name)}"'
        zones = available_timezones()
        known = () if any(one.startswith(f"{name}/") for one in zones) else zones
        hint = suggest(name, known) or "write an IANA name such as Asia/Tokyo"
        yield Problem(document.path, at.line, at.column, "unknown-time-zone", message, hint)


CHECKS = (unknown_time_zone,)


def _today(settings: Settings, now: datetime | None) -> date:
    zone = ZoneInfo(settings.time_zone)
    return (now or datetime.now(zone)).astimezone(zone).date()


def _entries(documents: dict[Ref, Document]) -> MappingProxyType[str, dict[str, Entry]]:
    classes = models()
    entries: dict[str, dict[str, Entry]] = {kind: {} for kind in classes}
    for ref, document in sorted(documents.items(), key=lambda item: item[0]):
        entries[ref.kind][ref.id] = classes[ref.kind].of(ref.id, document.data)
    return MappingProxyType(entries)


def _read_all(files: Sequence[EntryFile]) -> Iterable[Document | list[Problem]]:
    if len(files) < _MANY:
        return map(_read_one, files)
    with ProcessPoolExecutor(_PROCESSES) as pool:
        return list(pool.map(_read_one, files, chunksize=len(files) // (_PROCESSES * 4)))


def _read_one(file: EntryFile) -> Document | list[Problem]:
    if not file.readable:
        return []
    try:
        raw = file.file.read_bytes()
    except OSError:  # gone or changed since it was found
        return list(unreadable_file(file.path, file.file))
    result = read(file.path, raw)
    if isinstance(result, list):
        return result
    schema = settings_schema() if file.kind == SETTINGS else schemas()[file.kind]
    problems = check_shape(schema, result)
    if file.kind == SETTINGS and not problems:
        problems = list(unknown_time_zone(result))
    return problems or result

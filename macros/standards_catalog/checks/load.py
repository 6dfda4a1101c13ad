"""Read, check, link: a folder becomes a Catalog and the list of everything wrong with it.

Two barriers: what is wrong inside a file is found before anything is linked; what is wrong
between entries is found among the files that hold, so that one run reports all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from standards_catalog.checks.baseline import Debts, put_off, read_debts
from standards_catalog.checks.evidence import Seen, read_evidence
from standards_catalog.checks.reading import Memory, read_all, spoken
from standards_catalog.checks.rules import check_links
from standards_catalog.checks.shape import unknown_value
from standards_catalog.checks.suppressions import (
    Silence,
    Silenced,
    apply_silences,
    find_silences,
    known_codes,
)
from standards_catalog.checks.tables import rows_of
from standards_catalog.documents.csv.table import Sheet
from standards_catalog.documents.document import Document
from standards_catalog.documents.files import BASELINE, EntryFile, find, stray_file
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Entry, models
from standards_catalog.model.evidence import Scans
from standards_catalog.model.once import once
from standards_catalog.model.settings import Settings, in_words
from standards_catalog.problems import Problem, few, in_order
from standards_catalog.schema.languages.shape import LANGUAGE
from standards_catalog.schema.schemas import ALONE, SETTINGS, VOCABULARY, Schemas, package_schemas

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Settle = Callable[[Settings], Settings]
Look = Callable[[Settings], Seen]


class Loaded(Struct, frozen=True):
    """A catalog of the files that hold, every problem, sorted, and what was read.

    `paths` are the names of the entries' files in messages; `silenced` is no problem any more.
    """

    catalog: Catalog
    problems: tuple[Problem, ...]
    paths: tuple[str, ...] = ()
    silenced: tuple[Silenced, ...] = ()

    @property
    def files(self) -> int:
        """How many files were read."""
        return len(self.paths)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that stop nothing."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")


def load(
    root: Path,
    shown: str = "",
    now: datetime | None = None,
    memory: Memory | None = None,
    schemas: Schemas | None = None,
    settle: Settle | None = None,
    debts: Debts | None = None,
) -> Loaded:
    """Read a catalog folder; `shown` is its name in messages, `now` decides which day it is.

    `settle` adds to the settings what is known of the place: the site's address, the folder.

    `debts` are errors that are put off, in the place of those of the folder's own baseline.

    What is read is kept in `memory`, and what did not change since then is taken from there. The
    `schemas` are the package's in the words of the catalog's vocabulary, where none are given.
    """
    shown = shown or root.name
    found = find(root, shown) if root.is_dir() else ()
    look = partial(read_evidence, root, shown)
    debts = debts or read_debts(root / BASELINE, shown, f"{shown}/{BASELINE}")
    return load_files(found, now, memory, schemas, settle, look=look, debts=debts)


def load_files(
    found: Iterable[EntryFile | Problem],
    now: datetime | None = None,
    memory: Memory | None = None,
    schemas: Schemas | None = None,
    settle: Settle | None = None,
    *,
    past: bool = False,
    look: Look | None = None,
    debts: Debts | None = None,
) -> Loaded:
    """Make a catalog of the files that were found, on disk or elsewhere; see `load`.

    Files of the past may have the old names of keys and values. `look` reads the evidence that the
    settings name; without it nobody looked. `debts` are errors that are put off.
    """
    found, memory = list(found), {} if memory is None else memory
    problems = [item for item in found if isinstance(item, Problem)]
    files = [item for item in found if isinstance(item, EntryFile)]
    own = spoken(files, memory)
    schemas = schemas or own or package_schemas()
    faulty = {problem.path for problem in problems}
    parts = {False: _Part(), True: _Part()}
    silences: list[Silence | Problem] = []
    settings = Settings()
    codes = known_codes()
    results = read_all(schemas, files, memory, past)
    for file, (raw, result) in zip(files, results, strict=True):
        part, ref = parts[file.sample], Ref(file.kind, file.id)
        if isinstance(result, Document) and not isinstance(result, Sheet):  # it has no comments
            silences += find_silences(result, codes)
        if isinstance(result, list):
            problems += result if own or file.kind in ALONE else _beside_words(result)
        broken = isinstance(result, list) or file.path in faulty
        if file.kind == LANGUAGE or (file.kind == VOCABULARY and not broken):
            continue  # the schemas have it
        if isinstance(result, list) or broken:
            part.broken[ref] = _words(raw)
        elif file.kind == SETTINGS:
            settings = Settings.of(result.data)
        elif file.kind in schemas.tables:
            part.tables[ref] = result
        else:
            part.documents[ref] = result
    settings = settle(settings) if settle else settings
    settings = in_words(settings, schemas.languages)
    seen = look(settings) if look else Seen()
    problems = [one for one in problems if not _is_of_scan(one, settings)] + [*seen.problems]
    today, sample = _today(settings, now), None
    if parts[True].documents:
        sample, wrong = parts[True].linked(schemas, settings, today)
        problems += wrong
    catalog, wrong = parts[False].linked(schemas, settings, today, sample, seen)
    problems += wrong
    complete = not any(part.broken for part in parts.values())
    heard, silenced = apply_silences(silences, problems, today, complete=complete)
    heard = list(put_off(set(heard), debts or Debts(), complete=complete))
    paths = tuple(file.path for file in files)
    told = in_order(few(in_order(heard)))
    return Loaded(catalog, tuple(told), paths, tuple(sorted(set(silenced))))


class _Part(Struct, frozen=True):
    """What becomes one catalog: the organisation's own, or the sample."""

    documents: dict[Ref, Document] = field(default_factory=dict)
    tables: dict[Ref, Document] = field(default_factory=dict)
    broken: dict[Ref, frozenset[str] | None] = field(default_factory=dict)

    def linked(
        self,
        schemas: Schemas,
        settings: Settings,
        today: date,
        sample: Catalog | None = None,
        seen: Seen | None = None,
    ) -> tuple[Catalog, list[Problem]]:
        """Return the catalog, and every problem between its files."""
        rows, problems = rows_of(schemas, self.tables, settings.time_zone)
        catalog = Catalog(
            settings,
            entries_of(self.documents),
            self.documents,
            today,
            frozenset(self.broken),
            self._hearsay(),
            rows.incidents,
            rows.releases,
            self.tables,
            sample,
            schemas,
            seen.scans if seen else Scans(),
        )
        return catalog, [*problems, *check_links(catalog)]

    def _hearsay(self) -> frozenset[str] | None:
        words = self.broken.values()
        return None if None in words else frozenset().union(*filter(None, words))


def _words(raw: bytes | None) -> frozenset[str] | None:
    """Return whatever in a file might be an id; None where it or its encoding cannot be read."""
    try:
        return None if raw is None else frozenset(_ID.findall(raw.decode("utf-8-sig")))
    except UnicodeDecodeError:
        return None


def _is_of_scan(problem: Problem, settings: Settings) -> bool:
    """Whether a file that is no entry is one of a scan, which stands in a folder of its own."""
    folder = f"/{settings.evidence.folder}/"
    return problem.code == stray_file.code and folder in problem.path


def _today(settings: Settings, now: datetime | None) -> date:
    zone = ZoneInfo(settings.time_zone)
    return (now or datetime.now(zone)).astimezone(zone).date()


def entries_of(documents: Mapping[Ref, Document]) -> MappingProxyType[str, dict[str, Entry]]:
    """Return the entries that documents hold, by kind and id, ordered by id."""
    classes = models()
    entries: dict[str, dict[str, Entry]] = {kind: {} for kind in classes}
    for ref in sorted(documents):
        entries[ref.kind][ref.id] = _entry(documents[ref], classes[ref.kind], ref.id)
    return MappingProxyType(entries)


@once
def _entry(document: Document, cls: type[Entry], entry_id: str) -> Entry:
    return cls.of(entry_id, document.data)


def _beside_words(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out what may be wrong only as the vocabulary could not be read."""
    told = (one for one in problems if one.code != unknown_value.code)
    return [one for one in told if "`extra`" not in one.message]

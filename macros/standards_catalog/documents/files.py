"""The files below `catalog/`: which are entries, and what is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from standards_catalog.documents.disk import walk
from standards_catalog.problems import Problem, suggest, visible
from standards_catalog.rule import Family, rule
from standards_catalog.schema.keywords import fits
from standards_catalog.schema.languages import codes
from standards_catalog.schema.languages.shape import FOLDER, LANGUAGE
from standards_catalog.schema.schemas import ALONE, package_schemas
from standards_catalog.text import kebab

_BACKUP = re.compile(r"(.*~|#.*#|.*\.(bak|orig|rej|old|save))", re.IGNORECASE | re.DOTALL)
_ENTRY = re.compile(r"\.ya?ml\Z", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_TABLE = re.compile(r"\.(ya?ml|csv)\Z", re.IGNORECASE)
BASELINE = "baseline.json"
"""What puts off old errors; it is no entry."""

_IGNORED = re.compile(
    r"baseline\.json|\..*|(.*/)?(\..*|README\.md|Thumbs\.db)|.*/\.[^/]*/.*", re.DOTALL
)


SAMPLE = "sample/"
"""The folder below `catalog/` of what is invented to show what a page looks like."""


class Content(Protocol):
    """What stands in a file, on disk or in a revision."""

    @property
    def leads_out(self) -> bool:
        """Whether this is a symbolic link that leaves the catalog."""

    @property
    def obstacle(self) -> str:
        """Why this cannot be opened as a file; empty where it can."""

    def read_bytes(self) -> bytes:
        """Return the content, a byte more than is allowed at most; raise OSError."""


class EntryFile(Struct, frozen=True):
    """A file that holds an entry or a table: its content, its name in messages, kind and id.

    That of a language has its code for an id.

    One that is not `readable` is an entry all the same: others may name it. One of the `sample` is
    of another catalog, which lives in a folder of this one.
    """

    file: Content
    path: str
    kind: str
    id: str
    readable: bool = True
    sample: bool = False


def find(root: Path, shown: str) -> Iterator[EntryFile | Problem]:
    """Yield what `sift` finds in a folder on disk."""
    return sift(walk(root), shown)


def sift(files: Iterable[tuple[str, Content]], shown: str) -> Iterator[EntryFile | Problem]:
    """Yield every entry's file of a catalog, in order, and a problem for every other file.

    The files come with their paths below the catalog; `shown` is its name in messages. Hidden
    files and folders and README.md are passed over.
    """
    known, folders = package_schemas(), _folders()
    named: set[tuple[bool, str, str]] = set()
    for whole, file in files:
        path = f"{shown}/{visible(whole, limit=1000)}"
        rel = whole.removeprefix(SAMPLE)
        sample = rel != whole
        *parents, name = rel.split("/")
        kind = known.alone.get(whole) or folders.get("/".join(parents), "")
        kind = "" if sample and kind == LANGUAGE else kind
        if _IGNORED.fullmatch(whole):
            continue
        problems = [*editor_backup(path, name), *symlink_outside(path, file)]
        problems = problems or [*unreadable_file(path, file)]
        problems = problems or [*stray_file(path, rel, kind)]
        entry_id, is_entry = (_TABLE if kind in known.tables else _ENTRY).subn("", name)
        if kind and kind not in ALONE and not problems:
            ref, misnamed = (sample, kind, entry_id), _MISNAMED.get(kind, misnamed_entry)
            problems = [*misnamed(path, entry_id), *second_table(path, ref in named)]
            named.add(ref)
            yield EntryFile(file, path, kind, entry_id, sample=sample)
        elif kind and is_entry:
            yield EntryFile(file, path, kind, entry_id, readable=not problems, sample=sample)
        yield from problems


@cache
def _folders() -> Mapping[str, str]:
    """Return what is in each folder."""
    known = package_schemas()
    found = {one.folder: kind for kind, one in {**known.kinds, **known.tables}.items()}
    return {**found, FOLDER: LANGUAGE}


@lru_cache(maxsize=100)  # thousands of files can stand in one folder that holds no entries
def _nearest(folder: str) -> str:
    return suggest(folder, _folders())


def is_language(code: str) -> bool:
    """Whether a name is the code of a language, and no address that the site has anyway."""
    taken = {*package_schemas().shapes["id"]["not"]["enum"]} - {*codes()}
    return bool(_LANGUAGE.fullmatch(code)) and code not in taken


@rule(Family.FILES, severity="warning")
def editor_backup(path: str, name: str) -> Iterator[Problem]:
    """Warn about a backup that an editor or a merge left behind.

    Why: it looks like an entry but is none; it is not read.
    Bad: `tools/argo-cd.yml~`, `tools/argo-cd.yml.orig`
    Good: the backup deleted
    """
    if _BACKUP.fullmatch(name):
        message = "this is an editor's or a merge's backup; it is not read"
        yield editor_backup.problem(path, 1, 1, message, "delete it")


@rule(Family.FILES)
def symlink_outside(path: str, file: Content, folder: str = "catalog") -> Iterator[Problem]:
    """Complain about a symbolic link that leaves the catalog, or the folder of the pages.

    Why: what it points to is not under review, may not exist elsewhere, and may be secret.
    Bad: `tools/argo-cd.yml -> /etc/passwd`
    Good: the file itself
    """
    if file.leads_out:
        message = f"this symbolic link leads out of the {folder}; it is not followed"
        yield symlink_outside.problem(path, 1, 1, message, "put the file itself here")


@rule(Family.FILES)
def unreadable_file(path: str, file: Content) -> Iterator[Problem]:
    """Complain about what cannot be opened as a file.

    Why: its content would be missing without anybody noticing.
    Bad: a dangling symbolic link, a named pipe, a file without read permission
    Good: a regular file that everybody may read
    """
    if reason := file.obstacle:
        message = f"this cannot be read: {reason[0].lower()}{reason[1:]}"
        yield unreadable_file.problem(path, 1, 1, message, "replace it or delete it")


@rule(Family.FILES)
def stray_file(path: str, rel: str, kind: str) -> Iterator[Problem]:
    """Complain about a file that belongs to no kind of entry.

    Why: it would be dropped silently, though somebody meant it.
    Bad: `tool/argo-cd.yml`, `tools/argo-cd.yaml`, `tools/new/argo-cd.yml`, `tools/notes.txt`
    Good: `tools/argo-cd.yml`
    """
    *parents, name = rel.split("/")
    known, folders = package_schemas(), _folders()
    if kind and name.endswith((".yml", ".csv") if kind in known.tables else ".yml"):
        return
    if kind in known.tables:
        message = "tables end in `.csv` or `.yml`"
        better = _TABLE.sub(lambda end: ".csv" if end[1].lower() == "csv" else ".yml", name)
        hint = f'rename it to "{visible(better)}"' if _TABLE.search(name) else "export it as CSV"
    elif kind and _ENTRY.search(name):
        message = "entries end in `.yml`"
        hint = f'rename it to "{visible(_ENTRY.sub(".yml", name))}"'
    elif kind:
        message, hint = "this is not an entry", "entries end in `.yml`; put other files elsewhere"
    elif not parents:
        message, hint = "no entry lives here", suggest(name, known.alone)
    else:
        message = f"no kind of entry lives in `{visible('/'.join(parents))}/`"
        hint = f"move it up to {parents[0]}/" if parents[0] in folders else _nearest(parents[0])
    hint = hint or f"the folders are {', '.join(sorted(folders))}"
    yield stray_file.problem(path, 1, 1, message, hint)


@rule(Family.FILES)
def misnamed_entry(path: str, entry_id: str) -> Iterator[Problem]:
    """Complain about a file name that cannot be an id.

    Why: the file's name is the entry's id, and the id makes its address.
    Bad: `tools/Argo CD.yml`, `tools/index.yml`
    Good: `tools/argo-cd.yml`
    """
    rule = package_schemas().shapes["id"]
    if not fits(rule["pattern"], entry_id):
        better = kebab(entry_id)
        usable = better and better not in rule["not"]["enum"]
        hint = f'rename the file to "{better}.yml"' if usable else "rename the file"
        shown = visible(entry_id)
        message = f"the file name is the id, and `{shown}` {rule['patternErrorMessage']}"
        yield misnamed_entry.problem(path, 1, 1, message, hint)
    elif entry_id in rule["not"]["enum"]:
        message = f"the file name is the id, and `{entry_id}` {rule['not']['errorMessage']}"
        yield misnamed_entry.problem(path, 1, 1, message, "rename the file")
    elif len(entry_id) > rule["maxLength"]:
        message = f"the id is longer than {rule['maxLength']} characters"
        yield misnamed_entry.problem(path, 1, 1, message, "rename the file")


@rule(Family.FILES)
def misnamed_language(path: str, code: str) -> Iterator[Problem]:
    """Complain about the file of a language that is not called as the language is on the web.

    Why: the name is the code that texts and settings name, and the folder of its pages.
    Bad: `languages/german.yml`, `languages/pt_br.yml`
    Good: `languages/de.yml`, `languages/pt-BR.yml`
    """
    if not is_language(code):
        message = f"the file name is the code of a language, and `{visible(code)}` is none"
        hint = "rename the file to a code of BCP 47, such as de.yml or pt-BR.yml"
        yield misnamed_language.problem(path, 1, 1, message, hint)


@rule(Family.FILES)
def second_table(path: str, again: bool) -> Iterator[Problem]:
    """Complain about a product with two tables of the same kind.

    Why: rows in both would count twice, and nobody would know which one to correct.
    Bad: `incidents/booking.csv` beside `incidents/booking.yml`
    Good: one of them
    """
    if again:
        message = "there is a table of this name already, which ends otherwise"
        yield second_table.problem(path, 1, 1, message, "put all rows into one, delete the other")


_MISNAMED = {LANGUAGE: misnamed_language}

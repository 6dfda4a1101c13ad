"""What one run of the check has to say, whatever the format that says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from standards_catalog.checks.registry import rules_of
from standards_catalog.checks.suppressions import Silenced
from standards_catalog.cli.places import below
from standards_catalog.documents.document import MAX_BYTES
from standards_catalog.problems import Problem, shortened
from standards_catalog.rule import Family
from standards_catalog.views.reference import code_address
from standards_catalog.views.shared.pages import FOLDERS, Pages


class Report(Struct, frozen=True):
    """The problems that were asked for, and what was looked at to find them.

    `paths` are the files that the report is about, `files` is how many were read; `base` is the
    folder that machines take paths from, `site` the address of the site, or nothing,
    `pages` where its pages are. `waiting` are the codes that wait for files that could not be read;
    people are told `in_full`, or the first few complaints of each code.
    """

    problems: tuple[Problem, ...]
    silenced: tuple[Silenced, ...]
    paths: tuple[str, ...]
    files: int
    today: date
    base: Path
    site: str
    pages: Pages = FOLDERS
    waiting: tuple[str, ...] = ()
    in_full: bool = True

    @property
    def errors(self) -> int:
        """How many complaints are errors, those that are only counted included."""
        return sum(problem.times for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> int:
        """How many complaints are warnings."""
        return sum(problem.times for problem in self.problems) - self.errors

    @property
    def told(self) -> tuple[Sequence[Problem], list[str]]:
        """Return the problems that people are told, and lines about those that they are not."""
        told, left = (self.problems, []) if self.in_full else shortened(self.problems)
        said = [f"{line}; `catalog check --all` lists them" for line in left]
        if self.waiting:
            codes = ", ".join(self.waiting)
            said.append(f"Not checked before the files above can be read: {codes}")
        return told, said

    @property
    def summary(self) -> str:
        """Return the last line of what people read."""
        counts = [_count(self.errors, "error"), _count(self.warnings, "warning")]
        if self.silenced:
            counts.append(f"{len(self.silenced):,} silenced")
        return f"{_count(self.files, 'file')} checked: {', '.join(counts)}"

    def explained(self, code: str) -> str:
        """Return where the site explains a code, or nothing where it has no address."""
        return code_address(self.site, code, self.pages)

    def place(self, path: str) -> str:
        """Return a path relative to the base, with slashes, where it lies below it."""
        found = below(Path(path), self.base)
        return path if found is None else found.as_posix()


def _codes_about_files() -> frozenset[str]:
    return frozenset(rule.code for rule in rules_of(Family.FILES))


class Lines(Struct):
    """The lines that problems point at; the last file is kept, as problems come sorted."""

    _about_files: frozenset[str] = field(default_factory=_codes_about_files)
    _path: str = ""
    _lines: list[str] = field(default_factory=list)

    def of(self, problem: Problem) -> str | None:
        """Return a problem's line; None for what is no line of a file that can be read."""
        if problem.code in self._about_files:
            return None
        if problem.path != self._path:
            self._path, self._lines = problem.path, _read(Path(problem.path))
        return next(iter(self._lines[problem.line - 1 : problem.line]), None)


def _read(file: Path) -> list[str]:
    if not file.is_file():
        return []
    try:
        with file.open("rb") as opened:
            text = opened.read(MAX_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return re.split(r"\r\n?|\n", text)


def _count(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"

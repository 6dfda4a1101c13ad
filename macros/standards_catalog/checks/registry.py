"""Every check that there is, by what it looks at: the one list of codes.

The page of codes, `catalog explain`, `--only`, `--strict-time` and silences all read it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from standards_catalog.checks import ids, pages, shape
from standards_catalog.checks import suppressions as silence
from standards_catalog.checks import tables as table
from standards_catalog.checks.rules import (
    components,
    coverage,
    dates,
    drafts,
    freshness,
    incidents,
    lifecycle,
    links,
    references,
)
from standards_catalog.documents import document as source
from standards_catalog.documents import files
from standards_catalog.documents.csv import header as columns
from standards_catalog.documents.csv import table as sheet
from standards_catalog.documents.yaml import parser as compose
from standards_catalog.model import settings, times
from standards_catalog.problems import Severity, code_of

Check = Callable[..., Iterator[Any]]


@dataclass(frozen=True, slots=True)
class Family:
    """The checks that look at one thing.

    A silence can set aside a judgement on an entry; what the site needs to be whole is mended.
    """

    title: str
    errors: tuple[Check, ...]
    warnings: tuple[Check, ...] = ()
    silenceable: bool = False

    @property
    def checks(self) -> Iterator[tuple[Check, Severity]]:
        """Yield every check with the severity of its complaints."""
        yield from ((check, "error") for check in self.errors)
        yield from ((check, "warning") for check in self.warnings)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of what the checks complain about."""
        return tuple(code_of(check) for check, _ in self.checks)


# What other commands complain about, not the check of the catalog.
ELSEWHERE = (
    Family("Pages written by hand", pages.CHECKS),
    Family("Lists of ids", ids.CHECKS),
)

# Two barriers: files are read one by one, then what holds is compared.
FAMILIES = (
    Family("Files and folders", files.ERRORS, files.WARNINGS),
    Family("The text of a file", source.CHECKS),
    Family("YAML", compose.CHECKS),
    Family("Keys and values", shape.CHECKS),
    Family(
        "Tables", (*sheet.CHECKS, *columns.CHECKS, *table.CHECKS, *times.CHECKS, *incidents.ERRORS)
    ),
    Family("Settings", settings.CHECKS),
    Family("Names of other entries", references.ERRORS),
    Family("Links in prose", links.ERRORS),
    Family("Days", dates.ERRORS, silenceable=True),
    Family("Stages, successors and versions", lifecycle.ERRORS, silenceable=True),
    Family("Components and products", components.ERRORS),
    Family("What is not there", (), coverage.WARNINGS, silenceable=True),
    Family("What is left to write", (), drafts.WARNINGS),
    Family("Age", (), (*freshness.WARNINGS, *components.WARNINGS), silenceable=True),
    Family("Silences", silence.ERRORS, silence.WARNINGS),
    *ELSEWHERE,
)

CODES = silence.Codes(
    known=tuple(code for family in FAMILIES if family not in ELSEWHERE for code in family.codes),
    silenceable=tuple(code for family in FAMILIES if family.silenceable for code in family.codes),
)

_AGE = (*freshness.WARNINGS, *components.WARNINGS, silence.expired_silence)
OF_TIME = frozenset(code_of(check) for check in _AGE)
"""The codes of complaints that the calendar alone makes."""

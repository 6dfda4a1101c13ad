"""Old debts: errors that stood when a catalog began to be checked, so that only new ones stop it.

`baseline.json` in the catalog's folder counts them by file and code, as ESLint's suppressions do.
As many as it counts are warnings; where a file has more of a code, all of that code are errors.
Only judgements can be put off: what the site needs to be whole is mended.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from standards_catalog.checks.suppressions import known_codes
from standards_catalog.documents.disk import DiskFile
from standards_catalog.documents.files import Content
from standards_catalog.problems import Problem, visible
from standards_catalog.rule import Family, rule

_MOST = 10_000_000
_ANEW = "write it anew: `catalog check --write-baseline`"
_Counts = dict[str, dict[str, Annotated[int, msgspec.Meta(ge=1)]]]


class Debts(Struct, frozen=True):
    """How many complaints of each code are put off, by path in messages; `path` is the file's own.

    `problems` are of the file itself.
    """

    path: str = ""
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@rule(Family.SILENCES)
def wrong_baseline(path: str, message: str) -> Iterator[Problem]:
    """Complain about a baseline that is not as `catalog check --write-baseline` writes it.

    Why: nobody knows which errors it puts off.
    Bad: a file with the marks of a merge in it
    Good: `{"standards/flow.yml": {"stage-gate": 1}}`
    """
    yield wrong_baseline.problem(path, 1, 1, message, _ANEW)


@rule(Family.SILENCES, severity="warning")
def paid_debt(path: str, file: str, code: str, owed: int, left: int) -> Iterator[Problem]:
    """Warn about a baseline that puts off more than there is.

    Why: it would hide the next error of its kind, about which nobody has decided anything.
    Bad: two of a code in a file where one is left
    Good: the file written anew
    """
    message = f"{visible(file)} has {left} `{visible(code)}`, and {owed} are put off"
    yield paid_debt.problem(path, 1, 1, message, _ANEW)


def read_debts(place: Path, shown: str, path: str) -> Debts:
    """Return what a baseline on disk puts off, called `path`; nothing where there is none."""
    there = os.path.lexists(place)
    return debts_of(DiskFile(str(place), place.parent), shown, path) if there else Debts()


def debts_of(file: Content, shown: str, path: str) -> Debts:
    """Return what a baseline puts off; `shown` is the catalog's name in messages."""
    try:
        if reason := "it leads out of the folder" if file.leads_out else file.obstacle:
            return _wrong(path, f"this cannot be read: {reason}")
        raw = file.read_bytes()
        if len(raw) > _MOST:
            return _wrong(path, f"it is over {_MOST:,} bytes")
        files = msgspec.json.decode(raw, type=_Counts)
    except OSError as error:
        return _wrong(path, error.strerror or str(error))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return _wrong(path, visible(str(error), 200))
    counts = {
        (f"{shown}/{name}", code): number
        for name, codes in files.items()
        for code, number in codes.items()
    }
    return Debts(path, counts)


def _wrong(path: str, message: str) -> Debts:
    return Debts(path, problems=tuple(wrong_baseline(path, message)))


def put_off(problems: Iterable[Problem], debts: Debts, *, complete: bool) -> Iterator[Problem]:
    """Yield problems, with errors that a baseline puts off as warnings, and what is wrong with it.

    Where checks were left out (not `complete`), no debt is called paid.
    """
    problems = list(problems)
    waiting = set(_that_can_wait(problems))
    have = Counter((one.path, one.code) for one in waiting)
    for one in problems:
        place = one.path, one.code
        waits = one in waiting and have[place] <= debts.counts.get(place, 0)
        yield replace(one, severity="warning") if waits else one
    yield from debts.problems
    for (file, code), owed in debts.counts.items() if complete else ():
        if have[file, code] < owed:
            yield from paid_debt(debts.path, file, code, owed, have[file, code])


def written(problems: Iterable[Problem], shown: str) -> str:
    """Return the file that puts off all errors that can wait."""
    files: dict[str, dict[str, int]] = {}
    for one in sorted(_that_can_wait(problems)):
        codes = files.setdefault(one.path.removeprefix(f"{shown}/"), {})
        codes[one.code] = codes.get(one.code, 0) + one.times
    return json.dumps(files, indent=2, ensure_ascii=False) + "\n"


def _that_can_wait(problems: Iterable[Problem]) -> Iterator[Problem]:
    codes = frozenset(known_codes().silenceable)
    return (one for one in problems if one.severity == "error" and one.code in codes)

"""The evidence that scans wrote, as files of the catalog's folder or of a branch beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from standards_catalog.documents.files import Content
from standards_catalog.documents.tree import NoSuchRefError, files_below
from standards_catalog.evidence.files import DAYS, ENDING, TAGS, days_of, tags_of
from standards_catalog.evidence.repositories import name_of
from standards_catalog.evidence.store import WrongEvidenceError, decode
from standards_catalog.model.evidence import Evidence, Scans
from standards_catalog.model.settings import Settings
from standards_catalog.problems import Problem, visible
from standards_catalog.rule import Family, rule

_ANEW = "write it anew: `catalog scan --write`"
_FETCH = "fetch it: `git fetch origin` (in CI, check out with full depth)"


_decoded = lru_cache(maxsize=4096)(decode)  # a preview reads all of them again at each save


class Seen(NamedTuple):
    """What scans found, and what is wrong with their files."""

    scans: Scans = Scans()
    problems: tuple[Problem, ...] = ()


@rule(Family.EVIDENCE, severity="warning")
def wrong_evidence(path: str, message: str, hint: str = _ANEW) -> Iterator[Problem]:
    """Warn about a file of a scan that is not as a scan writes it.

    Why: what it said is not known; its repository counts as one that nobody looked at.
    Bad: a file with the marks of a merge in it
    Good: the file that `catalog scan --write` writes anew
    """
    yield wrong_evidence.problem(path, 1, 1, message, hint)


def read_evidence(root: Path, shown: str, settings: Settings, *, at: str = "") -> Seen:
    """Read the evidence that the settings name, from Git or from disk; it never fails.

    What would be on disk is read as it was in a commit, if there is one `at` which to look.
    """
    place = settings.evidence
    where = f"{place.ref}:{shown}" if place.ref else shown
    try:
        return _read(files_below(root, place.folder, place.ref or at), f"{where}/{place.folder}")
    except NoSuchRefError as error:
        message = f'evidence of "{visible(place.ref)}" cannot be read: {error}'
        return Seen(problems=tuple(wrong_evidence(f"{shown}/settings.yml", message, _FETCH)))


def _read(files: Iterable[tuple[str, Content]], where: str) -> Seen:
    evidence: dict[str, Evidence] = {}
    days: Mapping[str, date] = {}
    tags: Mapping[str, Mapping[str, str]] = {}
    problems: list[Problem] = []
    for path, file in files:
        try:
            if file.obstacle or file.leads_out:
                raise WrongEvidenceError(file.obstacle or "it leads out of the folder")
            if path == DAYS:
                days = days_of(file.read_bytes())
            elif path == TAGS:
                tags = tags_of(file.read_bytes())
            elif path.endswith(ENDING):
                found = _decoded(file.read_bytes())
                evidence[name_of(found.repository)] = found
        except (OSError, WrongEvidenceError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            problems += wrong_evidence(f"{where}/{visible(path, limit=1000)}", str(error))
    return Seen(Scans(evidence=evidence, days=days, tags=tags), tuple(problems))

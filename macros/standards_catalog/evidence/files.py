"""The folder of evidence: a file a repository, and one for the days on which they were scanned."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import NamedTuple, TypeVar
from urllib.parse import quote

import msgspec

from standards_catalog.evidence.repositories import name_of
from standards_catalog.evidence.store import WrongEvidenceError, decode

DAYS = "scanned.json"
"""The file of the days: so that the same commit is the same bytes, whenever it is scanned."""

TAGS = "tags.json"
"""The file of the tags of commits that repositories pin without saying which version that is."""

ENDING = ".json"

V = TypeVar("V")


class Gathered(NamedTuple):
    """What scans found: evidence as its files have it and the day of the scan, by repository.

    `tags` has, by owner and repository, the tags of commits that others pin.
    """

    evidence: dict[str, bytes]
    days: dict[str, date]
    tags: Mapping[str, dict[str, str]]


class Plan(NamedTuple):
    """What to write below the folder, and which files to remove, by path."""

    written: Mapping[str, bytes]
    removed: tuple[str, ...]


def file_of(repository: str) -> str:
    """Return the file of a repository by its name; no part of the name leads out of the folder."""
    parts = (quote(part, safe="") for part in repository.split("/") if part)
    return "/".join(part.replace(".", "%2E", part.startswith(".")) for part in parts) + ENDING


def days_of(raw: bytes) -> dict[str, date]:
    """Return when each repository was scanned, by its name; raise msgspec.MsgspecError."""
    return msgspec.json.decode(raw, type=dict[str, date])


def tags_of(raw: bytes) -> dict[str, dict[str, str]]:
    """Return the tags of pinned commits, by owner and repository; raise msgspec.MsgspecError."""
    return msgspec.json.decode(raw, type=dict[str, dict[str, str]])


def gathered(files: Mapping[str, bytes]) -> Gathered:
    """Return what files of a folder say, by path, as far as they are as a scan writes them."""
    days = _sound(days_of, files.get(DAYS, b"{}"))
    found = {name: files.get(file_of(name), b"") for name in days}
    evidence = {name: data for name, data in found.items() if _is_of(data, name)}
    days = {name: day for name, day in days.items() if name in evidence}
    return Gathered(evidence, days, _sound(tags_of, files.get(TAGS, b"{}")))


def merged(*several: Gathered) -> Gathered:
    """Return what several scans found, in whatever order; of what two have read, the newest."""
    newest: dict[str, tuple[date, bytes]] = {}
    tags: dict[str, dict[str, str]] = {}
    for one in several:
        for name, day in one.days.items():
            read = (day, one.evidence[name])
            newest[name] = max(newest.get(name, read), read)
        for producer, some in one.tags.items():
            known = tags.setdefault(producer, {})
            known.update({at: max(tag, known.get(at, "")) for at, tag in some.items()})
    return Gathered(
        {name: evidence for name, (_, evidence) in newest.items()},
        {name: day for name, (day, _) in newest.items()},
        tags,
    )


def plan(new: Gathered, there: Mapping[str, bytes], named: Collection[str]) -> Plan:
    """Return what scans change in the folder of evidence.

    `there` is what the folder has by path, `named` the repositories that a team names. What could
    not be read this time keeps its evidence and its day; files of what nobody names go.
    """
    before = gathered(there)
    fresh = {name for name, day in new.days.items() if day >= before.days.get(name, day)}
    evidence = {name: new.evidence[name] for name in fresh}
    days = before.days | {name: new.days[name] for name in fresh}
    kept = {file_of(name) for name in named} | {DAYS, TAGS}
    removed = (path for path in there if path.endswith(ENDING) and path not in kept)
    written = {file_of(name): data for name, data in evidence.items() if name in named}
    written[DAYS] = _encoded({name: f"{day}" for name, day in days.items() if name in named})
    if tags := {**before.tags, **new.tags}:
        both = {name: {**before.tags.get(name, {}), **some} for name, some in tags.items()}
        written[TAGS] = _encoded({name: _in_order(some) for name, some in both.items()})
    changed = {path: data for path, data in written.items() if there.get(path) != data}
    return Plan(changed, tuple(sorted(removed)))


def _sound(read: Callable[[bytes], dict[str, V]], raw: bytes) -> dict[str, V]:
    try:
        return read(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return {}


def _is_of(data: bytes, name: str) -> bool:
    try:
        return name_of(decode(data).repository) == name
    except WrongEvidenceError:
        return False


def _encoded(plain: Mapping[str, object]) -> bytes:
    return (json.dumps(_in_order(plain), ensure_ascii=False, indent=1) + "\n").encode()


def _in_order(some: Mapping[str, V]) -> dict[str, V]:
    return dict(sorted(some.items()))

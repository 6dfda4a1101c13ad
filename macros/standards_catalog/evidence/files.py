"""The folder of evidence: a file a repository, and one for the days on which they were scanned."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from standards_catalog.model.evidence import Scans

DAYS = "scanned.json"
"""The file of the days: so that the same commit is the same bytes, whenever it is scanned."""

TAGS = "tags.json"
"""The file of the tags of commits that repositories pin without saying which version that is."""

ENDING = ".json"


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


def plan(
    found: Mapping[str, bytes],
    there: Mapping[str, bytes],
    before: Scans,
    tags: Mapping[str, Mapping[str, str]],
    named: Collection[str],
    today: date,
) -> Plan:
    """Return what a scan changes in the folder of evidence.

    `found` is the evidence of each repository that was read, `there` what the folder has by path,
    `before` the same as values, `tags` those of pinned commits that are known now, `named` the
    repositories that a team names. What could not be read this time keeps its evidence and its day.
    """
    kept = {file_of(name) for name in named}
    removed = (path for path in there if path.endswith(ENDING) and path not in kept | {DAYS, TAGS})
    whole = {**before.days, **dict.fromkeys(found, today)}
    written = {file_of(name): evidence for name, evidence in found.items()}
    days = {name: day.isoformat() for name, day in sorted(whole.items()) if name in named}
    written[DAYS] = _encoded(days)
    if merged := {
        **before.tags,
        **{name: {**before.tags.get(name, {}), **some} for name, some in tags.items()},
    }:
        written[TAGS] = _encoded(
            {name: dict(sorted(merged[name].items())) for name in sorted(merged)}
        )
    changed = {path: data for path, data in written.items() if there.get(path) != data}
    return Plan(changed, tuple(sorted(removed)))


def _encoded(plain: object) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()

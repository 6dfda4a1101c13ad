"""Evidence as a file: the same evidence, the same bytes, a line for each fact; and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec

from standards_catalog.model.evidence import Evidence, Fact, Unread

VERSION = 1
"""Goes up when a key is removed or changes its meaning."""

MOST_BYTES = 64 << 20
_ID = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})?")


class WrongEvidenceError(Exception):
    """A file is no evidence; the text says what is wrong with it."""


class _Document(msgspec.Struct):
    version: int
    repository: str
    read: dict[str, int]
    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...]
    extractors: str = ""
    commit: str = ""
    committed_on: datetime | None = None


class _Row(NamedTuple):
    path: str
    line: int
    text: bytes


_DECODER = msgspec.json.Decoder(_Document)
_encoded = msgspec.json.Encoder(order="deterministic").encode


def encode(evidence: Evidence) -> bytes:
    """Return evidence as JSON: sorted, a line for each fact, without what is empty."""
    head = {
        "version": VERSION,
        "repository": evidence.repository,
        **({"extractors": evidence.extractors} if evidence.extractors else {}),
        **({"commit": evidence.commit} if evidence.commit else {}),
        **({"committed_on": _moment(evidence.committed_on)} if evidence.committed_on else {}),
        "read": evidence.read,
    }
    lines = [b' "%s": %s' % (key.encode(), _encoded(value)) for key, value in head.items()]
    lines.append(b' "facts": ' + _rows(map(_row, evidence.facts)))
    lines.append(b' "unread": ' + _rows(map(_row, evidence.unread)))
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def decode(data: bytes) -> Evidence:
    """Return the evidence that a file holds; raise WrongEvidenceError."""
    if len(data) > MOST_BYTES:
        raise WrongEvidenceError(f"it is larger than {MOST_BYTES >> 20} MB")
    try:
        found = _DECODER.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise WrongEvidenceError(str(error)) from error
    if found.version != VERSION:
        raise WrongEvidenceError(f"its version is {found.version}, and {VERSION} is known")
    if not _ID.fullmatch(found.commit):
        raise WrongEvidenceError("its commit is no full id")
    if any(one.line < 1 for one in found.facts) or any(one.line < 0 for one in found.unread):
        raise WrongEvidenceError("a line is below 1")
    return Evidence(
        repository=found.repository,
        extractors=found.extractors,
        commit=found.commit,
        committed_on=found.committed_on,
        facts=found.facts,
        unread=found.unread,
        read=found.read,
    )


def _row(one: Fact | Unread) -> _Row:
    pairs = msgspec.structs.asdict(one).items()
    said: Mapping[str, Any] = {name: value for name, value in pairs if value or name == "path"}
    try:
        return _Row(one.path, one.line, _encoded(said))
    except UnicodeEncodeError:  # an escape in YAML or JSON can stand for half a character
        return _Row(_whole(one.path), one.line, _encoded(_whole(said)))


def _whole(value: Any) -> Any:
    """Return a value whose texts every program can write."""
    if isinstance(value, Mapping):
        return {_whole(key): _whole(one) for key, one in value.items()}
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    return value


def _rows(rows: Iterable[_Row]) -> bytes:
    lines = b",\n".join(b"  " + row.text for row in sorted(set(rows)))
    return b"[\n" + lines + b"\n ]" if lines else b"[]"


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

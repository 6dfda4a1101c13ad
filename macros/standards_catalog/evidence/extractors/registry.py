"""The one door of the extractors: which files are of interest, and the facts of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from standards_catalog.evidence.extractors import (
    dockerfile,
    hcl,
    owners,
    terraform,
    tool_versions,
)
from standards_catalog.evidence.extractors.documents import in_documents
from standards_catalog.evidence.extractors.kinds import aside, kind_of
from standards_catalog.model.evidence import Fact, Unread

__all__ = ["VERSION", "aside", "extract", "kind_of"]

VERSION = "3"
"""Changes when the same bytes give other facts: what was remembered of them is then made anew."""

MOST_BYTES = 1_000_000
MOST_FACTS = 5_000
# The parser of TOML takes the square of the parts of a key.
_MOST_TOML = 64_000
_DOTTED = re.compile(r"^[^\n.]*+(?:\.[^\n.]*+){100}", re.MULTILINE)

Found = Iterator[Fact | Unread]

_LINES: dict[str, Callable[[str, str], Iterator[Fact]]] = {
    "dockerfile": dockerfile.in_dockerfile,
    "tool_version": tool_versions.in_version_file,
    "tool_versions": tool_versions.in_asdf,
    "mise": tool_versions.in_mise,
    "codeowners": owners.in_codeowners,
}
_HCL: dict[str, Callable[[str, Iterable[hcl.Block]], Iterator[Fact]]] = {
    "terraform": terraform.in_blocks,
    "terraform_lock": terraform.in_lock,
    "terragrunt": terraform.in_terragrunt,
}


def extract(path: str, data: bytes) -> tuple[tuple[Fact, ...], tuple[Unread, ...]]:
    """Return what a file shows and what of it could not be read; it never raises.

    Facts come in the order of their lines; where a file is broken, what could be read is kept.
    Reasons are `too_large`, `not_text`, `syntax`, `template`, `too_deep`, `alias_bomb`, `no_parser`
    and `jsonnet`.
    """
    kind = kind_of(path)
    if kind is None:
        return (), ()
    facts: dict[tuple[str, ...], Fact] = {}
    unread: list[Unread] = []
    for one in _found(path, kind, data):
        if isinstance(one, Unread):
            unread.append(one)
        else:
            facts.setdefault((one.what, one.name, str(one.line), one.ref), one)
        if len(facts) > MOST_FACTS:
            unread.append(Unread(path=path, reason="too_large", line=one.line))
            break
    kept = [*facts.values()][:MOST_FACTS]
    return tuple(sorted(kept, key=lambda one: one.line)), tuple(unread)


def _found(path: str, kind: str, data: bytes) -> Found:
    if kind == "jsonnet":
        yield Unread(path=path, reason="jsonnet")
    elif len(data) > MOST_BYTES:
        yield Unread(path=path, reason="too_large")
    elif (text := _text(data)) is None:
        yield Unread(path=path, reason="not_text")
    elif kind in _LINES:
        yield from _in_text(path, kind, text)
    elif kind in _HCL:
        yield from _in_hcl(path, kind, text)
    else:
        yield from in_documents(path, kind, text)


def _text(data: bytes) -> str | None:
    """Return UTF-8 text whose lines end as editors see it, or None where it is something else."""
    if b"\0" in data:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", " ")


def _in_text(path: str, kind: str, text: str) -> Found:
    if kind == "mise" and (len(text) > _MOST_TOML or _DOTTED.search(text)):
        yield Unread(path=path, reason="too_large")
        return
    try:
        yield from _LINES[kind](path, text)
    except (ValueError, RecursionError):  # a number can be too long for Python
        yield Unread(path=path, reason="syntax", line=1)


def _in_hcl(path: str, kind: str, text: str) -> Found:
    if not hcl.can_read():
        yield Unread(path=path, reason="no_parser")
        return
    if hcl.is_deep(text):
        yield Unread(path=path, reason="too_deep")
        return
    blocks, fault = hcl.blocks(text.encode())
    yield from _HCL[kind](path, blocks)
    if fault:
        yield Unread(path=path, reason="syntax", line=fault)

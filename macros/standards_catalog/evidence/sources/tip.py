"""Which commit a clone is at, from its files: what needs no Git when nothing has changed."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from standards_catalog.evidence.sources.clone import FETCHED
from standards_catalog.evidence.sources.git import common_of, home_of, small

_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_REF = re.compile(r"refs/(?!.*\.\.)[^\0\n]+")
_HOPS = 5
_PACKED = 8 << 20


def tip(place: Path) -> str:
    """Return the commit that a clone's default branch is at, or nothing where only Git can tell.

    It is the one that `clone` opens: what this does not understand is left to Git.
    """
    home = home_of(place)
    common = common_of(home)
    return _resolved(common, FETCHED) or ("" if _has(common, FETCHED) else _at(home, common))


def _at(home: Path, common: Path) -> str:
    with suppress(OSError):
        return _followed(common, small(home / "HEAD"))
    return ""


def _resolved(common: Path, ref: str, hops: int = _HOPS) -> str:
    if not hops or not _REF.fullmatch(ref):
        return ""
    try:
        return _followed(common, small(common / ref), hops)
    except OSError:
        return _packed(common, ref)


def _followed(common: Path, said: bytes, hops: int = _HOPS) -> str:
    text = said.decode("utf-8", "replace").strip()
    if text.startswith("ref:"):
        return _resolved(common, text.removeprefix("ref:").strip(), hops - 1)
    return text if _ID.fullmatch(text) else ""


def _has(common: Path, ref: str) -> bool:
    return (common / ref).exists() or bool(_packed(common, ref))


def _packed(common: Path, ref: str) -> str:
    """Return what the file of packed refs says of one; it comes before a line of its own."""
    file = common / "packed-refs"
    with suppress(OSError):
        if file.is_file() and not file.is_symlink() and file.stat().st_size < _PACKED:
            found = re.search(
                rb"^([0-9a-f]+) %s$" % re.escape(ref.encode()), file.read_bytes(), re.MULTILINE
            )
            return found[1].decode() if found else ""
    return ""

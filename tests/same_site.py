"""Compares the sites that two programs built: `python -m tests.same_site one other`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

# What may differ: each program signs its pages.
_GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def differences(one: Path, other: Path) -> list[str]:
    """Return each file that is in one site only, or not the same in both."""
    ours, theirs = _read(one), _read(other)
    shared = sorted(ours.keys() & theirs.keys())
    return [
        *(f"{path}: only in {one}" for path in sorted(ours.keys() - theirs.keys())),
        *(f"{path}: only in {other}" for path in sorted(theirs.keys() - ours.keys())),
        *(f"{path}: differs" for path in shared if ours[path] != theirs[path]),
    ]


def _read(site: Path) -> dict[str, bytes]:
    files = {path for path in site.rglob("*") if path.is_file()}
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
    return {
        path: _GENERATOR.sub(b"", text) if path.endswith(".html") else text
        for path, text in found.items()
    }


if __name__ == "__main__":
    sites = [Path(argument) for argument in sys.argv[1:]]
    found = differences(*sites)
    print("\n".join(found) or f"{len(_read(sites[0]))} files are the same in both")
    sys.exit(1 if found or not _read(sites[0]) else 0)

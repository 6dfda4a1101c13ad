"""Which repositories teams name, and where their clones lie below a folder."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from standards_catalog.evidence.repositories import bare
from standards_catalog.evidence.sources.source import SourceError
from standards_catalog.model.catalog import Catalog

_SECRET = re.compile(r"://[^/\s]*@")
_ENDINGS = ("", ".git", ".tar", ".tar.gz", ".tgz", ".zip")


def without_secret(text: str) -> str:
    """Return a text with addresses that hold no name or password."""
    return _SECRET.sub("://", text)


def repositories(catalog: Catalog) -> tuple[str, ...]:
    """Return the addresses of the repositories that teams name, each once, in order."""
    found = {bare(one.url): one.url for team in catalog.teams for one in team.repositories[::-1]}
    return tuple(sorted(found.values()))


def places(folder: Path, urls: Sequence[str]) -> Mapping[str, Path | SourceError]:
    """Return where each repository lies below a folder, or why it is not known.

    It is called as in its address, with its host, without it, or by the last part of its path,
    unless another repository is called so too.
    """
    last = Counter(_steps(url)[-1:] for url in urls)
    return {url: _place(folder, _steps(url), last) for url in urls}


def _place(
    folder: Path, steps: tuple[str, ...], last: Mapping[tuple[str, ...], int]
) -> Path | SourceError:
    for names in (steps, steps[1:], steps[-1:]):
        for place in _candidates(folder, names):
            if names == steps[-1:] and last[names] > 1:
                return SourceError("ambiguous", f'other repositories are called "{names[0]}" too')
            return place
    return SourceError("not_found", f'it is not below "{folder}"')


def _candidates(folder: Path, names: tuple[str, ...]) -> Iterator[Path]:
    if names and not {"..", "."} & {*names}:
        whole = folder.joinpath(*names)
        beside = (whole.with_name(f"{whole.name}{ending}") for ending in _ENDINGS)
        yield from (place for place in beside if place.exists())


def _steps(url: str) -> tuple[str, ...]:
    """Return the host of an address and the steps of its path."""
    address = urlsplit(bare(url))
    parts = (address.hostname or "", *address.path.split("/"))
    return tuple(part.replace(os.sep, "_") for part in parts if part)

"""What a place on disk is: a clone, a folder without history, or an archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from standards_catalog.evidence.sources.archive import Archive, is_archive
from standards_catalog.evidence.sources.clone import clone
from standards_catalog.evidence.sources.folder import Folder
from standards_catalog.evidence.sources.git import is_repository
from standards_catalog.evidence.sources.source import Source, SourceError


@contextmanager
def opened(place: Path, ref: str = "") -> Iterator[Source]:
    """Open what is at a place, a clone at a ref; raise SourceError."""
    if place.is_dir() and is_repository(place):
        with clone(place, ref) as source:
            yield source
    elif ref:
        raise SourceError("no_ref", "it is no clone, and so it has no refs")
    elif place.is_dir():
        yield Folder(place)
    elif place.is_file() and is_archive(place):
        yield Archive(place)
    elif place.exists():
        raise SourceError("no_source", "it is no folder, no clone and no tar or zip archive")
    else:
        raise SourceError("not_found", "it is not there")

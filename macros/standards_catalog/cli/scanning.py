"""What `catalog scan` writes below the catalog: evidence, days, and tags of pinned commits."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click

from standards_catalog.checks.load import Loaded
from standards_catalog.documents.disk import replace, walk
from standards_catalog.evidence.files import plan
from standards_catalog.evidence.pinned import pinned
from standards_catalog.evidence.repositories import name_of, owned
from standards_catalog.evidence.sources.repositories import places
from standards_catalog.evidence.sources.source import SourceError
from standards_catalog.evidence.sources.tags import tags_of
from standards_catalog.evidence.store import decode
from standards_catalog.problems import visible


def write(loaded: Loaded, root: Path, found: Mapping[str, bytes], clones: Path | None) -> None:
    """Write the evidence of repositories by their addresses; tags are looked up in `clones`."""
    catalog = loaded.catalog
    named = frozenset(owned(catalog))
    folder = root / catalog.settings.evidence.folder
    there = {path: file.read_bytes() for path, file in walk(folder)} if folder.is_dir() else {}
    by_name = {name_of(url): evidence for url, evidence in found.items()}
    tags = _tags(by_name, clones) if clones else {}
    new = {name: evidence for name, evidence in by_name.items() if name in named}
    change = plan(new, there, catalog.scans, tags, named, catalog.today)
    for path, data in change.written.items():
        replace(folder / path, data.decode())
    for path in change.removed:
        (folder / path).unlink()
        click.echo(f"removed {folder / visible(path)}: no team names this repository", err=True)
    for name in sorted(by_name.keys() - named):
        click.echo(f"not written: no team names {visible(name)}", err=True)
    click.echo(f"{len(change.written)} files written to {folder}", err=True)


def _tags(found: Mapping[str, bytes], clones: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the tags of bare commits, as far as the clone of who makes them is there."""
    hosts = sorted({name.partition("/")[0] for name in found})
    tags = {}
    for producer, commits in pinned(map(decode, found.values())).items():
        for place in places(clones, [f"https://{host}/{producer}" for host in hosts]).values():
            if isinstance(place, Path):
                with suppress(SourceError):
                    tags[producer] = tags_of(place, commits)
    return {producer: some for producer, some in tags.items() if some}

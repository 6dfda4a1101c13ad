"""What `catalog scan` writes and merges: evidence, days, and tags of pinned commits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import click

from standards_catalog.documents.disk import replace, walk
from standards_catalog.evidence.files import Gathered, gathered, merged, plan
from standards_catalog.evidence.pinned import pinned
from standards_catalog.evidence.repositories import name_of, owned
from standards_catalog.evidence.sources.remote import remote_tags
from standards_catalog.evidence.sources.repositories import places
from standards_catalog.evidence.sources.source import SourceError
from standards_catalog.evidence.sources.tags import tags_of
from standards_catalog.evidence.store import decode
from standards_catalog.model.catalog import Catalog
from standards_catalog.problems import visible

Tags = Mapping[str, dict[str, str]]

_AT_A_TIME = 8  # servers are asked by so many at most
_MOST = 2000  # producers that servers are asked for in one scan
_PRODUCER = re.compile(r"[\w-][\w.-]*/[\w-][\w.-]*", re.ASCII)


def shard_of(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[int, int] | None:
    """Return which of how many parts is meant, from 1; raise BadParameter."""
    if value is None:
        return None
    said = re.fullmatch(r"(\d{1,4})/(\d{1,4})", value, re.ASCII)
    number, of = (int(said[1]), int(said[2])) if said else (0, 0)
    if not 1 <= number <= of:
        raise click.BadParameter("say a part and how many there are, such as 2/5")
    return number, of


def part(urls: Sequence[str], shard: tuple[int, int] | None) -> tuple[str, ...]:
    """Return the repositories of a shard; a repository moves only when their number changes."""
    number, of = shard or (1, 1)
    return tuple(url for url in urls if _digest(url) % of == number - 1)


def target(catalog: Catalog, root: Path, into: Path | None) -> Path:
    """Return the folder that evidence is written to; raise UsageError where that is not on disk."""
    place = catalog.settings.evidence
    if place.ref and not into:
        where = f"its folder {visible(f'{root.name}/{place.folder}')} with --into"
        message = f'evidence is read from the Git ref "{visible(place.ref)}"'
        raise click.UsageError(f"{message}; check it out beside this and name {where}")
    return into or root / place.folder


def found(catalog: Catalog, read: Mapping[str, bytes], clones: Path | None, ask: bool) -> Gathered:
    """Return what was read by addresses; tags are those of clones, or what servers say."""
    by_name = {name_of(url): evidence for url, evidence in read.items()}
    tags = _tags(by_name, clones) if clones else _asked(by_name, catalog.scans.tags) if ask else {}
    return Gathered(by_name, dict.fromkeys(by_name, catalog.today), tags)


def arrived(catalog: Catalog, folders: Sequence[str]) -> Gathered:
    """Return what other scans wrote to folders; say how many repositories none of them read."""
    several = [_files(Path(folder)) for folder in folders]
    whole = merged(*map(gathered, several))
    if missing := len(owned(catalog).keys() - whole.days.keys()):
        click.echo(f"{missing:,} repositories are in no folder; they keep what is known", err=True)
    return whole


def write(catalog: Catalog, folder: Path, new: Gathered) -> None:
    """Write evidence to a folder, and remove that of repositories that no team names."""
    named = frozenset(owned(catalog))
    change = plan(new, _files(folder), named)
    for path, data in change.written.items():
        replace(folder / path, data.decode())
    for path in change.removed:
        (folder / path).unlink()
        click.echo(f"removed {folder / visible(path)}: no team names this repository", err=True)
    for name in sorted(new.evidence.keys() - named):
        click.echo(f"not written: no team names {visible(name)}", err=True)
    click.echo(f"{len(change.written)} files written to {folder}", err=True)


def _files(folder: Path) -> dict[str, bytes]:
    items = walk(folder) if folder.is_dir() else ()
    sound = ((path, file) for path, file in items if not (file.obstacle or file.leads_out))
    return {path: file.read_bytes() for path, file in sound}


def _digest(url: str) -> int:
    return int.from_bytes(blake2b(name_of(url).encode(), digest_size=8).digest(), "big")


def _tags(read: Mapping[str, bytes], clones: Path) -> Tags:
    """Return the tags of bare commits, as far as the clone of who makes them is there."""
    tags = {}
    for producer, addresses, commits in _bare(read, {}):
        for place in places(clones, addresses).values():
            if isinstance(place, Path):
                with suppress(SourceError):
                    tags[producer] = tags_of(place, commits)
    return {producer: some for producer, some in tags.items() if some}


def _asked(read: Mapping[str, bytes], known: Mapping[str, Mapping[str, str]]) -> Tags:
    """Return the tags of bare commits that no earlier scan knows, as servers say them."""
    every = [(producer, url, at) for producer, urls, at in _bare(read, known) for url in urls]
    if len(every) > _MOST:
        click.echo(f"tags of {len(every) - _MOST:,} repositories are not looked up", err=True)
    with ThreadPoolExecutor(_AT_A_TIME) as threads:
        said = threads.map(lambda one: (one[0], _told(one[1], one[2])), every[:_MOST])
        return {producer: some for producer, some in said if some}


def _told(url: str, commits: frozenset[str]) -> dict[str, str]:
    try:
        return remote_tags(url, commits)
    except SourceError:
        return {}


def _bare(
    read: Mapping[str, bytes], known: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, list[str], frozenset[str]]]:
    """Yield who makes what is pinned, its addresses on the hosts of what was read, the commits."""
    hosts = sorted({name.partition("/")[0] for name in read} - {""})
    for producer, commits in pinned(map(decode, read.values())).items():
        unknown = commits - known.get(producer, {}).keys()
        if unknown and _PRODUCER.fullmatch(producer):
            yield producer, [f"https://{host}/{producer}" for host in hosts], unknown

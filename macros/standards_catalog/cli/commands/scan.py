"""`catalog scan`: what teams' repositories show, read and never run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache as cache_of
from pathlib import Path
from tempfile import gettempdir

import click
from msgspec.structs import replace

from standards_catalog.cli.opening import catalog_folder, opened
from standards_catalog.cli.outcomes import count, print_json, print_text, summary
from standards_catalog.cli.proposing import propose
from standards_catalog.cli.scanning import arrived, found, part, shard_of, target, write
from standards_catalog.evidence.cache import Cache, Kept
from standards_catalog.evidence.repositories import name_of
from standards_catalog.evidence.run import Outcome, Runner, Task
from standards_catalog.evidence.scan import extractors, lasting
from standards_catalog.evidence.sources.repositories import places, repositories, without_secret
from standards_catalog.evidence.sources.source import SourceError
from standards_catalog.model.catalog import Catalog
from standards_catalog.problems import visible

_EXAMPLES = """\b
Examples:
  catalog scan ../booking
  catalog scan booking-1.2.0.tar.gz --format json
  catalog scan --from ~/src
  catalog scan --fetch
  catalog scan --fetch --write --propose
  catalog scan --fetch --shard 2/5 --into parts/2
  catalog scan --merge parts/* --write
  catalog scan --fetch https://github.com/example/booking --ref v1.2.0
"""


@click.command(epilog=_EXAMPLES)
@click.argument("asked", metavar="[REPOSITORY]...", nargs=-1)
@click.option(
    "--from",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that holds clones of the teams' repositories.",
)
@click.option("--fetch", is_flag=True, help="Fetch the repositories with Git.")
@click.option("--ref", metavar="REF", default="", help="A branch, tag or commit to read.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that keeps what was read; it may be deleted at any time.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    help="How many processes read; by default, as many as there are processors.",
)
@click.option(
    "--shard",
    callback=shard_of,
    metavar="N/M",
    help="Of the teams' repositories, only the Nth of M parts.",
)
@click.option("--list", "listing", is_flag=True, help="Print the addresses, and read nothing.")
@click.option("--write", "keep", is_flag=True, help="Write the evidence below the catalog.")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the evidence to this folder instead.",
)
@click.option("--merge", "merging", is_flag=True, help="Take evidence that other scans wrote.")
@click.option(
    "--propose", "proposing", is_flag=True, help="Write what was found as records of the teams."
)
@catalog_folder
def scan(
    asked: tuple[str, ...],
    folder: Path | None,
    fetch: bool,
    ref: str,
    style: str,
    cache: Path | None,
    jobs: int | None,
    shard: tuple[int, int] | None,
    listing: bool,
    keep: bool,
    into: Path | None,
    merging: bool,
    proposing: bool,
    root: Path,
) -> None:
    """Show what repositories use, by file and line. Nothing of them is executed.

    REPOSITORY is a folder, an ordinary or bare clone, a tar or zip archive, or with --fetch an
    address. Without one, these are the repositories that the catalog's teams name, below --from or
    fetched with --fetch. A clone is read at the default branch of its remote, else at its own. Of
    those that are fetched, only what is at another commit than the evidence is.

    With --write, what the repositories of teams show stands below the catalog afterwards, where the
    check and the site read it. --propose writes new records into the files of teams, for a pull
    request; what people wrote there is never changed.

    Many repositories are read in parts: each with --shard --into a folder of its own, which --merge
    then takes as its arguments. Of a part that is missing, the earlier evidence stays.

    Exit codes: 0 all were read; 1 some could not be, or a file took no record; 2 wrong usage.
    """
    _check(asked, folder, fetch, shard, merging, keep or bool(into))
    catalog = cache_of(lambda: opened(root).catalog)
    if listing:
        click.echo("".join(f"{url}\n" for url in part(repositories(catalog()), shard)), nl=False)
        return
    place = target(catalog(), root, into) if keep or into else None
    outcomes: list[Outcome] = []
    if merging and place:
        write(catalog(), place, arrived(catalog(), asked))
    elif asked or folder or fetch or not proposing:
        kept = Cache(cache or _cache_folder(), extractors())
        tasks, outcomes = _tasks(asked, folder, fetch, ref, kept, catalog, shard)
        _read(tasks, outcomes, kept, ref, jobs)
        if style == "json":
            print_json(outcomes, catalog() if root.is_dir() else None)
        else:
            print_text(outcomes, in_full=bool(asked))
        click.echo(summary(outcomes), err=style == "json")
        if place:
            read = {one.repository: one.evidence for one in outcomes if not one.reason}
            write(catalog(), place, found(catalog(), read, folder, fetch))
    failed = any(one.reason for one in outcomes)
    if proposing:
        said = propose(opened(root), root)
        click.echo(count(said.records, "record proposed", "records proposed"), err=True)
        failed |= said.refused > 0
    sys.exit(1 if failed else 0)


def _check(
    asked: Sequence[str],
    folder: Path | None,
    fetch: bool,
    shard: tuple[int, int] | None,
    merging: bool,
    writing: bool,
) -> None:
    """Raise UsageError where options exclude or need each other."""
    if folder and fetch:
        raise click.UsageError("--from and --fetch are two ways to the same repositories: take one")
    if merging and (folder or fetch or shard):
        raise click.UsageError("--merge reads folders of evidence alone: leave the other options")
    if merging and not writing:
        raise click.UsageError("say where to merge: --write, or --into FOLDER")
    if shard and asked:
        raise click.UsageError("--shard is a part of the teams' repositories: name none")


def _read(
    tasks: Sequence[Task], outcomes: list[Outcome], kept: Cache, ref: str, jobs: int | None
) -> None:
    processes = min(jobs or os.cpu_count() or 1, len(tasks) or 1)
    with _progress(len(tasks)) as step:
        for one in Runner(kept, ref, processes).run(tasks):
            outcomes.append(one)
            step()
    outcomes.sort(key=lambda one: one.repository)


def _tasks(
    asked: Sequence[str],
    folder: Path | None,
    fetch: bool,
    ref: str,
    cache: Cache,
    catalog: Callable[[], Catalog],
    shard: tuple[int, int] | None,
) -> tuple[list[Task], list[Outcome]]:
    """Return what is to be read, and what is known already not to be there."""
    if not (asked or folder or fetch):
        hint = "name a folder, a clone or an archive, or say --from FOLDER or --fetch"
        raise click.UsageError(f"there is nothing to read; {hint}")
    if asked and not folder:
        return [_task(name, fetch, ref, cache) for name in dict.fromkeys(asked)], []
    urls = asked or part(repositories(catalog()), shard)
    if folder is None:
        return [_fetched(url, ref, cache, _known(catalog(), url, cache)) for url in urls], []
    tasks, lost = [], []
    for url, place in places(folder, urls).items():
        if isinstance(place, SourceError):
            before = cache.load(url, ref).evidence
            lost.append(Outcome(url, before, reason=place.reason, message=str(place)))
        else:
            tasks.append(Task(url, url, place))
    return tasks, lost


def _task(name: str, fetch: bool, ref: str, cache: Cache) -> Task:
    if fetch and "://" in name:
        return _fetched(name, ref, cache)
    if not Path(name).exists():
        hint = "say --fetch to fetch it" if "://" in name else "name what is on disk"
        raise click.UsageError(f'there is no "{visible(name)}" here; {hint}')
    return Task(name, f"{name}\0{Path(name).absolute()}", Path(name))


def _fetched(url: str, ref: str, cache: Cache, before: Kept | None = None) -> Task:
    name = without_secret(url)
    return Task(name, name, cache.clone(name, ref), url, before or Kept())


def _known(catalog: Catalog, url: str, cache: Cache) -> Kept:
    """Return what the catalog's evidence says of a repository, under its present address."""
    evidence = catalog.scans.evidence.get(name_of(url))
    return lasting(replace(evidence, repository=without_secret(url)), cache) if evidence else Kept()


def _cache_folder() -> Path:
    named = Path(os.environ.get("XDG_CACHE_HOME") or "")
    return (named if named.is_absolute() else _home()) / "standards-catalog" / "scan"


def _home() -> Path:
    try:
        return Path.home() / ".cache"
    except RuntimeError:  # whoever runs this has none, as in some containers
        return Path(gettempdir())


@contextmanager
def _progress(length: int) -> Iterator[Callable[[], None]]:
    """Give what tells, on a terminal, that one more is done."""
    if not (length > 1 and sys.stderr and sys.stderr.isatty()):
        yield lambda: None
        return
    with click.progressbar(length=length, label="Reading", file=sys.stderr, show_pos=True) as bar:
        yield lambda: bar.update(1)

"""`catalog scan`: what teams' repositories show, read and never run."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

import click
import msgspec

from standards_catalog.cli.opening import catalog_folder, opened
from standards_catalog.cli.proposing import propose
from standards_catalog.cli.scanning import write
from standards_catalog.evidence.cache import Cache
from standards_catalog.evidence.run import Outcome, Runner, Task
from standards_catalog.evidence.scan import extractors
from standards_catalog.evidence.sources.repositories import places, repositories, without_secret
from standards_catalog.evidence.sources.source import SourceError
from standards_catalog.evidence.store import decode
from standards_catalog.model.evidence import Evidence, Fact, Unread
from standards_catalog.problems import visible
from standards_catalog.schema.schemas import package_schemas

VERSION = 1  # of the JSON; it changes when a key goes away or means something else
_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")  # of a commit
_LONGEST = 200  # characters of a name on a line

_EXAMPLES = """\b
Examples:
  catalog scan ../booking
  catalog scan booking-1.2.0.tar.gz --format json
  catalog scan --from ~/src
  catalog scan --fetch
  catalog scan --fetch --write --propose
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
@click.option("--write", "keep", is_flag=True, help="Write the evidence below the catalog.")
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
    keep: bool,
    proposing: bool,
    root: Path,
) -> None:
    """Show what repositories use, by file and line. Nothing of them is executed.

    REPOSITORY is a folder, an ordinary or bare clone, a tar or zip archive, or with --fetch an
    address. Without one, these are the repositories that the catalog's teams name, below --from or
    fetched with --fetch. A clone is read at the default branch of its remote, else at its own.

    With --write, what the repositories of teams show stands below the catalog afterwards, where the
    check and the site read it. --propose writes new records into the files of teams, for a pull
    request; what people wrote there is never changed.

    Exit codes: 0 all were read; 1 some could not be; 2 wrong usage.
    """
    if folder and fetch:
        raise click.UsageError("--from and --fetch are two ways to the same repositories: take one")
    kept = Cache(cache or _cache_folder(), extractors())
    tasks, outcomes = _tasks(asked, folder, fetch, ref, kept, root)
    processes = min(jobs or os.cpu_count() or 1, len(tasks) or 1)
    with _progress(len(tasks)) as step:
        for one in Runner(kept, ref, processes).run(tasks):
            outcomes.append(one)
            step()
    outcomes.sort(key=lambda one: one.repository)
    if style == "json":
        _print_json(outcomes)
    else:
        _print_text(outcomes, in_full=bool(asked))
    click.echo(_summary(outcomes), err=style == "json")
    if keep:
        read = {one.repository: one.evidence for one in outcomes if one.evidence and not one.reason}
        write(opened(root), root, read, folder)
    if proposing:
        count = propose(opened(root), root)
        click.echo(_count(count, "record proposed", "records proposed"), err=True)
    sys.exit(1 if any(one.reason for one in outcomes) else 0)


def _tasks(
    asked: Sequence[str], folder: Path | None, fetch: bool, ref: str, cache: Cache, root: Path
) -> tuple[list[Task], list[Outcome]]:
    """Return what is to be read, and what is known already not to be there."""
    if not (asked or folder or fetch):
        hint = "name a folder, a clone or an archive, or say --from FOLDER or --fetch"
        raise click.UsageError(f"there is nothing to read; {hint}")
    if asked and not folder:
        return [_task(name, fetch, ref, cache) for name in dict.fromkeys(asked)], []
    urls = asked or repositories(opened(root).catalog)
    if folder is None:
        return [_fetched(url, ref, cache) for url in urls], []
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


def _fetched(url: str, ref: str, cache: Cache) -> Task:
    name = without_secret(url)
    return Task(name, name, cache.clone(name, ref), url)


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


def _print_json(outcomes: Sequence[Outcome]) -> None:
    """Print a document piece by piece: evidence is JSON already, and there can be much of it."""
    click.echo(f'{{\n"version": {VERSION},\n"repositories": [', nl=False)
    before = "\n"
    for one in outcomes:
        if one.evidence:
            click.echo(before.encode() + one.evidence.rstrip(), nl=False)
            before = ",\n"
    failed = [_failure(one) for one in outcomes if one.reason]
    click.echo(f'\n],\n"failed": {msgspec.json.encode(failed).decode()}\n}}')


def _failure(one: Outcome) -> dict[str, object]:
    return {
        "repository": one.repository,
        "reason": one.reason,
        "message": one.message,
        "kept": bool(one.evidence),
    }


def _print_text(outcomes: Sequence[Outcome], in_full: bool) -> None:
    for one in outcomes:
        evidence = decode(one.evidence) if one.evidence else None
        for line in _lines(one, evidence, in_full):
            click.echo(line)


def _lines(one: Outcome, evidence: Evidence | None, in_full: bool) -> Iterator[str]:
    state = f": {_counts([evidence])}" if evidence else ""
    yield click.style(visible(one.repository, _LONGEST), bold=True) + _at(evidence) + state
    if one.reason:
        kept = "; this is what was known before" if evidence else ""
        why = f"{_word('failure', one.reason)}: {visible(one.message, _LONGEST)}{kept}"
        yield click.style(f"  {why}", fg="red")
    if evidence and in_full:
        yield from _columns(map(_fact, evidence.facts))
        yield from _columns(map(_unread, evidence.unread))


def _at(evidence: Evidence | None) -> str:
    if not (evidence and evidence.commit):
        return ""
    day = f" of {evidence.committed_on.date()}" if evidence.committed_on else ""
    return f" at {evidence.commit[:12]}{day}"


def _fact(fact: Fact) -> tuple[str, ...]:
    says_less = not fact.ref or (fact.version and _ID.fullmatch(fact.ref))
    at = fact.version if says_less else fact.ref
    return f"{visible(fact.path, _LONGEST)}:{fact.line}", fact.what, fact.name, at


def _unread(one: Unread) -> tuple[str, ...]:
    line = f":{one.line}" if one.line else ""
    path = visible(one.path, _LONGEST) or "the repository"
    return f"{path}{line}", "unread", _word("reason", one.reason)


def _columns(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    cells = [tuple(visible(cell, _LONGEST) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        pairs = zip(row, widths, strict=True)
        yield f"  {'  '.join(f'{cell:<{width}}' for cell, width in pairs)}".rstrip()


def _word(shape: str, value: str) -> str:
    choices = package_schemas().raw["evidence"]["$defs"][shape]["oneOf"]
    titles = {choice["const"]: str(choice["title"]).lower() for choice in choices}
    return titles.get(value, value)


def _summary(outcomes: Sequence[Outcome]) -> str:
    read = [decode(one.evidence) for one in outcomes if one.evidence and not one.reason]
    failed = sum(bool(one.reason) for one in outcomes)
    parts = [f"{_count(len(read), 'repository', 'repositories')} read: {_counts(read)}"]
    if cached := sum(one.cached for one in outcomes):
        parts.append(f"{cached:,} unchanged")
    if failed:
        parts.append(f"{failed:,} could not be read")
    return "; ".join(parts)


def _counts(read: Sequence[Evidence]) -> str:
    facts = sum(len(one.facts) for one in read)
    files = sum(sum(one.read.values()) for one in read)
    unread = sum(len(one.unread) for one in read)
    left = f", {unread:,} unread" if unread else ""
    return f"{_count(facts, 'fact', 'facts')} in {_count(files, 'file', 'files')}{left}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"

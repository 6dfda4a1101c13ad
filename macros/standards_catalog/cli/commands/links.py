"""`catalog links`: where the catalog leads out to the web, and what became of it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from standards_catalog.checks.health import Kept, WrongReportError, merge, read_kept, write_kept
from standards_catalog.checks.hosts import private_host
from standards_catalog.checks.urls import Use, new_uses, normal, uses
from standards_catalog.cli.opening import catalog_folder, opened
from standards_catalog.documents import disk
from standards_catalog.history.revision import RevisionError, files_in, load_revision
from standards_catalog.model.catalog import Catalog

_docs_folder = click.option(
    "--docs",
    default="docs",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder that holds the pages written by hand.",
)
_kept_file = click.option(
    "--data",
    "file",
    default="links.json",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file that keeps how each address has answered.",
)

_RUN = """\b
Examples:
  catalog links list --format markdown > urls.md
  lychee --format json --verbose --output report.json urls.md
  catalog links record report.json
  catalog links report
"""
_LIST = """\b
Examples:
  catalog links list
  catalog links list --new-since origin/main --format markdown
"""
_RECORD = """\b
Examples:
  catalog links record report.json
  catalog links record report.json --data kept/links.json
"""
_REPORT = """\b
Examples:
  catalog links report
  catalog links report --failures 1 > issue.md
"""


@click.group(epilog=_RUN)
def links() -> None:
    """List the links to the web, record how they answer, and report whose are broken.

    Nothing here uses the network; lychee does, between `list` and `record`.
    """


@links.command("list", epilog=_LIST)
@catalog_folder
@_docs_folder
@click.option(
    "--new-since",
    metavar="REF",
    default="",
    help="Only addresses that were nowhere in this Git revision.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "markdown"]),
    default="json",
    show_default=True,
    help="One JSON object per place, or one address per line in a form that lychee reads exactly.",
)
def list_command(root: Path, docs: Path, new_since: str, form: str) -> None:
    """Print every web address in the entries and pages, with its place and owner.

    Markdown leaves out hosts of a private network that `private_domains` of the settings does not
    name: nothing is asked there on a stranger's word.

    Exit codes: 0 printed, 2 wrong usage.
    """
    catalog = opened(root).catalog
    found = _uses(catalog, docs)
    if new_since:
        found = new_uses(found, _uses_in(root, docs, new_since))
    if form == "markdown":
        allowed = catalog.settings.private_domains
        open_to_all = (use for use in found if not private_host(use.url, allowed))
        for url in dict.fromkeys(normal(use.url) for use in open_to_all):
            # An address between angles alone would lose a full stop at its end.
            click.echo(f"- [](<{url.replace('&', '&amp;')}>)")
        return
    for use in found:
        click.echo(json.dumps(_row(use), ensure_ascii=False))


@links.command(epilog=_RECORD)
@click.argument("report", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@catalog_folder
@_kept_file
def record(report: Path, root: Path, file: Path) -> None:
    """Merge what lychee found (REPORT: its JSON, written with --verbose) into the kept file.

    An address that answers has its day in `last_ok`. One that fails counts how many times running,
    from which day on; the same report twice on one day counts once. The file is made where there
    is none. Addresses that lychee did not meet are dropped, as nothing leads there any more.

    Exit codes: 0 recorded, 2 wrong usage, a file that is none of these among it.
    """
    catalog = opened(root).catalog
    try:
        kept = merge(_kept(file), report.read_text("utf-8"), catalog.today)
    except (WrongReportError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{report}: {error}") from error
    disk.replace(file, write_kept(kept))
    failing = sum(health.failures > 0 for health in kept.values())
    click.echo(f"{len(kept):,} addresses, {failing:,} of them do not work")


@links.command("report", epilog=_REPORT)
@catalog_folder
@_docs_folder
@_kept_file
@click.option(
    "--failures",
    default=2,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many times running an address must have failed.",
)
def report_command(root: Path, docs: Path, file: Path, failures: int) -> None:
    """Print the text of an issue about broken links, by owner; nothing if all of them work.

    Exit codes: 0 printed, 2 wrong usage.
    """
    from standards_catalog.render.issue import issue
    from standards_catalog.views.broken import broken

    catalog = opened(root).catalog
    owners = broken(catalog, _uses(catalog, docs), _kept(file), failures)
    if owners:
        click.echo(issue(owners, failures), nl=False)


def _uses(catalog: Catalog, docs: Path) -> list[Use]:
    pages = disk.walk(docs) if docs.is_dir() else ()
    return uses(catalog, pages, docs.as_posix())


def _uses_in(root: Path, docs: Path, revision: str) -> list[Use]:
    try:
        catalog = load_revision(root, revision).catalog
        pages = files_in(docs, revision) if docs.is_dir() else ()
        return uses(catalog, pages, docs.as_posix())
    except RevisionError as error:
        raise click.UsageError(str(error)) from error


def _kept(file: Path) -> Kept:
    if not file.exists():
        return {}
    try:
        return read_kept(file.read_text("utf-8"))
    except (WrongReportError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{file}: {error}") from error


def _row(use: Use) -> dict[str, object]:
    return {
        "url": use.url,
        "path": use.path,
        "line": use.line,
        "column": use.column,
        "entry": f"{use.entry.kind}:{use.entry.id}" if use.entry else None,
        "owner": f"{use.owner.kind}:{use.owner.id}" if use.owner else None,
    }

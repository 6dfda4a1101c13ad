"""`catalog check`: every complaint about every file, in one run."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click
from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.checks.baseline import Debts, read_debts, written
from standards_catalog.checks.load import Loaded
from standards_catalog.checks.registry import codes_of_time, rules_of_check
from standards_catalog.checks.rules import waiting
from standards_catalog.cli.code import Code
from standards_catalog.cli.formats import FORMATS
from standards_catalog.cli.opening import catalog_folder, opened, pages, shown, today
from standards_catalog.cli.places import named
from standards_catalog.cli.report import Report
from standards_catalog.cli.untold import lines
from standards_catalog.documents.disk import replace as replace_file
from standards_catalog.documents.files import BASELINE
from standards_catalog.history.place import top
from standards_catalog.history.revision import RevisionError
from standards_catalog.history.since import Change, change_since
from standards_catalog.model.catalog import Catalog
from standards_catalog.problems import Problem
from standards_catalog.publish.claims.taken import with_pages
from standards_catalog.publish.claims.written import Written, beside
from standards_catalog.views.untold import untold

_EXAMPLES = """\b
Examples:
  catalog check
  catalog check catalog/tools/argo-cd.yml catalog/adoption
  catalog check --only zone-gap --only unreferenced-entry
  catalog check --since origin/main --format github
  catalog check --languages
  catalog check --format sarif > catalog.sarif
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@catalog_folder
@click.option(
    "--format",
    "style",
    default="text",
    show_default=True,
    type=click.Choice(list(FORMATS)),
    help="For people, for annotations on GitHub, for programs, for code scanning, for CI.",
)
@click.option(
    "--only",
    "only",
    metavar="CODE",
    multiple=True,
    type=Code(tuple(rule.code for rule in rules_of_check())),
    help="Only complaints with this code; can be repeated.",
)
@click.option(
    "--since",
    metavar="REF",
    help="Only complaints in files changed since the branch left REF, and new ones elsewhere.",
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The file that puts off old errors; by default {BASELINE} in the catalog's folder.",
)
@click.option("--write-baseline", is_flag=True, help="Put off every error that can wait.")
@click.option(
    "--all", "in_full", is_flag=True, help="Every complaint of a code, not only the first few."
)
@click.option(
    "--languages", is_flag=True, help="Instead of complaints: what each language leaves out."
)
@click.option(
    "--strict-time",
    is_flag=True,
    help="Treat what the calendar alone did, such as an overdue review, as an error.",
)
def check(
    paths: tuple[Path, ...],
    root: Path,
    style: str,
    only: tuple[str, ...],
    since: str | None,
    baseline: Path | None,
    write_baseline: bool,
    in_full: bool,
    languages: bool,
    strict_time: bool,
) -> None:
    """Check the catalog and print what is wrong, with the place and a way out.

    With PATHS, only complaints about those files and folders are printed; the whole catalog is
    read anyway, as entries name each other. PATHS, --only and --since narrow each other. People are
    told the first few complaints of each code, and how many more there are; with --only or --all,
    every one. Formats for programs have all of them.

    Errors that `baseline.json` counts are warnings, so that a catalog can begin with old debts;
    --write-baseline makes it count every error that can wait.

    What a language leaves out is no complaint: it is said in the site's first language, or in
    English. --languages lists it.

    Exit codes: 0 no errors (there may be warnings), 1 errors, 2 wrong usage.
    """
    place = baseline or root / BASELINE
    if write_baseline:
        replace_file(place, written(opened(root, debts=Debts()).errors, shown(root)))
    loaded = opened(root, debts=read_debts(place, shown(root), place.as_posix()))
    if languages:
        _tell_languages(loaded.catalog, beside(root, shown(root)), in_full=in_full)
    loaded = with_pages(loaded, beside(root, shown(root)))
    change = _change(root, since) if since else None
    asked = _Asked(shown(root), named(paths, root), only, change)
    report = replace(_report(loaded, asked, strict_time, root), in_full=in_full or bool(only))
    for line in FORMATS[style](report):
        click.echo(line)
    sys.exit(1 if report.errors else 0)


def _tell_languages(catalog: Catalog, written: Written, *, in_full: bool) -> NoReturn:
    """Print what languages leave out, and exit."""
    paths = [path for path, _ in written.files()]
    for found in untold(catalog):
        home = f"{found.language}/"
        own = frozenset(path.removeprefix(home) for path in paths if path.startswith(home))
        for line in lines(found, own, in_full=in_full):
            click.echo(line)
    sys.exit(0)


class _Asked(Struct, frozen=True):
    """What the options ask for; each of them narrows the others."""

    catalog: str
    paths: tuple[Path, ...]
    codes: tuple[str, ...]
    change: Change | None

    def covers(self, path: str) -> bool:
        """Whether a file is looked at for its own sake."""
        return self._below(path) and (self.change is None or path in self.change.paths)

    def wants(self, problem: Problem) -> bool:
        """Whether a problem is to be told."""
        named = not self.codes or problem.code in self.codes
        caused = self.change is None or self.change.answers_for(problem)
        return named and caused and self._below(problem.path)

    def _below(self, path: str) -> bool:
        if not self.paths or Path() in self.paths:
            return True
        file = Path(path)
        inside = file.is_relative_to(self.catalog)  # else it is a page, of which no path speaks
        return inside and any(map(file.relative_to(self.catalog).is_relative_to, self.paths))


def _report(loaded: Loaded, asked: _Asked, strict_time: bool, root: Path) -> Report:
    problems = tuple(filter(asked.wants, loaded.problems))
    return Report(
        problems=tuple(map(_strict, problems)) if strict_time else problems,
        silenced=tuple(one for one in loaded.silenced if asked.wants(one.problem)),
        paths=tuple(filter(asked.covers, loaded.paths)),
        files=loaded.files,
        today=loaded.catalog.today,
        base=Path(os.environ.get("GITHUB_WORKSPACE") or top(Path.cwd())),
        site=loaded.catalog.settings.site,
        pages=pages(root),
        waiting=_waiting(loaded, asked),
    )


def _waiting(loaded: Loaded, asked: _Asked) -> tuple[str, ...]:
    codes = sorted(rule.code for rule in waiting(loaded.catalog))
    return tuple(code for code in codes if not asked.codes or code in asked.codes)


def _change(root: Path, since: str) -> Change:
    try:
        return change_since(root, since, shown(root), today())
    except RevisionError as error:
        raise click.UsageError(str(error)) from error


def _strict(problem: Problem) -> Problem:
    return replace(problem, severity="error") if problem.code in codes_of_time() else problem

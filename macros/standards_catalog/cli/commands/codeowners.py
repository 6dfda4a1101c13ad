"""`catalog codeowners`: who reviews what on the forge, from the owners in the catalog."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import click

from standards_catalog.cli.opening import catalog_folder, opened
from standards_catalog.cli.places import below
from standards_catalog.documents.disk import replace
from standards_catalog.documents.invisible import unhidden
from standards_catalog.history.place import folder_in_repository, top
from standards_catalog.model.catalog import Catalog
from standards_catalog.views.shared.codeowners import MARK
from standards_catalog.views.shared.codeowners import codeowners as content

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


_EXAMPLES = """\b
Examples:
  catalog codeowners
  catalog codeowners --check
  catalog codeowners --file .gitlab/CODEOWNERS
"""


_TARGET = ".github/CODEOWNERS"


@click.command(epilog=_EXAMPLES)
@click.option("--check", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--file",
    "target",
    default=_TARGET,
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file that the forge reads.",
)
@catalog_folder
def codeowners(check: bool, target: Path, root: Path) -> None:
    """Write CODEOWNERS, so that the forge asks the owner of an entry to review its changes.

    An entry is its owner's, a team's file and its adoption are the team's; whom to ask is the
    `handle` of the team or group, or of the teams in a group without one. The rest goes to
    `forge.maintainers` in the settings. Run it in the folder that holds the catalog. Where
    that is below the top folder of the repository, the file is still in that one.

    Exit codes: 0 current or written, 1 outdated (with --check) or errors in the catalog, 2 wrong
    usage.
    """
    folder = below(root, Path())
    if not folder or not folder.parts:
        raise click.UsageError(f'"{root}" is not below the folder in which this runs')
    loaded = opened(folder)
    if loaded.errors:
        message = "the catalog has errors, so who owns what is not certain; see `catalog check`"
        raise click.ClickException(message)
    wanted = _content(loaded.catalog, folder)
    if target == Path(_TARGET):
        target = _usual()
    there = target.read_text("utf-8", errors="replace") if target.exists() else None
    if there == wanted:
        click.echo(f"{target} is current")
    elif check:
        _show(target, there or "", wanted)
        sys.exit(1)
    else:
        _write(target, there, wanted)


def refreshed(root: Path) -> Iterator[Path]:
    """Write CODEOWNERS where it was written before and is not current, and yield it."""
    folder, target = below(root, Path()), _usual()
    there = target.read_text("utf-8", errors="replace") if target.exists() else ""
    if not there.startswith(MARK) or not folder or not folder.parts:
        return
    wanted = _content(opened(folder).catalog, folder)
    if there != wanted:
        replace(target, wanted)
        yield target


def _usual() -> Path:
    """Return where forges look for the file: below the top folder of the repository."""
    return Path(os.path.relpath(top(Path.cwd()) / _TARGET))


def _content(catalog: Catalog, folder: Path) -> str:
    return content(catalog, folder.as_posix(), folder_in_repository(Path.cwd()))


def _write(target: Path, there: str | None, wanted: str) -> None:
    if there and not there.startswith(MARK):
        message = f"{target} was written by hand and would be lost"
        raise click.UsageError(f"{message}; move it away, or name another one with --file")
    replace(target, wanted)
    click.echo(f"{target} written")


def _show(target: Path, there: str, wanted: str) -> None:
    name = target.as_posix()
    for line in unified_diff(there.splitlines(), wanted.splitlines(), name, name, lineterm=""):
        click.secho(unhidden(line), fg=_COLOURS.get(line[:1]))
    click.echo(f"{name} is not current: run `catalog codeowners` and commit it", err=True)

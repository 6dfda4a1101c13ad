"""`catalog ids`: the lists from which editors complete the ids of other entries."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from standards_catalog.checks.ids import FOLDER, outdated_ids, written
from standards_catalog.checks.ids import ids as ids_of
from standards_catalog.cli.opening import catalog_folder, require

# Beside the catalog, where the first line of each entry looks for it.
_SCHEMA = "macros/standards_catalog/schema"


_EXAMPLES = """\b
Examples:
  catalog ids
  catalog ids --check
"""


@click.command(epilog=_EXAMPLES)
@click.option("--check", is_flag=True, help="Write nothing; say what is outdated.")
@catalog_folder
def ids(check: bool, root: Path) -> None:
    """Write the ids of all entries where editors look them up.

    Run it after adding, renaming or deleting an entry. The lists are in
    macros/standards_catalog/schema/ids/, one file a kind and one id a line.

    Exit codes: 0 current or written, 1 outdated (with --check), 2 wrong usage.
    """
    require(root)
    if not (root.parent / _SCHEMA).is_dir():
        message = f'there is no folder "{root.parent / _SCHEMA}", where the schemas are expected'
        raise click.UsageError(message)
    if check:
        sys.exit(_check(_wanted(root)))
    for file in refreshed(root):
        click.echo(f"written: {file}")


def refreshed(root: Path) -> Iterator[Path]:
    """Write the lists that are not current and yield them; none where there are no schemas."""
    for file, text in _wanted(root).items() if (root.parent / _SCHEMA).is_dir() else ():
        if _read(file) != text:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            yield file


def _wanted(root: Path) -> Mapping[Path, str]:
    folder = root.parent / _SCHEMA / FOLDER
    return {folder / f"{kind}.yml": text for kind, text in written(ids_of(root)).items()}


def _check(files: Mapping[Path, str]) -> int:
    problems = [
        problem
        for file, wanted in files.items()
        for problem in outdated_ids(file.as_posix(), _read(file), wanted)
    ]
    for problem in problems:
        click.echo(str(problem))
    return 1 if problems else 0


def _read(file: Path) -> str:
    return file.read_text("utf-8", errors="replace") if file.is_file() else ""

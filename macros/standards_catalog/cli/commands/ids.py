"""`catalog ids`: what editors complete from, beside the catalog."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from standards_catalog.checks.ids import (
    FOLDER,
    editor_files,
    outdated_ids,
    outdated_schema,
    own_words,
)
from standards_catalog.cli.opening import catalog_folder, require
from standards_catalog.documents.disk import replace
from standards_catalog.problems import Problem

_EXAMPLES = """\b
Examples:
  catalog ids
  catalog ids --check
"""


@click.command(epilog=_EXAMPLES)
@click.option("--check", is_flag=True, help="Write nothing; say what is outdated.")
@catalog_folder
def ids(check: bool, root: Path) -> None:
    """Write the schemas and the ids of all entries where editors look them up.

    Run it after adding, renaming or deleting an entry, and after an update of this program. The
    files are in .schema/ in the catalog's folder: the schemas, and in ids/ one file a kind with one
    id a line. Commit them.

    Exit codes: 0 current or written, 1 outdated (with --check) or a vocabulary with faults, 2 wrong
    usage.
    """
    require(root)
    if own_words(root) is None:
        raise click.ClickException("the vocabulary has faults, which `catalog check` names")
    if check:
        problems = list(_outdated(root))
        for problem in problems:
            click.echo(str(problem))
        sys.exit(1 if problems else 0)
    for file in _written(root):
        click.echo(file)


def refreshed(root: Path) -> Iterator[Path]:
    """Write what is not current and yield it; nothing where editors are not served."""
    is_served = (root / FOLDER).is_dir() and own_words(root) is not None
    for file, text in _wanted(root).items() if is_served else ():
        if text and _read(file) != text:
            replace(file, text)
            yield file


def _written(root: Path) -> Iterator[str]:
    (root / FOLDER).mkdir(exist_ok=True)
    for file, text in _wanted(root).items():
        if not text:
            file.unlink()
            yield f"deleted: {file}"
    yield from (f"written: {file}" for file in refreshed(root))


def _wanted(root: Path) -> Mapping[Path, str]:
    """Return the text of each file; it is empty for one that is there and not wanted."""
    folder = root / FOLDER
    there = [*folder.glob("*.json"), *folder.glob("ids/*.yml")]
    wanted = {folder / name: text for name, text in editor_files(root).items()}
    return dict.fromkeys(sorted(there), "") | wanted


def _outdated(root: Path) -> Iterator[Problem]:
    for file, wanted in _wanted(root).items():
        check = outdated_ids if wanted and file.suffix == ".yml" else outdated_schema
        yield from check(file.as_posix(), _read(file), wanted)


def _read(file: Path) -> str:
    return file.read_text("utf-8", errors="replace") if file.is_file() else ""

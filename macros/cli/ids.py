"""`catalog ids`: the lists from which editors complete the ids of other entries."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from macros.catalog.ids import FOLDER, ids, outdated_ids, written

_SCHEMA = "macros/schema"  # beside the catalog, where the first line of each entry looks for it


@click.command("ids")
@click.option(
    "--catalog",
    "root",
    default="catalog",
    show_default=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that holds the entries.",
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; say what is outdated.")
def list_ids(root: Path, only_check: bool) -> None:
    """Write the ids of all entries where editors look them up.

    Run it after adding, renaming or deleting an entry. The lists are in macros/schema/ids/, one
    file a kind and one id a line.

    Exit codes: 0 current or written, 1 outdated (with --check), 2 wrong usage.

    Examples: `catalog ids` and `catalog ids --check`
    """
    schema = root.parent / _SCHEMA
    if not schema.is_dir():
        message = f'there is no folder "{schema}"; the schemas of the entries are expected there'
        raise click.UsageError(message)
    files = {schema / FOLDER / f"{kind}.yml": text for kind, text in written(ids(root)).items()}
    if only_check:
        sys.exit(_check(files))
    for file, text in files.items():
        if _read(file) != text:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            click.echo(f"written: {file}")


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

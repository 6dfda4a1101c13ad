"""How a command comes to the catalog: the option that names its folder, and the day it is read."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import click

from macros.catalog.load import Loaded, load
from macros.catalog.today import moment

catalog_folder = click.option(
    "--catalog",
    "root",
    default="catalog",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder that holds the entries.",
)


def opened(root: Path) -> Loaded:
    """Load a catalog as of today, or of SOURCE_DATE_EPOCH; a UsageError where there is none."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a name in Japanese must not stop a Latin log
        sys.stdout.reconfigure(errors="backslashreplace")
    if not root.is_dir():
        message = f'there is no folder "{root}" here'
        hint = "run this in the folder that holds it, or name it with --catalog"
        raise click.UsageError(f"{message}; {hint}")
    try:
        now = moment(os.environ)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return load(root, shown=root.as_posix().rstrip("/"), now=now)

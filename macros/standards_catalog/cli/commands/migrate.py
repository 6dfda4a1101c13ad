"""`catalog migrate`: files that use names of an older schema, brought up to date."""

from __future__ import annotations

from pathlib import Path

import click

from standards_catalog.cli.commands.fix import run
from standards_catalog.cli.opening import catalog_folder
from standards_catalog.editing.fixer import RENAMES

_EXAMPLES = """\b
Examples:
  catalog migrate --check
  catalog migrate
"""


@click.command(epilog=_EXAMPLES)
@click.option("--check", is_flag=True, help="Change nothing; show what would be changed.")
@catalog_folder
def migrate(check: bool, root: Path) -> None:
    """Bring all files up to date with the schema: old names of keys and values to new ones.

    Names tell which version a file is written for; nothing else has to say so. The renames stand in
    the schemas as `x-renamed`. This is the part of `catalog fix` that belongs into the commit that
    changes the schema; comments, order and everything else stay as they are.

    Exit codes: 0 done, 1 something would change (with --check), 2 wrong usage.
    """
    run(root, (), check=check, rules=RENAMES)

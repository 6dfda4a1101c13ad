"""The `catalog` command: the only rooms that print."""

from __future__ import annotations

import click

from macros.cli.build import build
from macros.cli.check import check
from macros.cli.links import links


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="standards-catalog")
def main() -> None:
    """Check and build a catalog of technical standards."""


main.add_command(check)
main.add_command(build)
main.add_command(links)

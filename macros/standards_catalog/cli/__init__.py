"""The `catalog` command: the only rooms that print.

A command is a module here that is named in `COMMANDS`, and its function of the same name (with a
low line behind it where Python has a use for the name); it is
imported when it is called, so that no command waits for what another one needs. A completing
shell asks in each keystroke.
"""

from __future__ import annotations

import io
import os
import sys
from errno import EPIPE
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from standards_catalog.documents.disk import refused
from standards_catalog.model.garbage import collect_seldom

COMMANDS = (
    *(
        "build",
        "check",
        "codeowners",
        "confirm",
        "diff",
        "explain",
        "export",
        "fix",
        "ids",
        "import",
        "init",
    ),
    *("links", "migrate", "new", "scan", "status"),
)


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a command by its name."""
        if name not in COMMANDS:
            return None
        own = f"{name}_" if iskeyword(name) else name
        found = getattr(import_module(f"standards_catalog.cli.commands.{own}"), own)
        assert isinstance(found, click.Command)
        return found

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run a command; what a disk refuses, its output among it, is told in a sentence."""
        collect_seldom()
        try:
            try:
                return super().main(*arguments, **options)
            finally:
                _flush()
        except OSError as error:
            if error.errno != EPIPE:  # whoever read the output has enough
                click.echo(f"Error: {refused(error)}", err=True)
            sys.exit(1)


def _flush() -> None:
    try:
        if sys.stdout:  # closed, there is none
            sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)  # else Python tries again at its end, and tells
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        raise


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="standards-catalog")
def main() -> None:
    """Check and build a catalog of technical standards."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a name in Japanese must not stop a Latin log
        sys.stdout.reconfigure(errors="backslashreplace")

"""The `catalog` command: the only rooms that print.

A command is a module here that is named in `COMMANDS`, and its function of the same name (with a
low line behind it where Python has a use for the name); it is
imported when it is called, so that no command waits for what another one needs. A completing
shell asks in each keystroke.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from keyword import iskeyword

import click

COMMANDS = (
    *("build", "check", "codeowners", "diff", "explain", "export", "fix", "ids", "import"),
    *("links", "migrate", "new", "status"),
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


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="standards-catalog")
def main() -> None:
    """Check and build a catalog of technical standards."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a name in Japanese must not stop a Latin log
        sys.stdout.reconfigure(errors="backslashreplace")

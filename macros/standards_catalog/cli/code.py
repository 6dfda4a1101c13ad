"""A code on the command line: checked, with a did-you-mean, and completed in the shell."""

from __future__ import annotations

from collections.abc import Collection

import click
from click.shell_completion import CompletionItem

from standards_catalog.problems import suggest
from standards_catalog.text import ENGLISH
from standards_catalog.views.reference import codes


class Code(click.ParamType):  # type: ignore[type-arg]  # click 8.1 knows no argument
    """One of some codes."""

    name = "code"

    def __init__(self, known: Collection[str]) -> None:
        self.known = known

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a code as it is, or end with wrong usage."""
        if value not in self.known:
            hint = suggest(value, self.known) or "`catalog explain` lists them"
            self.fail(f'no complaint has the code "{value}"; {hint}', param, ctx)
        return value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the codes that begin so, each with what it is about."""
        return [
            CompletionItem(view.code, help=view.summary[ENGLISH])
            for view in codes()
            if view.code in self.known and view.code.startswith(incomplete)
        ]

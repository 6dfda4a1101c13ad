"""`catalog explain`: what a code of a complaint means, as on the site."""

from __future__ import annotations

from collections.abc import Iterator

import click

from standards_catalog.checks.registry import rules
from standards_catalog.cli.code import Code
from standards_catalog.rule import Family
from standards_catalog.text import ENGLISH
from standards_catalog.views.reference import CodeView, codes, codes_of

_EXAMPLES = """\b
Examples:
  catalog explain zone-gap
  catalog explain
"""


@click.command(epilog=_EXAMPLES)
@click.argument("code", required=False, type=Code(tuple(rule.code for rule in rules())))
def explain(code: str | None) -> None:
    """Explain the CODE of a complaint: why it is made, with a bad and a good example.

    Without CODE, list all codes by what they are about.

    Exit codes: 0 explained, 2 no such code.
    """
    for line in _one(code) if code else _all():
        click.echo(line)


def _one(code: str) -> Iterator[str]:
    view = next(view for view in codes() if view.code == code)
    yield f"{_styled(view)} ({view.severity})"
    yield view.summary[ENGLISH]
    yield ""
    parts = {"Why": view.why, "Bad": view.bad, "Good": view.good, "Silence": view.silence}
    for name, text in parts.items():
        if text:
            yield f"{click.style(f'{name}:', bold=True)} {text[ENGLISH]}"


def _all() -> Iterator[str]:
    width = max(len(view.code) for view in codes())
    for family in Family:
        yield click.style(family.value, bold=True)
        for view in codes_of(family):
            blank = " " * (width - len(view.code))
            yield f"  {_styled(view)}{blank}  {view.summary[ENGLISH]}"
        yield ""
    yield "catalog explain CODE says why, with a bad and a good example."


def _styled(view: CodeView) -> str:
    return click.style(view.code, fg={"error": "red", "warning": "yellow"}[view.severity])

"""`catalog diff`: what changed between two states of the catalog, in the words of the domain."""

from __future__ import annotations

from pathlib import Path

import click

from standards_catalog.cli.opening import catalog_folder, opened, require
from standards_catalog.history.revision import RevisionError, merge_base, resolve

_COLOURS = {"+": "green", "-": "red", "~": "yellow", "!": "bright_red"}


_EXAMPLES = """\b
Examples:
  catalog diff main
  catalog diff 2026-10-01 2026-11-01
  catalog diff --merge-base origin/main --format markdown
"""


@click.command(epilog=_EXAMPLES)
@click.argument("base")
@click.argument("head", default="")
@click.option(
    "--merge-base",
    "from_merge_base",
    is_flag=True,
    help="Compare with the commit where HEAD left BASE, as a pull request does.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to print it; Markdown is made for a comment, at most 60,000 characters.",
)
@catalog_folder
def diff(base: str, head: str, from_merge_base: bool, form: str, root: Path) -> None:
    """Print what changed in the catalog from BASE to HEAD, in the words of the domain.

    BASE and HEAD are each a Git revision or a day, which means the last commit of the current
    branch before that day ended. Without HEAD, the files as they are on disk are compared.
    Nothing is checked out, and neither side needs to be valid. Both are judged as of today, so
    that what the calendar did is no change.

    Exit codes: 0 compared, whatever the outcome, 2 wrong usage.
    """
    from standards_catalog.render.report import Report, Side, as_json, as_markdown, as_text
    from standards_catalog.views.diff import compare

    require(root)
    try:
        there = resolve(root, base)
        here = resolve(root, head) if head else ""
        if from_merge_base:
            there = merge_base(root, there, here or "HEAD")
    except RevisionError as error:
        raise click.UsageError(str(error)) from error
    before, after = opened(root, there), opened(root, here)
    sides = Side(base, there, before.files), Side(head, here, after.files)
    report = Report(*sides, compare(before, after))
    if form == "text":
        _print(as_text(report))
    else:  # for other programs, so UTF-8 wherever it goes
        page = as_markdown(report) if form == "markdown" else as_json(report)
        click.echo(page.encode("utf-8", "backslashreplace"), nl=False)


def _print(text: str) -> None:
    for line in text.splitlines():
        click.secho(line, fg=_COLOURS.get(line[:1]))

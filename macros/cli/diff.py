"""`catalog diff`: what changed between two states of the catalog, in the words of the domain."""

from __future__ import annotations

import io
import os
import sys
from datetime import datetime
from pathlib import Path

import click

from macros.catalog.load import Loaded, load
from macros.catalog.revision import RevisionError, load_revision, merge_base, resolve
from macros.catalog.today import moment

_COLOURS = {"+": "green", "-": "red", "~": "yellow", "!": "bright_red"}


@click.command()
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
@click.option(
    "--catalog",
    "root",
    default="catalog",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder that holds the entries.",
)
def diff(base: str, head: str, from_merge_base: bool, form: str, root: Path) -> None:
    """Print what changed in the catalog from BASE to HEAD, in the words of the domain.

    BASE and HEAD are each a Git revision or a day, which means the last commit of the current
    branch before that day ended. Without HEAD, the files as they are on disk are compared.
    Nothing is checked out, and neither side needs to be valid. Both are judged as of today, so
    that what the calendar did is no change.

    Exit codes: 0 compared, whatever the outcome, 2 wrong usage.

    Examples: `catalog diff main`, `catalog diff 2026-10-01 2026-11-01` and
    `catalog diff --merge-base origin/main --format markdown`
    """
    from macros.templates.report import Report, Side, as_json, as_markdown, as_text
    from macros.views.diff import compare

    if isinstance(sys.stdout, io.TextIOWrapper):  # a name in Japanese must not stop a Latin log
        sys.stdout.reconfigure(errors="backslashreplace")
    if not root.is_dir():
        message = f'there is no folder "{root}" here'
        hint = "run this in the folder that holds it, or name it with --catalog"
        raise click.UsageError(f"{message}; {hint}")
    try:
        now = moment(os.environ)
        there = resolve(root, base)
        here = resolve(root, head) if head else ""
        if from_merge_base:
            there = merge_base(root, there, here or "HEAD")
        before, after = _load(root, there, now), _load(root, here, now)
    except (RevisionError, ValueError) as error:
        raise click.UsageError(str(error)) from error
    sides = Side(base, there, before.files), Side(head, here, after.files)
    report = Report(*sides, compare(before, after))
    if form == "text":
        _print(as_text(report))
    else:  # for other programs, so UTF-8 wherever it goes
        page = as_markdown(report) if form == "markdown" else as_json(report)
        click.echo(page.encode("utf-8", "backslashreplace"), nl=False)


def _load(root: Path, commit: str, now: datetime) -> Loaded:
    shown = root.as_posix().rstrip("/")
    return load_revision(root, commit, now, shown) if commit else load(root, shown, now)


def _print(text: str) -> None:
    for line in text.splitlines():
        click.secho(line, fg=_COLOURS.get(line[:1]))

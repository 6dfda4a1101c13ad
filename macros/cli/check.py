"""`catalog check`: every complaint about every file, in one run."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from unicodedata import combining, east_asian_width

import click

from macros.catalog import files
from macros.catalog.load import Loaded, load
from macros.catalog.problems import Problem, code_of
from macros.catalog.source import MAX_BYTES
from macros.catalog.text import UNSEEN
from macros.catalog.today import moment

_ABOUT_FILES = frozenset(code_of(check) for check in (*files.ERRORS, *files.WARNINGS))
_WIDEST = 160  # so much of a line is shown above its caret


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--catalog",
    "root",
    default="catalog",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder that holds the entries.",
)
def check(paths: tuple[Path, ...], root: Path) -> None:
    """Check the catalog and print what is wrong, with the place and a way out.

    With PATHS, only complaints about those files and folders are printed; the whole catalog is
    read all the same, as entries name each other.

    Exit codes: 0 no errors (there may be warnings), 1 errors, 2 wrong usage.

    Examples: `catalog check` and `catalog check catalog/tools/argo-cd.yml catalog/adoption`
    """
    if isinstance(sys.stdout, io.TextIOWrapper):  # a name in Japanese must not stop a Latin log
        sys.stdout.reconfigure(errors="backslashreplace")
    loaded = _load(root)
    problems = [problem for problem in loaded.problems if _wanted(problem, paths)]
    for problem in problems:
        _print(problem)
    errors = sum(problem.severity == "error" for problem in problems)
    counts = f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"
    click.echo(f"{_count(loaded.files, 'file')} checked: {counts}")
    sys.exit(1 if errors else 0)


def _load(root: Path) -> Loaded:
    if not root.is_dir():
        message = f'there is no folder "{root}" here'
        hint = "run this in the folder that holds it, or name it with --catalog"
        raise click.UsageError(f"{message}; {hint}")
    try:
        now = moment(os.environ)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return load(root, shown=root.as_posix().rstrip("/"), now=now)


def _wanted(problem: Problem, paths: Iterable[Path]) -> bool:
    file = _absolute(Path(problem.path))
    return not paths or any(file.is_relative_to(_absolute(path)) for path in paths)


def _absolute(path: Path) -> Path:
    """Make a path absolute without following links: a complaint about a link is about the link."""
    return Path(os.path.normpath(Path.cwd() / path))


def _print(problem: Problem) -> None:
    colour = {"error": "red", "warning": "yellow"}[problem.severity]
    place, _, rest = str(problem).partition(f" {problem.severity}[{problem.code}]")
    click.echo(
        click.style(place, bold=True)
        + click.style(f" {problem.severity}[{problem.code}]", fg=colour, bold=True)
        + rest
    )
    if sys.stdout is not None and sys.stdout.isatty():
        _point(problem)


def _point(problem: Problem) -> None:
    file = Path(problem.path)
    if problem.code in _ABOUT_FILES or not file.is_file():
        return
    try:
        with file.open("rb") as opened:
            text = opened.read(MAX_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    line = dict(enumerate(re.split(r"\r\n?|\n", text), 1)).get(problem.line, "")
    start = max(0, problem.column - 1 - _WIDEST // 2)
    shown = UNSEEN.sub("�", line[start : start + _WIDEST])
    click.echo(f"    {shown}")
    click.echo("    " + _blank(shown[: problem.column - 1 - start]) + click.style("^", fg="green"))


def _blank(before: str) -> str:
    return "".join(
        "" if combining(char) else "\t" if char == "\t" else " " * (1 + _is_wide(char))
        for char in before
    )


def _is_wide(char: str) -> bool:
    return east_asian_width(char) in "WF"


def _count(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"

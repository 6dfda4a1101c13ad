"""For people: a problem a line, and on a terminal the place that it points at."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

import click

from standards_catalog.cli.report import Lines, Report
from standards_catalog.invisible import unhidden
from standards_catalog.problems import Problem

_WIDEST = 160  # so much of a line is shown above its caret


def lines(report: Report) -> Iterator[str]:
    """Yield the problems and a summary."""
    pointing = sys.stdout is not None and sys.stdout.isatty()
    shown = Lines()
    told, left = report.told
    for problem in told:
        yield _styled(problem)
        line = shown.of(problem) if pointing else None
        if line is not None:
            yield from _pointed_at(problem, line)
    yield from left
    yield report.summary


def _styled(problem: Problem) -> str:
    colour = {"error": "red", "warning": "yellow"}[problem.severity]
    place, _, rest = str(problem).partition(f" {problem.severity}[{problem.code}]")
    name = click.style(f" {problem.severity}[{problem.code}]", fg=colour, bold=True)
    return click.style(place, bold=True) + name + rest


def _pointed_at(problem: Problem, line: str) -> Iterator[str]:
    start = max(0, problem.column - 1 - _WIDEST // 2)
    shown = unhidden(line[start : start + _WIDEST])
    yield f"    {shown}"
    yield "    " + _blank(shown[: problem.column - 1 - start]) + click.style("^", fg="green")


def _blank(before: str) -> str:
    return "".join(
        "" if combining(char) else "\t" if char == "\t" else " " * (1 + _is_wide(char))
        for char in before
    )


def _is_wide(char: str) -> bool:
    return east_asian_width(char) in "WF"

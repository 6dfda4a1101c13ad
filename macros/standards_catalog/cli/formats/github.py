"""For GitHub Actions: workflow commands, which it shows beside the lines of a pull request.

See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. The log
drops the properties, so the message says the place once more.
"""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.cli.report import Report
from standards_catalog.problems import Problem


def lines(report: Report) -> Iterator[str]:
    """Yield an annotation for each problem, and the summary for the log."""
    told, left = report.told
    for problem in told:
        yield _annotation(problem, report.place(problem.path))
    yield from left
    yield report.summary


def _annotation(problem: Problem, path: str) -> str:
    properties = {
        "file": path,
        "line": problem.line,
        "col": problem.column,
        "title": problem.code,
    }
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{problem.severity} {told}::{_data(str(problem))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

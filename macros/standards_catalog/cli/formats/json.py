"""For programs: what the page of commands promises, under the number of its version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec import structs

from standards_catalog.cli.report import Report
from standards_catalog.problems import Problem

VERSION = 1
"""Raised when a key changes its meaning or goes; a new key alone does not raise it."""


def lines(report: Report) -> Iterator[str]:
    """Yield one JSON object; characters beyond ASCII are escaped, so every stream can carry it."""
    told = {
        "version": VERSION,
        "today": report.today.isoformat(),
        "summary": {
            "files": report.files,
            "errors": report.errors,
            "warnings": report.warnings,
            "silenced": len(report.silenced),
        },
        "not_checked": report.waiting,
        "problems": [_told(problem, report) for problem in report.problems],
        "silenced": [
            _told(one.problem, report) | {"until": one.until.isoformat(), "because": one.reason}
            for one in report.silenced
        ],
    }
    yield json.dumps(told, indent=2)


def _told(problem: Problem, report: Report) -> dict[str, Any]:
    return structs.asdict(problem) | {"url": report.explained(problem.code)}

"""For code scanning: SARIF 2.1.0, with every code as a rule that explains itself.

Columns are counted as its readers count, in UTF-16 code units. What is silenced is there too, as
suppressed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from standards_catalog.checks.suppressions import Silenced
from standards_catalog.cli.report import Lines, Report
from standards_catalog.problems import Problem
from standards_catalog.text import ENGLISH
from standards_catalog.views.reference import CodeView, codes

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"


def lines(report: Report) -> Iterator[str]:
    """Yield one SARIF log of one run."""
    rules = codes()
    place = {rule.code: index for index, rule in enumerate(rules)}
    shown = Lines()
    results = [
        {"ruleIndex": place[problem.code], **_result(problem, report, shown), "suppressions": why}
        for problem, why in _results(report)
    ]
    run = {
        "tool": {"driver": _driver(rules, report)},
        "automationDetails": {"id": "catalog/check/"},
        "columnKind": "utf16CodeUnits",
        "results": results,
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _results(report: Report) -> list[tuple[Problem, list[dict[str, str]]]]:
    heard: list[tuple[Problem, list[dict[str, str]]]] = [(one, []) for one in report.problems]
    silenced = [(one.problem, [_suppression(one)]) for one in report.silenced]
    return sorted([*heard, *silenced], key=lambda result: result[0])


def _suppression(silenced: Silenced) -> dict[str, str]:
    why = f"until {silenced.until}: {silenced.reason}"
    return {"kind": "inSource", "justification": why}


def _driver(rules: tuple[CodeView, ...], report: Report) -> dict[str, Any]:
    from importlib.metadata import version  # slow to import, and only needed here

    address = {"informationUri": report.site} if report.site else {}
    return {
        "name": "catalog check",
        "version": version("standards-catalog"),
        **address,
        "rules": [_rule(rule, report) for rule in rules],
    }


def _rule(rule: CodeView, report: Report) -> dict[str, Any]:
    parts = {"Why": rule.why, "Bad": rule.bad, "Good": rule.good, "Silence": rule.silence}
    told = {name: text[ENGLISH] for name, text in parts.items() if text}
    address = report.explained(rule.code)
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.summary[ENGLISH]},
        "fullDescription": {"text": f"{rule.summary[ENGLISH]} Why: {told['Why']}"},
        "help": {
            "text": "\n".join(f"{name}: {text}" for name, text in told.items()),
            "markdown": "\n".join(f"- **{name}**: {text}" for name, text in told.items()),
        },
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["time"] if rule.of_time else []},
    }


def _result(problem: Problem, report: Report, shown: Lines) -> dict[str, Any]:
    hint = f"; {problem.hint}" if problem.hint else ""
    before = (shown.of(problem) or "")[: problem.column - 1]
    column = problem.column + sum(ord(char) > 0xFFFF for char in before)
    uri = quote(report.place(problem.path), errors="surrogateescape")
    return {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": f"{problem.message}{hint}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri, "uriBaseId": _ROOT},
                    "region": {"startLine": problem.line, "startColumn": column},
                }
            }
        ],
    }

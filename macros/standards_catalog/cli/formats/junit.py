"""For CI that knows tests: a file is a test case, which its errors fail.

A failing case has one `failure` that holds all its errors, as most readers show only the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from standards_catalog.cli.report import Report
from standards_catalog.problems import Problem, visible

_NAME = "catalog check"
_LONGEST = 1000


def lines(report: Report) -> Iterator[str]:
    """Yield one XML document of JUnit's kind, in ASCII, so that every stream can carry it."""
    by_path: dict[str, list[Problem]] = defaultdict(list)
    for problem in report.problems:
        by_path[problem.path].append(problem)
    cases = [_case(path, by_path[path]) for path in sorted({*report.paths, *by_path})]
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": "0",
    }
    suites = Element("testsuites", {"name": _NAME, **counts})
    suite = SubElement(suites, "testsuite", {"name": _NAME, **counts, "skipped": "0"})
    suite.extend(cases)
    indent(suites)
    yield tostring(suites, encoding="us-ascii", xml_declaration=True).decode("ascii")


def _case(path: str, problems: Sequence[Problem]) -> Element:
    shown = visible(path, limit=_LONGEST)
    folder = ".".join(PurePosixPath(shown).parent.parts)
    case = Element("testcase", {"classname": folder, "name": shown, "file": shown, "time": "0"})
    errors = [problem for problem in problems if problem.severity == "error"]
    warnings = [problem for problem in problems if problem.severity == "warning"]
    if errors:
        others = sum(problem.times for problem in errors) - 1
        more = f" (and {others:,} more)" if others else ""
        about = {"type": errors[0].code, "message": f"{errors[0].message}{more}"}
        SubElement(case, "failure", about).text = _text(errors)
    if warnings:
        SubElement(case, "system-out").text = _text(warnings)
    return case


def _text(problems: Sequence[Problem]) -> str:
    return "\n".join(visible(str(problem), _LONGEST) for problem in problems)

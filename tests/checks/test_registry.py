"""Every rule is found, whatever module it stands in, and what is registered of it holds."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import standards_catalog
from standards_catalog.checks.registry import codes_of_time, rules, rules_between, rules_of_check
from standards_catalog.rule import Family
from tests.conftest import NOW, Folder

SILENCE = "# catalog: allow superseded-ring until 2026-12-31 because the last team moves"
PACKAGE = Path(standards_catalog.__path__[0])


def with_a_manual() -> Iterator[tuple[str, str]]:
    """Yield the module and the name of whatever tells why, as rules do, wherever it lies."""
    for file in PACKAGE.rglob("*.py"):
        module = ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and "\nWhy: " in (ast.get_docstring(node) or ""):
                yield module, node.name


def test_whatever_has_the_manual_of_a_rule_is_registered() -> None:
    found = [(rule.check.__module__, rule.check.__name__) for rule in rules()]
    assert sorted(found) == sorted(with_a_manual())


def test_a_code_means_one_rule() -> None:
    assert len({rule.code for rule in rules()}) == len(rules())


def test_every_family_has_rules_and_they_come_in_its_order() -> None:
    assert list(dict.fromkeys(rule.family for rule in rules())) == list(Family)


def test_rules_are_found_whichever_module_is_imported_first() -> None:
    program = "from standards_catalog.{} import *; from standards_catalog.checks.registry import *"
    program += "; print(*(rule.code for rule in rules()))"
    for first in ("rule", "checks.registry", "checks.load", "checks.rules.dates", "model.times"):
        done = subprocess.run(
            [sys.executable, "-c", program.format(first)], capture_output=True, text=True
        )
        assert (done.stderr, done.stdout.split()) == ("", [rule.code for rule in rules()])


def test_only_what_is_found_between_sound_files_can_be_silenced() -> None:
    between = {rule.code for rule in rules_between()}
    assert {rule.code for rule in rules_of_check() if rule.silenceable} < between


def test_only_what_is_found_between_files_needs_other_files() -> None:
    assert {rule for rule in rules() if rule.needs} < set(rules_between())


def test_what_time_makes_is_never_an_error() -> None:
    assert {rule.severity for rule in rules() if rule.of_time} == {"warning"}


def test_a_hundred_years_make_only_what_is_of_time(
    folder: Folder, tool: Callable[..., str]
) -> None:
    folder.write("tools/vice.yml", tool("superseded_by: anvil", ring=f"adopt  {SILENCE}"))
    before, after = folder.load(), folder.load(NOW + timedelta(days=36_500))
    assert after.errors == ()
    new = {one.code for one in after.warnings} - {one.code for one in before.warnings}
    assert {"overdue-review", "stale-confirmation", "expired-silence"} <= new
    assert new - codes_of_time() == {"superseded-ring"}, "which is back"

"""The list of checks is whole, and what it says about them holds."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from datetime import timedelta

import standards_catalog
from standards_catalog.checks import rules
from standards_catalog.checks.registry import CODES, FAMILIES, OF_TIME
from standards_catalog.problems import code_of
from tests.conftest import NOW, Folder

SILENCE = "# catalog: allow superseded-ring until 2026-12-31 because the last team moves"


def test_every_check_of_every_room_is_in_a_family() -> None:
    """Whatever has the manual of a check is one, wherever it lies."""
    found = set()
    for module in pkgutil.walk_packages(standards_catalog.__path__, "standards_catalog."):
        for _, one in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            if re.search(r"^\s*Why: ", one.__doc__ or "", re.MULTILINE):
                found.add(one)
    listed = [check for family in FAMILIES for check, _ in family.checks]
    assert set(listed) == found
    assert len({code_of(check) for check in listed}) == len(listed), "a code means one check"


def test_rules_run_with_the_severity_of_their_family() -> None:
    severities = {check: severity for family in FAMILIES for check, severity in family.checks}
    assert {severities[rule] for rule in rules.ERRORS} == {"error"}
    assert {severities[rule] for rule in rules.WARNINGS} == {"warning"}


def test_only_what_is_found_between_sound_files_can_be_silenced() -> None:
    between = {code_of(rule) for rule in (*rules.ERRORS, *rules.WARNINGS)}
    assert set(CODES.silenceable) < between


def test_a_hundred_years_make_only_what_is_of_time(
    folder: Folder, tool: Callable[..., str]
) -> None:
    folder.write("tools/vice.yml", tool("superseded_by: anvil", ring=f"adopt  {SILENCE}"))
    before, after = folder.load(), folder.load(NOW + timedelta(days=36_500))
    assert after.errors == ()
    new = {one.code for one in after.warnings} - {one.code for one in before.warnings}
    assert {"overdue-review", "stale-confirmation", "expired-silence"} <= new
    assert new - OF_TIME == {"superseded-ring"}, "which is back"

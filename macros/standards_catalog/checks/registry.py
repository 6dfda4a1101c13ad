"""Every rule that there is: whatever a module of these rooms registers, found by walking them.

The page of codes, `catalog explain`, `--only`, `--strict-time` and silences read it here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

from standards_catalog.rule import ELSEWHERE, Family, Rule

AnyRule = Rule[..., Any]

_HOUSE = __name__.partition(".")[0]
_ROOMS = ("documents", "model", "checks")
_BETWEEN = f"{_HOUSE}.checks.rules."


@cache
def rules() -> tuple[AnyRule, ...]:
    """Return every rule, by family, errors first; looked for once, as a program does not change."""
    families = list(Family)
    found = [rule for room in _ROOMS for rule in _registered(import_module(f"{_HOUSE}.{room}"))]
    return tuple(sorted(found, key=lambda one: (families.index(one.family), one.severity)))


def rules_of(family: Family) -> tuple[AnyRule, ...]:
    """Return the rules that look at one thing."""
    return tuple(one for one in rules() if one.family is family)


def rules_of_check() -> tuple[AnyRule, ...]:
    """Return the rules that `catalog check` applies; other commands have some of their own."""
    return tuple(one for one in rules() if one.family not in ELSEWHERE)


@cache
def rules_between() -> tuple[AnyRule, ...]:
    """Return the rules that compare entries: they take a catalog and yield entries with faults."""
    return tuple(one for one in rules() if one.check.__module__.startswith(_BETWEEN))


def codes_of_time() -> frozenset[str]:
    """Return the codes of complaints that the calendar alone makes."""
    return frozenset(one.code for one in rules() if one.of_time)


def _registered(room: ModuleType) -> Iterator[AnyRule]:
    for module in walk_packages(room.__path__, f"{room.__name__}."):
        for one in vars(import_module(module.name)).values():
            if isinstance(one, Rule) and one.check.__module__ == module.name:
                yield one

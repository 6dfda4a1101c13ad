"""What must hold between entries. A rule is a generator of faults; its docstring is its manual.

Errors are what the author of a change can mend, warnings what time or the outside world did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from standards_catalog.checks.registry import AnyRule, rules_between
from standards_catalog.documents.csv.table import MOST, more_complaints
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.problems import Problem
from standards_catalog.rule import Need
from standards_catalog.schema.schemas import SETTINGS

_SETTINGS = Ref(SETTINGS, SETTINGS)


def check_links(catalog: Catalog) -> Iterator[Problem]:
    """Yield every problem between the entries of a catalog."""
    silent = suspended(catalog)
    for rule in rules_between():
        if rule in silent:
            continue
        told: Counter[Ref] = Counter()
        for ref, fault in rule(catalog):
            document = catalog.document(ref)
            told[ref] += 1
            if ref in catalog.tables and told[ref] > MOST:
                if told[ref] == MOST + 1:
                    yield from more_complaints(document.path)
                continue
            places = catalog.marks(ref) if fault.keys else document.start()
            yield rule.located(document.path, fault, places, document.text)


def suspended(catalog: Catalog) -> frozenset[AnyRule]:
    """Return the rules that say nothing of a catalog, as what they need could not be read."""
    missing: set[Need] = set()
    if _SETTINGS in catalog.broken:
        missing.add("settings")
    if catalog.broken - {_SETTINGS}:
        missing.add("entries")
    return frozenset(rule for rule in rules_between() if missing.intersection(rule.needs))

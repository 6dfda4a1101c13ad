"""What must hold between entries. A rule is a generator of faults; its docstring is its manual.

Errors are what the author of a change can mend, warnings what time or the outside world did.
Rules in `WHOLE` need every entry to be sound, those in `CALENDAR` need the settings to be: with one
missing they would accuse the innocent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from standards_catalog.checks.rules import (
    components,
    coverage,
    dates,
    drafts,
    freshness,
    incidents,
    lifecycle,
    links,
    references,
)
from standards_catalog.documents.csv.table import MOST, more_complaints
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.problems import Problem, Severity, code_of, located
from standards_catalog.schema.schemas import SETTINGS

ERRORS = (
    *references.ERRORS,
    *links.ERRORS,
    *dates.ERRORS,
    *lifecycle.ERRORS,
    *components.ERRORS,
    *incidents.ERRORS,
)
WARNINGS = (*coverage.WARNINGS, *drafts.WARNINGS, *freshness.WARNINGS, *components.WARNINGS)
WHOLE = (lifecycle.stage_gate, *coverage.WARNINGS)
CALENDAR = (
    *(dates.future_date, incidents.future_incident),
    *(*freshness.WARNINGS, *components.WARNINGS),
)

_SETTINGS = Ref(SETTINGS, SETTINGS)


def check_links(catalog: Catalog) -> Iterator[Problem]:
    """Yield every problem between the entries of a catalog."""
    settings_broken = _SETTINGS in catalog.broken
    entries_broken = bool(catalog.broken - {_SETTINGS})
    for rule in (*ERRORS, *WARNINGS):
        if (entries_broken and rule in WHOLE) or (settings_broken and rule in CALENDAR):
            continue
        severity: Severity = "error" if rule in ERRORS else "warning"
        code = code_of(rule)
        told: Counter[Ref] = Counter()
        for ref, fault in rule(catalog):
            document = catalog.document(ref)
            told[ref] += 1
            if ref in catalog.tables and told[ref] > MOST:
                if told[ref] == MOST + 1:
                    yield from more_complaints(document.path)
                continue
            places = catalog.marks(ref) if fault.keys else document.start()
            yield located(document.path, fault, code, places, severity, document.text)

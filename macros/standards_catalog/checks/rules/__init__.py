"""What must hold between entries. A rule is a generator of faults; its docstring is its manual.

Errors are what the author of a change can mend, warnings what time or the outside world did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from standards_catalog.checks.registry import AnyRule, rules_between
from standards_catalog.checks.rules.alone import Alone, Known, known
from standards_catalog.documents.document import Document
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.once import once
from standards_catalog.problems import Fault, Problem, first_of
from standards_catalog.rule import Need
from standards_catalog.schema.schemas import SETTINGS, Schema

_SETTINGS = Ref(SETTINGS, SETTINGS)


def check_links(catalog: Catalog) -> Iterator[Problem]:
    """Yield every problem between the entries of a catalog."""
    silent, broken = waiting(catalog), frozenset(one.id for one in catalog.broken)
    alone = _found_alone(catalog)
    for rule in rules_between():
        if rule in silent:
            continue
        found: dict[Ref, list[Fault]] = {}
        for ref, fault in alone.get(rule, ()) if rule.alone else rule(catalog):
            if not ("entries" in rule.needs and _in_doubt(catalog, ref, broken)):
                found.setdefault(ref, []).append(fault)
        for ref, faults in found.items():
            locate = partial(_located, rule, catalog, ref)
            # What can be silenced is counted when it is known which of it is.
            yield from map(locate, faults) if rule.silenceable else first_of(faults, locate)


def _found_alone(catalog: Catalog) -> Mapping[AnyRule, Iterable[tuple[Ref, Fault]]]:
    """Return what the rules find that look at one entry alone."""
    found: dict[AnyRule, list[tuple[Ref, Fault]]] = {}
    beside, kinds = known(catalog), catalog.schemas.kinds
    for ref, document in catalog.documents.items():
        for rule, fault in _faults_of(document, kinds[ref.kind], beside):
            found.setdefault(rule, []).append((ref, fault))
    return found


@once
def _faults_of(
    document: Document, schema: Schema, beside: Known
) -> tuple[tuple[AnyRule, Fault], ...]:
    entry = Alone(document, schema, beside)
    return tuple((rule, fault) for rule in rules_between() if rule.alone for fault in rule(entry))


def _located(rule: AnyRule, catalog: Catalog, ref: Ref, fault: Fault) -> Problem:
    document = catalog.document(ref)
    places = catalog.marks(ref) if fault.keys else document.start()
    return rule.located(document.path, fault, places, document.text if fault.part else "")


def waiting(catalog: Catalog) -> frozenset[AnyRule]:
    """Return the rules that say nothing of a catalog, as what they need could not be read."""
    missing: set[Need] = set()
    if _SETTINGS in catalog.broken:
        missing.add("settings")
    if catalog.hearsay is None:
        missing.add("entries")
    return _needing(missing)


def reserved(catalog: Catalog) -> frozenset[AnyRule]:
    """Return the rules that may say less of a catalog than they would if every file held."""
    entries: set[Need] = {"entries"} if catalog.broken - {_SETTINGS} else set()
    return waiting(catalog) | _needing(entries)


def _needing(missing: set[Need]) -> frozenset[AnyRule]:
    return frozenset(rule for rule in rules_between() if missing.intersection(rule.needs))


def _in_doubt(catalog: Catalog, ref: Ref, broken: frozenset[str]) -> bool:
    """Whether a broken file may say more of an entry, or is about one that speaks of it."""
    if not broken:
        return False
    named = ref.id in (catalog.hearsay or ())
    return named or any(by.id in broken for by in catalog.mentioned_by.get(ref, ()))

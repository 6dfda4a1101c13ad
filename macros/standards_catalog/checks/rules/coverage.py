"""Warnings about what is not there: gaps in zones, entries that stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.checks.gates import users_of
from standards_catalog.checks.rules.references import Found
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Group, Platform, Principle, Standard, Tool, Zone
from standards_catalog.model.standing import stage_of, type_of_standard
from standards_catalog.problems import Fault
from standards_catalog.rule import Family, rule

_USED = (Tool, Principle, Group)


@rule(Family.GAPS, severity="warning", silenceable=True)
def zone_gap(catalog: Catalog) -> Iterator[Found]:
    """Warn about a zone that nothing fills on a platform.

    Why: a gap may be a real one, or only not recorded; either way somebody should look.
    Bad: a zone without `buoy:` under `platforms:`
    Good: `buoy:` with its tools, or with `not_applicable:` and the reason
    """
    for zone, platform in zone_gaps(catalog):
        message = f'nothing is recorded for platform "{platform.id}" in this zone'
        keys = ("platforms", platform.id)
        yield Ref("zone", zone.id), Fault(keys, message, "name its tools, or why none")


@rule(Family.GAPS, severity="warning", needs=("entries",), silenceable=True)
def unreferenced_entry(catalog: Catalog) -> Iterator[Found]:
    """Warn about an entry that no other entry names.

    Why: nobody finds it, and perhaps nobody needs it.
    Bad: a tool that no standard, zone or team names
    Good: a tool named by a standard's `tools:` or a zone
    """
    for cls in _USED:
        for entry in catalog.all(cls):
            ref = Ref(cls.kind, entry.id)
            if ref not in catalog.mentioned_by:
                yield ref, Fault((), f"no other entry names this {cls.kind}", "link it or drop it")


@rule(Family.GAPS, severity="warning", needs=("entries",), silenceable=True)
def unadopted_standard(catalog: Catalog) -> Iterator[Found]:
    """Warn about a standard past its proposal that no team has taken up.

    Why: what nobody uses is no standard yet.
    Bad: `stage: deprecated` and no team that ever adopted it
    Good: at least one record in `adoption/`
    """
    for standard in catalog.all(Standard):
        waits = "unused" in stage_of(catalog, standard).counts_as
        described = "described" in type_of_standard(catalog, standard).counts_as
        if not (waits or described or users_of(catalog, catalog.adoption_of(standard))):
            fault = Fault(("stage",), "no team has adopted this standard", "record who uses it")
            yield Ref("standard", standard.id), fault


def zone_gaps(catalog: Catalog) -> Iterator[tuple[Zone, Platform]]:
    """Yield each zone that nothing fills, with the platform; one on its way out needs nothing."""
    lifecycles = catalog.vocabulary.terms("platform", "lifecycle")
    ended = {value for value, one in lifecycles.items() if "ended" in one.counts_as}
    for zone in catalog.zones:
        for platform in catalog.platforms:
            if platform.lifecycle not in ended and zone.cell(platform.id).is_gap:
                yield zone, platform

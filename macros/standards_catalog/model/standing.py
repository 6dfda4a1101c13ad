"""How things stand, by what the words of their vocabulary count as, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Component, Entry, Standard, Tool
from standards_catalog.model.once import once
from standards_catalog.model.parts import Record, Slo
from standards_catalog.model.vocabulary import Term


def status_of(catalog: Catalog, record: Record) -> Term:
    """Return the status that a team recorded."""
    return catalog.vocabulary.terms("adoption", "record", "status")[record.status]


def in_use(catalog: Catalog, record: Record) -> bool:
    """Whether a team uses something at least in part."""
    return "in_use" in status_of(catalog, record).counts_as


def unrecorded(catalog: Catalog) -> Term:
    """Return the status of what nobody recorded."""
    return catalog.vocabulary.counting("unknown", "adoption", "record", "status")


def stage_of(catalog: Catalog, standard: Standard) -> Term:
    """Return the stage of a standard."""
    return catalog.vocabulary.terms("standard", "stage")[standard.stage]


def type_of_standard(catalog: Catalog, standard: Standard) -> Term:
    """Return what kind of standard one is."""
    return catalog.vocabulary.terms("standard", "type")[standard.type]


@once
def company_wide(catalog: Catalog) -> tuple[Standard, ...]:
    """Return the standards that hold for every team that they concern, ordered by id."""
    every = catalog.all(Standard)
    return tuple(one for one in every if "standard" in stage_of(catalog, one).counts_as)


def type_of(catalog: Catalog, tool: Tool) -> Term | None:
    """Return what a tool is, if the vocabulary has a word for it."""
    meant = tool.type or catalog.vocabulary.default("tool", "type")
    return catalog.vocabulary.terms("tool", "type").get(meant)


def ring_of(catalog: Catalog, tool: Tool) -> Term:
    """Return the ring that a tool is listed by: the general one, else what holds on all platforms.

    Where they differ, that is the least recommended one.
    """
    rings = catalog.vocabulary.terms("tool", "ring")
    own = (rings[one] for one in tool.rings.values())
    return rings[tool.ring] if tool.ring else max(own, key=lambda one: one.order)


def state_of(catalog: Catalog, entry: Entry) -> Term | None:
    """Return how far an entry is on its way: a stage, a ring, a lifecycle; some kinds have none."""
    if isinstance(entry, Tool):
        return ring_of(catalog, entry)
    field = catalog.schemas.kinds[entry.kind].state
    return catalog.vocabulary.terms(entry.kind, field)[getattr(entry, field)] if field else None


def ring_on(catalog: Catalog, tool: Tool, platform: str) -> Term | None:
    """Return the opinion of a tool that holds on a platform, if there is one."""
    rings = catalog.vocabulary.terms("tool", "ring")
    return rings.get(tool.rings.get(platform, tool.ring))


def waning(catalog: Catalog, tool: Tool) -> Term | None:
    """Return what upstream does of a tool where it is known to do less than it did."""
    if not tool.upstream:
        return None
    status = catalog.vocabulary.terms("tool", "upstream", "status")[tool.upstream.status]
    return status if "waning" in status.counts_as else None


def way(catalog: Catalog, standard: Standard) -> Iterator[Term]:
    """Yield the stages on the way of a standard; of those that end it, only what it came to."""
    here = stage_of(catalog, standard)
    for stage in catalog.vocabulary.terms("standard", "stage").values():
        if "ended" not in stage.counts_as or stage.order <= here.order:
            yield stage


def next_stage(catalog: Catalog, standard: Standard) -> Term | None:
    """Return the stage that comes after that of a standard, if it is not ended or at its goal."""
    here = stage_of(catalog, standard)
    ahead = (one for one in way(catalog, standard) if one.order > here.order)
    return next(ahead, None) if "ended" not in here.counts_as else None


def is_active(catalog: Catalog, slo: Slo) -> bool:
    """Whether an SLO counts as covering its component."""
    status = catalog.vocabulary.terms("component", "slos", "status")[slo.status]
    return "active" in status.counts_as


def is_covered(catalog: Catalog, component: Component) -> bool:
    """Whether at least one SLO of a component is active."""
    return any(is_active(catalog, slo) for slo in component.slos)


def is_critical(catalog: Catalog, component: Component) -> bool:
    """Whether the business depends on a component."""
    known = catalog.vocabulary.terms("component", "criticality")[component.criticality]
    return "critical" in known.counts_as

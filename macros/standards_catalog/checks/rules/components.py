"""Rules about components and their SLOs."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.checks.rules.references import Found
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Component
from standards_catalog.model.incidents import UNKNOWN
from standards_catalog.problems import Fault, suggest, visible
from standards_catalog.rule import Family, rule

LONGEST = 63
"""Characters of a name in OpenSLO, as in Kubernetes."""


@rule(Family.COMPONENTS)
def unknown_product(catalog: Catalog) -> Iterator[Found]:
    """Complain about a product that no team has.

    Why: its incidents and components would belong to nobody.
    Bad: `incidents/makerel.csv`, `product: makerel`
    Good: `incidents/booking.csv`, with the product listed in the team's file
    """
    broken = any(ref.kind == "team" for ref in catalog.broken)
    for component in () if broken else catalog.components:
        if component.product not in catalog.products:
            message = f'`product`: "{visible(component.product)}" is not a product of any team'
            fault = Fault(("product",), message, _product(catalog, component.product))
            yield Ref("component", component.id), fault
    for ref in () if broken else catalog.tables:
        if ref.id not in catalog.products:
            message = f'the file name "{visible(ref.id)}" is not a product of any team'
            yield ref, Fault((), message, _product(catalog, ref.id))


@rule(Family.COMPONENTS)
def repeated_slo(catalog: Catalog) -> Iterator[Found]:
    """Complain about two SLOs with the same name, made of the component's and the SLO's own.

    Why: an incident, and other programs that read the SLOs, could mean either.
    Bad: two SLOs `saving` of the component `editor`
    Good: `saving` and `saving-fast`
    """
    seen: dict[str, str] = {}
    for component in catalog.components:
        for index, slo in enumerate(component.slos):
            name = component.name_of(slo)
            if name in seen:
                message = f'"{seen[name]}" has an SLO that is called "{name}" in all'
                fault = Fault(("slos", index, "id"), message, "rename one of them")
                yield Ref("component", component.id), fault
            seen.setdefault(name, component.id)


@rule(Family.COMPONENTS)
def unknown_objective(catalog: Catalog) -> Iterator[Found]:
    """Complain about an SLO that is part of one which its component does not have.

    Why: objectives are exported in one document with the SLO that they are part of.
    Bad: `part_of: savin`, and the component has `saving`; `part_of` that names a part itself
    Good: `part_of: saving`
    """
    for component in catalog.components:
        whole = [slo.id for slo in component.slos if not slo.part_of]
        for index, slo in enumerate(component.slos):
            if slo.part_of and slo.part_of not in whole:
                message = f'`part_of`: no SLO "{visible(slo.part_of)}" stands here for itself'
                hint = suggest(slo.part_of, whole) or f"there is {', '.join(whole) or 'none'}"
                fault = Fault(("slos", index, "part_of"), message, hint)
                yield Ref("component", component.id), fault


@rule(Family.COMPONENTS)
def long_slo_name(catalog: Catalog) -> Iterator[Found]:
    """Complain about an SLO whose name, with that of its component, is too long.

    Why: OpenSLO allows 63 characters, and other programs refuse more.
    Bad: `everything-is-saved-within-a-second-of-the-click` of a component with a name as long
    Good: `saving`
    """
    for component in catalog.components:
        for index, slo in enumerate(component.slos):
            if len(component.name_of(slo)) > LONGEST:
                message = f'"{component.name_of(slo)}" is longer than {LONGEST} characters'
                fault = Fault(("slos", index, "id"), message, "shorten the SLO's id")
                yield Ref("component", component.id), fault


@rule(Family.COMPONENTS)
def component_called_unknown(catalog: Catalog) -> Iterator[Found]:
    """Complain about a component whose id means that nobody knows the component.

    Why: its incidents could not be told apart from those whose component nobody knows.
    Bad: `components/unknown.yml`
    Good: the name of what it is
    """
    if catalog.get(Component, UNKNOWN):
        message = f'"{UNKNOWN}" stands in tables for a component that nobody knows'
        yield Ref("component", UNKNOWN), Fault((), message, "rename the file")


@rule(Family.AGE, severity="warning", needs=("settings",), of_time=True, silenceable=True)
def overdue_exemption(catalog: Catalog) -> Iterator[Found]:
    """Warn about an exemption whose review is due.

    Why: a component for which no SLO was needed may be one that everybody relies on by now.
    Bad: `review_on: 2024-04-01`
    Good: an SLO, or the reason reconsidered and a new day
    """
    for component in catalog.components:
        exemption = component.exemption
        if exemption and exemption.review_on < catalog.today:
            message = (
                f"the exemption from an SLO was to be looked at again by {exemption.review_on}"
            )
            fault = Fault(("exemption", "review_on"), message, f'ask team "{component.team}"')
            yield Ref("component", component.id), fault


def _product(catalog: Catalog, name: str) -> str:
    hint = suggest(name, catalog.products)
    return hint or "add it to `products` of the team that runs it"

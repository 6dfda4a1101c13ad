"""What is shown of a component."""

from __future__ import annotations

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Component
from standards_catalog.model.parts import Slo
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.incidents.figures.figure import Figure
from standards_catalog.views.incidents.figures.how_long import to_restore
from standards_catalog.views.incidents.figures.how_many import by_month, by_notice, by_trigger
from standards_catalog.views.incidents.numbers.selection import find, of_component
from standards_catalog.views.kinds.kind import Kind
from standards_catalog.views.kinds.shared import also, sources
from standards_catalog.views.shared.fact import Fact, Value, field, of_links, of_term
from standards_catalog.views.shared.link import find_links
from standards_catalog.views.shared.words import fill


class Promise(Struct, frozen=True):
    """An objective with its words spelt out."""

    slo: Slo
    indicator: Term
    status: Term
    operator: Term | None


def facts(catalog: Catalog, component: Component, lang: str) -> tuple[Fact, ...] | None:
    """Return the labelled facts of a component."""
    product = catalog.products.get(component.product)
    name = product.name if product else component.product
    team = find_links(catalog, "team", [component.team])
    needed = find_links(catalog, "component", component.depends_on)
    leads = [Value(one.title, url=one.url) for one in component.links]
    exempt = component.exemption
    reasons = (
        [Value(exempt.reason, remark=fill(lang, "inc_until", day=exempt.review_on))]
        if exempt
        else []
    )
    return (
        *field(catalog, "component", ["product"], lang, [Value(name)]),
        *field(catalog, "component", ["team"], lang, of_links(team)),
        *field(
            catalog, "component", ["criticality"], lang,
            of_term(catalog, "component", ["criticality"], component.criticality),
        ),
        *field(
            catalog, "component", ["lifecycle"], lang,
            of_term(catalog, "component", ["lifecycle"], component.lifecycle),
        ),
        *field(catalog, "component", ["depends_on"], lang, of_links(needed)),
        *field(catalog, "component", ["links"], lang, leads),
        *field(catalog, "component", ["exemption"], lang, reasons),
        *also(catalog, component, lang),
    )  # fmt: skip


def promises(catalog: Catalog, component: Component, lang: str) -> tuple[Promise, ...] | None:
    """Return the objectives of a component."""
    terms = catalog.vocabulary.terms
    kinds, states, signs = (
        terms("component", "slos", one) for one in ("indicator", "status", "operator")
    )
    found = (
        Promise(one, kinds[one.indicator], states[one.status], signs.get(one.operator))
        for one in component.slos
    )
    return tuple(found) or None


def failures(catalog: Catalog, component: Component, lang: str) -> tuple[Figure, ...] | None:
    """Return the figures about the incidents of a component."""
    whole = find(catalog, component.product)
    if whole is None:
        return None
    some = of_component(whole, component.id)
    made = (make(some, lang) for make in (by_month, by_trigger, by_notice, to_restore))
    return tuple(one for one in made if one) or None


KIND = Kind(
    sections={"facts": facts, "promises": promises, "failures": failures, "sources": sources}
)

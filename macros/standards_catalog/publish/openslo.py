"""Components and their SLOs as documents of OpenSLO, version 1.

See https://github.com/OpenSLO/OpenSLO. A component is a Service. What measures an SLO is not known
here: its `indicatorRef` names an SLI of the same name, which whoever measures it writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Component
from standards_catalog.model.parts import Slo
from standards_catalog.model.standing import is_active

VERSION = "openslo/v1"
_DESCRIPTION = 1050  # characters that OpenSLO allows

Object = Mapping[str, Any]


def documents(
    catalog: Catalog, lang: str, statuses: tuple[str, ...] = (), product: str = ""
) -> Iterator[Object]:
    """Yield a Service for each component that has SLOs of some statuses, and those SLOs.

    Without statuses it is the active ones. Targets are `Decimal`, so that they can be written as
    exactly as they are.
    """
    for component in catalog.components:
        slos = [
            slo
            for slo in component.slos
            if (slo.status in statuses if statuses else is_active(catalog, slo))
        ]
        if slos and product in ("", component.product):
            yield _service(component, lang)
            yield from (_slo(component, slo, lang) for slo in slos)


def _service(component: Component, lang: str) -> Object:
    labels = {"product": component.product, "criticality": component.criticality}
    head = _head("Service", component.id, component.name[lang], component.team, labels)
    return {**head, "spec": {"description": component.summary[lang][:_DESCRIPTION]}}


def _slo(component: Component, slo: Slo, lang: str) -> Object:
    name, labels = component.name_of(slo), {"indicator": slo.indicator, "status": slo.status}
    statement = slo.statement[lang]
    return {
        **_head("SLO", name, statement, component.team, labels),
        "spec": {
            "description": statement[:_DESCRIPTION],
            "service": component.id,
            "indicatorRef": name,
            "timeWindow": [{"duration": slo.window, "isRolling": True}],
            "budgetingMethod": slo.budgeting_method,
            "objectives": [_objective(slo, statement)],
        },
    }


def _head(kind: str, name: str, title: str, team: str, labels: Mapping[str, str]) -> Object:
    told = {"name": name, "displayName": title, "labels": {"team": team, **labels}}
    return {"apiVersion": VERSION, "kind": kind, "metadata": told}


def _objective(slo: Slo, statement: str) -> Object:
    found: dict[str, Any] = {"displayName": statement, "target": Decimal(slo.target)}
    if slo.time_slice_target:
        found["timeSliceTarget"] = Decimal(slo.time_slice_target)
    if slo.time_slice_window:
        found["timeSliceWindow"] = slo.time_slice_window
    return found

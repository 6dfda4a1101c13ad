"""Components and their SLOs as documents of OpenSLO, version 1.

See https://github.com/OpenSLO/OpenSLO. A component is a Service. What measures an SLO is not known
here: its `indicatorRef` names an SLI of the same name, which whoever measures it writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
            yield from (_slo(component, some, lang) for some in _documents(slos))


def _documents(slos: Iterable[Slo]) -> list[list[Slo]]:
    """Return SLOs with those behind each that are further objectives of it."""
    found: dict[str, list[Slo]] = {}
    for slo in slos:
        found.setdefault(slo.part_of or slo.id, []).append(slo)
    return [sorted(some, key=lambda one: one.id != name) for name, some in found.items()]


def _service(component: Component, lang: str) -> Object:
    labels = {"product": component.product, "criticality": component.criticality}
    head = _head("Service", component.id, component.name[lang], component.team, labels)
    return {**head, "spec": {"description": component.summary[lang][:_DESCRIPTION]}}


def _slo(component: Component, slos: Sequence[Slo], lang: str) -> Object:
    slo = slos[0]
    labels = {"indicator": slo.indicator, "status": slo.status}
    statement = slo.statement[lang]
    title = slo.name[lang] if slo.name else statement
    name = slo.external_id or component.name_of(slo)
    return {
        **_head("SLO", name, title, component.team, labels, _annotations(slo)),
        "spec": {
            "description": statement[:_DESCRIPTION],
            "service": component.id,
            "indicatorRef": slo.sli or name,
            "timeWindow": [_window(slo)],
            "budgetingMethod": slo.budgeting_method,
            "objectives": [_objective(one, lang) for one in slos],
        },
    }


def _annotations(slo: Slo) -> Mapping[str, str]:
    """Return what OpenSLO has no place for."""
    day = slo.reviewed_on.isoformat() if slo.reviewed_on else ""
    return {key: value for key, value in (("url", slo.url), ("reviewed_on", day)) if value}


def _window(slo: Slo) -> Object:
    if not slo.calendar:
        return {"duration": slo.window, "isRolling": True}
    calendar = {"startTime": slo.calendar.start, "timeZone": slo.calendar.time_zone}
    return {"duration": slo.window, "isRolling": False, "calendar": calendar}


def _head(
    kind: str,
    name: str,
    title: str,
    team: str,
    labels: Mapping[str, str],
    annotations: Mapping[str, str] | None = None,
) -> Object:
    told: dict[str, Any] = {"name": name, "displayName": title, "labels": {"team": team, **labels}}
    if annotations:
        told["annotations"] = dict(annotations)
    return {"apiVersion": VERSION, "kind": kind, "metadata": told}


def _objective(slo: Slo, lang: str) -> Object:
    title = slo.objective[lang] if slo.objective else slo.statement[lang]
    found: dict[str, Any] = {"displayName": title, "target": Decimal(slo.target)}
    if slo.operator:
        found["op"] = slo.operator
    if slo.threshold:
        found["value"] = Decimal(slo.threshold)
    if slo.time_slice_target:
        found["timeSliceTarget"] = Decimal(slo.time_slice_target)
    if slo.time_slice_window:
        found["timeSliceWindow"] = slo.time_slice_window
    return found

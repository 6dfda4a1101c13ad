"""What is known of an incident when somebody begins to write its postmortem."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Component
from standards_catalog.model.incidents import Incident
from standards_catalog.model.vocabulary import Term

_FORMS = {"minute": "%Y-%m-%d %H:%M", "hour": "%Y-%m-%d %H", "day": "%Y-%m-%d"}


class Fact(Struct, frozen=True):
    """A field by its label, and what is recorded in it."""

    label: str
    value: str


class Postmortem(Struct, frozen=True):
    """The head of a postmortem: what the table of incidents says."""

    title: str
    rows: tuple[Fact, ...]
    times: tuple[Fact, ...]
    detected_by: str
    trigger: str


def postmortem(catalog: Catalog, incident: Incident, lang: str) -> Postmortem:
    """Return what stands in a postmortem before anybody has written a word."""
    component = catalog.get(Component, incident.component)
    values = {
        "id": incident.id,
        "component": component.name[lang] if component else incident.component,
        "severity": _term(catalog, "severity", incident.severity, lang),
        "slo_ref": incident.slo_ref,
    }
    rows = [Fact(_label(catalog, key, lang), value) for key, value in values.items() if value]
    product = catalog.products.get(incident.product)
    name = product.name[lang] if product else incident.product
    named = catalog.vocabulary.label("component", "product")[lang]
    began = written(incident.started_at, "day")
    return Postmortem(
        incident.title or f"{values['component']}, {began}",
        (Fact(named, name), *rows),
        tuple(_times(catalog, incident, lang)),
        _term(catalog, "detected_by", incident.detected_by, lang),
        _term(catalog, "trigger", incident.trigger, lang),
    )


def written(at: datetime, precision: str) -> str:
    """Return a time as exact as it is known, with its offset unless it is a day."""
    offset = "" if precision == "day" else at.isoformat()[-6:]
    return f"{at.strftime(_FORMS[precision])}{offset}"


def _times(catalog: Catalog, one: Incident, lang: str) -> list[Fact]:
    found = (
        ("started_at", one.started_at, one.precision),
        ("detected_at", one.detected_at, one.detected_precision),
        ("fixed_at", one.fixed_at, one.fixed_precision),
    )
    return [Fact(_label(catalog, key, lang), written(at, exact)) for key, at, exact in found if at]


def _label(catalog: Catalog, key: str, lang: str) -> str:
    return catalog.vocabulary.label("incident", "incidents", key)[lang]


def _term(catalog: Catalog, key: str, value: str, lang: str) -> str:
    term: Term | None = catalog.vocabulary.terms("incident", "incidents", key).get(value)
    return term.label(lang) if term else ""

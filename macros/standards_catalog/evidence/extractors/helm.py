"""Helm charts and what they depend on (https://helm.sh/docs/topics/charts/)."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.evidence.extractors.facts import constraint_pin, fact
from standards_catalog.model.evidence import Fact


def in_chart(path: str, document: Node) -> Iterator[Fact]:
    """Yield a chart and its dependencies."""
    if (name := document["name"]).text:
        values = {"app_version": document["appVersion"].text, "type": document["type"].text}
        pin = constraint_pin(document["version"].text)
        yield fact("helm_chart", name.text, path, name.line, pin, values)
    yield from in_requirements(path, document)


def in_requirements(path: str, document: Node) -> Iterator[Fact]:
    """Yield what a chart depends on, also as `requirements.yaml` of Helm 2 has it."""
    for one in document["dependencies"].items:
        if (name := one["name"]).text:
            values = {"repository": one["repository"].text, "alias": one["alias"].text}
            pin = constraint_pin(one["version"].text)
            yield fact("helm_dependency", name.text, path, name.line, pin, values)

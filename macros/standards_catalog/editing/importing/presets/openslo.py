"""OpenSLO, version 1 -> rows of components; the inverse of what `publish.openslo` writes.

See https://github.com/OpenSLO/OpenSLO. Each objective is an SLO here; those behind the first are
part of it. How an SLI is measured has no place here: its name has.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.editing.importing.records import documents
from standards_catalog.editing.importing.rows import Place, Row, Source, Told
from standards_catalog.text import kebab

_LABELS = ("team", "product", "criticality")


def rows_of(path: str, text: str) -> Source:
    """Return a row for each Service and SLO; other kinds are told."""
    rows: list[Row] = []
    told: list[Told] = []
    for node in documents(path, text):
        place = Place(path, node.line, node.column)
        kind = node["kind"].text
        if kind == "Service":
            rows.append(_row(place, node, _service(node)))
        elif kind == "SLO":
            service = node["spec"]["service"].text
            slos = list(_slos(node, service))
            rows.append(_row(place, node, {"id": service, "slos": slos, **_labels(node)}))
            told += _untold(place, node)
        else:
            name = node["metadata"]["name"].text
            message = f"the {kind or 'document'} `{name}` has no place here"
            told.append(Told(place, f"kind {kind}", message, lost=False))
    return Source(tuple(rows), (), tuple(told))


def _row(place: Place, node: Node, cells: dict[str, Any]) -> Row:
    filled = {key: value for key, value in cells.items() if value}
    return Row(place, filled, dict.fromkeys(filled, place), "component")


def _service(node: Node) -> dict[str, Any]:
    head = node["metadata"]
    name = head["name"].text
    return {
        "id": name,
        "name": head["displayName"].text or name,
        "summary": node["spec"]["description"].text,
        **_labels(node),
    }


def _labels(node: Node) -> dict[str, Any]:
    labels = node["metadata"]["labels"]
    return {key: labels[key].text for key in _LABELS}


def _slos(node: Node, service: str) -> Iterator[dict[str, Any]]:
    """Yield the objectives of an SLO, what they share in each of them."""
    head, spec = node["metadata"], node["spec"]
    name = kebab(head["name"].text)
    own = name.removeprefix(f"{kebab(service)}-")
    usual = f"{service}-{own}"
    statement = spec["description"].text or head["displayName"].text or head["name"].text
    words = " ".join(statement.split())[:300]
    shared = {
        "statement": words,
        "name": _other(head["displayName"].text, statement),
        "indicator": head["labels"]["indicator"].text or "other",
        "window": spec["timeWindow"].items[0]["duration"].text if spec["timeWindow"].items else "",
        "calendar": _calendar(spec),
        "sli": _other(_sli(spec), head["name"].text),
        "external_id": _other(head["name"].text, usual),
        "budgeting_method": _other(spec["budgetingMethod"].text, "Occurrences"),
        "status": head["labels"]["status"].text or "draft",
        **{key: head["annotations"][key].text for key in ("reviewed_on", "url")},
    }
    for number, one in enumerate(spec["objectives"].items, start=1):
        title = _other(one["displayName"].text, words)
        found = {
            "id": own if number == 1 else f"{own}-{kebab(title) or number}"[:63].strip("-"),
            **shared,
            "objective": title,
            "part_of": "" if number == 1 else own,
            "target": one["target"].text or _share(one["targetPercent"].text),
            "operator": one["op"].text,
            "threshold": one["value"].text,
            "time_slice_target": one["timeSliceTarget"].text,
            "time_slice_window": one["timeSliceWindow"].text,
        }
        yield {key: value for key, value in found.items() if value}


def _other(text: str, usual: str) -> str:
    return text if text != usual else ""


def _calendar(spec: Node) -> dict[str, str]:
    window = spec["timeWindow"].items[0] if spec["timeWindow"].items else spec["nothing"]
    found = window["calendar"]
    if window["isRolling"].text != "false" or not found:
        return {}
    return {"start": found["startTime"].text, "time_zone": found["timeZone"].text}


def _sli(spec: Node) -> str:
    return spec["indicatorRef"].text or spec["indicator"]["metadata"]["name"].text


def _share(percent: str) -> str:
    try:
        return f"{(Decimal(percent) / 100).normalize():f}"
    except InvalidOperation:
        return percent


def _untold(place: Place, node: Node) -> Iterator[Told]:
    """Yield what an SLO says that has no place here."""
    spec = node["spec"]
    for key, what in (("alertPolicies", "its alerts"), ("indicator", "how its SLI is measured")):
        if spec[key]["spec"] or spec[key].items:
            message = f"{what} (`{key}`) has no place here: only the name has"
            yield Told(place, f"openslo {key}", message, lost=False)
    if not spec["objectives"].items:
        yield Told(place, "openslo objectives", "this SLO has no objectives")

"""YAML and JSON files to facts: their documents tell by name and content what they are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from standards_catalog.documents.json5 import as_yaml
from standards_catalog.documents.yaml.nodes import Node, Read, read_nodes
from standards_catalog.evidence.extractors import (
    helm,
    images,
    keys,
    kubernetes,
    owners,
    templates,
    terraform,
    tool_versions,
    updates,
    workflows,
)
from standards_catalog.model.evidence import Fact, Unread

Reader = Callable[[str, Node], Iterator[Fact]]

_ACTIONS = {"workflow": workflows.in_workflow, "action": workflows.in_action}
_KINDS: dict[str, Reader] = {
    "dependabot": updates.in_dependabot,
    "renovate": updates.in_renovate,
    "aqua": tool_versions.in_aqua,
    "terraform_json": lambda path, node: terraform.in_blocks(path, terraform.json_blocks(node)),
}
_NAMES: dict[str, Reader] = {
    "Chart.yaml": helm.in_chart,
    "requirements.yaml": helm.in_requirements,
    "kustomization.yaml": kubernetes.in_kustomization,
    "kustomization.yml": kubernetes.in_kustomization,
    "Kustomization": kubernetes.in_kustomization,
}
_COMPOSE = re.compile(r"(?:docker-)?compose(?:[._-][\w.-]{1,100})?\.ya?ml\Z", re.IGNORECASE)
_COMPOSED = ("name", "version", "services", "volumes", "networks", "configs", "secrets", "include")
_JSON = ("json", "renovate", "terraform_json")
# A JSON object with none of these keys holds no more of interest than its keys.
_INSIDE = re.compile(r'"(?:c|initC|ephemeralC)ontainers"|"[cC]ontainerDefinitions"')
_AT_TOP = frozenset(("apiVersion", "extends", "packageRules", "renovate"))


def in_documents(path: str, kind: str, text: str) -> Iterator[Fact | Unread]:
    """Yield the facts of each document of a file, and why reading ended too early if it did."""
    if kind == "json" and (document := _plain_json(text)) is not None:
        yield from keys.in_configuration(path, document)
        return
    lines = text.split("\n")
    read = _read(kind, text)
    for document in read.documents:
        if kind in _ACTIONS:
            yield from _ACTIONS[kind](path, document, lines)
        else:
            yield from _KINDS.get(kind, _any)(path, document)
    if read.reason:
        yield Unread(path=path, reason=read.reason, line=read.line)


def _read(kind: str, text: str) -> Read:
    """Read a file, as a template if it is one; what only looks like one is read as it is."""
    if kind in _ACTIONS or not templates.is_template(text):
        return read_nodes(as_yaml(text) if kind in _JSON else text)
    masked, restore = templates.masked(text)
    read = read_nodes(as_yaml(masked) if kind in _JSON else masked, restore)
    if read.reason != "syntax":
        return read
    plain = read_nodes(text)
    return plain if not plain.reason else Read(read.documents, "template", read.line)


def _plain_json(text: str) -> Node | None:
    """Return a JSON object by the quick way, where it holds no more of interest than its keys."""
    if _INSIDE.search(text):
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return Node([], 1)
    if not _AT_TOP.isdisjoint(data):
        return None
    line = text.count("\n", 0, text.index("{")) + 1
    return Node({key: Node(_scalar(value), line) for key, value in data.items()}, line)


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None or isinstance(value, dict | list) else json.dumps(value)


def _any(path: str, document: Node) -> Iterator[Fact]:
    """Yield the facts of a document that says by its name or by itself what it is."""
    name = path.rpartition("/")[2]
    if reader := _NAMES.get(name):
        yield from reader(path, document)
    elif document["services"].mapping and (_COMPOSE.match(name) or _is_compose(document)):
        yield from images.in_compose(path, document)
    elif document["apiVersion"].text and document["kind"].text:
        yield from _manifest(path, document)
    else:
        yield from images.in_manifests(path, document)
        yield from _presets(path, name, document)
        yield from keys.in_configuration(path, document)


def _is_compose(document: Node) -> bool:
    """Tell whether a document has nothing at its top but what a Compose file has."""
    return all(key in _COMPOSED or key.startswith("x-") for key in document.mapping)


def _manifest(path: str, document: Node) -> Iterator[Fact]:
    if document["kind"].text == "List":
        for one in document["items"].items:
            yield from _manifest(path, one)
        return
    if document["kind"].text == "CustomResourceDefinition":
        return
    if document["apiVersion"].text.startswith("kustomize.config.k8s.io/"):
        yield from kubernetes.in_kustomization(path, document)
        return
    yield from kubernetes.in_argocd(path, document)
    yield from kubernetes.in_flux(path, document)
    yield from owners.in_entity(path, document)
    yield from owners.in_openslo(path, document)
    yield from images.in_manifests(path, document)


def _presets(path: str, name: str, document: Node) -> Iterator[Fact]:
    if name == "package.json" and document["renovate"]:
        yield from updates.in_renovate(path, document["renovate"])
    elif document["extends"] or document["packageRules"]:
        yield from updates.in_preset(path, document)

"""Container images: how a reference pins, and where manifests and task definitions name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.evidence.extractors.facts import Pin, fact, is_unresolved
from standards_catalog.model.evidence import Fact

_VARIABLE = re.compile(r"\$|\{\{|\{%|<%|@@")
_PINNED = re.compile(r"[:@]")
_CONTAINERS = {
    "containers": "image",
    "initContainers": "image",
    "ephemeralContainers": "image",
    "containerDefinitions": "image",
    "ContainerDefinitions": "Image",  # in CloudFormation
}


def image(text: str, path: str, line: int, values: Iterable[tuple[str, str]] = ()) -> Fact:
    """Return the fact of one image: its name as the file has it, its tag or digest."""
    name, pin = split(text)
    return fact("image", name, path, line, pin, values)


def split(text: str) -> tuple[str, Pin]:
    """Return the name of an image (with its registry) and how it is pinned."""
    text = text.strip().removeprefix("docker://")
    if is_unresolved(text):
        return _unresolved(text)
    rest, _, digest = text.partition("@")
    name, _, tag = rest.rpartition(":") if ":" in rest.rpartition("/")[2] else (rest, "", "")
    ref = "@".join(one for one in (tag, digest) if one)
    if tag == "latest" and not digest:
        return name, Pin(ref, "", "branch")
    return name, Pin(ref, tag, "digest" if digest else "tag" if tag else "none")


def _unresolved(text: str) -> tuple[str, Pin]:
    """Return what of a name is certain: all before the tag, where only that hangs on something."""
    certain = _VARIABLE.split(text, maxsplit=1)[0]
    folder, slash, last = certain.rpartition("/")
    name = _PINNED.split(last, maxsplit=1)[0]
    if not name or name == last:
        return text, Pin("", "", "unresolved")
    name = f"{folder}{slash}{name}"
    return name, Pin(text[len(name) + 1 :], "", "unresolved")


def in_manifests(path: str, document: Node) -> Iterator[Fact]:
    """Yield the images of containers in manifests of Kubernetes and task definitions."""
    for node in document.walk():
        for key, containers in node.mapping.items():
            if key in _CONTAINERS:
                yield from _containers(path, containers, _CONTAINERS[key])


def _containers(path: str, containers: Node, key: str) -> Iterator[Fact]:
    for one in containers.items:
        for node in one.all(key):
            if node.text:
                yield image(node.text, path, node.line)


def in_compose(path: str, document: Node) -> Iterator[Fact]:
    """Yield the images of services in a Compose file (https://docs.docker.com/reference/compose-file/)."""
    for name, service in document["services"].mapping.items():
        if found := service["image"].text:
            yield image(found, path, service["image"].line, {"service": name}.items())

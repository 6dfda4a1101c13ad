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
    "docker": "image",  # of CircleCI
    "initContainers": "image",
    "ephemeralContainers": "image",
    "containerDefinitions": "image",
    "ContainerDefinitions": "Image",  # in CloudFormation
}
_IMAGE = re.compile(r"(?:^i|I|_i)mage\Z")
_REFERENCE = re.compile(
    r"[a-z0-9][a-z0-9._-]{0,100}(?::[0-9]{1,5}(?=/))?(?:/[a-z0-9][a-z0-9._-]{0,100}){0,8}"
    r"(?=[:@])(?::[A-Za-z0-9_][\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?\Z"
)
_BARE = re.compile(
    r"(?!projects/|.*\.(?:png|svg|jpe?g|gif|webp|iso|img|qcow2)\Z)"
    r"[a-z0-9][a-z0-9.-]{0,100}(?::[0-9]{1,5})?(?:/[a-z0-9][a-z0-9._-]{0,100}){1,8}\Z"
)
_TOLD = ("status",)  # by the cluster, of what runs there


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
    """Yield the images of manifests, task definitions, values of charts and other configurations.

    What a container runs is an image whatever it looks like; elsewhere a text under `image` is one
    where it has a tag or digest, and a mapping where it has a `repository`. In a manifest it may
    also have neither, or hang on something else.
    """
    manifest = bool(document["apiVersion"])
    hidden = _TOLD if manifest else ()
    left = [document]
    while left:
        node = left.pop()
        members = [*node.mapping.items(), *(node.doubles or ())]
        members = [(key, one) for key, one in members if key not in hidden]
        left.extend(reversed(node.items or [one for _, one in members]))
        for key, one in members:
            if key in _CONTAINERS:
                yield from _containers(path, one, _CONTAINERS[key])
            elif _IMAGE.search(key):
                yield from _value(path, one, manifest and key == "image")


def _containers(path: str, containers: Node, key: str) -> Iterator[Fact]:
    for one in containers.items:
        for node in one.all(key):
            if node.text:
                yield image(node.text, path, node.line)


def _value(path: str, node: Node, manifest: bool) -> Iterator[Fact]:
    """Yield an image that is no container's, such as one of the values of a chart."""
    repository = node["repository"]
    text = node.text
    if _REFERENCE.match(text) or (manifest and (is_unresolved(text) or _BARE.match(text))):
        yield image(text, path, node.line)
    elif repository.text and "://" not in repository.text:
        tag = (node["tag"] or node["version"]).text
        digest = node["digest"].text or (node["sha"].text and f"sha256:{node['sha'].text}")
        name = "/".join(one for one in (node["registry"].text, repository.text) if one)
        pinned = f":{tag}" * bool(tag) + f"@{digest}" * bool(digest)
        yield image(f"{name}{pinned}", path, repository.line)


def in_compose(path: str, document: Node) -> Iterator[Fact]:
    """Yield the images of services in a Compose file (https://docs.docker.com/reference/compose-file/)."""
    for name, service in document["services"].mapping.items():
        if found := service["image"].text:
            yield image(found, path, service["image"].line, {"service": name}.items())

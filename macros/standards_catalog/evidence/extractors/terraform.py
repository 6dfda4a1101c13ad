"""Terraform and OpenTofu: required versions, providers, modules, Helm releases, resources.

See https://developer.hashicorp.com/terraform/language and its JSON syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.evidence.extractors.facts import (
    Pin,
    constraint_pin,
    fact,
    git_pin,
    is_unresolved,
)
from standards_catalog.evidence.extractors.hcl import Block
from standards_catalog.model.evidence import Fact

_REGISTRIES = ("registry.terraform.io/", "registry.opentofu.org/")
_GIT = re.compile(r"git::|git@|ssh://|(?:[\w-]+@)?(?:github\.com|gitlab\.com|bitbucket\.org)[/:]")
_SCHEME = re.compile(r"(?:git::|hg::|s3::|gcs::)?(?:[a-z]+://)?(?:[\w-]{1,60}@)?")
_UNITS = ("terraform", "unit", "stack")
_LABELS = {"resource": 2, "module": 1, "provider": 1, "terraform": 0}


def in_blocks(path: str, blocks: Iterable[Block]) -> Iterator[Fact]:
    """Yield the facts of a configuration."""
    resources: dict[str, list[int]] = {}
    for block in blocks:
        if block.type == "terraform":
            yield from _terraform(path, block.body("required_version", "required_providers"))
        elif block.type == "module":
            yield from _module(path, block)
        elif block.type == "provider":
            yield from _provider(path, block)
        elif block.type == "resource" and block.labels:
            resources.setdefault(block.labels[0], []).append(block.line)
            if block.labels[0] == "helm_release":
                yield from _release(path, block)
    for name, lines in resources.items():
        yield fact("terraform_resource", name, path, lines[0], None, {"count": str(len(lines))})


def in_lock(path: str, blocks: Iterable[Block]) -> Iterator[Fact]:
    """Yield the exact versions of providers in a lock file."""
    for block in blocks:
        if block.type == "provider" and block.labels:
            body = block.body("version", "constraints")
            version = body["version"].text
            values = {"source": block.labels[0], "constraints": body["constraints"].text}
            name, pin = _known(block.labels[0]), Pin(version, version, "lock")
            yield fact("terraform_provider", name, path, block.line, pin, values)


def in_terragrunt(path: str, blocks: Iterable[Block]) -> Iterator[Fact]:
    """Yield the modules that Terragrunt calls: of a unit, or of the units of a stack.

    See https://terragrunt.gruntwork.io/docs/reference/hcl/blocks/. Other tools' files hold neither.
    """
    for block in blocks:
        if block.type in _UNITS:
            yield from _module(path, block)


def json_blocks(document: Node) -> Iterator[Block]:
    """Yield the outer blocks of a configuration in JSON."""
    for kind, labels in _LABELS.items():
        for node in document[kind].items or [document[kind]]:
            yield from _json_blocks(kind, node, labels, ())


def _json_blocks(kind: str, node: Node, labels: int, names: tuple[str, ...]) -> Iterator[Block]:
    if labels == 0:
        if node.mapping:
            yield Block(kind, names, node.line, node)
        return
    for name, below in node.mapping.items():
        for one in below.items or [below]:
            yield from _json_blocks(kind, one, labels - 1, (*names, name))


def _terraform(path: str, body: Node) -> Iterator[Fact]:
    if (wanted := body["required_version"]).text:
        pin = constraint_pin(wanted.text)
        yield fact("terraform_version", "terraform", path, wanted.line, pin)
    for providers in body["required_providers"].items or [body["required_providers"]]:
        for name, node in providers.mapping.items():
            yield _required(path, name, node)


def _required(path: str, name: str, node: Node) -> Fact:
    source = node["source"]
    version = node["version"].text or node.text
    at = source.line if source.text else node.line
    values = {"local_name": name}
    known = _known(source.text) if source.text else name
    return fact("terraform_provider", known, path, at, constraint_pin(version), values)


def _provider(path: str, block: Block) -> Iterator[Fact]:
    """Yield a provider that is pinned where it is configured, as it was before Terraform 0.13."""
    version = block.body("version")["version"]
    if block.labels and version.text:
        name, pin = block.labels[0], constraint_pin(version.text)
        yield fact("terraform_provider", name, path, block.line, pin)


def _known(source: str) -> str:
    """Return the source of a provider or module without the registry that is meant anyway."""
    return next((source.removeprefix(one) for one in _REGISTRIES if source.startswith(one)), source)


def _release(path: str, block: Block) -> Iterator[Fact]:
    body = block.body("chart", "repository", "version")
    chart = body["chart"]
    if not chart.text:
        return
    values = {
        "release": block.labels[1] if len(block.labels) > 1 else "",
        "repository": body["repository"].text,
    }
    pin = constraint_pin(body["version"].text)
    yield fact("helm_release", chart.text, path, chart.line, pin, values)


def _module(path: str, block: Block) -> Iterator[Fact]:
    body = block.body("source", "version")
    source = body["source"]
    text = source.text
    if not text:
        return
    name, sub, pin = _source(text, body["version"].text)
    values = {"module": block.labels[0] if block.labels else "", "source": text, "sub": sub}
    yield fact("terraform_module", name, path, source.line, pin, values)


def _source(text: str, version: str) -> tuple[str, str, Pin]:
    """Return the name of a module, the folder in it, and how it is pinned."""
    if text.startswith(("./", "../", "/")):
        return text, "", Pin("", "", "local")
    address, _, query = text.partition("?")
    if text.startswith("${"):
        return address, "", Pin(_said(query, "ref"), "", "unresolved")
    scheme = _SCHEME.match(address)
    bare = address[scheme.end() if scheme else 0 :].lstrip("/")
    bare, _, sub = bare.partition("//")
    if _GIT.match(text) or ".git" in address or "ref=" in query:
        host, colon, rest = bare.partition(":")
        if colon and not rest[:1].isdigit():
            bare = f"{host}/{rest}"
        ref = _said(query, "ref")
        pin = Pin(ref, "", "unresolved") if is_unresolved(bare) else git_pin(ref)
        return bare.removesuffix(".git"), sub, pin
    return _known(bare), sub, constraint_pin(version or _said(query, "version"))


def _said(query: str, key: str) -> str:
    pairs = (one.partition("=") for one in query.split("&"))
    return next((value for name, _, value in pairs if name == key), "")

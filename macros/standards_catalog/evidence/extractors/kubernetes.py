"""Manifests of what runs on Kubernetes: Argo CD's kinds, Kustomize, images of containers.

See https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/ and
https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.evidence.extractors.facts import Pin, constraint_pin, fact, git_pin
from standards_catalog.evidence.extractors.images import image
from standards_catalog.model.evidence import Fact

_KINDS = ("Application", "ApplicationSet", "AppProject")
_SOURCE = ("repoURL", "chart", "path", "targetRevision")
_REMOTE = re.compile(r"[a-z]+::|[a-z]+://|git@|[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}[:/][\w.-]{1,100}/")
_LISTS = ("resources", "bases", "components", "crds")


def in_argocd(path: str, document: Node) -> Iterator[Fact]:
    """Yield an application of Argo CD or what makes or bounds them, and its sources."""
    kind = document["kind"]
    if kind.text not in _KINDS or not document["apiVersion"].text.startswith("argoproj.io/"):
        return
    sources = [*_sources(document)]
    values = {"name": document["metadata"]["name"].text}
    for key in _SOURCE:
        values[key] = next((one[key].text for one in sources if one[key].text), "")
    pin = _revision(sources[0]) if sources else None
    yield fact("argocd", kind.text, path, kind.line, pin, values)
    for one in sources:
        yield from _source(path, one)


def _sources(document: Node) -> Iterator[Node]:
    spec = document["spec"]
    spec = spec["template"]["spec"] if document["kind"].text == "ApplicationSet" else spec
    for one in (spec["source"], *spec["sources"].items):
        if one.mapping:
            yield one


def _revision(source: Node) -> Pin:
    revision = source["targetRevision"].text
    return constraint_pin(revision) if source["chart"].text else git_pin(revision)


def _source(path: str, source: Node) -> Iterator[Fact]:
    """Yield where an application comes from: a chart of a repository, or a folder in Git."""
    chart, repository = source["chart"], source["repoURL"]
    if chart.text:
        values = {"repository": repository.text, "release": source["helm"]["releaseName"].text}
        yield fact("helm_release", chart.text, path, chart.line, _revision(source), values)
    elif repository.text:
        values = {"path": source["path"].text, "ref": source["ref"].text}
        yield fact(
            "argocd_source", repository.text, path, repository.line, _revision(source), values
        )


def in_flux(path: str, document: Node) -> Iterator[Fact]:
    """Yield the chart that Flux installs, or takes from a registry for a release to name.

    See https://fluxcd.io/flux/components/helm/helmreleases/ and
    https://fluxcd.io/flux/components/source/ocirepositories/.
    """
    kind, spec = document["kind"].text, document["spec"]
    if ".toolkit.fluxcd.io/" not in document["apiVersion"].text:
        return
    wanted = spec["chart"]["spec"]
    if kind == "HelmRelease" and (chart := wanted["chart"]).text:
        values = {
            "repository": wanted["sourceRef"]["name"].text,
            "release": spec["releaseName"].text or document["metadata"]["name"].text,
        }
        pin = constraint_pin(wanted["version"].text)
        yield fact("helm_release", chart.text, path, chart.line, pin, values)
    elif kind == "OCIRepository" and ".helm." in spec["layerSelector"]["mediaType"].text:
        url, ref = spec["url"], spec["ref"]
        folder, _, name = url.text.rpartition("/")
        said = ref["digest"].text or ref["semver"].text or ref["tag"].text
        pin = constraint_pin(said)
        yield fact("helm_release", name, path, url.line, pin, {"repository": folder})


def in_kustomization(path: str, document: Node) -> Iterator[Fact]:
    """Yield what a kustomization builds on, its charts and its images."""
    built_on = [one for key in _LISTS for one in document[key].items if one.text]
    yield from (_built_on(path, one) for one in built_on)
    if not built_on:
        yield fact("kustomize", "kustomization", path, document.line)
    for one in document["helmCharts"].items:
        if (name := one["name"]).text:
            values = {"repository": one["repo"].text, "release": one["releaseName"].text}
            pin = constraint_pin(one["version"].text)
            yield fact("helm_release", name.text, path, name.line, pin, values)
    for one in document["images"].items:
        yield from _image(path, one)


def _built_on(path: str, node: Node) -> Fact:
    """Return a folder, a file or what is fetched from Git, as `github.com/o/r//deploy?ref=v1`."""
    if not _REMOTE.match(node.text):
        return fact("kustomize", node.text, path, node.line, Pin("", "", "local"))
    address, _, query = node.text.partition("?")
    wanted = ("ref=", "version=")
    ref = next((one.partition("=")[2] for one in query.split("&") if one.startswith(wanted)), "")
    return fact("kustomize", address, path, node.line, git_pin(ref))


def _image(path: str, node: Node) -> Iterator[Fact]:
    """Yield an image that gets another name, tag or digest."""
    name = node["newName"].text or node["name"].text
    tag, digest = node["newTag"].text, node["digest"].text
    if name and (tag or digest or node["newName"].text):
        text = f"{name}{':' if tag else ''}{tag}{'@' if digest else ''}{digest}"
        yield image(text, path, (node["name"] or node["newName"]).line)

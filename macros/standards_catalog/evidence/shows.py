"""Which kinds of files may show which kinds of facts: what an unread file may hide."""

from __future__ import annotations

from collections.abc import Iterable

from standards_catalog.evidence.detecting import KEYS, Sought, names
from standards_catalog.evidence.extractors.kinds import kind_of

_STEPS = frozenset(("action", "workflow", "command", "image"))
_TERRAFORM = frozenset(
    ("terraform_provider", "terraform_module", "terraform_resource", "helm_release")
)
_MANIFESTS = frozenset(
    ("image", "helm_release", "helm_dependency", "argocd", "kustomize", "slo", KEYS)
)
_VERSIONS = frozenset(("tool_version",))
_SHOWS = {
    "workflow": _STEPS,
    "action": _STEPS,
    "dockerfile": frozenset(("image",)),
    "terraform": _TERRAFORM,
    "terraform_json": _TERRAFORM,
    "terragrunt": frozenset(("terraform_module",)),
    "terraform_lock": frozenset(("terraform_provider",)),
    "yaml": _MANIFESTS,
    "json": _MANIFESTS | {"renovate_preset"},
    "jsonnet": _MANIFESTS,
    "renovate": frozenset(("renovate_preset",)),
    "dependabot": frozenset(("dependabot",)),
    "tool_version": _VERSIONS,
    "tool_versions": _VERSIONS,
    "mise": _VERSIONS,
    "aqua": _VERSIONS,
}


def may_show(sought: Iterable[Sought], path: str) -> bool:
    """Whether a file might show what some detectors look for, if it could be read."""
    shown = _SHOWS.get(kind_of(path) or "", frozenset())
    return any(_wanted(one) & shown for one in sought)


def _wanted(sought: Sought) -> set[str]:
    keys = {KEYS} if sought.detector.file_with_keys else set()
    return {what for what, _ in names(sought.detector)} | keys

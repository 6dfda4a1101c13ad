"""Who answers for what: CODEOWNERS, Backstage's entities, service levels in OpenSLO."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.evidence.extractors.facts import fact
from standards_catalog.model.evidence import Fact

_OWNER = re.compile(r"@[\w.-]{1,100}(?:/[\w./-]{1,200})?\Z|[^\s@]{1,100}@[^\s@]{1,200}\Z")
_COMMENT = re.compile(r"(?:^|\s)#.*")


def in_codeowners(path: str, text: str) -> Iterator[Fact]:
    """Yield each owner once, at the first line that names it, with what it owns there."""
    patterns: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        pattern, *owners = _COMMENT.sub("", line[:2000]).split() or [""]
        if pattern.startswith(("[", "^[")):  # a section of GitLab
            owners = [one for one in owners if not one.startswith("[")]
        for owner in owners:
            if _OWNER.match(owner):
                lines.setdefault(owner, number)
                patterns.setdefault(owner, []).append(pattern)
    for owner, first in lines.items():
        owns = {"owns": " ".join(patterns[owner][:20])}
        yield fact("codeowners", owner, path, first, None, owns)


def in_entity(path: str, document: Node) -> Iterator[Fact]:
    """Yield an entity of Backstage's catalog."""
    name = document["metadata"]["name"]
    if document["apiVersion"].text.startswith("backstage.io/") and name.text:
        spec = document["spec"]
        values = {"kind": document["kind"].text}
        values |= {key: spec[key].text for key in ("owner", "type", "lifecycle", "system")}
        yield fact("component", name.text, path, name.line, None, values)


def in_openslo(path: str, document: Node) -> Iterator[Fact]:
    """Yield a document of OpenSLO (https://github.com/OpenSLO/OpenSLO)."""
    name = document["metadata"]["name"]
    if document["apiVersion"].text.startswith("openslo"):
        kind = document["kind"]
        values = {"name": name.text, "service": document["spec"]["service"].text}
        yield fact("slo", kind.text, path, kind.line, None, values)

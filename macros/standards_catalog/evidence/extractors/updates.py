"""What keeps dependencies new: Renovate's presets, Dependabot's ecosystems.

See https://docs.renovatebot.com/config-presets/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.evidence.extractors.facts import fact, git_pin
from standards_catalog.model.evidence import Fact

_FORGE = re.compile(r"(local|github|gitlab|gitea|forgejo|bitbucket|npm)>(.*)\Z")
_OF_RENOVATE = re.compile(
    r":\w|(?:local|github|gitlab|gitea|forgejo)>|(?:config|default|group|helpers|schedule|security):"
    r"|(?:customManagers|docker|mergeConfidence|monorepo|packages|replacements|workarounds):"
)


def in_renovate(path: str, document: Node) -> Iterator[Fact]:
    """Yield that Renovate is set up, and the presets that it extends, also for some packages."""
    yield fact("renovate", "renovate", path, document.line)
    for one in _extended(document):
        yield _preset(path, one)


def in_preset(path: str, document: Node) -> Iterator[Fact]:
    """Yield the presets that a file which is a preset itself, whatever its name, builds on."""
    extended = [*_extended(document)]
    if any(_OF_RENOVATE.match(one.text) for one in extended):
        yield from (_preset(path, one) for one in extended)


def _extended(document: Node) -> Iterator[Node]:
    for node in document.walk():
        extends = node["extends"]
        yield from (one for one in extends.items or [extends] if one.text)


def _preset(path: str, node: Node) -> Fact:
    """Return a preset; `local>` and `github>` name a repository in the same way."""
    name, _, ref = node.text.partition("#")
    values = {"preset": node.text}
    if found := _FORGE.match(name):
        name, values["from"] = found[2], found[1]
    name = name.partition("(")[0]  # what a preset is called with
    return fact("renovate_preset", name, path, node.line, git_pin(ref), values)


def in_dependabot(path: str, document: Node) -> Iterator[Fact]:
    """Yield the ecosystems that Dependabot looks after, a fact a folder."""
    for one in document["updates"].items:
        if (ecosystem := one["package-ecosystem"]).text:
            values = {"directory": one["directory"].text}
            values["interval"] = one["schedule"]["interval"].text
            yield fact("dependabot", ecosystem.text, path, ecosystem.line, None, values)

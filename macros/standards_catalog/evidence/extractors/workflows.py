"""Workflows and composite actions: what they use at which version, and what they run.

See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.evidence.extractors.facts import Pin, fact, git_pin, is_unresolved, scalars
from standards_catalog.evidence.extractors.images import image
from standards_catalog.evidence.extractors.shell import commands
from standards_catalog.model.evidence import Fact

_WORKFLOW = re.compile(r"/\.(?:github|gitea|forgejo)/workflows/[^/]+\.ya?ml\Z")
_BLOCKS = ("|", ">")
_OWN = ("./", "../", "$/")  # of the checkout, or of the commit that runs
_FOLDED = 100
_SHELLS = ("", "bash", "sh", "zsh", "dash", "ash")


def in_workflow(path: str, document: Node, lines: list[str]) -> Iterator[Fact]:
    """Yield the facts of a workflow."""
    shell = document["defaults"]["run"]["shell"].text
    for job in document["jobs"].mapping.values():
        yield from _uses(path, job, lines)
        for one in (job["container"], *job["services"].mapping.values()):
            yield from _container(path, one)
        yield from _steps(path, job["steps"], lines, job["defaults"]["run"]["shell"].text or shell)


def in_action(path: str, document: Node, lines: list[str]) -> Iterator[Fact]:
    """Yield the facts of an action: the steps of a composite one, the image of another."""
    runs = document["runs"]
    yield from _steps(path, runs["steps"], lines, "")
    if runs["image"].text.startswith("docker://"):
        yield image(runs["image"].text, path, runs["image"].line)


def _steps(path: str, steps: Node, lines: list[str], shell: str) -> Iterator[Fact]:
    for step in steps.items:
        yield from _uses(path, step, lines)
        run = step["run"]
        if run and (step["shell"].text or shell).partition(" ")[0] in _SHELLS:
            yield from _commands(path, run, lines)


def _container(path: str, node: Node) -> Iterator[Fact]:
    found = node if node.text else node["image"]
    if found.text:
        yield image(found.text, path, found.line)


def _commands(path: str, run: Node, lines: list[str]) -> Iterator[Fact]:
    """Yield the commands of a step; where its lines are folded into one, they are looked for."""
    line = run.line + (run.style in _BLOCKS)
    for command in commands(run.text):
        at = line + command.line
        if run.style != "|":
            line = at = _line_with(command.name, lines, line)
        yield fact("command", command.name, path, at, None, command.values)


def _line_with(name: str, lines: list[str], first: int) -> int:
    after = enumerate(lines[first - 1 : first + _FOLDED], start=first)
    return next((number for number, line in after if name in line), min(first, len(lines)))


def _uses(path: str, step: Node, lines: list[str]) -> Iterator[Fact]:
    node = step["uses"]
    text = node.text.strip()
    if not text:
        return
    values = scalars(step["with"])
    if text.startswith("docker://"):
        yield image(text, path, node.line, values.items())
    elif text.startswith(_OWN):
        what = "local_workflow" if _WORKFLOW.search(text) else "local_action"
        yield fact(what, text, path, node.line, Pin("", "", "local"), values)
    else:
        yield _remote(path, text, node, lines, values)


def _remote(path: str, text: str, node: Node, lines: list[str], values: dict[str, str]) -> Fact:
    name, _, ref = text.partition("@")
    what = "workflow" if _WORKFLOW.search(name) else "action"
    pin = git_pin(ref, _comment(lines, node.line, ref))
    if is_unresolved(name):
        pin = Pin(ref, "", "unresolved")
    return fact(what, name, path, node.line, pin, values)


def _comment(lines: list[str], line: int, ref: str) -> str:
    """Return the comment that stands behind a reference in its line."""
    behind = lines[line - 1].partition(ref)[2] if ref and 0 < line <= len(lines) else ""
    return behind.partition("#")[2]

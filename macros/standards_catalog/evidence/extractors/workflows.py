"""Workflows and composite actions: what they use at which version, and what they run.

See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from msgspec.structs import replace

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.evidence.extractors.facts import (
    LONGEST,
    Pin,
    fact,
    git_pin,
    is_unresolved,
    scalars,
)
from standards_catalog.evidence.extractors.images import image
from standards_catalog.evidence.extractors.kinds import names_folders
from standards_catalog.evidence.extractors.shell import commands
from standards_catalog.model.evidence import Fact

_WORKFLOW = re.compile(r"/\.(?:github|gitea|forgejo)/workflows/[^/]+\.ya?ml\Z")
_BLOCKS = ("|", ">")
_OWN = ("./", "../", "$/")  # of the checkout, or of the commit that runs
_FOLDED = 100
FOR = "for"
"""The value that names the folders which a step is about, as far as its workflow says some."""

_MATRIX = re.compile(r"\$\{\{\s{0,9}matrix\.([\w-]{1,60})\s{0,9}\}\}")
_MOST_FOLDERS = 50
_SHELLS = ("", "bash", "sh", "zsh", "dash", "ash")


def in_workflow(path: str, document: Node, lines: list[str]) -> Iterator[Fact]:
    """Yield the facts of a workflow."""
    defaults = document["defaults"]["run"]
    filtered = [*islice(_filters(document["on"]), _MOST_FOLDERS)]
    for job in document["jobs"].mapping.values():
        own, matrix = job["defaults"]["run"], job["strategy"]["matrix"]
        shell = own["shell"].text or defaults["shell"].text
        folder = (own["working-directory"] or defaults["working-directory"]).text
        folders = [*_expanded(folder, matrix)] or filtered
        yield from _about(_uses(path, job, lines), chain(folders, _inputs(job, matrix)))
        for one in (job["container"], *job["services"].mapping.values()):
            yield from _about(_container(path, one), folders)
        for step in job["steps"].items:
            named = [*_expanded(step["working-directory"].text, matrix)] or folders
            found = _step(path, step, lines, shell)
            yield from _about(found, chain(named, _inputs(step, matrix)))


def _filters(events: Node) -> Iterator[str]:
    """Yield the paths that a workflow runs for."""
    for event in events.mapping.values():
        yield from (one.text for one in event["paths"].items if not one.text.startswith("!"))


def _inputs(step: Node, matrix: Node) -> Iterator[str]:
    """Yield the folders that inputs name by values of a matrix; the fact itself has the others."""
    for key, text in scalars(step["with"]).items():
        if _MATRIX.search(text) and names_folders(key):
            yield from _expanded(text, matrix)


def _expanded(text: str, matrix: Node) -> Iterator[str]:
    """Yield a text with each value of what it takes from a matrix; nothing of what stays open."""
    texts = [text]
    if found := _MATRIX.search(text):
        own, included = matrix[found[1]].items, matrix["include"].items
        values = [
            *(one.text for one in own[:_MOST_FOLDERS]),
            *(one[found[1]].text for one in included[:_MOST_FOLDERS]),
        ]
        texts = [
            f"{text[: found.start()]}{value}{text[found.end() :]}" for value in values if value
        ]
    yield from (one for one in texts if one and not is_unresolved(one))


def _about(facts: Iterable[Fact], folders: Iterable[str]) -> Iterator[Fact]:
    said = " ".join(dict.fromkeys(islice(folders, _MOST_FOLDERS)))[:LONGEST]
    for one in facts:
        yield replace(one, values={**one.values, FOR: said}) if said else one


def in_action(path: str, document: Node, lines: list[str]) -> Iterator[Fact]:
    """Yield the facts of an action: the steps of a composite one, the image of another."""
    runs = document["runs"]
    for step in runs["steps"].items:
        yield from _step(path, step, lines, "")
    if runs["image"].text.startswith("docker://"):
        yield image(runs["image"].text, path, runs["image"].line)


def _step(path: str, step: Node, lines: list[str], shell: str) -> Iterator[Fact]:
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

"""Files that say which version of a tool is used: `.X-version`, asdf, mise, aqua."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.evidence.extractors.facts import Pin, fact, git_pin, value_pin
from standards_catalog.model.evidence import Fact

_KEY = re.compile(r"[ \t]*[\"']?([^\"'=\s]{1,200})[\"']?[ \t]*=")
_TABLE = re.compile(r"[ \t]*\[([^\[\]]{1,200})\]")


def in_version_file(path: str, text: str) -> Iterator[Fact]:
    """Yield the version that a `.X-version` says of X, in its first line that says something."""
    tool = path.rpartition("/")[2].removeprefix(".").removesuffix("-version")
    for number, line in _said(text):
        yield fact("tool_version", tool, path, number, _pin(line))
        return


def in_asdf(path: str, text: str) -> Iterator[Fact]:
    """Yield the versions in a `.tool-versions` (https://asdf-vm.com/manage/configuration.html)."""
    for number, line in _said(text):
        tool, *versions = line.split()
        if versions:
            yield fact("tool_version", tool, path, number, _pin(versions[0]))


def in_mise(path: str, text: str) -> Iterator[Fact]:
    """Yield the tools of a `mise.toml` (https://mise.jdx.dev/configuration.html).

    Raises: `ValueError`, `RecursionError`.
    """
    tools = tomllib.loads(text).get("tools")
    if isinstance(tools, dict):
        lines = dict(_lines(text))
        for name, value in tools.items():
            pin = _pin(_mise_version(value))
            yield fact(
                "tool_version", name.partition(":")[2] or name, path, lines.get(name, 1), pin
            )


def in_aqua(path: str, document: Node) -> Iterator[Fact]:
    """Yield the packages of an `aqua.yaml` (https://aquaproj.github.io/docs/reference/config/)."""
    for package in document["packages"].items:
        name, _, version = package["name"].text.partition("@")
        if name:
            pin = git_pin(package["version"].text or version)
            yield fact("tool_version", name, path, package["name"].line, pin)
    for registry in document["registries"].items:
        if registry["ref"].text and registry["type"].text:
            pin = git_pin(registry["ref"].text)
            name = f"aqua-registry:{registry['type'].text}"
            yield fact("tool_version", name, path, registry["ref"].line, pin)


def _pin(version: str) -> Pin:
    return value_pin(version[:100])


def _said(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if said := line.partition("#")[0].strip():
            yield number, said


def _mise_version(value: Any) -> str:
    if isinstance(value, list) and value:
        return _mise_version(value[0]) if not isinstance(value[0], list) else ""
    if isinstance(value, dict):
        value = value.get("version", "")
    return str(value) if isinstance(value, str | int | float) else ""


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Yield the keys of the table `tools` with their lines, which TOML's parser does not tell."""
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _TABLE.match(line):
            table = found[1].strip()
            if table.startswith("tools."):
                yield table.removeprefix("tools.").strip("\"'"), number
        elif table == "tools" and (key := _KEY.match(line)):
            yield key[1], number

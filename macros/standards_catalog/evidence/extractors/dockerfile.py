"""Dockerfiles: the images that stages begin from.

See https://docs.docker.com/reference/dockerfile/. `dockerfile-parse` was looked at: it knows no
here-documents, and takes their lines for instructions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_catalog.evidence.extractors.images import image
from standards_catalog.model.evidence import Fact

_INSTRUCTION = re.compile(r"[ \t]*([A-Za-z]+)[ \t]+(.*)", re.DOTALL)
_ESCAPE = re.compile(r"#[ \t]*escape[ \t]*=[ \t]*`[ \t]*", re.IGNORECASE)
_HEREDOC = re.compile(r"<<(-?)[ \t]*([\"']?)([A-Za-z_]\w*)\2")
_VARIABLE = re.compile(r"\$(?:\{(\w+)(?::?([-+])([^}${]*))?\}|(\w+))")
_FROM = re.compile(r"(?:--[\w-]+=\S+\s+)*(\S+)(?:\s+[Aa][Ss]\s+(\S+))?")
_COPIED = re.compile(r"(?:--(?!from=)\S+\s+)*--from=(\S+)")
_LONG = 300
_TAKES_HEREDOC = ("RUN", "COPY", "ADD")


def in_dockerfile(path: str, text: str) -> Iterator[Fact]:
    """Yield the images of a Dockerfile, with the defaults of its arguments filled in."""
    defaults: dict[str, str] = {}
    stages: list[str] = []
    for line, name, rest in _instructions(text.split("\n")):
        if name == "ARG" and not stages:
            _remember(defaults, rest)
        elif name == "FROM" and (found := _FROM.match(rest)):
            base, stage = _filled(found[1], defaults), found[2] or ""
            if base != "scratch" and base.lower() not in stages:
                yield image(base, path, line, {"stage": stage}.items())
            stages.append(stage.lower())
        elif name == "COPY" and (found := _COPIED.match(rest)):
            yield from _copied(path, line, found[1], stages)


def _copied(path: str, line: int, source: str, stages: list[str]) -> Iterator[Fact]:
    """Yield an image that files are copied from: one that names no stage."""
    if not source.isdigit() and source.lower() not in stages:
        yield image(source, path, line)


def _remember(defaults: dict[str, str], rest: str) -> None:
    for one in rest.split():
        name, equals, value = one.partition("=")
        if equals:
            defaults[name] = _filled(value.strip("\"'"), defaults)


def _filled(text: str, defaults: dict[str, str]) -> str:
    """Return a text with the arguments that have a default; others stay as they are written."""

    def one(found: re.Match[str]) -> str:
        value = defaults.get(found[1] or found[4])
        if found[2] == "+":
            return found[3] if value else ""
        return value or (found[3] if found[2] else found[0])

    return _VARIABLE.sub(one, text[:_LONG])[:_LONG]


def _instructions(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield each instruction with its line, lines that go on joined, here-documents left out."""
    sign = "`" if _ESCAPE.match(lines[0]) else "\\"
    at = 0
    while at < len(lines):
        first, parts = at, [lines[at].rstrip()]
        at += 1
        if lines[first].lstrip().startswith("#"):
            continue
        while parts[-1].endswith(sign) and at < len(lines):
            parts[-1] = parts[-1][:-1]
            goes_on = not lines[at].strip() or lines[at].lstrip().startswith("#")
            parts.append(sign if goes_on else lines[at].rstrip())
            at += 1
        if found := _INSTRUCTION.match(" ".join(parts)):
            name = found[1].upper()
            if name in _TAKES_HEREDOC:
                at = _behind_heredocs(lines, at, found[2])
            yield first + 1, name, found[2].strip()


def _behind_heredocs(lines: list[str], at: int, rest: str) -> int:
    for dash, _, word in _HEREDOC.findall(rest):
        while at < len(lines):
            line = lines[at].rstrip("\r")
            at += 1
            if (line.lstrip("\t") if dash else line) == word:
                break
    return at

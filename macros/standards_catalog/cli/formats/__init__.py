"""How `catalog check` says what it found: each format yields the lines that are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from standards_catalog.cli.formats import github, json, junit, sarif, text
from standards_catalog.cli.report import Report

FORMATS: dict[str, Callable[[Report], Iterator[str]]] = {
    "text": text.lines,
    "github": github.lines,
    "json": json.lines,
    "sarif": sarif.lines,
    "junit": junit.lines,
}

"""Finds characters that nobody sees on hand-written pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.structure.files import File

from standards_catalog.documents.document import control_character
from standards_catalog.problems import Problem


def unseen(files: Iterable[File]) -> Iterator[Problem]:
    """Yield each invisible character, at its line and column of `docs/`."""
    for file in sorted(files, key=lambda file: file.src_uri):
        if not file.generated_by:
            yield from control_character(f"docs/{file.src_uri}", file.content_string)

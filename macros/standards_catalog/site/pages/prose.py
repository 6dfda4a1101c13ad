"""Keeps what cannot be read of hand-written pages from MkDocs, whose Markdown would never end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from standards_catalog.checks.markdown import check_page_markdown
from standards_catalog.checks.pages import check_page
from standards_catalog.problems import Problem


def empty_wrong(files: Files) -> Iterator[Problem]:
    """Yield what is wrong with the text of each page, and leave nothing on such a page."""
    for file in sorted(files.documentation_pages(), key=lambda file: file.src_uri):
        if not file.generated_by and (
            problems := list(check_page(f"docs/{file.src_uri}", file.content_bytes))
        ):
            file.content_string = ""
            yield from problems


def filled(page: Page, markdown: str) -> list[Problem]:
    """Return what is too much on a page once its calls are answered, at lines of no file."""
    if page.file.generated_by:
        return []
    found = check_page_markdown(f"docs/{page.file.src_uri}", markdown)
    hint = "its calls make it: have them make less"
    return [replace(one, line=1, column=1, hint=hint) for one in found]

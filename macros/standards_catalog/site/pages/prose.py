"""Keeps what cannot be read of hand-written pages from MkDocs, whose Markdown would never end."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from msgspec.structs import replace

from standards_catalog.checks.markdown import check_page_markdown
from standards_catalog.checks.pages import check_page
from standards_catalog.problems import Problem
from standards_catalog.site.pages.aliases import check_aliases


def empty_wrong(files: Files) -> Iterator[Problem]:
    """Yield what is wrong with the text of each page, and leave nothing on such a page."""
    for file in sorted(files.documentation_pages(), key=lambda file: file.src_uri):
        if not file.generated_by and (
            problems := list(check_page(f"docs/{file.src_uri}", file.content_bytes))
        ):
            file.content_string = ""
            yield from problems


def filled(page: Page, markdown: str) -> list[Problem]:
    """Return what is wrong in a page's head, and too much once its calls are answered."""
    if page.file.generated_by:
        return []
    path = f"docs/{page.file.src_uri}"
    hint = "its calls make it: have them make less"
    found = check_page_markdown(path, markdown)
    too_much = [replace(one, line=1, column=1, hint=hint) for one in found]
    return [*too_much, *check_aliases(path, page.file.content_string, page.meta)]

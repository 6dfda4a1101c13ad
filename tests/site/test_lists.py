"""No list of a page of prose is swallowed by the paragraph or the item before it."""

from __future__ import annotations

import pytest

from standards_catalog.site.content.pages import CONTENT
from tests.lists import lost_items, swallowed
from tests.site.project import Project

PAGES = sorted(page.relative_to(CONTENT).as_posix() for page in CONTENT.rglob("*.md"))


@pytest.mark.parametrize(
    ("source", "lost"),
    [
        ("Steps:\n\n1. One\n2. Two\n\n    A note.\n\n3. Three\n", []),
        ("Steps:\n\n1. One\n2. Two\n\n    A note.\n3. Three\n", ["3. Three"]),
        ("Steps:\n- one\n- two\n", ["- one", "- two"]),
        ("1. One\n\n   A note, three blanks in.\n\n2. Two\n", ["1 lists begin at 1 again"]),
        ("- `a`: a - b\n- 1.5 of 2.\n- 3 - 2\n", []),
        ("```console\n- no item\n1. none\n```\n", []),
    ],
)
def test_what_a_list_loses_is_told(source: str, lost: list[str]) -> None:
    assert list(lost_items(source)) == lost


@pytest.mark.parametrize("page", PAGES)
def test_lists_are_lists_on_every_page_that_sites_have(page: str) -> None:
    assert list(lost_items((CONTENT / page).read_text("utf-8"))) == []


def test_lists_are_lists_on_every_page_of_a_site(organisation: Project) -> None:
    pages = [
        page for page in organisation.site.rglob("*.html") if "<article" in page.read_text("utf-8")
    ]
    assert {page.relative_to(organisation.site).parts[0] for page in pages} > {
        "ja",
        "teams",
        "about",
    }
    articles = {
        page: page.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
        for page in pages
    }
    lost = {page: swallowed(article) for page, article in articles.items()}
    assert {
        page.relative_to(organisation.site): found for page, found in lost.items() if found
    } == {}

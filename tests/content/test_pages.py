"""The organisation's pages in Japanese are in Japanese, and pages lead to entries that are there.

Who rewrites a page may leave its Japanese to somebody else: a translation that is behind is no
fault, and neither is a page in one language.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from standards_catalog.model.catalog import Catalog
from standards_catalog.schema.schemas import package_schemas
from tests.content.places import DOCS, JAPANESE, prose
from tests.lists import lost_items
from tests.parity import FENCE, anchors, left_in_english, links, pages


def test_every_japanese_page_is_of_a_page() -> None:
    assert set(pages(JAPANESE)) - set(prose()) == set()


def test_japanese_pages_are_in_japanese() -> None:
    left = {page: left_in_english((JAPANESE / page).read_text("utf-8")) for page in pages(JAPANESE)}
    assert {page: lines for page, lines in left.items() if lines} == {}


def test_headings_in_japanese_have_anchors_that_can_be_typed() -> None:
    found = {page: anchors((JAPANESE / page).read_text("utf-8")) for page in pages(JAPANESE)}
    wrong = {page: [name for _, name in one if not name.isascii()] for page, one in found.items()}
    assert {page: names for page, names in wrong.items() if names} == {}


def test_pages_lead_to_entries_that_are_there(catalog: Catalog) -> None:
    kinds = {schema.folder: kind for kind, schema in package_schemas().kinds.items()}
    lost = [
        f"{page}: {target}"
        for folder, some in ((DOCS, prose()), (JAPANESE, pages(JAPANESE)))
        for page in some
        for target in targets(folder, page)
        if (kind := kinds.get(target.parent.name))
        and len(target.parts) == 2
        and target.name != "index.md"
        and not (folder / target).is_file()
        and target.stem not in catalog.entries[kind]
    ]
    assert lost == []


def test_lists_are_lists() -> None:
    lost = {page: list(lost_items((DOCS / page).read_text("utf-8"))) for page in pages(DOCS)}
    assert {page: items for page, items in lost.items() if items} == {}


def targets(folder: Path, page: Path) -> Iterator[Path]:
    """Yield the pages of the same language that a page links to."""
    for link in links(FENCE.sub("", (folder / page).read_text("utf-8"))):
        address = link.partition("#")[0]
        if address.endswith(".md") and "://" not in address:
            target = posixpath.normpath(posixpath.join(page.parent.as_posix(), address))
            yield Path(target)

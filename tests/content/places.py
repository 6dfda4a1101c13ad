"""Where the content is, and where the numbered facts have their places in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Entry
from standards_catalog.schema.schemas import schemas
from tests.parity import pages

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
JAPANESE = DOCS / "ja"
TABLE = Path(__file__).with_name("facts.yml").read_text("utf-8")
FACTS: dict[str, dict[str, Any]] = yaml.safe_load(TABLE)

MARK = re.compile(r"<!-- *(S\d+(?:, *S\d+)*) *-->")


def entry_of(catalog: Catalog, target: str) -> Entry | None:
    """Return the entry that is called `kind/id`, or was called so."""
    kind, _, entry_id = target.partition("/")
    if found := catalog.entries[kind].get(entry_id):
        return found
    named = schemas()[kind].raw.get("x-id-ref", kind)  # a team takes its adoption records along
    new = next((one.id for one in catalog.of_kind(named) if entry_id in one.formerly), "")
    return catalog.entries[kind].get(new)


def marks(text: str) -> list[str]:
    """Return the facts that a page marks, in the order of the page."""
    return [fact for mark in MARK.findall(text) for fact in re.split(", *", mark)]


def marked(page: Path) -> set[str]:
    """Return the facts that a page marks beside words that tell them."""
    blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*:|]|\d+\.) )", page.read_text("utf-8"))
    return {
        fact
        for block in blocks
        if re.search(r"\w{2}", MARK.sub("", block))
        for fact in marks(block)
    }


def prose() -> list[Path]:
    """Return the pages in the first language."""
    return pages(DOCS, JAPANESE)

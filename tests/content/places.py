"""Where the content is, and where the numbered facts have their places in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Entry
from standards_catalog.schema.schemas import package_schemas
from tests.parity import FRONT_MATTER, pages

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
JAPANESE = DOCS / "ja"
TABLE = Path(__file__).with_name("facts.yml").read_text("utf-8")
FACTS: dict[str, dict[str, Any]] = yaml.safe_load(TABLE)

_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*:|]|\d+\.) )")
_NO_WORDS = re.compile(r"<!--.*?-->|\{\{.*?\}\}|^#.*$", re.MULTILINE)
MARK = re.compile(r"<!-- *(S\d+(?:, *S\d+)*) *-->")


def entry_of(catalog: Catalog, target: str) -> Entry | None:
    """Return the entry that is called `kind/id`, or was called so."""
    kind, _, entry_id = target.partition("/")
    if found := catalog.entries[kind].get(entry_id):
        return found
    named = (
        package_schemas().kinds[kind].raw.get("x-id-ref", kind)
    )  # a team takes its adoption records along
    new = next((one.id for one in catalog.of_kind(named) if entry_id in one.formerly), "")
    return catalog.entries[kind].get(new)


def marks(text: str) -> list[str]:
    """Return the facts that a page marks, in the order of the page."""
    return [fact for mark in MARK.findall(text) for fact in re.split(", *", mark)]


def marked(page: Path) -> set[str]:
    """Return the facts that a page marks beside words, in the same paragraph or the next one."""
    blocks = ["", *_BLOCK.split(FRONT_MATTER.sub("", page.read_text("utf-8"))), ""]
    words = [bool(re.search(r"\w{2}", _NO_WORDS.sub("", block))) for block in blocks]
    return {
        fact
        for index, block in enumerate(blocks)
        for fact in marks(block)
        if any(words[index - 1 : index + 2])
    }


def prose() -> list[Path]:
    """Return the pages in the first language."""
    return pages(DOCS, JAPANESE)

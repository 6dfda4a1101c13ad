"""What the search finds: one document a page, and one for each clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.catalog.catalog import Ref
from macros.catalog.model import Named, Standard, Team
from macros.catalog.text import Text
from macros.views.link import address


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing to find: its address from the site's root, its title, its words."""

    location: str
    title: str
    text: str
    tags: tuple[str, ...] = ()


def search_documents(entry: Named, lang: str) -> Iterator[SearchDocument]:
    """Yield what an entry is found by: names, id, aliases, tags, prose; its clauses apart."""
    href, title = address(Ref(entry.kind, entry.id)), entry.name[lang]
    words = [*entry.name.all, entry.id, *entry.aliases, *entry.formerly]
    if isinstance(entry, Team):
        words += [name for product in entry.products for name in product.name.all]
    for field in ("summary", "purpose", "statement", "problem", "how_to_adopt", "ring_note"):
        words += _wordings(getattr(entry, field, None))
    yield SearchDocument(href, title, " ".join(words), entry.tags)
    if isinstance(entry, Standard):
        for clause in entry.clauses:
            level = clause.level.replace("_", " ")
            text = " ".join(clause.text.all)
            yield SearchDocument(f"{href}#{clause.anchor}", f"{level}: {title}", text)


def _wordings(text: Any) -> tuple[str, ...]:
    return text.all if isinstance(text, Text) else ()

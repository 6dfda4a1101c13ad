"""What the search finds: one document a page, and one for each clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.catalog.catalog import Ref
from macros.catalog.model import Named, Standard, Team
from macros.catalog.text import Text
from macros.views.entry import plain
from macros.views.link import address

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing to find: its address from the site's root, its title, its words.

    `texts` are paragraphs; of a long text only those with a match are shown. `tags` are shown too,
    and count for more. Of two titles with the same word that with
    the higher `boost` comes first.
    """

    location: str
    title: str
    texts: tuple[str, ...]
    tags: tuple[str, ...] = ()
    boost: float = 1


def search_documents(entry: Named, lang: str) -> Iterator[SearchDocument]:
    """Yield what an entry is found by: names, id, aliases, tags, prose; its clauses apart."""
    href, title = address(Ref(entry.kind, entry.id)), entry.name[lang]
    names = [*(name for name in entry.name.all if name != title), entry.id, *entry.formerly]
    if isinstance(entry, Team):
        names += [name for product in entry.products for name in product.name.all]
    texts = [" ".join(names)]
    for field in ("summary", "purpose", "statement", "problem", "how_to_adopt", "ring_note"):
        texts += _wordings(getattr(entry, field, None))
    yield SearchDocument(href, title, tuple(texts), (*entry.aliases, *entry.tags), _brevity(title))
    if isinstance(entry, Standard):
        for clause in entry.clauses:
            level = clause.level.replace("_", " ")
            anchored = f"{href}#{clause.anchor}"
            yield SearchDocument(anchored, f"{level}: {title}", _wordings(clause.text))


def _brevity(title: str) -> float:
    """Return the more, the fewer words a title has: ECS is to come before ECS deploy flow."""
    return round(1 + 1 / max(1, len(_WORD.findall(title))), 3)


def _wordings(text: Any) -> tuple[str, ...]:
    return tuple(plain(wording) for wording in text.all) if isinstance(text, Text) else ()

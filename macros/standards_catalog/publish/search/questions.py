"""How the browser reads what is asked: how to cut it into words, and which of them tell little.

A question may be asked in any language, whatever the language of the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from standards_catalog.model.catalog import Catalog
from standards_catalog.publish.search.parts import CUT, plain
from standards_catalog.schema.languages import overlays


def reading(catalog: Catalog, lang: str) -> dict[str, Any]:
    """Return the cut of words, the words around what is asked, and kinds as `lang` calls them.

    `facts` are words that ask for what the page of any entry tells.
    """
    around, facts = (
        sorted({plain(word).strip() for one in overlays().values() for word in getattr(one, of)})
        for of in ("around", "facts")
    )
    kinds = dict(sorted(_kinds(catalog, lang)))
    return {**CUT, "around": around, "facts": facts, "kinds": kinds}


def _kinds(catalog: Catalog, lang: str) -> Iterator[tuple[str, str]]:
    """Yield what somebody calls a kind, and what the search finds it by."""
    for kind in catalog.named_kinds:
        titles = catalog.vocabulary.title(kind)
        for word in (catalog.schemas.kinds[kind].folder, *(titles[one] for one in overlays())):
            yield plain(word).strip(), titles[lang]

"""How the browser reads what is asked: how to cut it into words, and which of them tell little.

A question may be asked in any language, whatever the language of the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Term
from standards_catalog.publish.search.parts import CUT, plain


def reading(catalog: Catalog, lang: str) -> dict[str, Any]:
    """Return the cut of words, the words around what is asked, and kinds as `lang` calls them.

    `facts` are words that ask for what the page of any entry tells; `meaning` is what asks for
    that of a `term`.
    """
    spoken = [one.overlay for one in catalog.schemas.languages.values()]
    words = {
        of: sorted({plain(one).strip() for each in spoken for one in getattr(each, of)})
        for of in ("around", "facts", "meaning")
    }
    term = catalog.vocabulary.title(Term.kind)[lang]
    return {**CUT, **words, "kinds": dict(sorted(_kinds(catalog, lang))), "term": term}


def _kinds(catalog: Catalog, lang: str) -> Iterator[tuple[str, str]]:
    """Yield what somebody calls a kind, and what the search finds it by."""
    for kind in catalog.named_kinds:
        titles = catalog.vocabulary.title(kind)
        for word in (
            catalog.schemas.kinds[kind].folder,
            *(titles[one] for one in catalog.schemas.languages),
        ):
            yield plain(word).strip(), titles[lang]

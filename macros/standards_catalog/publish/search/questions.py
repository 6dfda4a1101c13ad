"""How the browser reads what is asked: how to cut it into words, and which of them tell little.

A question may be asked in any language, whatever the language of the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Term
from standards_catalog.publish.search.parts import CUT, plain


def reading(catalog: Catalog, lang: str) -> dict[str, Any]:
    """Return the cut of words, the words around what is asked, and kinds as `lang` calls them.

    `facts` are words that ask for what the page of any entry tells; `meaning` is what asks for
    that of a `term`; `acts` are what is done to anything, `alike` are words for the same.
    """
    spoken = [one.overlay for one in catalog.schemas.languages.values()]
    words = {
        of: sorted({_compared(one) for each in spoken for one in getattr(each, of)})
        for of in ("around", "facts", "acts", "meaning")
    }
    term = catalog.vocabulary.title(Term.kind)[lang]
    groups = ([*map(_compared, group)] for each in spoken for group in each.alike)
    kinds = dict(sorted(_kinds(catalog, lang)))
    return {**CUT, **words, "alike": _joined(groups), "kinds": kinds, "term": term}


def _compared(word: str) -> str:
    return plain(word).strip()


def _joined(groups: Iterable[list[str]]) -> Sequence[list[str]]:
    """Return groups of which no two have a word in common: those that do are one."""
    joined: list[list[str]] = []
    for group in groups:
        same = [one for one in joined if not set(one).isdisjoint(group)]
        joined = [one for one in joined if one not in same]
        joined.append(list(dict.fromkeys(chain(*same, group))))
    return joined


def _kinds(catalog: Catalog, lang: str) -> Iterator[tuple[str, str]]:
    """Yield what somebody calls a kind, and what the search finds it by."""
    for kind in catalog.named_kinds:
        titles = catalog.vocabulary.title(kind)
        for word in (
            catalog.schemas.kinds[kind].folder,
            *(titles[one] for one in catalog.schemas.languages),
        ):
            yield _compared(word), titles[lang]

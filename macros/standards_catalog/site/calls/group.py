"""What calls of every theme share: the page they are on, and the catalog that they tell of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named
from standards_catalog.problems import suggest
from standards_catalog.site.calls.wrong_call import WrongCallError, known
from standards_catalog.site.pages.entries import entry_at
from standards_catalog.site.state import State
from standards_catalog.views.lists.entries import matching
from standards_catalog.views.lists.facets import filters_of
from standards_catalog.views.shared.pages import Pages

Call = Callable[..., str]


class Calls:
    """Calls of one theme in one build."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.hold = state.hold
        self.hold_inline = state.hold_inline

    def all(self) -> list[Call]:
        """Return every call."""
        raise NotImplementedError

    @property
    def told(self) -> State:
        """What the page's calls are answered from: the organisation's catalog, or the example."""
        return self.state.told()

    @property
    def catalog(self) -> Catalog:
        """The catalog that the page's calls tell of; to be kept, as the page will be another."""
        return self.told.catalog

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.state.lang

    @property
    def pages(self) -> Pages:
        """The pages of that language; to be kept."""
        return self.state.pages.below(self.state.languages.home(self.lang))

    def entry(self, kind: str, entry_id: str) -> Named:
        """Return an entry; a call that names none is wrong."""
        known("kind", kind, self.catalog.named_kinds)
        ids = [entry.id for entry in self.catalog.of_kind(kind)]
        entry = self.catalog.find(Ref(kind, str(entry_id)))
        if entry is None:
            raise WrongCallError(f'there is no {kind} "{entry_id}"', suggest(str(entry_id), ids))
        return entry

    def own(self, kind: str, entry_id: str) -> Named:
        """Return an entry, of the page by default."""
        if kind or entry_id:
            return self.entry(kind, entry_id)
        entry = entry_at(self.state, self.state.page.file.src_uri)
        if entry is None:
            raise WrongCallError("this page is not an entry's; say which entry: kind and id")
        return entry

    def matching(self, entries: Iterable[Named], kind: str, wanted: dict[str, str]) -> Any:
        """Return the entries that have the wanted facets."""
        for name, value in wanted.items():
            known("filter", name, filters_of(self.catalog, kind))
            by = filters_of(self.catalog, kind)[name]
            if by.field:
                known(name, value, self.catalog.vocabulary.terms(kind, *by.field))
            elif name in by.kinds:
                self.entry(name, value)
        return matching(self.catalog, entries, wanted)

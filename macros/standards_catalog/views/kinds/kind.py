"""What all that shows a kind of entry has to know of it: pages, lists, the API, search, feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Entry
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.adoption.adoption import Rate
from standards_catalog.views.shared.fact import Value
from standards_catalog.views.shared.said import Said

Build = Callable[[Catalog, Any, str], Any]


class ColumnCell(Struct, frozen=True):
    """One value of a row: what is shown, and what it is sorted by."""

    values: tuple[Value, ...] = ()
    rate: Rate | None = None
    sort: str = ""


class Column(Struct, frozen=True):
    """A column of the list; `field` is the one it is called after, if that is not at the top."""

    cell: Callable[[Catalog, Any, str], ColumnCell]
    field: tuple[str, ...] = ()


class Filter(Struct, frozen=True):
    """What a list is narrowed by: the values of an entry, and what they are called.

    They are of the vocabulary of a `field`, ids of entries of some `kinds`, `words` of the
    interface that begin so, or what they say.
    """

    values: Callable[[Catalog, Any], Iterable[str]]
    field: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    words: str = ""


class Computed(Struct, frozen=True):
    """A field of the API that follows today: its JSON Schema, what it is, its value as JSON."""

    shape: Mapping[str, Any]
    description: str
    value: Callable[[Catalog, Any], Any]

    @property
    def schema(self) -> Mapping[str, Any]:
        """The schema with its description; a component may have one of its own."""
        return {**self.shape, **({"description": self.description} if self.description else {})}


class Rows(Struct, frozen=True):
    """The table of a kind whose entries are many rows each: the computed field, their component."""

    field: str
    component: str


class Passage(Struct, frozen=True):
    """A part of a page that the search finds apart."""

    anchor: str
    label: str
    said: Any


def _nothing(*_: Any) -> tuple[Any, ...]:
    return ()


class Search(Struct, frozen=True, kw_only=True):
    """What the search finds beside what every entry has.

    `first` are the fields that the page begins with after its summary; `apart` the one whose parts
    are `passages`; `names` are further ones, `texts` those of other files that the page shows. Its
    names lead to other entries as well, which are its `leads`. `boost` is what it is worth beside
    other kinds; 0 means as much as they are.
    """

    first: tuple[str, ...] = ()
    names: Callable[[Any], Iterable[str]] = _nothing
    texts: Callable[[Catalog, Any], Iterable[Any]] = _nothing
    apart: str = ""
    passages: Callable[[Any], Iterable[Passage]] = _nothing
    leads: Callable[[Any], Iterable[Ref]] = _nothing
    boost: float = 0


class Following(Struct, frozen=True):
    """Whose events the feed of an entry tells; `teams` says whether those at any team, too."""

    subjects: Callable[[Catalog, Any], Iterable[Ref]]
    teams: bool = True


def _by_order(catalog: Catalog, entry: Any) -> int:
    return getattr(entry, "order", 0)


def _never(entry: Any) -> bool:
    return False


class Kind(Struct, frozen=True, kw_only=True):
    """What is shown of a kind beyond what its schema says.

    `sections` make its page; `badge` is the term beside its name, which `varies` where it is not
    that of every platform. Lists have `columns` and `filters`, in the order of `rank`. In the API
    `computed` follows what is recorded; the field `within` stands in a computed one, and `entries`
    are those of it where that is not every file. `following` is there if it has a feed, `readme`
    if it has a badge for the README of others.
    """

    sections: Mapping[str, Build]
    badge: Callable[[Catalog, Any], Term] | None = None
    varies: Callable[[Any], bool] = _never
    columns: Mapping[str, Column] = field(default_factory=dict)
    filters: Mapping[str, Filter] = field(default_factory=dict)
    rank: Callable[[Catalog, Any], int] = _by_order
    search: Search = Search()
    following: Following | None = None
    readme: Callable[[Catalog, Any, str], Said] | None = None
    computed: Mapping[str, Computed] = field(default_factory=dict)
    within: str = ""
    component: str = ""
    rows: Rows | None = None
    entries: Callable[[Catalog], tuple[Entry, ...]] | None = None

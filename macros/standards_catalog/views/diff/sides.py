"""The two catalogs of a diff, the older one in the names of the newer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from standards_catalog.history.rename import renamed, renames
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Entry
from standards_catalog.schema.schemas import ALONE
from standards_catalog.text import Text
from standards_catalog.views.shared.link import Link, address, link


class Sides(Struct, frozen=True):
    """A catalog before and after, and what was renamed between, by old names."""

    before: Catalog
    after: Catalog
    names: Mapping[Ref, Ref]

    @classmethod
    def of(cls, before: Catalog, after: Catalog) -> Sides:
        """Find what was renamed, and call it in both by the newer name."""
        names = renames(before, after)
        return cls(renamed(before, names), after, names)

    @property
    def kept(self) -> Iterator[tuple[Entry, Entry]]:
        """Yield the entries that both sides hold, by kind and id."""
        for kind, entries in self.after.entries.items():
            there = self.before.entries.get(kind, {})
            yield from ((there[one], entry) for one, entry in entries.items() if one in there)

    def now(self, value: str, kind: str, *keys: str) -> str:
        """Return what a value of before is called in the words of after."""
        return self.after.vocabulary.now(value, kind, *keys)

    @property
    def whole(self) -> bool:
        """Whether every entry could be read on both sides."""
        return not any(ref.kind not in ALONE for ref in self.before.broken | self.after.broken)

    def link(self, ref: Ref) -> Link:
        """Return a link to an entry of either side, even to one that could not be read."""
        for catalog in (self.after, self.before):
            if entry := catalog.find(ref):
                return link(entry)
        schema = self.after.schemas.kinds.get(ref.kind)
        if schema and (kind := schema.raw.get("x-id-ref")):
            return Link("", self.link(Ref(kind, ref.id)).text, ref.kind, ref.id)
        href = address(ref) if schema else ""
        return Link(href, Text(ref.id), ref.kind, ref.id)


def refs(catalog: Catalog) -> set[Ref]:
    """Return the names of all entries, those that could not be read among them."""
    sound = {Ref(kind, one) for kind, entries in catalog.entries.items() for one in entries}
    return sound | {ref for ref in catalog.broken if ref.kind not in ALONE}

"""Names from elsewhere -> ids: those of entries that go by the name already, else new ones."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Entry, Named
from standards_catalog.schema.schemas import Schemas
from standards_catalog.text import kebab

_SIGNS = {"+": " plus ", "#": " sharp ", "&": " and ", "@": " at "}


class Ids:
    """The ids of all entries there are or will be, by kind and by what people call them."""

    def __init__(self, catalog: Catalog, taken: frozenset[str] = frozenset()) -> None:
        """Take the catalog, and the addresses (`tools/radar`) that no entry may have."""
        self._catalog = catalog
        self._addresses = taken
        self._by_name: dict[tuple[str, str], str] = {}
        self._by_id: dict[tuple[str, str], str] = {}
        self._taken: dict[tuple[str, str], str] = {}
        for kind, entries in catalog.entries.items():
            for entry in entries.values():
                self._know(kind, entry)
        for product in catalog.products.values():
            for name in (product.id, *product.name.all):
                self._by_name.setdefault(("product", meaning(name)), product.id)
        self._before = dict(self._by_name)

    def find(self, kinds: tuple[str, ...], name: str) -> str | None:
        """Return the id of what goes by a name or an id among some kinds."""
        found = (self._by_name.get((kind, meaning(name))) for kind in kinds)
        return next(filter(None, found), None)

    def make(self, kind: str, name: str, given: str = "") -> str:
        """Return the id of the entry of this name, or of this id elsewhere; make it if need be.

        Rows of one name that have other ids elsewhere are not the same.
        """
        found = self._known(kind, name, given)
        if not found:
            found = slug(given or name, self._catalog.schemas, kind)
            found = self._free(kind, found) if kind in self._catalog.schemas.kinds else found
            self._taken[kind, found] = name
        for one in (found, given):
            if one:
                self._by_id.setdefault((kind, meaning(one)), found)
        for one in (found, given, name):
            if one:
                self._by_name.setdefault((kind, meaning(one)), found)
        return found

    def _known(self, kind: str, name: str, given: str) -> str:
        by_name = self._before if given else self._by_name
        by_id = self._by_id.get((kind, meaning(given)), "") if given else ""
        return by_id or by_name.get((kind, meaning(name)), "")

    def _free(self, kind: str, wanted: str) -> str:
        """Return an id that nobody has: of another name of the same letters with a number."""
        former = {
            old for one in self._catalog.entries.get(kind, {}).values() for old in one.formerly
        }
        if f"{self._catalog.schemas.find(kind).folder}/{wanted}" in self._addresses:
            wanted = f"{wanted}-{kind}"
        found, number = wanted, 1
        while (kind, found) in self._taken or found in former:
            number += 1
            found = f"{wanted[:58].rstrip('-')}-{number}"
        return found

    def _know(self, kind: str, entry: Entry) -> None:
        self._taken[kind, entry.id] = entry.id
        full = entry.name.all if isinstance(entry, Named) else ()
        for name in (entry.id, *entry.aliases, *entry.formerly):
            self._by_id.setdefault((kind, meaning(name)), entry.id)
        for name in (entry.id, *full, *entry.aliases, *entry.formerly):
            self._by_name.setdefault((kind, meaning(name)), entry.id)


def meaning(name: str) -> str:
    """Return a name without case, width and blanks, by which it is looked up."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def slug(name: str, schemas: Schemas, kind: str) -> str:
    """Return a name as an id; one without Latin letters is called by its kind and a digest."""
    text = unicodedata.normalize("NFKD", name)
    text = re.sub(r"^\.(?=\w)", "dot ", text)
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    rule: Mapping[str, object] = schemas.shapes["id"]
    found = kebab("".join(one for one in text if not unicodedata.combining(one)))
    if not found:
        return f"{kind}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    found = found[: int(str(rule["maxLength"]))].strip("-")
    return f"{found}-{kind}" if _reserved(rule, found, schemas) else found


def _reserved(rule: Mapping[str, object], name: str, schemas: Schemas) -> bool:
    reserved = rule["not"]
    assert isinstance(reserved, Mapping)
    return name in reserved["enum"] or name in schemas.shapes["text"]["properties"]

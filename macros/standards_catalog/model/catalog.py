"""The trusted catalog: every entry by kind and id, and where each stands in its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain, groupby
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from standards_catalog.documents.document import Document
from standards_catalog.documents.positions import Marks
from standards_catalog.model.entries import (
    Adoption,
    Component,
    Entry,
    Named,
    Platform,
    Standard,
    Team,
    Tool,
    Zone,
    models,
)
from standards_catalog.model.evidence import Scans
from standards_catalog.model.incidents import Incident, Release
from standards_catalog.model.once import once
from standards_catalog.model.partial import span
from standards_catalog.model.parts import Product, Record
from standards_catalog.model.settings import Settings
from standards_catalog.model.vocabulary import Vocabulary
from standards_catalog.problems import Keys
from standards_catalog.schema.schemas import Schema, Schemas, matches, package_schemas, wordings
from standards_catalog.text import links_in

PAGE = "page"
"""What a link in prose names in the place of a kind to lead to a page that every site has."""

E = TypeVar("E", bound=Entry)
R = TypeVar("R", Incident, Release)


class Ref(NamedTuple):
    """The name of an entry over all kinds."""

    kind: str
    id: str


class Placed(Struct, frozen=True):
    """An adoption record, the team it is of, and its place in the team's list."""

    team: str
    index: int
    record: Record


class Mention(NamedTuple):
    """A place that names another entry, which may be of any of some kinds.

    `link` is what a link in prose says, `anchor` the part of the entry's page that it means.
    """

    by: Ref
    keys: Keys
    kinds: tuple[str, ...]
    id: str
    at_key: bool = False
    link: str = ""
    anchor: str | None = None

    @property
    def in_prose(self) -> bool:
        """Whether it is a link in Markdown."""
        return bool(self.link)

    @property
    def part(self) -> str:
        """The piece of the value that names the entry, if that is not the whole."""
        return f"{self.link})" if self.link else ""


@dataclass(frozen=True, eq=False)
class Catalog:
    """All entries, linked by id, as of one day; made by `load`, never changed.

    Incidents and releases are rows of `tables`, ordered by product and time. `sample` is a small
    catalog of its own, so that nothing that asks this one can meet what is invented there.
    `scans` is what repositories showed. What was worked out of it is kept in `derived`, see `once`.
    `hearsay` are the words of `broken` files, None where one of them could not be read at all.
    """

    settings: Settings
    entries: Mapping[str, Mapping[str, Entry]]
    documents: Mapping[Ref, Document]
    today: date
    broken: frozenset[Ref] = field(default_factory=frozenset)
    hearsay: frozenset[str] | None = frozenset()
    incidents: tuple[Incident, ...] = ()
    releases: tuple[Release, ...] = ()
    tables: Mapping[Ref, Document] = field(default_factory=dict)
    sample: Catalog | None = None
    schemas: Schemas = field(default_factory=package_schemas)
    scans: Scans = field(default_factory=Scans)
    derived: dict[object, Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the words of its schemas."""
        return Vocabulary(self.schemas)

    @property
    def named_kinds(self) -> tuple[str, ...]:
        """Return the kinds whose entries have a name, and so a page."""
        return tuple(kind for kind, cls in models().items() if issubclass(cls, Named))

    def all(self, cls: type[E]) -> tuple[E, ...]:
        """Return the entries of a kind, ordered by id."""
        return tuple(self.entries.get(cls.kind, {}).values())  # type: ignore[arg-type]

    def of_kind(self, kind: str) -> tuple[Named, ...]:
        """Return the named entries of a kind, ordered by id."""
        return tuple(one for one in self.entries.get(kind, {}).values() if isinstance(one, Named))

    def get(self, cls: type[E], entry_id: str) -> E | None:
        """Return one entry, or None."""
        return self.entries.get(cls.kind, {}).get(entry_id)  # type: ignore[return-value]

    def find(self, ref: Ref) -> Named | None:
        """Return the named entry that a reference means, or None."""
        entry = self.entries.get(ref.kind, {}).get(ref.id)
        return entry if isinstance(entry, Named) else None

    @cached_property
    def teams(self) -> tuple[Team, ...]:
        """Return the teams, ordered by id."""
        return self.all(Team)

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """Return the components, ordered by id."""
        return self.all(Component)

    @cached_property
    def products(self) -> Mapping[str, Product]:
        """Return the products of all teams, by id and in its order."""
        found = {product.id: product for team in self.teams for product in team.products}
        return dict(sorted(found.items()))

    @cached_property
    def incidents_of(self) -> Mapping[str, tuple[Incident, ...]]:
        """Return the incidents of each product that has a table, ordered by time."""
        return _by_product(self.incidents)

    @cached_property
    def releases_of(self) -> Mapping[str, tuple[Release, ...]]:
        """Return the releases of each product that has a table, ordered by month."""
        return _by_product(self.releases)

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """Return the zones in the order of the architecture."""
        return tuple(sorted(self.all(Zone), key=lambda zone: (zone.order, zone.id)))

    @cached_property
    def platforms(self) -> tuple[Platform, ...]:
        """Return the platforms in their order."""
        return tuple(sorted(self.all(Platform), key=lambda one: (one.order, one.id)))

    @cached_property
    def records(self) -> Mapping[Ref, Mapping[str, Placed]]:
        """Return the adoption records of each standard and tool, by team."""
        found: dict[Ref, dict[str, Placed]] = {}
        for adoption in self.all(Adoption):
            for index, record in enumerate(adoption.records):
                kind = "standard" if record.standard else "tool"
                ref = Ref(kind, record.standard or record.tool)
                found.setdefault(ref, {})[adoption.id] = Placed(adoption.id, index, record)
        return found

    def adoption_of(self, entry: Entry) -> Mapping[str, Placed]:
        """Return the adoption records of a standard or tool, by team."""
        return self.records.get(Ref(entry.kind, entry.id), {})

    @cached_property
    def adopted_last(self) -> Mapping[Ref, Placed]:
        """Return for each standard and tool the team that adopted it last, as far as is recorded.

        Among those that do not say since when, one with evidence comes first.
        """
        statuses = self.vocabulary.terms("adoption", "record", "status").values()
        known = {one.value for one in statuses if "adopted" in one.counts_as}
        return {
            ref: max(adopted, key=_lateness)
            for ref, records in self.records.items()
            if (adopted := [one for one in records.values() if one.record.status in known])
        }

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return every place that names another entry by its id, dangling or not."""
        kinds, documents = self.schemas.kinds, self.documents.items()
        every = (_mentions(document, ref, kinds[ref.kind]) for ref, document in documents)
        return tuple(chain.from_iterable(every))

    def resolve(self, kinds: tuple[str, ...], entry_id: str) -> Ref | None:
        """Return the entry that an id means where some kinds are allowed, broken files included."""
        for kind in kinds:
            ref = Ref(kind, entry_id)
            if entry_id in self.entries.get(kind, ()) or ref in self.broken:
                return ref
        return None

    @cached_property
    def mentioned_by(self) -> Mapping[Ref, tuple[Ref, ...]]:
        """Return for each entry the other entries that name it, ordered, once each."""
        found: dict[Ref, set[Ref]] = {}
        for mention in self.mentions:
            ref = self.resolve(mention.kinds, mention.id)
            if ref and ref != mention.by:
                found.setdefault(ref, set()).add(mention.by)
        return {ref: tuple(sorted(by)) for ref, by in found.items()}

    @property
    def subjects(self) -> tuple[Standard | Tool, ...]:
        """Return what can be adopted, owned, reviewed and superseded: standards, then tools."""
        standards: tuple[Standard | Tool, ...] = self.all(Standard)
        return standards + self.all(Tool)

    def subject(self, record: Record) -> Standard | Tool | None:
        """Return what an adoption record is about, or None where that file does not hold."""
        return self.get(Standard, record.standard) or self.get(Tool, record.tool)

    @cached_property
    def owned_by(self) -> Mapping[Ref, tuple[Standard | Tool, ...]]:
        """Return for each group and team the standards and tools that it owns."""
        found: dict[Ref, list[Standard | Tool]] = {}
        for entry in self.subjects:
            if owner := self.resolve(("group", "team"), entry.owner):
                found.setdefault(owner, []).append(entry)
        return {ref: tuple(entries) for ref, entries in found.items()}

    @cached_property
    def superseded_by(self) -> Mapping[Ref, tuple[Standard | Tool, ...]]:
        """Return for each standard and tool the ones whose place it takes."""
        found: dict[Ref, list[Standard | Tool]] = {}
        for entry in self.subjects:
            if entry.superseded_by:
                found.setdefault(Ref(entry.kind, entry.superseded_by), []).append(entry)
        return {ref: tuple(entries) for ref, entries in found.items()}

    def marks(self, ref: Ref) -> Marks:
        """Return the places of everything in an entry's file."""
        return self.document(ref).marks

    def document(self, ref: Ref) -> Document:
        """Return the file of an entry, or the table of a product: `Ref("incident", "blog")`."""
        return self.tables[ref] if ref in self.tables else self.documents[ref]


def _by_product(rows: Iterable[R]) -> Mapping[str, tuple[R, ...]]:
    return {product: tuple(some) for product, some in groupby(rows, lambda row: row.product)}


def _lateness(placed: Placed) -> tuple[date, bool]:
    record = placed.record
    return span(record.since)[0] if record.since else date.min, bool(record.evidence)


@once
def _mentions(document: Document, ref: Ref, schema: Schema) -> tuple[Mention, ...]:
    return tuple(_mentioned(document, ref, schema))


def _mentioned(document: Document, ref: Ref, schema: Schema) -> Iterator[Mention]:
    if "x-id-ref" in schema.raw:
        yield Mention(ref, (), (schema.raw["x-id-ref"],), ref.id)
    for spot in schema.references:
        kinds = tuple(spot.schema["x-ref"])
        for keys, value in matches(document.data, spot.keys):
            name = str(keys[-1] if spot.at_key else value)
            yield Mention(ref, keys, kinds, name, spot.at_key)
    if b"](" in document.raw or b"\\" in document.raw:
        for spot in schema.prose:
            for keys, value in matches(document.data, spot.keys):
                yield from _links(ref, keys, value)


def _links(ref: Ref, keys: Keys, value: str | dict[str, str]) -> Iterator[Mention]:
    for at, text in wordings(keys, value):
        for link in links_in(text):
            if link["kind"] != "mailto":
                target, anchor = link["target"], link["anchor"]
                yield Mention(ref, at, (link["kind"],), link["id"], link=target, anchor=anchor)

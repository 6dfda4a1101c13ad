"""What the data becomes once it is trusted: frozen values, one class a kind.

A new kind is a schema in `schema/<kind>.json` and a subclass of `Entry` here.
Field names and types mirror the schemas; a test compares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar

import msgspec
from msgspec import Struct, field

from standards_catalog.model.parts import (
    Artifact,
    Cell,
    Clause,
    ComponentLink,
    Contribution,
    Detector,
    Exemption,
    Judgement,
    Lead,
    Mandate,
    Member,
    Product,
    Record,
    Repository,
    Slo,
    Source,
    Stage,
    Upstream,
)
from standards_catalog.text import Text, as_text

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Entry(Struct, frozen=True, kw_only=True):
    """What all kinds share: an id, other names, former ids, sources, the organisation's fields."""

    kind: ClassVar[str]
    id: str
    aliases: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)

    def __hash__(self) -> int:
        return hash((self.kind, self.id))

    @classmethod
    def of(cls, id: str, data: Mapping[str, Any]) -> Entry:
        """Make an entry of data that its schema accepts."""
        return msgspec.convert({**data, "id": id}, cls, dec_hook=as_text)


class Named(Entry, frozen=True, kw_only=True):
    """An entry that has a name, and so a page."""

    name: Text


class Team(Named, frozen=True, kw_only=True):
    """A product team."""

    kind = "team"
    summary: Text
    products: tuple[Product, ...]
    platforms: tuple[str, ...] = ()
    repositories: tuple[Repository, ...] = ()
    other_repositories: bool = False
    contact: str = ""
    handle: str = ""

    @classmethod
    def of(cls, id: str, data: Mapping[str, Any]) -> Entry:
        """Make a team of data that its schema accepts; an address alone is a repository too."""
        named = data.get("repositories", ())
        whole = [one if isinstance(one, Mapping) else {"url": one} for one in named]
        return super().of(id, {**data, "repositories": whole})


class Group(Named, frozen=True, kw_only=True):
    """A working group or committee across teams."""

    kind = "group"
    purpose: Text
    parent: str = ""
    members: tuple[Member, ...] = ()
    contact: str = ""
    handle: str = ""


class Platform(Named, frozen=True, kw_only=True):
    """One realisation of the reference architecture."""

    kind = "platform"
    summary: Text
    lifecycle: str
    order: int = 1000
    tool: str = ""


class Zone(Named, frozen=True, kw_only=True):
    """A zone of the abstract reference architecture."""

    kind = "zone"
    purpose: Text
    order: int
    basis: str
    group: str = ""
    platforms: Mapping[str, Cell] = field(default_factory=lambda: _NOTHING)

    def cell(self, platform: str) -> Cell:
        """Return what is known of this zone on a platform, a gap if nothing is."""
        return self.platforms.get(platform) or Cell()


class Tool(Named, frozen=True, kw_only=True):
    """An adopted or assessed tool, technique, language or platform."""

    kind = "tool"
    summary: Text
    ring_basis: str
    type: str = ""
    segment: str = ""
    upstream: Upstream | None = None
    ring: str = ""
    rings: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    ring_note: Text | None = None
    ring_since: str = ""
    history: tuple[Judgement, ...] = ()
    owner: str = ""
    contributions: tuple[Contribution, ...] = ()
    reviewed_on: date | None = None
    review_interval_days: int | None = None
    confirmation_interval_days: int | None = None
    superseded_by: str = ""
    detect: tuple[Detector, ...] = ()

    @property
    def version(self) -> str:
        """The newest version that upstream is known to have; empty where there is none."""
        return self.upstream.version if self.upstream else ""

    @property
    def ring_differs(self) -> bool:
        """Whether the opinion on one platform is another than elsewhere."""
        return len({self.ring, *self.rings.values()} - {""}) > 1

    @property
    def judged_on(self) -> str:
        """When the opinion was formed, as exact as it is known."""
        return self.ring_since or (self.history[-1].on if self.history else "")

    def judgements(self, platform: str) -> tuple[Judgement, ...]:
        """Return the rings it went through on a platform: its own there, else the general ones."""
        own = tuple(one for one in self.history if platform and one.platform == platform)
        return own or tuple(one for one in self.history if not one.platform)


class Standard(Named, frozen=True, kw_only=True):
    """A standard, practice or reference architecture."""

    kind = "standard"
    type: str
    stage: str
    summary: Text
    problem: Text
    owner: str
    history: tuple[Stage, ...] = ()
    mandated: Mandate | None = None
    clauses: tuple[Clause, ...] = ()
    tools: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    how_to_adopt: Text | None = None
    artifacts: tuple[Artifact, ...] = ()
    version: str = ""
    decided_on: date | None = None
    reviewed_on: date | None = None
    review_interval_days: int | None = None
    confirmation_interval_days: int | None = None
    deprecated_on: date | None = None
    superseded_by: str = ""
    reason: Text | None = None
    detect: tuple[Detector, ...] = ()


class Principle(Named, frozen=True, kw_only=True):
    """Something the organisation holds to."""

    kind = "principle"
    statement: Text
    order: int = 1000


class Term(Named, frozen=True, kw_only=True):
    """A word of the field, what it means, and where the catalog says more."""

    kind = "term"
    meaning: Text
    expansion: Text | None = None
    leads_to: tuple[Lead, ...] = ()


class Adoption(Entry, frozen=True, kw_only=True):
    """Everything that is recorded of one team; its id is the team's."""

    kind = "adoption"
    records: tuple[Record, ...]


class Component(Named, frozen=True, kw_only=True):
    """A part of a product that can fail, and what is promised of it."""

    kind = "component"
    summary: Text
    product: str
    team: str
    criticality: str
    lifecycle: str = ""
    depends_on: tuple[str, ...] = ()
    links: tuple[ComponentLink, ...] = ()
    slos: tuple[Slo, ...] = ()
    exemption: Exemption | None = None

    def name_of(self, slo: Slo) -> str:
        """Return what an SLO is called among those of all components."""
        return f"{self.id}-{slo.id}"


@cache
def models() -> Mapping[str, type[Entry]]:
    """Return the class of each kind, by kind."""
    classes = Entry.__subclasses__()
    for cls in classes:  # grows on the way
        classes.extend(cls.__subclasses__())
    found = {cls.kind: cls for cls in classes if hasattr(cls, "kind")}
    return dict(sorted(found.items()))

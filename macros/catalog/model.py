"""What the data becomes once it is trusted: frozen values, one class a kind.

A new kind is a schema in `macros/schema/<kind>.json` and a subclass of `Entry` here.
Field names and types mirror the schemas; a test compares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar

import msgspec

from macros.catalog.text import Text

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place that a fact comes from."""

    title: Text
    basis: str
    url: str = ""
    note: Text | None = None
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What all kinds share: an id, other names, former ids, sources."""

    kind: ClassVar[str]
    id: str
    aliases: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @classmethod
    def of(cls, id: str, data: Mapping[str, Any]) -> Entry:
        """Make an entry of data that its schema accepts."""
        return msgspec.convert({**data, "id": id}, cls, dec_hook=_convert)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Entry):
    """An entry that has a name, and so a page."""

    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What a team develops and runs."""

    id: str
    name: Text
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team(Named):
    """A product team."""

    kind = "team"
    summary: Text
    products: tuple[Product, ...]
    platforms: tuple[str, ...] = ()
    repositories: tuple[str, ...] = ()
    contact: str = ""
    handle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A team whose people take part in a group."""

    team: str
    basis: str
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Named):
    """A working group or committee across teams."""

    kind = "group"
    purpose: Text
    parent: str = ""
    members: tuple[Member, ...] = ()
    contact: str = ""
    handle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform(Named):
    """One realisation of the reference architecture."""

    kind = "platform"
    summary: Text
    lifecycle: str
    order: int = 1000
    tool: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A tool that fills a zone on a platform."""

    tool: str
    basis: str
    sources: tuple[Source, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is known of a zone on a platform; without tools and reason it is a gap."""

    tools: tuple[Fill, ...] = ()
    not_applicable: Text | None = None
    note: Text | None = None

    @property
    def is_gap(self) -> bool:
        """Whether nothing is recorded that fills the zone here."""
        return not self.tools and self.not_applicable is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone(Named):
    """A zone of the abstract reference architecture."""

    kind = "zone"
    purpose: Text
    order: int
    basis: str
    platforms: Mapping[str, Cell] = field(default_factory=lambda: _NOTHING)

    def cell(self, platform: str) -> Cell:
        """Return what is known of this zone on a platform, a gap if nothing is."""
        return self.platforms.get(platform) or Cell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Upstream:
    """Facts that upstream decides, as of a day."""

    status: str
    checked_on: date
    homepage: str = ""
    repository: str = ""
    licence: str = ""
    maturity: str = ""
    maturity_since: str = ""
    version: str = ""
    released_on: date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Something that was given back upstream."""

    title: Text
    basis: str
    url: str = ""
    on: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool(Named):
    """An adopted or assessed tool."""

    kind = "tool"
    summary: Text
    ring_basis: str
    upstream: Upstream
    ring: str = ""
    rings: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    ring_note: Text | None = None
    ring_since: str = ""
    owner: str = ""
    contributions: tuple[Contribution, ...] = ()
    reviewed_on: date | None = None
    review_interval_days: int | None = None
    superseded_by: str = ""

    @property
    def main_ring(self) -> str:
        """The ring that the tool is sorted by: the general one, else its first platform's."""
        return self.ring or next(iter(self.rings.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage that a standard reached, and when, as exact as it is known."""

    stage: str
    basis: str
    on: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One testable requirement of a standard."""

    id: str
    level: str
    text: Text
    basis: str

    @property
    def anchor(self) -> str:
        """The fragment of its address: `must-not-no-workstation-deploys`."""
        return f"{self.level.lower().replace('_', '-')}-{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """Something shipped, so that a team need not build it."""

    name: Text
    type: str
    basis: str
    url: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard(Named):
    """A standard, practice or reference architecture."""

    kind = "standard"
    type: str
    stage: str
    summary: Text
    problem: Text
    owner: str
    history: tuple[Stage, ...] = ()
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
    deprecated_on: date | None = None
    superseded_by: str = ""
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Named):
    """Something the organisation holds to."""

    kind = "principle"
    statement: Text
    order: int = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A reviewed exception with an end."""

    reason: Text
    approved_by: str
    expires_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one team has adopted of one standard or tool."""

    status: str
    basis: str
    standard: str = ""
    tool: str = ""
    role: str = ""
    since: str = ""
    version: str = ""
    evidence: str = ""
    note: Text | None = None
    confirmed_on: date | None = None
    confirmed_by: str = ""
    waiver: Waiver | None = None
    sources: tuple[Source, ...] = ()

    @property
    def in_use(self) -> bool:
        """Whether the team uses it at least in part."""
        return self.status in ("adopted", "partial")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption(Entry):
    """Everything that is recorded of one team; its id is the team's."""

    kind = "adoption"
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forge:
    """Where the catalog's repository is."""

    repository: str
    branch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for the whole catalog."""

    organisation: Text = field(default_factory=lambda: Text("The organisation"))
    disclaimer: Text | None = None
    time_zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    review_interval_days: int = 365
    confirmation_interval_days: int = 180
    forge: Forge | None = None
    site: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Settings:
        """Make settings of data that their schema accepts."""
        return msgspec.convert(data, cls, dec_hook=_convert)


def models() -> Mapping[str, type[Entry]]:
    """Return the class of each kind, by kind."""
    classes = Entry.__subclasses__()
    for cls in classes:  # grows on the way
        classes.extend(cls.__subclasses__())
    # `slots=True` leaves the class it was made from behind, until the garbage is collected: of two
    # classes of one name the later one counts.
    found = {cls.kind: cls for cls in classes if hasattr(cls, "kind")}
    return dict(sorted(found.items()))


def _convert(cls: type, data: Any) -> Any:
    return Text(data) if cls is Text else data

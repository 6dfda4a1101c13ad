"""The parts of entries: what stands in their lists and mappings, as frozen values."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from standards_catalog.text import Text


class Source(Struct, frozen=True, kw_only=True):
    """One place that a fact comes from."""

    title: Text
    basis: str
    url: str = ""
    note: Text | None = None
    checked_on: date | None = None


class Repository(Struct, frozen=True, kw_only=True):
    """A repository of a team, or the folder that the team has in one of several teams."""

    url: str
    path: str = ""
    component: str = ""
    purpose: str = "product"


class Lead(Struct, frozen=True, kw_only=True):
    """An entry that a term leads to: the field of its kind has its id."""

    standard: str = ""
    tool: str = ""
    zone: str = ""
    platform: str = ""
    principle: str = ""
    group: str = ""


class Product(Struct, frozen=True, kw_only=True):
    """What a team develops and runs."""

    id: str
    name: Text
    url: str = ""


class Member(Struct, frozen=True, kw_only=True):
    """A team whose people take part in a group."""

    team: str
    basis: str
    note: Text | None = None


class Fill(Struct, frozen=True, kw_only=True):
    """A tool that fills a zone on a platform."""

    tool: str
    basis: str
    sources: tuple[Source, ...] = ()
    note: Text | None = None


class Cell(Struct, frozen=True, kw_only=True):
    """What is known of a zone on a platform; without tools and reason it is a gap."""

    tools: tuple[Fill, ...] = ()
    not_applicable: Text | None = None
    note: Text | None = None

    @property
    def is_gap(self) -> bool:
        """Whether nothing is recorded that fills the zone here."""
        return not self.tools and self.not_applicable is None


class Upstream(Struct, frozen=True, kw_only=True):
    """Facts that upstream decides, as of a day."""

    status: str
    checked_on: date
    homepage: str = ""
    repository: str = ""
    licence: str = ""
    maturity: str = ""
    maturity_since: str = ""
    datasource: str = ""
    package: str = ""
    version: str = ""
    released_on: date | None = None
    note: Text | None = None

    @property
    def release_notes(self) -> str:
        """The address of what each release changes, where the datasource makes it certain."""
        known = self.datasource == "github-releases"
        return f"https://github.com/{self.package}/releases" if known else ""


class Contribution(Struct, frozen=True, kw_only=True):
    """Something that was given back upstream."""

    title: Text
    basis: str
    url: str = ""
    on: str = ""
    note: Text | None = None


class Stage(Struct, frozen=True, kw_only=True):
    """A stage that a standard reached, and when, as exact as it is known."""

    stage: str
    basis: str
    on: str = ""
    note: Text | None = None


class Mandate(Struct, frozen=True, kw_only=True):
    """Why a standard holds without having earned its stage, and who decided so."""

    reason: Text
    approved_by: str
    on: str = ""


class Judgement(Struct, frozen=True, kw_only=True):
    """A ring that a tool came to, and when, as exact as it is known; on one platform, or on all."""

    ring: str
    on: str = ""
    platform: str = ""
    note: Text | None = None


class Detector(Struct, frozen=True, kw_only=True):
    """What a repository shows where something is in use: names, in which `*` is anything."""

    action: str = ""
    workflow: str = ""
    command: str = ""
    tool_version: str = ""
    file: str = ""
    image: str = ""
    terraform_provider: str = ""
    terraform_module: str = ""
    terraform_resource: str = ""
    helm_release: str = ""
    argocd: str = ""
    kustomize: str = ""
    renovate_preset: str = ""
    dependabot: str = ""
    slo: str = ""
    file_with_keys: tuple[str, ...] = ()
    version_from: str = ""


class Clause(Struct, frozen=True, kw_only=True):
    """One testable requirement of a standard."""

    id: str
    level: str
    text: Text
    basis: str
    detect: tuple[Detector, ...] = ()

    @property
    def anchor(self) -> str:
        """The fragment of its address: `must-not-no-workstation-deploys`."""
        return f"{self.level.lower().replace('_', '-')}-{self.id}"


class Artifact(Struct, frozen=True, kw_only=True):
    """Something shipped, so that a team need not build it."""

    name: Text
    type: str
    basis: str
    url: str = ""
    note: Text | None = None


class Waiver(Struct, frozen=True, kw_only=True):
    """A reviewed exception with an end."""

    reason: Text
    approved_by: str
    expires_on: date


class Record(Struct, frozen=True, kw_only=True):
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


class Windows(Struct, frozen=True, kw_only=True):
    """From when the windows of an SLO follow each other."""

    start: str
    time_zone: str


class ComponentLink(Struct, frozen=True, kw_only=True):
    """Something of a component that people look for."""

    title: Text
    url: str


class Slo(Struct, frozen=True, kw_only=True):
    """A service level objective of a component; its target is exact decimal text."""

    id: str
    statement: Text
    indicator: str
    target: str
    window: str
    status: str
    name: Text | None = None
    objective: Text | None = None
    calendar: Windows | None = None
    operator: str = ""
    threshold: str = ""
    sli: str = ""
    external_id: str = ""
    part_of: str = ""
    budgeting_method: str = "Occurrences"
    time_slice_target: str = ""
    time_slice_window: str = ""
    reviewed_on: date | None = None
    url: str = ""


class Exemption(Struct, frozen=True, kw_only=True):
    """Why a component needs no SLO, and when somebody asks again."""

    reason: Text
    review_on: date

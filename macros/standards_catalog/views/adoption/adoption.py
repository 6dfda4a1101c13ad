"""Adoption as it is shown: one cell for a team and a standard or tool, and rates over cells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from standards_catalog.checks.rules.freshness import is_stale, last_confirmed
from standards_catalog.checks.rules.lifecycle import is_behind
from standards_catalog.evidence.detecting import Subject
from standards_catalog.evidence.observing import Observation, observation, standing
from standards_catalog.model.catalog import Catalog, Placed, Ref
from standards_catalog.model.entries import Adoption, Standard, Team, Tool
from standards_catalog.model.once import once
from standards_catalog.model.parts import Waiver
from standards_catalog.model.standing import company_wide, status_of, unrecorded
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.shared.link import Link, line_url, link, owner_link


class WaiverState(NamedTuple):
    """A waiver as it stands on the day of the build."""

    reason: Text
    approved_by: Link | None
    expires_on: date
    expired: bool


class Cell(Struct, frozen=True):
    """What is known of one team and one standard or tool; unrecorded means unknown."""

    team: Link
    subject: Link
    status: Term
    applies: bool = True
    recorded: bool = False
    role: Term | None = None
    basis: Term | None = None
    version: str = ""
    behind: str = ""
    since: str = ""
    evidence: str = ""
    note: Text | None = None
    confirmed_on: date | None = None
    confirmed_by: Link | None = None
    age: int | None = None
    stale: bool = False
    waiver: WaiverState | None = None
    line: str = ""
    observed: Term | None = None
    observation: Observation | None = None

    @property
    def aged(self) -> tuple[str, int] | None:
        """How long ago it was confirmed, as one says it; None if it never was."""
        if self.age is None:
            return None
        units = (("years", 365), ("months", 30), ("days", 1))
        unit, days = next(one for one in units if self.age >= 2 * one[1] or one[1] == 1)
        return unit, self.age // days

    @property
    def adopted(self) -> bool:
        """Whether it counts as adopted in rates."""
        return "adopted" in self.status.counts_as

    @property
    def in_use(self) -> bool:
        """Whether the team uses it at least in part."""
        return "in_use" in self.status.counts_as

    @property
    def settled(self) -> bool:
        """Whether the team lacks nothing here, whatever a waiver says."""
        return "settled" in self.status.counts_as

    @property
    def denied(self) -> bool:
        """Whether the team says that it does not use it."""
        return "denied" in self.status.counts_as

    @property
    def counts(self) -> bool:
        """Whether it is in the denominator of rates."""
        return self.applies and "excluded" not in self.status.counts_as

    @property
    def waived(self) -> bool:
        """Whether a waiver holds today."""
        return self.waiver is not None and not self.waiver.expired

    @property
    def gap(self) -> bool:
        """Whether the team lacks what applies to it; a waiver past its end hides nothing."""
        return self.counts and not self.settled and not self.waived

    @property
    def unknown(self) -> bool:
        """Whether nobody knows, recorded or not."""
        return "unknown" in self.status.counts_as

    @property
    def disagrees(self) -> bool:
        """Whether what the team declares and what its repositories show differ."""
        return self.observed is not None and "disagrees" in self.observed.counts_as

    @property
    def undeclared(self) -> bool:
        """Whether repositories show what the team neither declares nor denies."""
        found = self.observed is not None and "found" in self.observed.counts_as
        return found and self.disagrees and not (self.settled or self.denied)

    @property
    def overtaken(self) -> bool:
        """Whether repositories show the current version where an older one is declared."""
        versions = self.observation.versions if self.observation and self.behind else ()
        return bool(versions) and not any(is_behind(one, self.behind) for one in versions)

    @property
    def renewed_on(self) -> date | None:
        """The day of the scan that last found a record true, where no person did since."""
        if self.observed is None or "confirms" not in self.observed.counts_as:
            return None
        day = self.observation.on if self.observation else None
        return day if day and day > (self.confirmed_on or date.min) else None


class Rate(Struct, frozen=True):
    """How many of how many: as recorded, as still confirmed, and how many nobody knows."""

    adopted: int
    confirmed: int
    total: int
    unknown: int

    @property
    def percent(self) -> int | None:
        """The recorded share in whole percent, rounded down; None where nothing counts."""
        return 100 * self.adopted // self.total if self.total else None

    @property
    def confirmed_percent(self) -> int | None:
        """The share still confirmed in whole percent, rounded down; None where nothing counts."""
        return 100 * self.confirmed // self.total if self.total else None


def rate(cells: Iterable[Cell]) -> Rate:
    """Count cells: adopted, still confirmed, of how many, and how many are unknown."""
    counted = [cell for cell in cells if cell.counts]
    adopted = [cell for cell in counted if cell.adopted]
    return Rate(
        len(adopted),
        sum(not cell.stale for cell in adopted),
        len(counted),
        sum(cell.unknown for cell in counted),
    )


def cells_of(catalog: Catalog, subject: Standard | Tool) -> tuple[Cell, ...]:
    """Return the cells of a standard or tool, one for each team, ordered by team."""
    return tuple(cell(catalog, team, subject) for team in catalog.teams)


def recorded_cells(catalog: Catalog, subject: Standard | Tool) -> tuple[Cell, ...]:
    """Return the cells of a standard or tool that somebody recorded, ordered by team."""
    teams = (catalog.get(Team, one) for one in sorted(catalog.adoption_of(subject)))
    return tuple(cell(catalog, team, subject) for team in teams if team)


def gaps(catalog: Catalog, team: Team) -> tuple[Cell, ...]:
    """Return what a team lacks: of company-wide standards, and where a waiver of it has ended."""
    return tuple(one for one in asked_of(catalog, team) if one.gap)


def asked_of(catalog: Catalog, team: Team) -> tuple[Cell, ...]:
    """Return what is asked of a team: company-wide standards, and what it has a waiver of."""
    wide = company_wide(catalog)
    adoption = catalog.get(Adoption, team.id)
    waived = [record for record in adoption.records if record.waiver] if adoption else []
    others = [one for record in waived if (one := catalog.subject(record)) and one not in wide]
    return tuple(cell(catalog, team, subject) for subject in (*wide, *others))


def cell(catalog: Catalog, team: Team, subject: Standard | Tool) -> Cell:
    """Return what is known of a team and a standard or tool."""
    made, key = _made(catalog), (team.id, subject.kind, subject.id)
    if key in made:
        return made[key]
    placed = catalog.adoption_of(subject).get(team.id)
    one = (
        _recorded(catalog, team, subject, placed) if placed else _unrecorded(catalog, team, subject)
    )
    if one.recorded or one.observed:  # most of a large matrix says nothing
        made[key] = one
    return one


@once
def _made(catalog: Catalog) -> dict[tuple[str, str, str], Cell]:
    """Cells of the catalog that is being shown; each stands on several pages."""
    return {}


def _unrecorded(catalog: Catalog, team: Team, subject: Standard | Tool) -> Cell:
    ref = Ref(subject.kind, subject.id)
    return Cell(
        link(team),
        link(subject),
        unrecorded(catalog),
        applies=applies(team, subject),
        observed=standing(catalog, team.id, ref),
        observation=observation(catalog, team.id, Subject(ref)),
    )


def _recorded(catalog: Catalog, team: Team, subject: Standard | Tool, placed: Placed) -> Cell:
    record, status = placed.record, status_of(catalog, placed.record)
    ref = Ref(subject.kind, subject.id)
    current = subject.version
    confirmed = last_confirmed(catalog, team.id, subject, record)
    return Cell(
        team=link(team),
        subject=link(subject),
        status=status,
        applies="unknown" not in status.counts_as or applies(team, subject),
        recorded=True,
        role=catalog.vocabulary.terms("adoption", "record", "role")[record.role]
        if record.role
        else None,
        basis=catalog.vocabulary.terms("common", "basis")[record.basis],
        version=record.version,
        behind=current if is_behind(record.version, current) else "",
        since=record.since,
        evidence=record.evidence,
        note=record.note,
        confirmed_on=record.confirmed_on,
        confirmed_by=owner_link(catalog, record.confirmed_by),
        age=(catalog.today - confirmed).days if confirmed else None,
        stale=is_stale(catalog, team.id, subject, record),
        observed=standing(catalog, team.id, ref),
        observation=observation(catalog, team.id, Subject(ref)),
        waiver=_waiver_state(catalog, record.waiver),
        line=line_url(catalog, Ref("adoption", team.id), "records", placed.index),
    )


def _waiver_state(catalog: Catalog, waiver: Waiver | None) -> WaiverState | None:
    if waiver is None:
        return None
    approver = owner_link(catalog, waiver.approved_by)
    expired = waiver.expires_on < catalog.today
    return WaiverState(waiver.reason, approver, waiver.expires_on, expired)


def applies(team: Team, subject: Standard | Tool) -> bool:
    """Whether a standard concerns a team: their platforms meet, or either names none."""
    if not isinstance(subject, Standard) or not subject.platforms or not team.platforms:
        return True
    return bool(set(subject.platforms) & set(team.platforms))

"""Rows of the tables of incidents and releases, as frozen values."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

PRECISIONS = ("minute", "hour", "day")
"""How exact a time is known, the most exact first."""

UNKNOWN = "unknown"
"""The component of an incident of which nobody knows what failed."""

_AT_ONCE = timedelta()


class Incident(Struct, frozen=True, kw_only=True):
    """One incident of a product, its place among the rows (from 0), and the line of its row.

    Times have the offset that held then in the time zone of their table, so that differences are
    true and `hour`, `weekday()` and the month are those of the people there. A time that is known
    to the day is at its midnight. What is `over` has an end of which nobody knows the time.
    """

    product: str
    row: int
    line: int
    component: str
    started_at: datetime
    detected_by: str
    trigger: str
    precision: str = "minute"
    id: str = ""
    title: str = ""
    detected_at: datetime | None = None
    detected_precision: str = "minute"
    fixed_at: datetime | None = None
    fixed_precision: str = "minute"
    over: bool = False
    root_cause: str = ""
    severity: str = ""
    slo_ref: str = ""
    postmortem_url: str = ""

    @property
    def anchor(self) -> str:
        """What the incident is called within its product: its id, else its line."""
        return self.id or f"line-{self.line}"

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes two rows the same incident: the id, else when what happened."""
        if self.id:
            return self.product, self.id
        return self.product, self.component, self.started_at, self.fixed_at, self.title

    @property
    def is_open(self) -> bool:
        """Whether it is not fixed yet."""
        return self.fixed_at is None and not self.over

    @property
    def component_known(self) -> bool:
        """Whether anybody knows what failed."""
        return self.component != UNKNOWN

    @property
    def hour_known(self) -> bool:
        """Whether the time of day at which it began is known."""
        return self.precision != "day"

    @property
    def time_to_detect(self) -> timedelta | None:
        """How long nobody noticed it; nothing where a time is missing or known to the day only."""
        return self._since_start(self.detected_at, self.detected_precision)

    @property
    def time_to_restore(self) -> timedelta | None:
        """How long it took; nothing while it is open or where a time is known to the day only."""
        return self._since_start(self.fixed_at, self.fixed_precision)

    def _since_start(self, until: datetime | None, precision: str) -> timedelta | None:
        if until is None or precision == "day" or self.precision == "day":
            return None
        return until - self.started_at if until > self.started_at else _AT_ONCE


class Release(Struct, frozen=True, kw_only=True):
    """How often a product was released in one month, written 2026-05."""

    product: str
    row: int
    line: int
    month: str
    count: int

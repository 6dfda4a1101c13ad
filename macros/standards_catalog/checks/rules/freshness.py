"""Warnings about age. The calendar alone makes them, so they never stop anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from standards_catalog.checks.rules.references import Found
from standards_catalog.evidence.observing import confirmed_on
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption, Standard, Tool
from standards_catalog.model.parts import Record
from standards_catalog.model.settings import Settings
from standards_catalog.model.standing import status_of
from standards_catalog.problems import Fault, Keys
from standards_catalog.rule import Family, rule


@rule(Family.AGE, severity="warning", needs=("settings",), of_time=True, silenceable=True)
def overdue_review(catalog: Catalog) -> Iterator[Found]:
    """Warn about a standard or tool whose review is due.

    Why: what nobody looks at goes stale without anybody noticing.
    Bad: `reviewed_on: 2024-01-10` with an interval of 365 days
    Good: a look at the entry, and the day of it in `reviewed_on:`
    """
    entries: tuple[Standard | Tool, ...] = (*catalog.all(Standard), *catalog.all(Tool))
    for entry in entries:
        due = review_due(catalog.settings, entry)
        if due and due < catalog.today:
            message = f"the review was due on {due}"
            hint = f'"{entry.owner}" owns it' if entry.owner else "nobody owns it"
            yield Ref(entry.kind, entry.id), Fault(("reviewed_on",), message, hint)


@rule(Family.AGE, severity="warning", needs=("settings",), of_time=True, silenceable=True)
def stale_confirmation(catalog: Catalog) -> Iterator[Found]:
    """Warn about an adoption record that nobody has confirmed for long.

    Why: adoption is what it was last confirmed to be; an old yes may be a no.
    Bad: `confirmed_on: 2024-01-10` with an interval of 180 days
    Good: a question to the team, and the day of its answer in `confirmed_on:`
    """
    for adoption in catalog.all(Adoption):
        if Ref("team", adoption.id) in catalog.broken:
            continue  # its repositories may confirm what nobody did
        for index, record in enumerate(adoption.records):
            subject = catalog.subject(record)
            if subject and is_stale(catalog, adoption.id, subject, record):
                keys: Keys = ("records", index)
                message = "this was never confirmed with the team"
                if day := last_confirmed(catalog, adoption.id, subject, record):
                    keys = ("records", index, "confirmed_on")
                    message = f"this was last confirmed on {day}"
                fault = Fault(keys, message, f'ask team "{adoption.id}"')
                yield Ref("adoption", adoption.id), fault


@rule(Family.AGE, severity="warning", needs=("settings",), of_time=True, silenceable=True)
def expired_waiver(catalog: Catalog) -> Iterator[Found]:
    """Warn about a waiver past its end; it counts as a gap.

    Why: an exception without an end is a second standard.
    Bad: `expires_on: 2025-03-31`
    Good: the standard adopted, or a new decision with a new end
    """
    for adoption in catalog.all(Adoption):
        for index, record in enumerate(adoption.records):
            waiver = record.waiver
            if waiver and waiver.expires_on < catalog.today:
                ended = f"the waiver ended on {waiver.expires_on}"
                approver = f'"{waiver.approved_by}" approved it'
                if "settled" in status_of(catalog, record).counts_as:
                    message = f"{ended}, and the record is {record.status}"
                    hint = f"delete the waiver; {approver}"
                else:
                    message, hint = f"{ended}; it counts as a gap now", approver
                fault = Fault(("records", index, "waiver", "expires_on"), message, hint)
                yield Ref("adoption", adoption.id), fault


def review_due(settings: Settings, entry: Standard | Tool) -> date | None:
    """Return the day by which an entry is to be reviewed again, if it ever was."""
    interval = entry.review_interval_days or settings.review_interval_days
    return _later(entry.reviewed_on, interval) if entry.reviewed_on else None


def review_state(settings: Settings, entry: Standard | Tool, today: date) -> str:
    """Return `never`, `overdue` or `current`: how the review of an entry stands."""
    due = review_due(settings, entry)
    return "never" if due is None else "overdue" if due < today else "current"


def last_confirmed(
    catalog: Catalog, team: str, subject: Standard | Tool, record: Record
) -> date | None:
    """Return the day on which a person or a scan last found a record true, if one ever did."""
    return confirmed_on(catalog, team, Ref(subject.kind, subject.id), record)


def confirmation_due(
    catalog: Catalog, team: str, subject: Standard | Tool, record: Record
) -> date | None:
    """Return the day by which a record is to be confirmed again, if it ever was."""
    interval = subject.confirmation_interval_days or catalog.settings.confirmation_interval_days
    day = last_confirmed(catalog, team, subject, record)
    return _later(day, interval) if day else None


def is_stale(catalog: Catalog, team: str, subject: Standard | Tool, record: Record) -> bool:
    """Whether what is known is no longer confirmed: too long ago, or never."""
    if "unknown" in status_of(catalog, record).counts_as:
        return False
    due = confirmation_due(catalog, team, subject, record)
    return due is None or due < catalog.today


def _later(day: date, interval: int) -> date:
    """Return a day so many days on, or the last day that there is."""
    return date.fromordinal(min(day.toordinal() + interval, date.max.toordinal()))

"""What a team does next about a standard or tool, and who went that way before it."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named, Standard, Team
from standards_catalog.model.standing import stage_of
from standards_catalog.views.adoption.adoption import Cell, cell
from standards_catalog.views.shared.link import Link

STEPS = ("none", "declare", "correct", "record", "adopt", "waiver", "confirm", "upgrade")


def is_gap(catalog: Catalog, cell: Cell, subject: Named | None) -> bool:
    """Whether a team has to act: it lacks a company-wide standard, or its waiver has ended."""
    wide = isinstance(subject, Standard) and "standard" in stage_of(catalog, subject).counts_as
    return cell.gap and (wide or cell.waiver is not None)


def step(catalog: Catalog, cell: Cell, subject: Named | None) -> str:
    """Return what the team does next, one of STEPS."""
    gap = is_gap(catalog, cell, subject)
    happens = {
        "declare": cell.undeclared or cell.overtaken,
        "correct": cell.disagrees,
        "record": gap and cell.unknown,
        "adopt": gap,
        "waiver": cell.waived,
        "confirm": cell.stale,
        "upgrade": bool(cell.behind),
    }
    return next((name for name, now in happens.items() if now), "none")


def has_how(catalog: Catalog, subject: Link) -> bool:
    """Whether the page of a standard says how to adopt it."""
    entry = catalog.find(Ref(subject.kind, subject.id))
    return isinstance(entry, Standard) and bool(entry.how_to_adopt or entry.artifacts)


def precedent(catalog: Catalog, subject: Link) -> Cell | None:
    """Return the cell of the team that adopted something last, to learn from it."""
    placed = catalog.adopted_last.get(Ref(subject.kind, subject.id))
    if placed is None:
        return None
    team, entry = catalog.get(Team, placed.team), catalog.subject(placed.record)
    return cell(catalog, team, entry) if team and entry else None

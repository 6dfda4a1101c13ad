"""Where declared and observed differ, as `catalog status` says it: as text and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from standards_catalog.model.catalog import Catalog
from standards_catalog.problems import visible
from standards_catalog.text import ENGLISH
from standards_catalog.views.observed.disagreements import OfTeam, differing, disagreements
from standards_catalog.views.observed.sections import Seen

_FIRST = 3


def lines_of(catalog: Catalog, team: str) -> Iterator[str]:
    """Yield a line for each team at which they differ, and how many uses are found."""
    found = disagreements(catalog)
    if found is None:
        return
    rows = [(one.team.id, some) for one in _of(catalog, team) if (some := _differing(one.rows))]
    if rows:
        yield click.style("Declared and observed differ", bold=True)
        width = max(len(name) for name, _ in rows)
        for name, some in rows:
            told = [_said(one) for one in some[:_FIRST]]
            told += [f"{len(some) - _FIRST:,} more"] if some[_FIRST:] else []
            number = click.style(f"{len(some):,}", fg="red")
            yield f"  {name:<{width}}  {number}  {'; '.join(told)}"
        yield ""
    if not team:
        rest = f"; {found.undetected:,} without a detector" if found.undetected else ""
        shown = f"{found.confirmed:,} of {found.declared:,} declared uses are found in repositories"
        yield shown + rest
        yield ""


def data_of(catalog: Catalog, team: str) -> Mapping[str, Any] | None:
    """Return the same as plain data; None where nothing is looked for."""
    found = disagreements(catalog)
    if found is None:
        return None
    return {
        "declared": found.declared,
        "confirmed": found.confirmed,
        "differing": [_data(one) for some in _of(catalog, team) for one in _differing(some.rows)],
    }


def _of(catalog: Catalog, team: str) -> Iterator[OfTeam]:
    return (one for one in differing(catalog) if team in ("", one.team.id))


def _differing(rows: tuple[Seen, ...]) -> list[Seen]:
    return [one for one in rows if one.cell.disagrees]


def _said(one: Seen) -> str:
    subject = one.cell.subject
    called = f"{visible(subject.text[ENGLISH])} ({subject.kind} {subject.id})"
    return f"{called}: {one.state.label(ENGLISH).lower()}"


def _data(one: Seen) -> Mapping[str, Any]:
    seen, subject = one.cell.observation, one.cell.subject
    return {
        "team": one.cell.team.id,
        "kind": subject.kind,
        "id": subject.id,
        "state": one.state.value,
        "status": one.cell.status.value,
        "on": seen.on.isoformat() if seen and seen.on else None,
    }

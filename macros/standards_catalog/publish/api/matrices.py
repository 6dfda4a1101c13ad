"""The matrices as data: rows of cells, in the order of their columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from standards_catalog.checks.rules.coverage import zone_gaps
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named, Platform, Standard, Tool, Zone
from standards_catalog.model.standing import ring_of
from standards_catalog.views.adoption.data import Subject, by_team, cell_data, rate_data
from standards_catalog.views.adoption.matrix import adopted_tools
from standards_catalog.views.lists.entries import ranked
from standards_catalog.views.shared.link import line_url
from standards_catalog.views.shared.plain import named, parts, plain

Data = dict[str, Any]


def adoption_matrix(catalog: Catalog, kind: str) -> Data:
    """Return teams × standards, or teams × the tools that some team has a record of."""
    every: tuple[Subject, ...] = (
        catalog.all(Standard) if kind == "standard" else adopted_tools(catalog)
    )
    subjects = [one for one in ranked(catalog, every) if isinstance(one, Standard | Tool)]
    down = [by_team(catalog, one) for one in subjects]
    across = [[column[index] for column in down] for index in range(len(catalog.teams))]
    columns = [
        _head(one) | {"group": _group(catalog, one), "rate": rate_data(column)}
        for one, column in zip(subjects, down, strict=True)
    ]
    rows = [
        _head(team) | {"rate": rate_data(row), "cells": [cell_data(catalog, one) for one in row]}
        for team, row in zip(catalog.teams, across, strict=True)
    ]
    whole = rate_data(one for column in down for one in column)
    return {"columns": columns, "rows": rows, "rate": whole}


def zone_matrix(catalog: Catalog) -> Data:
    """Return zones × platforms."""
    rows = [
        _head(zone)
        | {
            "basis": zone.basis,
            "cells": [_zone_cell(catalog, zone, one) for one in catalog.platforms],
        }
        for zone in catalog.zones
    ]
    gaps = sum(1 for _ in zone_gaps(catalog))
    return {"columns": [_head(one) for one in catalog.platforms], "rows": rows, "gaps": gaps}


MATRICES: Mapping[str, Callable[[Catalog], Data]] = {
    "standards": partial(adoption_matrix, kind="standard"),
    "tools": partial(adoption_matrix, kind="tool"),
    "zones": zone_matrix,
}


def _zone_cell(catalog: Catalog, zone: Zone, platform: Platform) -> Data:
    cell = zone.cell(platform.id)
    line = line_url(catalog, Ref("zone", zone.id), "platforms", platform.id)
    return parts(cell) | {"gap": cell.is_gap, "line": line or None}


def _group(catalog: Catalog, subject: Subject) -> str:
    return subject.stage if isinstance(subject, Standard) else ring_of(catalog, subject).value


def _head(entry: Named) -> Data:
    return {**named(Ref(entry.kind, entry.id)), "name": plain(entry.name)}

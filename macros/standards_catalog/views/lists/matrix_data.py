"""The adoption matrix as data: what its page's script filters, sorts and shows in a card.

The table has what a reader sees; here is what it has no room for. A value that every cell has is
one character of a string, in the order of the columns; one that few have is a list with gaps. That
keeps a hundred teams and two hundred standards small.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named, Standard, Team, Tool
from standards_catalog.text import plain
from standards_catalog.views.adoption.adoption import Cell
from standards_catalog.views.adoption.matrix import Matrix, Row
from standards_catalog.views.adoption.next_step import STEPS, is_gap, step
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.lists.facets import facet
from standards_catalog.views.observed.sighting import sighting
from standards_catalog.views.shared.facets import Facet, Option
from standards_catalog.views.shared.link import line_url
from standards_catalog.views.shared.pages import FOLDERS, Pages
from standards_catalog.views.shared.words import words

FACETS = ("stage", "ring", "owner", "zone", "platform", "tag")
AGES = {"quarter": 90, "year": 365, "older": None}
_WORDS = (
    "matrix_count",
    "version_of",
    "team",
    "never_confirmed",
    "scan_of",
)
_NO = "-"


@dataclass(frozen=True, slots=True)
class MatrixData:
    """What one can choose from, and the data behind the table; plain values for JSON."""

    facets: tuple[Facet, ...]
    data: Mapping[str, Any]


def matrix_data(catalog: Catalog, matrix: Matrix, lang: str, pages: Pages = FOLDERS) -> MatrixData:
    """Return the data of a matrix in one language; teams and columns are in its order."""
    ids = [column.link.id for column in matrix.columns]
    subjects = [one for entry in ids if (one := catalog.find(Ref(matrix.kind, entry)))]
    teams = [one for row in matrix.rows if (one := catalog.get(Team, row.link.id))]
    filters = kind_of(matrix.kind).filters
    chosen = {
        name: [tuple(filters[name].values(catalog, one)) for one in subjects]
        for name in FACETS
        if name in filters
    }
    zones = {zone.id: zone.name[lang] for zone in catalog.zones}
    rest = words(lang)["group_rest"]
    facets = [
        _team_facet(teams, lang),
        *(facet(catalog, matrix.kind, name, values, lang) for name, values in chosen.items()),
        *_cell_facets(catalog, matrix, lang),
    ]
    data = {
        "kind": matrix.kind,
        "words": {
            **{word: words(lang)[word] for word in _WORDS},
            matrix.kind: words(lang)[f"{matrix.kind}s"],
        },
        "zones": [*zones.values(), rest],
        "teams": [_team(one, lang) for one in teams],
        "subjects": [
            {
                "id": one.id,
                "text": _sought(one),
                "version": _version(one),
                "how": isinstance(one, Standard) and bool(one.how_to_adopt or one.artifacts),
                "group": next((zones[id] for id in zones if id in chosen["zone"][at]), rest),
                **{name: values[at] for name, values in chosen.items() if values[at]},
            }
            for at, one in enumerate(subjects)
        ],
        "cells": [_cells(catalog, matrix, row, subjects, lang) for row in matrix.rows],
        "owners": _owners(matrix, lang, pages),
        "statuses": list(catalog.vocabulary.terms("adoption", "record", "status")),
        "roles": list(catalog.vocabulary.terms("adoption", "record", "role")),
        "labels": [
            one.label(lang)
            for one in catalog.vocabulary.terms("adoption", "record", "role").values()
        ],
        "ages": [*AGES, "never"],
        "steps": STEPS,
        **({"sightings": [one.value for one in matrix.marks]} if matrix.marks else {}),
    }
    return MatrixData(tuple(one for one in facets if one.options), data)


def age(cell: Cell) -> str:
    """Return how long ago a record was confirmed, one of AGES, `never`, or "" without a record."""
    if not cell.recorded or cell.unknown:
        return ""
    if cell.age is None:
        return "never"
    return next(name for name, days in AGES.items() if days is None or cell.age <= days)


def _team(team: Team, lang: str) -> Mapping[str, str]:
    products = words(lang)["comma"].join(product.name[lang] for product in team.products)
    return {"id": team.id, "text": f"{_sought(team)} {products}", "product": products}


def _sought(entry: Named) -> str:
    return " ".join([*entry.name.all, entry.id, *entry.aliases])


def _version(subject: Named) -> str:
    return subject.version if isinstance(subject, Standard | Tool) else ""


def _cells(
    catalog: Catalog, matrix: Matrix, row: Row, subjects: Sequence[Named], lang: str
) -> Mapping[str, object]:
    known = list(catalog.vocabulary.terms("adoption", "record", "status"))
    roles = list(catalog.vocabulary.terms("adoption", "record", "role"))
    ages = [*AGES, "never"]
    states = [one.value for one in matrix.marks]
    pairs = list(zip(row.cells, subjects, strict=True))

    def each(code: Callable[[Cell], object]) -> str:
        return "".join(str(code(cell)) for cell in row.cells)

    seen = each(lambda cell: states.index(cell.observed.value) if cell.observed else _NO)
    few: dict[str, list[Any]] = {
        "version": [cell.version for cell in row.cells],
        "since": [cell.since for cell in row.cells],
        "evidence": [cell.evidence for cell in row.cells],
        "confirmed": [str(cell.confirmed_on or "") for cell in row.cells],
        "by": [cell.confirmed_by.id if cell.confirmed_by else "" for cell in row.cells],
        "renewed": [str(cell.renewed_on or "") for cell in row.cells],
        "seen": [sighting(catalog, cell, lang) for cell in row.cells],
        "line": [int(cell.line.rpartition("#L")[2] or 0) for cell in row.cells],
        "note": [plain(cell.note[lang]) if cell.note else "" for cell in row.cells],
        "approver": [
            cell.waiver.approved_by.id if cell.waiver and cell.waiver.approved_by else ""
            for cell in row.cells
        ],
        "reason": [plain(cell.waiver.reason[lang]) if cell.waiver else "" for cell in row.cells],
    }
    return {
        "status": each(lambda cell: known.index(cell.status.value)),
        "role": each(lambda cell: roles.index(cell.role.value) if cell.role else _NO),
        "age": each(lambda cell: ages.index(found) if (found := age(cell)) else _NO),
        "step": "".join(str(STEPS.index(step(catalog, *pair))) for pair in pairs),
        "flags": "".join(f"{_flags(catalog, *pair):x}" for pair in pairs),
        "file": line_url(catalog, Ref("adoption", row.link.id)).partition("#L")[0]
        if any(cell.recorded for cell in row.cells)
        else "",
        **({"observed": seen} if states else {}),
        **{name: [one or 0 for one in values] for name, values in few.items() if any(values)},
    }


def _flags(catalog: Catalog, cell: Cell, subject: Named) -> int:
    """Return bits: stale, gap, waiver."""
    stale = cell.stale and not cell.unknown
    return stale + 2 * is_gap(catalog, cell, subject) + 4 * (cell.waiver is not None)


def _owners(matrix: Matrix, lang: str, pages: Pages) -> Mapping[str, Sequence[str]]:
    cells = [cell for row in matrix.rows for cell in row.cells]
    found = [cell.confirmed_by for cell in cells]
    found += [cell.waiver.approved_by for cell in cells if cell.waiver]
    return {one.id: (one.text[lang], pages.at(one.href)) for one in found if one}


def _team_facet(teams: Sequence[Team], lang: str) -> Facet:
    options = tuple(Option(team.id, team.name, 0) for team in teams)
    return Facet("team", words(lang)["team"], options)


def _cell_facets(catalog: Catalog, matrix: Matrix, lang: str) -> list[Facet]:
    found = []
    for name in ("status", "role"):
        options = (
            Option(term.value, term.label(lang), 0)
            for term in catalog.vocabulary.terms("adoption", "record", name).values()
        )
        found.append(
            Facet(name, catalog.vocabulary.label("adoption", "records", name)[lang], tuple(options))
        )
    seen = tuple(Option(one.value, one.label(lang), 0) for one in matrix.marks)
    found.append(Facet("observed", words(lang)["observed"], seen))
    options = (Option(one, words(lang)[f"age_{one}"], 0) for one in (*AGES, "never"))
    return [*found, Facet("age", words(lang)["confirmed"], tuple(options))]

"""The adoption matrix as data: what its page's script shows, filters and sorts, and its cards.

Most cells are like others, so each is the number of a form: one look, one line of details and one
answer to each filter. What only the card of a cell tells is apart, as few cards are opened; there a
value is one of a list with gaps, in the order of the columns. That keeps a hundred teams and two
hundred standards small.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named, Standard, Team, Tool
from standards_catalog.text import plain
from standards_catalog.views.adoption.adoption import Cell
from standards_catalog.views.adoption.matrix import PAPER, WHOLE, WIDE, Matrix, Row
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
CODES = ("status", "role", "age", "observed", "flags", "step")
_WORDS = ("matrix_count", "team")
_CARD_WORDS = ("version_of", "never_confirmed", "scan_of")
_NO = -1


class Form(Struct, frozen=True):
    """What some cells have in common: one of them, the number of its look, a number a code."""

    cell: Cell
    look: int
    codes: tuple[int, ...]


class MatrixData(Struct, frozen=True):
    """What one can choose from, and the data behind the table; plain values for JSON.

    `looks` are cells, one for each look; `forms` those that the `cells` of `data` number.
    """

    facets: tuple[Facet, ...]
    data: Mapping[str, Any]
    looks: tuple[Cell, ...]
    forms: tuple[Form, ...]
    cards: Mapping[str, Any]


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
    forms = _Forms(catalog, matrix)
    data = {
        "kind": matrix.kind,
        "whole": {"cells": WHOLE, "columns": WIDE, "paper": PAPER},
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
                "group": next((zones[id] for id in zones if id in chosen["zone"][at]), rest),
                **{name: values[at] for name, values in chosen.items() if values[at]},
            }
            for at, one in enumerate(subjects)
        ],
        "cells": [[*map(forms.of, row.cells, subjects)] for row in matrix.rows],
        "codes": CODES,
        "statuses": list(catalog.vocabulary.terms("adoption", "record", "status")),
        "roles": list(catalog.vocabulary.terms("adoption", "record", "role")),
        "ages": [*AGES, "never"],
        **({"sightings": [one.value for one in matrix.marks]} if matrix.marks else {}),
    }
    return MatrixData(
        tuple(one for one in facets if one.options),
        data,
        tuple(forms.looks.values()),
        tuple(forms.made),
        _cards(catalog, matrix, subjects, lang, pages),
    )


class _Forms:
    """Numbers the forms of cells, and their looks, in the order in which they are first met."""

    def __init__(self, catalog: Catalog, matrix: Matrix) -> None:
        self.catalog = catalog
        self.statuses = list(catalog.vocabulary.terms("adoption", "record", "status"))
        self.roles = list(catalog.vocabulary.terms("adoption", "record", "role"))
        self.ages = [*AGES, "never"]
        self.states = [one.value for one in matrix.marks]
        self.looks: dict[Hashable, Cell] = {}
        self.made: list[Form] = []
        self._numbers: dict[Hashable, int] = {}
        self._places: dict[Hashable, int] = {}

    def of(self, cell: Cell, subject: Named) -> int:
        """Return the number of a cell's form."""
        look, codes = _look(cell), self._codes(cell, subject)
        key = look, _details(cell), codes
        if key not in self._numbers:
            self._numbers[key] = len(self.made)
            self.looks.setdefault(look, cell)
            place = self._places.setdefault(look, len(self._places))
            self.made.append(Form(cell, place, codes))
        return self._numbers[key]

    def _codes(self, cell: Cell, subject: Named) -> tuple[int, ...]:
        return (
            self.statuses.index(cell.status.value),
            self.roles.index(cell.role.value) if cell.role else _NO,
            self.ages.index(found) if (found := age(cell)) else _NO,
            self.states.index(cell.observed.value) if cell.observed else _NO,
            _flags(self.catalog, cell, subject),
            STEPS.index(step(self.catalog, cell, subject)),
        )


def _look(cell: Cell) -> Hashable:
    """Return what the mark-up of a cell hangs on, its line of details left out."""
    state = cell.observed and cell.observed.value
    until = cell.waiver and (cell.waiver.expires_on, cell.waiver.expired, cell.gap)
    dim = not cell.applies and not cell.recorded
    return cell.status.value, cell.stale, state, cell.recorded, dim, until


def _details(cell: Cell) -> Hashable:
    """Return what the line of details hangs on."""
    role, basis = cell.role and cell.role.value, cell.basis and cell.basis.value
    return role, cell.version, bool(cell.behind), cell.aged, basis


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


def _cards(
    catalog: Catalog, matrix: Matrix, subjects: Sequence[Named], lang: str, pages: Pages
) -> Mapping[str, object]:
    """Return what the cards of cells tell beside what their page knows."""
    roles = catalog.vocabulary.terms("adoption", "record", "role").values()
    return {
        "words": {word: words(lang)[word] for word in _CARD_WORDS},
        "labels": [one.label(lang) for one in roles],
        "steps": STEPS,
        "owners": _owners(matrix, lang, pages),
        "versions": [_version(one) for one in subjects],
        "how": [_has_how(one) for one in subjects],
        "rows": [_row(catalog, row, lang) for row in matrix.rows],
    }


def _has_how(subject: Named) -> bool:
    return isinstance(subject, Standard) and bool(subject.how_to_adopt or subject.artifacts)


def _row(catalog: Catalog, row: Row, lang: str) -> Mapping[str, object]:
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
        "file": line_url(catalog, Ref("adoption", row.link.id)).partition("#L")[0]
        if any(cell.recorded for cell in row.cells)
        else "",
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

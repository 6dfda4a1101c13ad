"""Who has adopted what: teams down, standards or tools across."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from standards_catalog.evidence.observing import standing, watched
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Tool
from standards_catalog.model.standing import ring_of, stage_of
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.adoption.adoption import Cell, Rate, cells_of, rate
from standards_catalog.views.shared.addresses import Files, matrix_files
from standards_catalog.views.shared.link import Link, link

# What a page holds whole: cells, and columns, as more of them take a browser long to lay out.
WHOLE = 800
WIDE = 30
# Columns that a sheet of paper has room for; catalog.css hides what is further on.
PAPER = 48
_MOST_LINKED = 2_000  # cells


class Column(Struct, frozen=True):
    """A standard or tool: its link, its stage or ring, its rate over teams."""

    link: Link
    term: Term
    rate: Rate


class Row(Struct, frozen=True):
    """A team: its link, a cell for each column, its rate over columns."""

    link: Link
    cells: tuple[Cell, ...]
    rate: Rate


class Matrix(Struct, frozen=True):
    """The whole table, its columns in groups by stage or ring, and its legend.

    `marks` are the states of what repositories show that some cell is in.
    """

    kind: str
    groups: tuple[tuple[Term, int], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rate: Rate
    legend: tuple[Term, ...]
    marks: tuple[Term, ...]

    @property
    def whole(self) -> bool:
        """Whether the page has every cell; of a larger one a script puts in what is in sight."""
        return len(self.columns) <= WIDE and len(self.rows) * len(self.columns) <= WHOLE

    @property
    def paper(self) -> int:
        """How many columns are printed, if one of its axes has more of them."""
        return PAPER if max(len(self.columns), len(self.rows)) > PAPER else 0

    @property
    def linked(self) -> bool:
        """Whether cells have links of their own; in a large table they would be most of it."""
        return len(self.rows) * len(self.columns) <= _MOST_LINKED

    @property
    def files(self) -> Files:
        """Where it is as data."""
        return matrix_files(f"{self.kind}s")


def adoption_matrix(catalog: Catalog, subjects: Sequence[Standard | Tool], kind: str) -> Matrix:
    """Return the matrix of some standards or tools; order follows stage or ring, then id."""
    known = catalog.vocabulary.terms(kind, catalog.schemas.kinds[kind].state)
    ranked = sorted(subjects, key=lambda one: (rank(catalog, one), one.id))
    by_column = [cells_of(catalog, subject) for subject in ranked]
    columns = tuple(
        Column(link(subject), _term(catalog, subject), rate(cells))
        for subject, cells in zip(ranked, by_column, strict=True)
    )
    rows = tuple(
        Row(link(team), cells, rate(cells))
        for index, team in enumerate(catalog.teams)
        for cells in [tuple(column[index] for column in by_column)]
    )
    groups = tuple(
        (known[value], len(list(some)))
        for value, some in groupby(column.term.value for column in columns)
    )
    every = rate(cell for cells in by_column for cell in cells)
    legend = tuple(catalog.vocabulary.terms("adoption", "record", "status").values())
    found = {cell.observed.value for cells in by_column for cell in cells if cell.observed}
    states = catalog.vocabulary.terms("common", "observed").values()
    marks = tuple(one for one in states if one.value in found)
    return Matrix(kind, groups, columns, rows, every, legend, marks)


def rank(catalog: Catalog, subject: Standard | Tool) -> int:
    """Return the place of a standard by its stage, or of a tool by its ring, in lists."""
    if isinstance(subject, Standard):
        return catalog.vocabulary.stage_ranks[subject.stage]
    return ring_of(catalog, subject).order


def adopted_tools(catalog: Catalog) -> tuple[Tool, ...]:
    """Return the tools that some team has a record of, or has in its repositories."""
    found = {ref for ref in watched(catalog) if _found(catalog, ref)} | catalog.records.keys()
    return tuple(one for one in catalog.all(Tool) if Ref(one.kind, one.id) in found)


def _found(catalog: Catalog, ref: Ref) -> bool:
    states = (standing(catalog, team.id, ref) for team in catalog.teams)
    return any(state and "found" in state.counts_as for state in states)


def _term(catalog: Catalog, subject: Standard | Tool) -> Term:
    if isinstance(subject, Standard):
        return stage_of(catalog, subject)
    return ring_of(catalog, subject)

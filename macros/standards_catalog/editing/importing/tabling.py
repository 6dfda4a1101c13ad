"""Drafts of incidents and releases -> tables: what is unknown is said, what is there stays."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from standards_catalog.checks.registry import rules_between
from standards_catalog.checks.shape import check_part, missing_key
from standards_catalog.checks.tables import Row as TableRow
from standards_catalog.checks.tables import incidents_of, releases_of, rows_in
from standards_catalog.documents.csv.table import Sheet, formula
from standards_catalog.documents.document import Document
from standards_catalog.documents.positions import Mark
from standards_catalog.editing.importing.drafts import Draft
from standards_catalog.editing.importing.rows import Place, Told
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.incidents import UNKNOWN, Incident, Release
from standards_catalog.problems import Keys, Problem
from standards_catalog.rule import Family
from standards_catalog.schema.schemas import Schema


@dataclasses.dataclass(frozen=True)
class Gathered(Document):
    """Rows of one table from elsewhere; a place is the number of a row and that of a key."""

    parts: Sequence[Mapping[str, Any]] = dataclasses.field(default=(), kw_only=True)
    keys: tuple[str, ...] = dataclasses.field(default=(), kw_only=True)

    @property
    def marks(self) -> Any:
        """Return what knows the places of cells."""
        return self

    def nearest(self, keys: Keys, *, at_key: bool = False) -> Mark:
        """Return the number of the row, and of the key in it, at `(table, row, key)`."""
        _, row, key = (*keys, 0, "")[:3] if len(keys) < 3 else keys[:3]
        column = self.keys.index(str(key)) + 1 if key in self.keys else 0
        return Mark(int(row) + 1 if isinstance(row, int) else 1, column)


class Table(Struct):
    """A table to be: its path and text, how many rows are new, were there, are told."""

    draft: Draft
    path: str
    text: str
    news: int = 0
    there: int = 0
    told: list[Told] = field(default_factory=list)
    warnings: list[Told] = field(default_factory=list)
    obstacle: str = ""
    no_end: int = 0


def tabled(catalog: Catalog, root: str, draft: Draft, zone: str, *, is_open: bool) -> Table:
    """Return the table of a product with the rows of a draft in it."""
    schema = draft.target.schema
    path = f"{root}/{schema.folder}/{draft.id}.csv"
    found = Table(draft, path, "")
    data = [_filled(schema, part, found, is_open=is_open) for _, part in draft.parts]
    keys = tuple(schema.row.fields)
    head = {"time_zone": zone} if zone else {}
    gathered = Gathered(draft.place.path, b"", head, parts=data, keys=keys)
    rows = [TableRow(index, index + 1, one) for index, one in enumerate(data)]
    wrong = [problem for row in rows for problem in _form(schema, gathered, row)]
    sound = _without(rows, wrong)
    wrong += _between(catalog, draft.id, gathered, sound)
    for problem in sorted(wrong):
        (found.told if problem.severity == "error" else found.warnings).append(
            _told(draft, keys, problem)
        )
    _join(catalog, found, gathered, _without(sound, wrong), zone)
    return found


def written(schema: Schema, rows: Sequence[Mapping[str, Any]], zone: str = "") -> str:
    """Return rows as a table, the columns in the order of the schema, with the zone it is in."""
    used = [key for key in schema.row.fields if any(key in row for row in rows)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    at = next((key for key in used if key.endswith("_at")), "")
    writer.writerow([f"{key} ({zone})" if zone and key == at else key for key in used])
    writer.writerows([row.get(key, "") for key in used] for row in rows)
    return text.getvalue()


def _filled(
    schema: Schema, data: Mapping[str, Any], table: Table, *, is_open: bool
) -> dict[str, Any]:
    """Return a row that says `unknown` where nobody says anything and the word is known."""
    fields, found = schema.row.fields, dict(data)
    for key in schema.row.raw["required"]:
        words = [one["const"] for one in fields[key].get("oneOf", ())]
        if key not in found and (UNKNOWN in words or key == "component"):
            found[key] = UNKNOWN
    if "fixed_at" in fields and "fixed_at" not in found and not is_open:
        found["fixed_at"] = UNKNOWN
        table.no_end += 1
    return found


def _form(schema: Schema, gathered: Gathered, row: TableRow) -> Iterator[Problem]:
    keys = (schema.table, row.index)
    for problem in check_part(schema.row, row.data, keys, gathered):
        message = problem.message.replace(f" in item {row.index + 1} of `{schema.table}`", "")
        is_missing = problem.code == missing_key.code
        hint = "say which column has it" if is_missing else problem.hint
        yield replace(problem, message=message, hint=hint)
    for key, value in row.data.items():
        if isinstance(value, str) and (wrong := formula(gathered.path, value)):
            mark = gathered.nearest((*keys, key))
            yield replace(wrong, line=mark.line, column=mark.column)


def _values(
    kind: str, product: str, gathered: Document, zone: str, rows: Iterable[TableRow]
) -> tuple[list[Incident] | list[Release], list[Problem]]:
    if kind == "release":
        return releases_of(product, rows), []
    return incidents_of(product, gathered, zone, rows)


def _between(
    catalog: Catalog, product: str, gathered: Gathered, rows: Sequence[TableRow]
) -> list[Problem]:
    """Return what is wrong with times, and what rules say of these rows alone."""
    kind = "incident" if "started_at" in gathered.keys else "release"
    values, problems = _values(kind, product, gathered, catalog.settings.time_zone, rows)
    both: dict[str, Any] = {"incidents": (), "releases": (), f"{kind}s": tuple(values)}
    alone = dataclasses.replace(catalog, **both)  # rules look at nothing else
    for rule in rules_between():
        if rule.family is Family.TABLES:
            problems += (rule.located(gathered.path, fault, gathered) for _, fault in rule(alone))
    return problems


def _without(rows: Sequence[TableRow], problems: Iterable[Problem]) -> list[TableRow]:
    wrong = {problem.line for problem in problems if problem.severity == "error"}
    return [row for row in rows if row.line not in wrong]


def _told(draft: Draft, keys: tuple[str, ...], problem: Problem) -> Told:
    """Return a complaint about a row at the place where the row comes from."""
    row = draft.parts[problem.line - 1][0]
    key = keys[problem.column - 1] if problem.column else ""
    place = draft.places.get(f"{problem.line - 1} {key}", row.place)
    message = f"{problem.severity}[{problem.code}]: {problem.message}"
    return Told(place, problem.code, message, problem.hint, problem.severity == "error")


def _join(
    catalog: Catalog, found: Table, gathered: Gathered, fit: Sequence[TableRow], zone: str
) -> None:
    """Put the rows that are news behind those of the table that is there."""
    schema, kind = found.draft.target.schema, found.draft.target.kind
    there: list[Mapping[str, Any]] = []
    ref, own = Ref(kind, found.draft.id), catalog.settings.time_zone
    if table := catalog.tables.get(ref):
        before = table.data.get("time_zone", own)
        if not isinstance(table, Sheet):
            found.obstacle = f"{table.path} is YAML: add the rows there by hand"
        elif kind == "incident" and before != (zone or own):
            message = f"the times in {table.path} are of {before}: bring these to the same zone"
            found.obstacle = f"{message}, with offsets or --time-zone"
        there = [row.data for row in rows_in(schema, table)]
        zone = table.data.get("time_zone", "")
        found.text = table.text if isinstance(table, Sheet) else ""
    elif ref in catalog.broken:
        found.obstacle = f"{found.path} has errors: fix them first"
    if found.obstacle:
        return
    known = {_identity(one): one for one in _known(catalog, kind, found.draft.id)}
    values, _ = _values(kind, found.draft.id, gathered, own, fit)
    news = []
    ordered: list[Incident | Release] = sorted(values, key=lambda one: one.row)
    for one in ordered:
        old = known.get(_identity(one))
        if old is None:
            news.append(gathered.parts[one.row])
            continue
        found.there += 1
        if one != replace(old, row=one.row, line=one.line):
            message = f"there already, with other cells: {found.path}:{old.line}"
            place = found.draft.parts[one.row][0].place
            found.warnings.append(Told(place, "kept row", message))
    found.news = len(news)
    if news:
        found.text = written(schema, [*there, *news], zone)


def _known(catalog: Catalog, kind: str, product: str) -> Sequence[Incident | Release]:
    of = catalog.releases_of if kind == "release" else catalog.incidents_of
    return of.get(product, ())


def _identity(one: Incident | Release) -> object:
    return one.identity if isinstance(one, Incident) else one.month


def place_names(draft: Draft, columns: Mapping[str, str]) -> None:
    """Note where each key of each row comes from, by the columns that fill the keys."""
    for index, (row, _) in enumerate(draft.parts):
        for name, key in columns.items():
            if name in row.places:
                draft.places.setdefault(f"{index} {key}", Place(*row.places[name]))

"""Rows of any kinds -> what would be written of them, and what is told of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from standards_catalog.documents.csv.header import folded
from standards_catalog.editing.importing.columns import ON
from standards_catalog.editing.importing.fields import target_of
from standards_catalog.editing.importing.gathering import Gathering
from standards_catalog.editing.importing.matrix import edges, unfolded
from standards_catalog.editing.importing.naming import Ids
from standards_catalog.editing.importing.plan import Plan, planned
from standards_catalog.editing.importing.rows import Row, Told
from standards_catalog.editing.importing.tabling import Table, place_names, tabled
from standards_catalog.editing.importing.wishes import Wishes, WrongWishError, for_kind
from standards_catalog.model.catalog import Catalog
from standards_catalog.problems import some, suggest, visible

_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?")

_FIRST = ("group", "team", "platform", "zone", "principle", "tool", "standard", "component")
"""Kinds in the order in which they name each other."""


class Request(Struct, frozen=True):
    """What is wanted beside the columns: the kind of rows that say none, and how to read them.

    `taken` are addresses of the site that no entry may have.
    """

    kind: str
    root: str
    zone: str = ""
    matrix: bool = False
    create: tuple[str, ...] = ()
    is_open: bool = False
    taken: frozenset[str] = frozenset()


class Brought(Struct):
    """What rows become: how their columns were placed, files of entries, tables."""

    gatherings: list[Gathering] = field(default_factory=list)
    plan: Plan = field(default_factory=Plan)
    tables: list[Table] = field(default_factory=list)

    @property
    def told(self) -> Iterator[Told]:
        """Yield everything that is told of rows, in their order for each step."""
        for one in self.gatherings:
            yield from one.told
        yield from self.plan.told
        for table in self.tables:
            yield from (*table.told, *table.warnings)


def bring(catalog: Catalog, rows: Sequence[Row], wishes: Wishes, request: Request) -> Brought:
    """Return what rows would become; raise WrongWishError for wishes that mean nothing."""
    ids, kind = Ids(catalog, request.taken), request.kind
    rows = _dated(rows, wishes)
    if request.matrix:
        rows, wishes = unfolded(rows, wishes, ids, request.create)
    by_kind: dict[str, list[Row]] = {}
    for row in rows:
        by_kind.setdefault(row.kind or kind, []).append(row)
    if request.create:
        for row in edges(list(_homes(rows, wishes)), ids, request.create):
            by_kind.setdefault(row.kind, []).append(row)
    ordered = sorted(by_kind, key=lambda one: (*_FIRST, one).index(one))
    found = Brought()
    lang = catalog.settings.languages[0]
    for one in ordered:
        target = target_of(catalog.schemas, one)
        own = for_kind(wishes, one, (*catalog.schemas.kinds, *catalog.schemas.tables))
        if one == "incident":
            own = own.over(_components(catalog))
        found.gatherings.append(Gathering(target, by_kind[one], own, ids, lang))
    _check(catalog, found, wishes)
    for gathering in found.gatherings:
        gathering.gather()
    _finish(catalog, found, wishes, request)
    return found


def _finish(catalog: Catalog, found: Brought, wishes: Wishes, request: Request) -> None:
    entries = [one for one in found.gatherings if not one.target.is_table]
    drafts = [draft for one in entries for draft in one.drafts.values()]
    found.plan = planned(catalog, request.root, drafts, wishes.update)
    for gathering in found.gatherings:
        if gathering.target.is_table:
            names = {one.name: path for one in gathering.columns for path in one.fields}
            for draft in gathering.drafts.values():
                place_names(draft, names)
                new = request.is_open
                found.tables.append(tabled(catalog, request.root, draft, request.zone, is_open=new))


def _dated(rows: Sequence[Row], wishes: Wishes) -> Sequence[Row]:
    """Return rows with the days that a column tells, if somebody says that one does."""
    columns = {name for name, fields in wishes.columns.items() if ON in fields}
    if not columns:
        return rows
    found = []
    for row in rows:
        texts = (str(row.cells[name]) for name in row.cells if folded(name) in columns)
        days = (_DAY.match(text.replace(".", "-").replace("/", "-")) for text in texts)
        day = next(filter(None, days), None)
        found.append(replace(row, on=day[0]) if day else row)
    return found


def _homes(rows: Sequence[Row], wishes: Wishes) -> Iterator[Row]:
    """Yield rows with the columns that name teams, products and subjects under those names."""
    wanted = {
        name: path
        for name, fields in wishes.columns.items()
        for path in fields
        if path in ("team", "product", "standard", "tool")
    }
    for row in rows:
        found = {wanted[folded(name)]: name for name in row.cells if folded(name) in wanted}
        cells = {path: row.cells[name] for path, name in found.items()}
        places = {path: row.at(name) for path, name in found.items()}
        constants = {key: one for key, one in wishes.constants.items() if key == "product"}
        yield replace(
            row, cells={**constants, **row.cells, **cells}, places={**row.places, **places}
        )


def _components(catalog: Catalog) -> Wishes:
    """Return the names of components as values that are meant."""
    names = {
        folded(name): one.id
        for one in catalog.components
        for name in (*one.aliases, *one.formerly, *one.name.all, one.id)
    }
    return Wishes(values={"component": names})


def _check(catalog: Catalog, found: Brought, wishes: Wishes) -> None:
    """Refuse fields that no kind has, where people spoke of them: a slip would go unseen."""
    targets = [one.target for one in found.gatherings]
    names = [one.name for each in found.gatherings for one in each.columns]
    known = {folded(one) for one in names}
    fields = {folded(path) for one in targets for path in one.paths}
    for name in sorted(wishes.spoken - known - fields):
        heads = ", ".join(map(visible, dict.fromkeys(names)))
        raise WrongWishError(f'no column is called "{visible(name)}"; the columns are {heads}')
    for path in sorted(wishes.own - {ON}):
        kind, _, rest = path.partition(".")
        named = kind in catalog.schemas.kinds and target_of(catalog.schemas, kind).field(rest)
        if named or any(one.field(path) for one in targets):
            continue
        paths = list(dict.fromkeys(name for one in targets for name in one.paths))
        hint = suggest(path, paths) or f"the fields are {some(paths, 30)}"
        raise WrongWishError(f'"{visible(path)}" is no field; {hint}')

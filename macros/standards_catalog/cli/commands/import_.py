"""`catalog import`: a table from elsewhere becomes one of the catalog's."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from standards_catalog.checks.registry import rules_between
from standards_catalog.checks.tables import Row, check_form, incidents_of, rows_in
from standards_catalog.cli.opening import catalog_folder, opened
from standards_catalog.documents import disk
from standards_catalog.documents.csv.encodings import ENCODINGS, decoded
from standards_catalog.documents.csv.header import folded
from standards_catalog.documents.csv.layout import Layout, filled, layout_of
from standards_catalog.documents.csv.records import BrokenRowError, records_of
from standards_catalog.documents.csv.table import formula_cell, ragged_row
from standards_catalog.documents.invisible import hidden
from standards_catalog.editing.importer import (
    Column,
    Foreign,
    component_names,
    placed,
    sheet,
    written,
)
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.problems import Problem, listed, suggest, visible
from standards_catalog.rule import Family
from standards_catalog.schema.schemas import Schema

_KIND = "incident"
_EXAMPLES = """\b
Examples:
  catalog import incidents history.csv --product booking
  catalog import incidents history.csv --product booking --map "障害発生=started_at" --map "備考="
  catalog import incidents history.csv --product booking --map "検知:監視=alert" --write
"""
_HOW = {
    "named": "",
    "said": "as you said",
    "guessed": "a guess: is it right?",
    "left": "left out, as you said",
    "unplaced": "not placed",
}


@click.group("import", epilog=_EXAMPLES)
def import_() -> None:
    """Bring a table from elsewhere into the catalog."""


@import_.command(epilog=_EXAMPLES)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--product", metavar="ID", required=True, help="The product that the incidents belong to."
)
@click.option(
    "--map",
    "said",
    metavar="COLUMN=KEY",
    multiple=True,
    help="What a column holds; nothing after the = leaves it out, "
    "and COLUMN:VALUE=VALUE says what a value means. Can be repeated.",
)
@click.option("--encoding", type=click.Choice(ENCODINGS), help="The file's encoding.")
@click.option("--header-row", type=click.IntRange(1), metavar="LINE", help="The header's line.")
@click.option("--time-zone", "zone", default="", help="The time zone of times without an offset.")
@click.option("--write", is_flag=True, help="Write the rows that can be placed.")
@catalog_folder
def incidents(
    file: Path,
    product: str,
    said: tuple[str, ...],
    encoding: str | None,
    header_row: int | None,
    zone: str,
    write: bool,
    root: Path,
) -> None:
    """Bring the incidents of a CSV file into the table of a product.

    What its columns mean is guessed from their names and shown. Every row that cannot be placed is
    reported with its line; nothing is dropped silently. Nothing is written without --write, and
    rows that the table already has, by their id or by component, times and title, are not
    written twice.

    Exit codes: 0 every row has its place, 1 some do not, 2 wrong usage.
    """
    catalog = opened(root).catalog
    _check_names(catalog, product, zone)
    schema = catalog.schemas.tables[_KIND]
    text, layout = _text(schema, file, encoding or "", header_row or 0)
    columns = _columns(schema, text, layout, said)
    _show(columns)
    _require(schema, columns)
    meant = {**component_names(catalog), **_values(said, columns)}
    found = sheet(schema, file.as_posix(), text, layout, columns, meant, zone)
    problems = _problems(catalog, product, found)
    for problem in problems:
        click.echo(str(problem))
    rows, fit = list(rows_in(found.schema, found)), _without(found, problems)
    unplaced = [column for column in columns if column.how == "unplaced"]
    click.echo(f"{len(fit):,} of {_count(len(rows), 'row')} can be placed")
    for column in unplaced:
        name = visible(column.name) or "(without a name)"
        click.echo(
            f'Say what "{name}" holds: --map "{name}=KEY", or --map "{name}=" to leave it out'
        )
    if write and not unplaced:
        _write(catalog, root, product, found, fit)
    elif write:
        click.echo("Nothing written: a column has no place yet")
    sys.exit(1 if unplaced or len(fit) < len(rows) else 0)


def _check_names(catalog: Catalog, product: str, zone: str) -> None:
    if product not in catalog.products:
        known = listed(catalog.products) if catalog.products else "none"
        hint = suggest(product, catalog.products) or f"the products are {known}"
        message = f'there is no product "{visible(product)}"; {hint}'
        raise click.BadParameter(message, param_hint="--product")
    try:
        ZoneInfo(zone or "UTC")
    except (KeyError, OSError, ValueError):
        message = f'there is no time zone "{visible(zone)}"; write a name such as Europe/Berlin'
        raise click.BadParameter(message, param_hint="--time-zone") from None


def _text(schema: Schema, file: Path, said: str, line: int) -> tuple[str, Layout]:
    try:
        text, encoding = decoded(file.read_bytes(), said)
        layout = layout_of(schema, text, line)
        for _ in records_of(text, layout.delimiter if layout else ","):
            pass
    except (OSError, ValueError) as error:
        hint = "; say it with --encoding" if isinstance(error, ValueError) else ""
        raise click.ClickException(f"{file} cannot be read: {error}{hint}") from error
    except BrokenRowError as error:
        hint = "a quote in this row is not closed"
        raise click.ClickException(f"{file}:{error.line} cannot be read: {hint}") from error
    if sign := next(hidden(text), None):
        line = text.count("\n", 0, sign.at) + 1
        message = f"the character {sign.name} is not allowed in a table; delete it"
        raise click.ClickException(f"{file}:{line} cannot be read: {message}")
    if layout is None and line:
        raise click.BadParameter(f"no row begins in line {line}", param_hint="--header-row")
    if layout is None:
        raise click.ClickException(f"{file} has no header")
    click.echo(f"{file}: {encoding}, the header in line {layout.header.line}")
    for row in layout.above:
        what = visible(" ".join(filled(row.cells)))
        click.echo(f"  left out above the header, line {row.line}: {what}")
    return text, layout


def _columns(schema: Schema, text: str, layout: Layout, said: Iterable[str]) -> list[Column]:
    wanted = {}
    known = schema.row.fields
    for one in said:
        name, sign, key = one.rpartition("=")
        if not sign or not name:
            raise click.BadParameter(f'write COLUMN=KEY, not "{visible(one)}"', param_hint="--map")
        if ":" in name and key not in known and key:
            continue  # what a value means
        if key and key not in known:
            hint = suggest(key, known) or f"the keys are {', '.join(known)}"
            message = f'"{visible(key)}" is no key; {hint}'
            raise click.BadParameter(message, param_hint="--map")
        wanted[folded(name)] = key
    columns = placed(schema, text, layout, wanted)
    for name in wanted:
        if name not in {folded(column.name) for column in columns}:
            heads = ", ".join(visible(column.name) for column in columns)
            message = f'no column is called "{visible(name)}"; the columns are {heads}'
            raise click.BadParameter(message, param_hint="--map")
    return columns


def _values(said: Iterable[str], columns: Sequence[Column]) -> Mapping[tuple[str, str], str]:
    """Return what values mean: `検知:監視=alert`, the column by its name or its key."""
    keys = {folded(column.name): column.key for column in columns}
    keys |= {folded(column.key): column.key for column in columns if column.key}
    found = {}
    for one in said:
        name, _, meaning = one.rpartition("=")
        column, colon, value = name.partition(":")
        if colon and folded(name) not in keys:
            if not (key := keys.get(folded(column))):
                message = f'no column that has a place is called "{visible(column)}"'
                raise click.BadParameter(message, param_hint="--map")
            found[key, folded(value)] = meaning
    return found


def _show(columns: Sequence[Column]) -> None:
    for column in columns:
        if column.name.strip() or column.example:
            how = f"  ({_HOW[column.how]})" if _HOW[column.how] else ""
            example = f"  such as {visible(column.example, 30)}" if column.example else ""
            click.echo(f"  {visible(column.name)} -> {column.key or '?'}{how}{example}")


def _require(schema: Schema, columns: Sequence[Column]) -> None:
    """End where something that every row needs is in no column: each row would say the same."""
    row = schema.row
    missing = [key for key in row.raw["required"] if key not in [one.key for one in columns]]
    for key in missing:
        also = ", ".join(row.fields[key]["x-labels"].values())
        click.echo(f'Say which column holds {key} ({also}): --map "COLUMN={key}"')
    if missing:
        sys.exit(1)


def _problems(catalog: Catalog, product: str, found: Foreign) -> list[Problem]:
    """Return what is wrong with the rows: their form, their times, and what they name."""
    every = replace(found, columns=tuple(key or "?" for key in found.columns))
    problems = [*ragged_row(every), *formula_cell(found), *check_form(found.schema, found)]
    sound = _without(found, problems)
    rows, wrong = incidents_of(product, found, catalog.settings.time_zone, sound)
    problems += wrong
    alone = replace(catalog, incidents=tuple(rows), releases=())  # rules look at nothing else
    for rule in rules_between():
        if rule.family is Family.TABLES:
            problems += (rule.located(found.path, fault, found) for _, fault in rule(alone))
    return sorted(problems)


def _without(found: Foreign, problems: Iterable[Problem]) -> list[Row]:
    """Return the rows on whose lines there is no error."""
    wrong = {problem.line for problem in problems if problem.severity == "error"}
    rows = list(rows_in(found.schema, found))
    ends = [*(row.line for row in rows[1:]), found.text.count("\n") + 2]
    return [
        row for row, end in zip(rows, ends, strict=True) if wrong.isdisjoint(range(row.line, end))
    ]


def _write(catalog: Catalog, root: Path, product: str, found: Foreign, fit: list[Row]) -> None:
    ref, schema = Ref(_KIND, product), catalog.schemas.tables[_KIND]
    target, zone = root / schema.folder / f"{product}.csv", found.data.get("time_zone", "")
    there: list[Row] = []
    if table := catalog.tables.get(ref):
        if not table.path.endswith(".csv"):
            raise click.ClickException(f"{table.path} is YAML: add the rows there by hand")
        there = list(rows_in(schema, table))
        before = table.data.get("time_zone", catalog.settings.time_zone)
        if before != (zone or catalog.settings.time_zone):
            message = f"the times in {table.path} are of {before}: bring these to the same zone"
            raise click.ClickException(f"{message}, with offsets or --time-zone")
        zone = table.data.get("time_zone", "")
    elif target.exists():
        raise click.ClickException(f"{target.as_posix()} has errors: fix them first")
    known = {one.identity: one for one in catalog.incidents_of.get(product, ())}
    rows, news = {row.index: row for row in fit}, []
    incidents, _ = incidents_of(product, found, catalog.settings.time_zone, fit)
    for one in sorted(incidents, key=lambda one: one.row):
        old = known.get(one.identity)
        if old is None:
            news.append(rows[one.row])
        elif one != replace(old, row=one.row, line=one.line):
            place = f"{target.as_posix()}:{old.line}"
            click.echo(f"{found.path}:{one.line}: there already, with other cells: {place}")
    data = [row.data for row in (*there, *news)]
    disk.replace(target, written(schema, data, zone))
    written_before = f"{len(fit) - len(news):,} were there already"
    click.echo(f"{target.as_posix()}: {_count(len(news), 'row')} written, {written_before}")


def _count(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"

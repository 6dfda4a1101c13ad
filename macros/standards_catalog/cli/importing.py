"""What `catalog import` prints: how it was understood, what would be written, what is told."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from standards_catalog.editing.importing.bringing import Brought
from standards_catalog.editing.importing.columns import Column
from standards_catalog.editing.importing.plan import Planned
from standards_catalog.editing.importing.rows import Source, Told
from standards_catalog.editing.importing.tabling import Table
from standards_catalog.editing.importing.wishes import Wishes
from standards_catalog.problems import visible

_FEW = 10
_HOW = {
    "named": "",
    "said": "as you said",
    "guessed": "a guess: is it right?",
    "left": "left out, as you said",
    "lacking": "left out: no field here has it",
    "unplaced": "not placed",
}


def report(
    source: Source, brought: Brought, wishes: Wishes, options: Mapping[str, Any]
) -> list[str]:
    """Print everything, and return the columns that have no place yet."""
    most = None if options["everything"] else _FEW
    for note in source.notes:
        click.echo(note)
    for gathering in brought.gatherings:
        if len(brought.gatherings) > 1:
            click.echo(f"{_count(len(gathering.rows), 'row')} -> {gathering.target.kind}:")
        _show(gathering.columns, is_format=bool(wishes.preset))
    _tell([*source.told, *brought.told], most)
    _files(brought.plan.files.values(), most, is_whole=options["diff"])
    _sum(source, brought)
    unplaced = [
        one.name for each in brought.gatherings for one in each.columns if one.how == "unplaced"
    ]
    names = list(dict.fromkeys(unplaced))
    for name in names[:most]:
        told = visible(name) or "(without a name)"
        click.echo(
            f'Say what "{told}" holds: --map "{told}=FIELD", or --map "{told}=" to leave it out'
        )
    if most and len(names) > most:
        click.echo(f'… and {len(names) - most:,} more columns; --map "*=" leaves them all out')
    if not options["write"] and not unplaced:
        click.echo("Nothing is written without --write")
    return unplaced


def say_tables(tables: Sequence[Table]) -> None:
    """Print which rows were written into which tables; of many the first, and all together."""
    for one in [one for one in tables if one.news or len(tables) == 1][:_FEW]:
        _say_rows(one.path, one.news, one.there)
    if len(tables) > 1:
        news, there = sum(one.news for one in tables), sum(one.there for one in tables)
        _say_rows(_count(len(tables), "table"), news, there)


def _say_rows(where: str, news: int, there: int) -> None:
    click.echo(f"{where}: {_count(news, 'row')} written, {there:,} were there already")


def _show(columns: Sequence[Column], *, is_format: bool) -> None:
    """Print each column; those that a format leaves out in one line, with how many values."""
    left = [one for one in columns if one.how == "left"] if is_format else []
    for one in [one for one in columns if one not in left]:
        said = "as the format says" if is_format and one.how == "said" else _HOW[one.how]
        how = f"  ({said})" if said else ""
        example = f"  such as {visible(one.example, 30)}" if one.example else ""
        click.echo(f"  {visible(one.name)} -> {', '.join(one.fields) or '?'}{how}{example}")
    if left:
        names = ", ".join(f"{visible(one.name)} ({one.count:,})" for one in left)
        click.echo(f"  left out, with how many values: {names}")


def _tell(told: Iterable[Told], most: int | None) -> None:
    """Print what is told, of many alike the first and a count; other words go before the same."""
    groups: dict[str, list[Told]] = {}
    for one in told:
        groups.setdefault(one.about, []).append(one)
    for group in groups.values():
        firsts = list({one.message: one for one in reversed(group)}.values())[::-1]
        seen = {id(one) for one in firsts}
        others = [one for one in group if id(one) not in seen]
        for one in [*firsts, *others][:most] if most else group:
            click.echo(str(one))
        if most and (more := len(group) - most) > 0:
            click.echo(f"  … and {more:,} more of this; --all tells each")


def _files(files: Iterable[Planned], most: int | None, *, is_whole: bool) -> None:
    news = [one for one in files if one.is_news]
    for one in news[: None if is_whole else most]:
        if is_whole:
            _diff(one)
        elif one.before is None:
            click.echo(f"+ {one.path}")
        else:
            click.echo(f"~ {one.path}: {', '.join(one.changed)}")
    if most and not is_whole and len(news) > most:
        click.echo(f"  … and {len(news) - most:,} more files; --all names each")


def _diff(one: Planned) -> None:
    before = one.before.text.splitlines() if one.before else []
    old = one.path if one.before else "/dev/null"
    for line in difflib.unified_diff(before, one.text.splitlines(), old, one.path, lineterm=""):
        click.echo(line)


def _sum(source: Source, brought: Brought) -> None:
    for (kind, name, value), count in sorted(brought.plan.stands_in.items()):
        click.echo(f"Nobody says `{name}` of {_count(count, kind)}: `{value}` stands in")
    if no_end := sum(one.no_end for one in brought.tables):
        click.echo(f"{_count(no_end, 'incident')} without an end: `unknown`; --open if not over")
    for gathering in brought.gatherings:
        kind = gathering.target.kind
        if gathering.target.is_table:
            tables = [one for one in brought.tables if one.draft.target is gathering.target]
            fit = sum(one.news + one.there for one in tables)
            click.echo(f"{fit:,} of {_count(len(gathering.rows), 'row')} can be placed")
            continue
        files = [one for ref, one in brought.plan.files.items() if ref.kind == kind]
        click.echo(_entered(len(gathering.rows), kind, files))


def _entered(rows: int, kind: str, files: Sequence[Planned]) -> str:
    """Return how many rows became what: new entries, changed ones, more about one."""
    used = sum(len(one.draft.rows) for one in files)
    new = sum(one.before is None for one in files)
    changed = sum(one.before is not None and one.is_news for one in files)
    same = len(files) - new - changed
    joined = used - len(files)
    said = f"{used:,} of {_count(rows, 'row')} can enter: {_count(new, kind)} new"
    more = f", {_count(joined, 'row')} more about one of them" if joined else ""
    return f"{said}, {changed:,} changed, {same:,} the same{more}"


def _count(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"

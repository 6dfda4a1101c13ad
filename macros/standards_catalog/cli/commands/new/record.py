"""`catalog new adoption`: one more record in the file of a team."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from standards_catalog.checks.load import Loaded
from standards_catalog.cli.commands import codeowners
from standards_catalog.cli.drafting import ask, refuse, say_what_is_left
from standards_catalog.cli.fields import given, options
from standards_catalog.cli.opening import catalog_folder, opened
from standards_catalog.documents.disk import replace
from standards_catalog.documents.document import Document
from standards_catalog.editing.draft import Author, MissingError, commented, complete
from standards_catalog.editing.edit import appended
from standards_catalog.editing.emitter import inline, item
from standards_catalog.editing.fixer import schema_line
from standards_catalog.editing.proposal import tried
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.problems import suggest
from standards_catalog.schema.schemas import Schemas

_ABOUT = ("standard", "tool")


def new_record(schemas: Schemas) -> click.Command:
    """Return the command, with an option for every field of a record."""
    schema = schemas.kinds["adoption"]
    record = schema.whole["properties"]["records"]["items"]
    fields = [option for option in options(record) if option.keys[0] not in _ABOUT]
    command = click.Command(
        "adoption",
        params=[
            click.Argument(["team"], metavar="TEAM"),
            click.Argument(["entry"], metavar="STANDARD"),
            *fields,
        ],
        help="Add a record to the adoption file of a team.\n\n"
        "STANDARD is the id of a standard or a tool; if both have it, write tool:ID. "
        "The file keeps its comments and order; if there is none, it is written.",
        short_help=str(schema.raw["description"]),
    )

    def callback(team: str, entry: str, root: Path, **values: Any) -> None:
        loaded = opened(root)
        _check_team(loaded.catalog, team)
        about = _about(loaded.catalog, entry)
        _add(loaded, root, team, {about.kind: about.id, **given(command, values)})

    command.callback = callback
    return catalog_folder(command)


def _check_team(catalog: Catalog, team: str) -> None:
    if not catalog.resolve(("team",), team):
        known = catalog.entries["team"]
        hint = suggest(team, known) or f"the teams are {', '.join(known)}"
        raise click.UsageError(f'there is no team "{team}"; {hint}')


def _about(catalog: Catalog, entry: str) -> Ref:
    """Return what a record is about. Raises UsageError where that is nothing, or two things."""
    kind, sign, entry_id = entry.rpartition(":")
    kinds = (kind,) if sign else _ABOUT
    if kinds[0] not in _ABOUT:
        raise click.UsageError(f'"{entry}": a record is about a standard or a tool')
    found = [ref for one in kinds if (ref := catalog.resolve((one,), entry_id))]
    if len(found) > 1:
        either = " or ".join(f"{ref.kind}:{ref.id}" for ref in found)
        raise click.UsageError(f'"{entry}" is a standard and a tool; write {either}')
    if not found:
        known = [name for one in kinds for name in catalog.entries[one]]
        raise click.UsageError(
            f'there is no {" or ".join(kinds)} "{entry_id}"; '
            + (suggest(entry_id, known) or "add it first, with catalog new")
        )
    return found[0]


def _add(loaded: Loaded, root: Path, team: str, data: dict[str, Any]) -> None:
    schema, ref = loaded.catalog.schemas.kinds["adoption"], Ref("adoption", team)
    file = root / schema.folder / f"{team}.yml"
    path = file.as_posix()
    there = loaded.catalog.documents.get(ref)
    if there is None and file.exists():
        problem = next(one for one in loaded.problems if one.path == path)
        raise click.ClickException(f"fix the file first: {problem}")
    if there is not None:
        _check_new(there, data)
    count = len(there.data["records"]) if there else 0
    author = Author(team, loaded.catalog.today.isoformat())
    record_schema = schema.whole["properties"]["records"]["items"]
    try:
        record = complete(record_schema, data, author)
    except MissingError as error:
        raise ask(error, loaded.catalog) from None
    text = schema_line(commented(schema.whole, {"records": [record]}), schema)
    if there is not None:
        text = appended(there.text, ("records",), item(record), inline(record))
    proposal = tried(loaded.catalog, ref, path, text)
    refuse(proposal, [problem for problem in proposal.errors if problem.path == path])
    replace(file, text)
    for made in codeowners.refreshed(root):
        click.echo(f"Also written, from the entries: {made.as_posix()}", err=True)
    stands_in = [("records", count, *keys) for keys in author.stands_in]
    say_what_is_left(path, proposal, stands_in)


def _check_new(there: Document, data: dict[str, Any]) -> None:
    for index, record in enumerate(there.data["records"]):
        for kind in _ABOUT:
            if kind in data and record.get(kind) == data[kind]:
                line = there.mark(("records", index)).line
                place = f"{there.path}:{line}"
                about = f'the {kind} "{data[kind]}"'
                raise click.ClickException(f"there is a record of {about} already: {place}")

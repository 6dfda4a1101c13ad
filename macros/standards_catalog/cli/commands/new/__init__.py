"""`catalog new`: the first file of an entry, with a comment on every field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from standards_catalog.checks.load import Loaded
from standards_catalog.cli.commands import codeowners, ids
from standards_catalog.cli.drafting import ask, refuse, say_what_is_left
from standards_catalog.cli.fields import given, options
from standards_catalog.cli.opening import catalog_folder, opened, spoken_in_catalog
from standards_catalog.documents.disk import create
from standards_catalog.documents.files import misnamed_entry
from standards_catalog.editing.draft import Author, MissingError, commented, complete
from standards_catalog.editing.fixer import schema_line
from standards_catalog.editing.proposal import former_owner, look_alike, tried
from standards_catalog.history.author import team_of_author
from standards_catalog.model.catalog import Ref
from standards_catalog.problems import suggest
from standards_catalog.schema.schemas import Schema, package_schemas
from standards_catalog.text import kebab

_EXAMPLES = """\b
Examples:
  catalog new tool flux --name Flux --upstream.homepage https://fluxcd.io/
  catalog new standard log-format --owner council
  catalog new adoption ferries release-flow --status adopted --role refiner
  catalog new component agent-api --product booking --criticality critical
  catalog new postmortem booking INC-123
"""
_POSTMORTEM = "postmortem"
_WORDS = f"{__name__}.words"


class Kinds(click.Group):
    """A command for each kind of entry, made from its schema when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the kinds."""
        return [*package_schemas().kinds, _POSTMORTEM]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command of a kind."""
        if name == _POSTMORTEM:
            from standards_catalog.cli.commands.new.postmortem import new_postmortem

            return new_postmortem()
        words = ctx.meta.get(_WORDS)
        schemas = spoken_in_catalog(words) if words else package_schemas()
        if name not in schemas.kinds:
            return None
        if name == "adoption":
            from standards_catalog.cli.commands.new.record import new_record

            return new_record(schemas)
        return _command(schemas.kinds[name])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of a kind, or say which kinds there are."""
        ctx.meta[_WORDS] = args
        if not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            hint = (
                suggest(args[0], self.list_commands(ctx))
                or f"the kinds are {', '.join(package_schemas().kinds)}"
            )
            raise click.UsageError(f'there is no kind of entry called "{args[0]}"; {hint}', ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Kinds, subcommand_metavar="KIND ID [--field value …]", epilog=_EXAMPLES)
def new() -> None:
    """Write a first file for an entry: complete, valid, with a comment on every field.

    Options set fields, nested ones with dots; `catalog new tool --help` lists them. What you leave
    out goes into the file as a note or as the value that claims least, and what is left for you is
    listed. Nothing is ever overwritten.

    The path is printed on its own, so that `$EDITOR "$(catalog new tool flux)"` works.

    Your team becomes the owner. It is found in `git config catalog.team`, by Git's user, or by the
    files that you have committed.

    Exit codes: 0 written, 1 the catalog does not allow it, 2 wrong usage.
    """


def _command(schema: Schema) -> click.Command:
    title = str(schema.raw["title"]).lower()
    command = click.Command(
        schema.kind,
        params=[
            click.Argument(["entry_id"], metavar="ID"),
            *options(schema.whole),
            click.Option(["--bare"], is_flag=True, help="Leave out the optional fields."),
        ],
        help=f"Write a first file for a {title}.\n\n{schema.raw['description']}",
        epilog="A text can be given by language (--name.ja), and a list by repeating its option.",
        short_help=str(schema.raw["description"]),
    )

    def callback(entry_id: str, bare: bool, root: Path, **values: Any) -> None:
        _write(schema, entry_id, given(command, values), root, bare=bare)

    command.callback = callback
    return catalog_folder(command)


def _write(schema: Schema, entry_id: str, data: dict[str, Any], root: Path, *, bare: bool) -> None:
    loaded = opened(root)
    catalog, ref = loaded.catalog, Ref(schema.kind, entry_id)
    file = root / schema.folder / f"{entry_id}.yml"
    path = file.as_posix()
    _check_id(loaded, ref, file)
    team, said = team_of_author(catalog, root)
    author = Author(entry_id, catalog.today.isoformat(), team)
    try:
        complete_data = complete(schema.whole, data, author)
    except MissingError as error:
        raise ask(error, catalog) from None
    text = schema_line(commented(schema.whole, complete_data, bare=bare), schema)
    proposal = tried(catalog, ref, path, text)
    refuse(proposal, proposal.errors)
    create(file, text)
    if found := look_alike(catalog, schema.kind, entry_id, *_names(data)):
        entry, word = found
        also = f", also known as {word}" if word != entry.id else ""
        click.echo(f'Is this the {schema.kind} "{entry.id}"{also}?', err=True)
    for made in (*ids.refreshed(root), *codeowners.refreshed(root)):
        click.echo(f"Also written, from the entries: {made.as_posix()}", err=True)
    say_what_is_left(path, proposal, author.stands_in, said)


def _check_id(loaded: Loaded, ref: Ref, file: Path) -> None:
    if problem := next(misnamed_entry(file.as_posix(), ref.id), None):
        better = kebab(ref.id)
        hint = f'; write "{better}"' if better and better != ref.id else ""
        message = problem.message.replace("the file name is the id, and ", "")
        raise click.UsageError(f"the id {message.removeprefix('the id ')}{hint}")
    if file.exists():
        raise click.ClickException(f"{file.as_posix()} exists already; edit it")
    if other := former_owner(loaded.catalog, ref):
        address = f'"{ref.id}" is a former id of the {ref.kind} "{other.id}"'
        raise click.ClickException(f"{address}, and its address leads there; choose another id")


def _names(data: dict[str, Any]) -> tuple[str, ...]:
    name = data.get("name", "")
    return (name,) if isinstance(name, str) else tuple(name.values())

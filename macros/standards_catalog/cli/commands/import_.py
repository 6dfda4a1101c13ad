"""`catalog import`: what is kept elsewhere becomes entries, records, and rows of tables."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from standards_catalog.cli.commands import codeowners, ids
from standards_catalog.cli.importing import report, say_tables
from standards_catalog.cli.opening import catalog_folder, opened, shown
from standards_catalog.documents import disk
from standards_catalog.documents.document import Document
from standards_catalog.documents.document import read as read_document
from standards_catalog.documents.encodings import ENCODINGS
from standards_catalog.editing.importing.bringing import Brought, Request, bring
from standards_catalog.editing.importing.fields import target_of
from standards_catalog.editing.importing.presets import Preset, found_out, preset_of, presets
from standards_catalog.editing.importing.reading import Options, read, text_of
from standards_catalog.editing.importing.rows import UnreadableError
from standards_catalog.editing.importing.wishes import Wishes, WrongWishError, of_file, said
from standards_catalog.model.catalog import Catalog
from standards_catalog.problems import listed, suggest, visible
from standards_catalog.publish.claims.writers import by_hand, of_the_package
from standards_catalog.publish.claims.written import beside
from standards_catalog.schema.schemas import package_schemas

_EXAMPLES = """\b
Examples:
  catalog import tool radar.csv
  catalog import tool radar.csv --map "Homepage=upstream.homepage" --value "ring:Keep=adopt" --write
  catalog import --from backstage catalog-info.yaml --set component.criticality=important
  catalog import adoption matrix.csv --matrix --create team --value "status:yes=adopted"
  catalog import incident history.csv --product booking --map "備考="
"""
_PLURALS = {"incidents": "incident", "releases": "release"}


@click.command("import", epilog=_EXAMPLES)
@click.argument("what", metavar="[KIND] FILE…", nargs=-1, required=True)
@click.option("--from", "preset", type=click.Choice(presets()), help="The format of the file.")
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A file that says what the options say; they go first.")  # fmt: skip
@click.option("--at", default="", metavar="PATH", help="Where the records are: landscape.*.items")
@click.option("--map", "maps", metavar="COLUMN=FIELD", multiple=True,
              help="What a column holds; nothing after the = leaves it out, "
              "and * is every column that has no place. Can be repeated.")  # fmt: skip
@click.option("--value", "values", metavar="FIELD:VALUE=VALUE", multiple=True,
              help="What a value means. Can be repeated.")  # fmt: skip
@click.option("--set", "constants", metavar="FIELD=VALUE", multiple=True,
              help="What holds where no column says anything. Can be repeated.")  # fmt: skip
@click.option("--split", "splits", metavar="FIELD=SIGN", multiple=True,
              help="What parts the items of a list. Can be repeated.")  # fmt: skip
@click.option("--update", metavar="FIELD", multiple=True,
              help="A field in which the source is right, or * for all.")  # fmt: skip
@click.option("--matrix", is_flag=True, help="Teams down, standards or tools across.")
@click.option("--create", multiple=True, type=click.Choice(("team", "standard", "tool")),
              help="Make entries for names that nobody has. Can be repeated.")  # fmt: skip
@click.option("--product", metavar="ID", default="", help="The product of incidents or releases.")
@click.option("--open", "is_open", is_flag=True, help="Incidents without an end are not over.")
@click.option("--encoding", type=click.Choice(ENCODINGS), help="The file's encoding.")
@click.option("--header-row", type=click.IntRange(1), metavar="LINE", help="The header's line.")
@click.option("--time-zone", "zone", default="", help="The time zone of times without an offset.")
@click.option("--diff", is_flag=True, help="Show the files that would be written.")
@click.option("--all", "everything", is_flag=True, help="Tell of every row and file.")
@click.option("--write", is_flag=True, help="Write what can enter.")
@catalog_folder
def import_(what: tuple[str, ...], root: Path, **options: Any) -> None:
    """Bring entries, adoption records or incidents from elsewhere into the catalog.

    Reads CSV, JSON, YAML and Markdown with facts at its head, a file or a folder of them, and the
    formats of --from, which are also known by themselves. What columns mean is guessed from their
    names and shown. Every row that cannot enter is told with its place, nothing is dropped
    silently, and nothing is written without --write.

    What people wrote stays: an entry that is there gets the fields that it lacks, and a field that
    says something else is told. A second run changes nothing.

    Exit codes: 0 every row has its place, 1 some do not, 2 wrong usage.
    """
    catalog = opened(root).catalog
    kind, paths = _parted(what)
    _check_names(catalog, options["product"], options["zone"])
    try:
        wishes, preset = _wishes(kind, paths, options)
        kind = _kind(kind or wishes.kind, preset)
        source = read(paths, _options(catalog, kind, preset, wishes, options))
        request = Request(kind, shown(root), options["zone"], options["matrix"],
                          options["create"], options["is_open"], _taken(catalog, root))  # fmt: skip
        brought = bring(catalog, source.rows, wishes, request)
    except WrongWishError as error:
        raise click.UsageError(str(error)) from error
    except UnreadableError as error:
        raise click.ClickException(str(error)) from error
    unplaced = report(source, brought, wishes, options)
    _write(root, brought, unplaced, is_wanted=options["write"])
    lost = any(one.lost for one in (*source.told, *brought.told))
    sys.exit(1 if unplaced or lost or any(one.obstacle for one in brought.tables) else 0)


def _parted(what: Sequence[str]) -> tuple[str, list[Path]]:
    """Return the kind, if the first word is one, and the paths; a UsageError for what is not."""
    schemas = package_schemas()
    kinds = (*schemas.kinds, *schemas.tables)
    first, *rest = what
    kind = _PLURALS.get(first, first)
    paths = [Path(one) for one in (rest if kind in kinds else what)]
    for path in paths:
        if not path.exists():
            known = suggest(first, kinds) if path == Path(first) else ""
            raise click.UsageError(
                f'there is no file "{path}"; {known or "the kinds are " + listed(kinds)}'
            )
    if not paths:
        raise click.UsageError("say which file to read")
    return (kind if kind in kinds else ""), paths


def _kind(kind: str, preset: Preset | None) -> str:
    kind = kind or (preset.kind if preset else "")
    schemas = package_schemas()
    kinds = (*schemas.kinds, *schemas.tables)
    if kind not in kinds:
        raise click.UsageError(f"say what the rows are: {listed(kinds)}")
    return kind


def _check_names(catalog: Catalog, product: str, zone: str) -> None:
    if product and product not in catalog.products:
        known = listed(catalog.products) if catalog.products else "none"
        hint = suggest(product, catalog.products) or f"the products are {known}"
        message = f'there is no product "{visible(product)}"; {hint}'
        raise click.BadParameter(message, param_hint="--product")
    try:
        ZoneInfo(zone or "UTC")
    except (KeyError, OSError, ValueError):
        message = f'there is no time zone "{visible(zone)}"; write a name such as Europe/Berlin'
        raise click.BadParameter(message, param_hint="--time-zone") from None


def _wishes(
    kind: str, paths: Sequence[Path], options: dict[str, Any]
) -> tuple[Wishes, Preset | None]:
    """Return what is wanted: what options say, then a mapping file, then a preset.

    A format is found out only if its rows are of the kind that is wanted.
    """
    constants = list(options["constants"])
    if options["product"]:
        constants.append(f"product={options['product']}")
    wishes = said(options["maps"], options["values"], constants, options["update"])
    splits = dict(one.partition("=")[::2] for one in options["splits"])
    wishes = Wishes(separators=splits, preset=options["preset"] or "", at=options["at"]).over(
        wishes
    )
    if file := options["mapping"]:
        document = read_document(file.as_posix(), text_of(file)[0].encode())
        if not isinstance(document, Document):
            raise UnreadableError("\n".join(map(str, document)))
        wishes = wishes.over(of_file(file.as_posix(), document.data))
    if wishes.preset and wishes.preset not in presets():
        raise WrongWishError(f'there is no format "{visible(wishes.preset)}"')
    preset = preset_of(wishes.preset) if wishes.preset else found_out(paths)
    if preset and not wishes.preset and (kind or wishes.kind) not in ("", preset.kind):
        preset = None
    return (wishes.over(preset.wishes) if preset else wishes), preset


def _taken(catalog: Catalog, root: Path) -> frozenset[str]:
    """Return the addresses that pages of the site have already."""
    written = beside(root, shown(root))
    claims = (*of_the_package(catalog, written), *by_hand(catalog, written))
    ends = ("/index.html", ".html")
    paths = (one.path for one in claims)
    return frozenset(path.removesuffix(ends[0]).removesuffix(ends[1]) for path in paths)


def _options(
    catalog: Catalog, kind: str, preset: Preset | None, wishes: Wishes, options: dict[str, Any]
) -> Options:
    return Options(
        target_of(catalog.schemas, kind).columns,
        wishes.at,
        options["encoding"] or "",
        options["header_row"] or 0,
        preset.reader if preset else None,
        preset.settle if preset else None,
    )


def _write(root: Path, brought: Brought, unplaced: Sequence[str], *, is_wanted: bool) -> None:
    """Write every file, or say why none is."""
    if not is_wanted:
        return
    if unplaced:
        click.echo("Nothing written: a column has no place yet")
        return
    for one in brought.plan.files.values():
        if one.is_news:
            disk.replace(root / one.draft.target.schema.folder / f"{one.draft.id}.yml", one.text)
    for table in brought.tables:
        if table.obstacle:
            raise click.ClickException(table.obstacle)
        if table.news:
            disk.replace(
                root / table.draft.target.schema.folder / f"{table.draft.id}.csv", table.text
            )
    say_tables(brought.tables)
    if any(one.is_news for one in brought.plan.files.values()):
        for made in (*ids.refreshed(root), *codeowners.refreshed(root)):
            click.echo(f"Also written, from the entries: {made.as_posix()}")

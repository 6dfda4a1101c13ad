"""`catalog new postmortem`: the page on which an incident is told, begun from its row."""

from __future__ import annotations

from pathlib import Path

import click

from standards_catalog.cli.opening import catalog_folder, language, opened, pages
from standards_catalog.documents.disk import create
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.incidents import Incident
from standards_catalog.problems import suggest, visible
from standards_catalog.render.postmortem import render_postmortem
from standards_catalog.text import kebab
from standards_catalog.views.postmortem import postmortem

FOLDER = "postmortems"


def new_postmortem() -> click.Command:
    """Return the command; it takes the incident's product and id."""
    command = click.Command(
        "postmortem",
        params=[
            click.Argument(["product"], metavar="PRODUCT"),
            click.Argument(["incident"], metavar="INCIDENT"),
            click.Option(
                ["--docs"],
                default="docs",
                show_default=True,
                type=click.Path(path_type=Path),
                help="The folder of the pages.",
            ),
            click.Option(["--lang"], metavar="CODE", help="By default the site's own."),
        ],
        help="Begin the postmortem of an incident: a page with what its row says.\n\n"
        "INCIDENT is the incident's id or, if it has none, line-N by the line of its row.",
        short_help="The postmortem of an incident, begun from its row.",
        callback=_write,
    )
    return catalog_folder(command)


def _write(product: str, incident: str, docs: Path, lang: str | None, root: Path) -> None:
    catalog = opened(root).catalog
    found = _incident(catalog, product, incident)
    file = docs / FOLDER / f"{kebab(f'{product}-{found.anchor}')}.md"
    spoken = language(catalog, lang)
    text = render_postmortem(postmortem(catalog, found, spoken), spoken)
    if file.exists():
        raise click.ClickException(f"{file.as_posix()} exists already; edit it")
    create(file, text)
    click.echo(file.as_posix())
    table = catalog.tables[Ref("incident", product)].path
    address = catalog.settings.site + pages(root).at(f"{FOLDER}/{file.stem}/")
    click.echo(f"At the end, in {table}:{found.line}: postmortem_url {address}", err=True)


def _incident(catalog: Catalog, product: str, name: str) -> Incident:
    if product not in catalog.incidents_of:
        known = ", ".join(catalog.incidents_of) or "none yet"
        hint = suggest(product, catalog.incidents_of) or f"products with incidents are {known}"
        raise click.UsageError(f'there are no incidents of "{visible(product)}"; {hint}')
    named = {one.anchor: one for one in catalog.incidents_of[product]}
    if name not in named:
        last = f"the last one is {catalog.incidents_of[product][-1].anchor}"
        hint = suggest(name, named) or last
        raise click.UsageError(f'"{product}" has no incident "{visible(name)}"; {hint}')
    return named[name]

"""`catalog export`: what the catalog knows, in the formats of other programs."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from standards_catalog.cli.opening import catalog_folder, language, opened
from standards_catalog.model.catalog import Catalog
from standards_catalog.problems import suggest, visible
from standards_catalog.publish.backstage import entities
from standards_catalog.publish.openslo import documents
from standards_catalog.publish.radars import FORMATS
from standards_catalog.views.radar.groups import SECTORS

_EXAMPLES = """\b
Examples:
  catalog export openslo
  catalog export openslo --product booking --lang ja > booking.yml
  catalog export backstage > catalog-info.yaml
  catalog export radar --by zone > radar.json
"""
_RADAR = """Quadrants are what tools are sorted by: the first tag of each, or its zone.

Exit codes: 0 printed, 1 the catalog has errors, 2 wrong usage.
"""
_lang = click.option(
    "--lang",
    metavar="CODE",
    help="The language of names and texts; by default the site's own.",
)


@click.group(epilog=_EXAMPLES)
def export() -> None:
    """Print what the catalog knows in the format of another program."""


@export.command(epilog=_EXAMPLES)
@click.option("--product", metavar="ID", default="", help="Only the components of this product.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    metavar="STATUS",
    help="Which SLOs; can be repeated. By default the active ones.",
)
@_lang
@click.option("--sample", is_flag=True, help="The invented sample instead of the real ones.")
@catalog_folder
def openslo(
    product: str, statuses: tuple[str, ...], lang: str | None, sample: bool, root: Path
) -> None:
    """Print components and their SLOs as documents of OpenSLO (openslo/v1).

    Each component is a Service. Each SLO names an SLI called as the SLO is (`indicatorRef`): the
    catalog does not know how it is measured, so you add that document.

    Exit codes: 0 printed, 1 the catalog has errors, 2 wrong usage.
    """
    catalog = _catalog(root, product, is_sample=sample)
    known = catalog.vocabulary.terms("component", "slo", "status")
    for one in statuses:
        if one not in known:
            hint = suggest(one, known) or f"the statuses are {', '.join(known)}"
            message = f'no SLO has the status "{visible(one)}"; {hint}'
            raise click.BadParameter(message, param_hint="--status")
    found = list(documents(catalog, language(catalog, lang), statuses, product))
    click.echo(as_yaml(found), nl=False)
    if not found:
        click.echo("No component has an SLO of this kind: nothing is printed", err=True)


@export.command(epilog=_EXAMPLES)
@click.option("--product", metavar="ID", default="", help="Only this product and its team.")
@_lang
@catalog_folder
def backstage(product: str, lang: str | None, root: Path) -> None:
    """Print teams, groups, products and components as entities of Backstage.

    A team or group is a Group, a product a System, a component a Component with its lifecycle,
    dependencies and links.

    Exit codes: 0 printed, 1 the catalog has errors, 2 wrong usage.
    """
    catalog = _catalog(root, product)
    click.echo(as_yaml(list(entities(catalog, language(catalog, lang), product))), nl=False)


def _radar(name: str, what: str) -> click.Command:
    """Return the command that prints tools as the data of another radar."""

    @export.command(name, help=f"Print the tools as {what}.\n\n{_RADAR}", epilog=_EXAMPLES)
    @click.option(
        "--by", type=click.Choice(list(SECTORS)), default="tag", show_default=True,
        help="What the quadrants are.",
    )  # fmt: skip
    @_lang
    @catalog_folder
    def command(by: str, lang: str | None, root: Path) -> None:
        catalog = _catalog(root)
        data = FORMATS[name](catalog, by, language(catalog, lang))
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))

    return command


_radar("radar", 'the JSON of "build your own radar"')
_radar("zalando", "the JSON of Zalando's radar")
_radar("aoe", "the JSON of AOE's radar")


def _catalog(root: Path, product: str = "", *, is_sample: bool = False) -> Catalog:
    """Return a catalog without errors, in which there is a product; raise what click tells."""
    loaded = opened(root)
    if loaded.errors:
        raise click.ClickException("the catalog has errors; see `catalog check`")
    catalog: Catalog | None = loaded.catalog.sample if is_sample else loaded.catalog
    if catalog is None:
        raise click.UsageError("there is no sample in this catalog")
    if product and product not in catalog.products:
        known = f"the products are {', '.join(catalog.products)}"
        hint = suggest(product, catalog.products) or known
        message = f'there is no product "{visible(product)}"; {hint}'
        raise click.BadParameter(message, param_hint="--product")
    return catalog


def as_yaml(found: list[Any]) -> str:
    """Return a stream of documents, numbers as exact as they are given."""
    import yaml

    class Exact(yaml.SafeDumper):
        """Writes decimal numbers digit by digit."""

    def digits(dumper: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
        tag = "float" if "." in str(number) else "int"
        return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", f"{number:f}")

    Exact.add_representer(Decimal, digits)
    options: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "explicit_start": True}
    return yaml.dump_all(found, Dumper=Exact, **options) if found else ""

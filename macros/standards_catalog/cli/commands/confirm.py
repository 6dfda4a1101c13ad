"""`catalog confirm`: the day on which a team says that its records are true."""

from __future__ import annotations

from pathlib import Path

import click

from standards_catalog.cli.opening import catalog_folder, opened
from standards_catalog.cli.proposing import change
from standards_catalog.editing.confirming import confirmed
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption
from standards_catalog.problems import suggest

_EXAMPLES = """\b
Examples:
  catalog confirm ferries
  catalog confirm ferries release-flow tool:slipway --by pilots
"""


@click.command(epilog=_EXAMPLES)
@click.argument("team")
@click.argument("entries", metavar="[ENTRY]...", nargs=-1)
@click.option("--by", metavar="OWNER", default="", help="The group or team that confirms.")
@catalog_folder
def confirm(team: str, entries: tuple[str, ...], by: str, root: Path) -> None:
    """Write today's date as the day on which records of a team were last confirmed.

    ENTRY is the id of a standard or a tool, as `tool:ID` where both have it; without one, all
    records of the team are confirmed. What scans observe needs no confirmation.
    """
    loaded = opened(root)
    catalog = loaded.catalog
    adoption = catalog.get(Adoption, team)
    if adoption is None:
        hint = suggest(team, catalog.entries["adoption"])
        raise click.UsageError(
            f'there are no records of a team "{team}"{f"; {hint}" if hint else ""}'
        )
    if by and not catalog.resolve(("group", "team"), by):
        known = [*catalog.entries["group"], *catalog.entries["team"]]
        hint = suggest(by, known) or f"the owners are {', '.join(known)}"
        raise click.UsageError(f'there is no group or team "{by}"; {hint}')
    places = _places(catalog, adoption, entries)
    change(loaded, root, team, lambda text: confirmed(text, places, catalog.today.isoformat(), by))
    click.echo(f"{catalog.documents[Ref('adoption', team)].path}: {len(places)} confirmed")


def _places(catalog: Catalog, adoption: Adoption, entries: tuple[str, ...]) -> list[int]:
    names = {
        name: index
        for index, record in enumerate(adoption.records)
        for kind, one in (("standard", record.standard), ("tool", record.tool))
        if one
        for name in (one, f"{kind}:{one}")
    }
    for entry in entries:
        if entry not in names:
            hint = suggest(entry, names) or "add a record first, with catalog new adoption"
            raise click.UsageError(f'team "{adoption.id}" has no record of "{entry}"; {hint}')
    return sorted({names[one] for one in entries} if entries else set(names.values()))

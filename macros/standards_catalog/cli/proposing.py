"""What commands write of teams' records: those that a scan found, and days of confirmation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from standards_catalog.checks.load import Loaded
from standards_catalog.cli.drafting import refuse
from standards_catalog.documents.disk import replace
from standards_catalog.editing.observations import proposed, with_records
from standards_catalog.editing.proposal import tried
from standards_catalog.model.catalog import Ref


class Proposed(NamedTuple):
    """How many records were written, and how many teams have a file that takes none."""

    records: int
    refused: int


def propose(loaded: Loaded, root: Path) -> Proposed:
    """Write the records that scans found into the files of teams; say of which that fails."""
    schema = loaded.catalog.schemas.kinds["adoption"]
    count = refused = 0
    for team in loaded.catalog.teams:
        records = list(proposed(loaded.catalog, team))
        try:
            if records:
                change(loaded, root, team.id, partial(with_records, schema=schema, records=records))
                names = ", ".join(one.about.id for one in records)
                click.echo(f"{root / schema.folder / team.id}.yml: {names}")
                count += len(records)
        except click.ClickException as error:  # one team must not keep others from theirs
            click.echo(f"{team.id}: {error.format_message()}", err=True)
            refused += 1
    return Proposed(count, refused)


def change(loaded: Loaded, root: Path, team: str, edit: Callable[[str], str]) -> None:
    """Write what an edit makes of a team's records, if the catalog holds with it."""
    ref = Ref("adoption", team)
    file = root / loaded.catalog.schemas.kinds["adoption"].folder / f"{team}.yml"
    there = loaded.catalog.documents.get(ref)
    if there is None and file.exists():
        raise click.ClickException(f"fix the file first: {file}")
    text = edit(there.text if there else "")
    proposal = tried(loaded.catalog, ref, file.as_posix(), text)
    refuse(proposal, proposal.errors)
    replace(file, text)

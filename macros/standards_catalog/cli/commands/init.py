"""`catalog init`: a catalog of one's own, in a folder that has none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from standards_catalog.cli import answers
from standards_catalog.cli.engine import engine, pinned, version
from standards_catalog.cli.opening import opened, today
from standards_catalog.cli.starting import CATALOG, Start, advice, plan, write
from standards_catalog.editing.beginning import Beginning
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.text import ENGLISH

_EXAMPLES = """\b
Examples:
  catalog init --dry-run
  catalog init . --name Acme --platforms nomad,lambda --languages en
  catalog init acme --name Acme --platforms "Nomad,AWS Lambda" --languages en,ja
  catalog init --engine https://example.org/standards_catalog-1.0.0-py3-none-any.whl
  catalog init --engine-repository example/standards-catalog@v1.0.0
"""

_ZONE = "UTC"
_QUESTIONS: Mapping[str, tuple[Any, ...]] = {
    "name": ("What the organisation is called", answers.name),
    "platforms": ("What its products run on, separated by commas", answers.platforms),
    "languages": ("The languages of the site, its own one first", answers.languages, ENGLISH),
    "timezone": ("Where a day begins", answers.time_zone, _ZONE),
}


@click.command(epilog=_EXAMPLES)
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="What the organisation is called.")
@click.option("--platforms", help="What its products run on, separated by commas.")
@click.option("--languages", help="The languages of the site, its own one first, as in en,ja.")
@click.option(
    "--timezone", "--time-zone", help="Where a day begins, as in Europe/Berlin; UTC if left out."
)
@click.option("--repository", help="The web address of the catalog's own repository.")
@click.option("--branch", default="main", show_default=True, help="The branch that is published.")
@click.option("--maintainers", help="Who reviews what nobody owns, as in @acme/platform.")
@click.option("--engine", "wheel", help="The wheel to install, as a file or a web address.")
@click.option("--engine-repository", help="Whose workflows to call: OWNER/NAME, perhaps @REF.")
@click.option("--pin/--no-pin", default=True, help="Whether to write requirements.txt now.")
@click.option("--dry-run", is_flag=True, help="Write nothing; list what would be written.")
def init(folder: Path, dry_run: bool, pin: bool, **said: Any) -> None:
    """Begin a catalog: what it is built with, and one commented entry of each kind.

    What is not given is asked on a terminal; elsewhere it is wrong usage. What is there already is
    never overwritten: into a repository with a MkDocs site come the catalog and what else is
    missing, and the lines to add to its mkdocs.yml are told.

    A language that the program does not have begins with a file of its own, languages/<code>.yml
    in the catalog.

    The engine is pinned as a package, by hash: the one that runs, or the one that --engine names. A
    wheel that is a file is copied into the project. Workflows are written where
    --engine-repository says whose are to be called.

    Exit codes: 0 written, 1 something cannot be written, 2 wrong usage.
    """
    start = _asked(said, folder)
    files = plan(folder, start)
    for path in write(folder, files, start, dry_run=dry_run):
        click.echo(path)
    for line in advice(folder, start):
        click.echo(line, err=True)
    if not dry_run:
        _finish(folder, start, pin=pin)


def _asked(said: dict[str, Any], folder: Path) -> Start:
    """Return what was said, what a catalog that is there says, and what is asked for."""
    now = today()
    known = {**_known(folder / CATALOG), **{key: value for key, value in said.items() if value}}
    if not answers.is_terminal():
        known.setdefault("timezone", _ZONE)
    found = {
        key: answers.answered(known.get(key), f"--{key}", *question)
        for key, question in _QUESTIONS.items()
    }
    begun = Beginning(
        organisation=found["name"],
        platforms=found["platforms"],
        languages=found["languages"],
        time_zone=found["timezone"],
        today=now.astimezone(ZoneInfo(found["timezone"])).date().isoformat(),
        forge=_forge(said),
    )
    midnight = answers.midnight(begun.time_zone, now)
    workflows = answers.repository(said["engine_repository"] or "", version())
    return Start(begun, now, midnight, said["branch"], engine(said["wheel"] or ""), *workflows)


def _known(root: Path) -> dict[str, str]:
    """Return the answers of a catalog that is there, where a second run adds what it lacks."""
    if not (root / str(package_schemas().settings.raw["x-file"])).is_file():
        return {}
    catalog = opened(root).catalog
    settings = catalog.settings
    known = {
        "name": settings.organisation[settings.languages[0]],
        "platforms": ",".join(platform.id for platform in catalog.platforms),
        "languages": ",".join(settings.languages),
        "timezone": settings.time_zone,
    }
    return {key: value for key, value in known.items() if value}


def _forge(said: dict[str, Any]) -> dict[str, Any] | None:
    maintainers = answers.listed(said["maintainers"] or "")
    if not said["repository"]:
        if maintainers:
            raise click.UsageError("say --repository too: maintainers are those of a repository")
        return None
    asked = {"maintainers": maintainers} if maintainers else {}
    return {"repository": said["repository"].rstrip("/"), "branch": said["branch"], **asked}


def _finish(folder: Path, start: Start, *, pin: bool) -> None:
    """Pin what is installed, and say what comes next."""
    pins = folder / "requirements.txt"
    if start.engine.line.startswith("#"):
        click.echo("requirements.in names no engine: say which, then run `make serve`", err=True)
        return
    if pin and not pins.exists():
        if why := pinned(folder):
            click.echo(f"requirements.txt could not be written ({why})", err=True)
            click.echo("Run `make pins` where the package registry can be reached.", err=True)
        else:
            click.echo(pins.as_posix())
    click.echo("Next: make serve", err=True)

"""`catalog status`: what is due, and at whom."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from standards_catalog.cli.differing import data_of, lines_of
from standards_catalog.cli.opening import catalog_folder, opened
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Group
from standards_catalog.problems import suggest, visible
from standards_catalog.text import ENGLISH
from standards_catalog.views.due.due import KINDS, Due, Item, Owner, due, never_reviewed, place
from standards_catalog.views.due.uncovered import Uncovered, uncovered
from standards_catalog.views.shared.link import Link

VERSION = 1  # of the JSON; it changes when a key goes away or means something else


_EXAMPLES = """\b
Examples:
  catalog status
  catalog status --team ferries --within 90
  catalog status --format json --fail-on waiver --fail-on review
"""


@click.command(epilog=_EXAMPLES)
@click.option("--team", metavar="ID", default="", help="Only what is due for this team or group.")
@click.option(
    "--within",
    metavar="DAYS",
    default=30,
    show_default=True,
    type=click.IntRange(0, 3650),
    help="Also show what will be due within this many days.",
)
@click.option(
    "--format",
    "style",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="For people, or for programs.",
)
@click.option(
    "--fail-on",
    "failing",
    multiple=True,
    type=click.Choice([*KINDS, "slo", "any"]),
    help="Exit with 1 if one of these is due; can be repeated.",
)
@catalog_folder
def status(team: str, within: int, style: str, failing: tuple[str, ...], root: Path) -> None:
    """Show what is due, by owner, the most overdue first, each with the line to edit.

    \b
    review        a standard or tool that is due for review
    confirmation  an adoption record that is too old, or was never confirmed
    waiver        an exception past its end; it counts as a gap
    gap           a company-wide standard that a team lacks, or a zone that nothing fills
    slo           a component that failed often (see the settings) and has no active SLO

    Exit codes: 0 whatever is due; 1 only with --fail-on, if that is due; 2 wrong usage.
    """  # noqa: D301, as click wants the character itself
    catalog = opened(root).catalog
    if team:
        _known(catalog, team)
    found = _of(due(catalog, within), team)
    without = [one for one in uncovered(catalog) if team in ("", one.component.team)]
    if catalog.broken:
        files = _count(len(catalog.broken), "file")
        click.echo(f"Left out: {files} with errors; see `catalog check`", err=True)
    if style == "json":
        document = {
            **_document(catalog, found, team),
            "without_slo": list(map(_entry, without)),
            "observed": data_of(catalog, team),
        }
        click.echo(json.dumps(document, indent=2))
    else:
        for line in (
            *_without_slo(catalog, without),
            *lines_of(catalog, team),
            *_lines(catalog, found, team),
        ):
            click.echo(line)
    kinds = (*KINDS, "slo") if "any" in failing else failing
    fails = any(found.count(kind) for kind in kinds) or ("slo" in kinds and without)
    sys.exit(1 if fails else 0)


def _known(catalog: Catalog, team: str) -> None:
    broken = {ref.id for ref in catalog.broken if ref.kind in ("team", "group")}
    known = sorted({one.id for one in (*catalog.teams, *catalog.all(Group))} | broken)
    if team not in known:
        hint = suggest(team, known) or f"there are {', '.join(known) or 'none'}"
        message = f'there is no team or group "{visible(team)}"; {hint}'
        raise click.BadParameter(message, param_hint="--team")


def _of(found: Due, team: str) -> Due:
    owners = (one for one in found.owners if not team or (one.link and one.link.id == team))
    return Due(found.within, tuple(owners))


def _lines(catalog: Catalog, found: Due, team: str) -> Iterator[str]:
    for owner in found.owners:
        yield click.style(_heading(owner), bold=True)
        rows = [(_place(catalog, item), item.kind, _when(item), item) for item in owner.items]
        widths = [max(len(str(row[column])) for row in rows) for column in range(3)]
        for where, kind, when, item in rows:
            colour = "yellow" if item.upcoming else "red"
            state = click.style(f"{when:<{widths[2]}}", fg=colour)
            about = f"{_called(item.about)}{_remark(item)}"
            yield f"  {where:<{widths[0]}}  {kind:<{widths[1]}}  {state}  {about}"
        yield ""
    yield f"{catalog.today}: {_summary(found)}"
    if never := never_reviewed(catalog, team):
        were = "of the standards and tools was" if never == 1 else "standards and tools were"
        yield f"{never:,} {were} never reviewed, and so no review is due"


def _without_slo(catalog: Catalog, without: list[Uncovered]) -> Iterator[str]:
    if without:
        often = catalog.settings.frequent_failure
        limit = f"{_count(often.incidents, 'incident')} or more in {_count(often.months, 'month')}"
        yield click.style(f"Failed often and have no active SLO ({limit})", bold=True)
        width = max(len(one.path) for one in without)
        for one in without:
            number = click.style(_count(len(one.incidents), "incident"), fg="red")
            yield f"  {one.path:<{width}}  {number}  {_called(one.link)}, team {one.component.team}"
        yield ""


def _entry(one: Uncovered) -> Mapping[str, Any]:
    last = one.incidents[-1].started_at.date().isoformat()
    count = {"team": one.component.team, "incidents": len(one.incidents), "last": last}
    return {**_named(one.link), **count, "path": one.path}


def _heading(owner: Owner) -> str:
    if owner.link is None:
        return "Nobody owns these"
    contact = f", {owner.contact}" if owner.contact else ""
    return f"{_called(owner.link)}{contact}"


def _called(link: Link) -> str:
    return f"{visible(link.text[ENGLISH])} ({link.kind} {link.id})"


def _place(catalog: Catalog, item: Item) -> str:
    path, line = place(catalog, item)
    return f"{path}:{line}" if line else f"{path} (new)"


def _when(item: Item) -> str:
    if item.days is None or item.day is None:
        if item.kind == "confirmation":
            return "never confirmed"
        return item.status.label(ENGLISH).lower() if item.status else "not recorded"
    if item.days == 0:
        return f"{item.day}, today"
    days = _count(abs(item.days), "day")
    return f"{item.day}, {days} {'overdue' if item.overdue else 'left'}"


def _remark(item: Item) -> str:
    if item.kind != "waiver":
        return f" on {_called(item.platform)}" if item.platform else ""
    remarks = [f"approved by {visible(item.approver.text[ENGLISH])}"] if item.approver else []
    if item.overdue:
        remarks.append("nothing is lacking: delete it" if item.settled else "counts as a gap")
    return f": {'; '.join(remarks)}" if remarks else ""


def _summary(found: Due) -> str:
    counts = [_count(number, kind) for kind in KINDS if (number := found.count(kind))]
    soon = f"{found.upcoming:,} more within {_count(found.within, 'day')}"
    return f"{', '.join(counts) or 'nothing'} due; {soon}"


def _count(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"


def _document(catalog: Catalog, found: Due, team: str) -> Mapping[str, Any]:
    return {
        "version": VERSION,
        "today": catalog.today.isoformat(),
        "within": found.within,
        "left_out": [{"kind": ref.kind, "id": ref.id} for ref in sorted(catalog.broken)],
        "due": {kind: found.count(kind) for kind in KINDS},
        "upcoming": found.upcoming,
        "never_reviewed": never_reviewed(catalog, team),
        "owners": [
            {
                **_named(owner.link),
                "contact": owner.contact or None,
                "items": [_item(catalog, item) for item in owner.items],
            }
            for owner in found.owners
        ],
    }


def _item(catalog: Catalog, item: Item) -> Mapping[str, Any]:
    path, line = place(catalog, item)
    return {
        "kind": item.kind,
        "due": not item.upcoming,
        "entry": _named(item.about),
        "day": item.day.isoformat() if item.day else None,
        "days_left": item.days,
        "status": item.status.value if item.status else None,
        "platform": item.platform.id if item.platform else None,
        "approved_by": item.approver.id if item.approver else None,
        "path": path,
        "line": line,
    }


def _named(link: Link | None) -> Mapping[str, str | None]:
    if link is None:
        return {"kind": None, "id": None, "name": None}
    return {"kind": link.kind, "id": link.id, "name": link.text[ENGLISH]}

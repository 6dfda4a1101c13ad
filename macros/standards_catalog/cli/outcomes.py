"""What `catalog scan` says of the repositories that it read, for people and for programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import click
import msgspec
from msgspec import structs

from standards_catalog.evidence.calls import Calls
from standards_catalog.evidence.detecting import Sought
from standards_catalog.evidence.observing import matched
from standards_catalog.evidence.repositories import name_of
from standards_catalog.evidence.run import Outcome
from standards_catalog.evidence.store import decode
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.evidence import Evidence, Fact, Unread
from standards_catalog.problems import visible
from standards_catalog.schema.schemas import package_schemas

VERSION = 1  # of the JSON; it changes when a key goes away or means something else
_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")  # of a commit
_LONGEST = 200  # characters of a name on a line


def print_json(outcomes: Sequence[Outcome], catalog: Catalog | None) -> None:
    """Print a document piece by piece: evidence is JSON already, and there can be much of it."""
    click.echo(f'{{\n"version": {VERSION},\n"repositories": ', nl=False)
    _print_list(one.evidence.rstrip() for one in outcomes if one.evidence)
    if catalog:
        click.echo(',\n"matches": ', nl=False)
        _print_list(msgspec.json.encode(one) for one in _matches(catalog, outcomes))
    failed = [_failure(one) for one in outcomes if one.reason]
    click.echo(f',\n"failed": {msgspec.json.encode(failed).decode()}\n}}')


def _print_list(items: Iterable[bytes]) -> None:
    before = b"[\n"
    for item in items:
        click.echo(before + item, nl=False)
        before = b",\n"
    click.echo("[]" if before == b"[\n" else "\n]", nl=False)


def _matches(catalog: Catalog, outcomes: Sequence[Outcome]) -> Iterator[dict[str, object]]:
    read = {name_of(one.repository): one.evidence for one in outcomes if one.evidence}
    known = catalog.scans.evidence
    calls = Calls(lambda name: decode(read[name]) if name in read else known.get(name))
    for one in outcomes:
        evidence = decode(one.evidence) if one.evidence else None
        name = name_of(one.repository) if "://" in one.repository else ""
        for sought, state, why in matched(catalog, evidence, name, calls):
            aside = {"not_counted": why} if why else {}
            yield {"repository": one.repository, **_sought(sought), "state": state, **aside}


def _sought(sought: Sought) -> dict[str, object]:
    (kind, id_), clause = sought.subject
    named = structs.asdict(sought.detector)
    return {
        "entry": f"{kind}/{id_}",
        **({"clause": clause} if clause else {}),
        "detector": {name: value for name, value in named.items() if value},
    }


def _failure(one: Outcome) -> dict[str, object]:
    return {
        "repository": one.repository,
        "reason": one.reason,
        "message": one.message,
        "kept": bool(one.evidence),
    }


def print_text(outcomes: Sequence[Outcome], in_full: bool) -> None:
    """Print a line for each repository; in full, one for each fact too."""
    for one in outcomes:
        evidence = decode(one.evidence) if one.evidence else None
        for line in _lines(one, evidence, in_full):
            click.echo(line)


def _lines(one: Outcome, evidence: Evidence | None, in_full: bool) -> Iterator[str]:
    state = f": {_counts([evidence])}" if evidence else ""
    yield click.style(visible(one.repository, _LONGEST), bold=True) + _at(evidence) + state
    if one.reason:
        kept = "; this is what was known before" if evidence else ""
        why = f"{_word('failure', one.reason)}: {visible(one.message, _LONGEST)}{kept}"
        yield click.style(f"  {why}", fg="red")
    if evidence and in_full:
        yield from _columns(map(_fact, evidence.facts))
        yield from _columns(map(_unread, evidence.unread))


def _at(evidence: Evidence | None) -> str:
    if not (evidence and evidence.commit):
        return ""
    day = f" of {evidence.committed_on.date()}" if evidence.committed_on else ""
    return f" at {evidence.commit[:12]}{day}"


def _fact(fact: Fact) -> tuple[str, ...]:
    says_less = not fact.ref or (fact.version and _ID.fullmatch(fact.ref))
    at = fact.version if says_less else fact.ref
    return f"{visible(fact.path, _LONGEST)}:{fact.line}", fact.what, fact.name, at


def _unread(one: Unread) -> tuple[str, ...]:
    line = f":{one.line}" if one.line else ""
    path = visible(one.path, _LONGEST) or "the repository"
    return f"{path}{line}", "unread", _word("reason", one.reason)


def _columns(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    cells = [tuple(visible(cell, _LONGEST) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        pairs = zip(row, widths, strict=True)
        yield f"  {'  '.join(f'{cell:<{width}}' for cell, width in pairs)}".rstrip()


def _word(shape: str, value: str) -> str:
    choices = package_schemas().raw["evidence"]["$defs"][shape]["oneOf"]
    titles = {choice["const"]: str(choice["title"]).lower() for choice in choices}
    return titles.get(value, value)


def summary(outcomes: Sequence[Outcome]) -> str:
    """Return how much was read, in one line."""
    read = [one.evidence for one in outcomes if one.evidence and not one.reason]
    failed = sum(bool(one.reason) for one in outcomes)
    said = _counts(map(decode, read))
    parts = [f"{count(len(read), 'repository', 'repositories')} read: {said}"]
    if cached := sum(one.cached for one in outcomes):
        parts.append(f"{cached:,} unchanged")
    if failed:
        parts.append(f"{failed:,} could not be read")
    return "; ".join(parts)


def _counts(read: Iterable[Evidence]) -> str:
    """Count what was read; of thousands of repositories, only one is in memory at a time."""
    facts = files = unread = 0
    for one in read:
        facts += len(one.facts)
        files += sum(one.read.values())
        unread += len(one.unread)
    left = f", {unread:,} unread" if unread else ""
    return f"{count(facts, 'fact', 'facts')} in {count(files, 'file', 'files')}{left}"


def count(number: int, one: str, many: str) -> str:
    """Return a number of things with their name."""
    return f"{number:,} {one if number == 1 else many}"

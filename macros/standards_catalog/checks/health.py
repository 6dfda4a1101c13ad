"""How the addresses of the web have answered: kept from run to run, a day and a count for each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct, structs

from standards_catalog.checks.urls import normal

VERSION = 1
_FAILED = ("error_map", "timeout_map")


class Health(Struct, frozen=True):
    """How an address answers: since when it fails, how many times running, when it last worked."""

    checked_on: date
    last_ok: date | None = None
    first_failed: date | None = None
    failures: int = 0
    status: str = ""


Kept = Mapping[str, Health]
"""Health by address, in the form of `urls.normal`."""


class WrongReportError(Exception):
    """A file is not what it should be; the text says which, and what it lacks."""


def read_kept(text: str) -> Kept:
    """Read what `write_kept` wrote; raise WrongReportError."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise WrongReportError(f"the kept file has version {data['version']}, not {VERSION}")
        return msgspec.convert(data["links"], dict[str, Health])
    except (KeyError, TypeError, ValueError) as error:
        raise WrongReportError(f"the kept file cannot be read: {error}") from error


def write_kept(kept: Kept) -> str:
    """Return JSON with one address a line, ordered, so that Git shows what changed."""
    rows = [f"  {json.dumps(url)}: {json.dumps(_bare(kept[url]))}" for url in sorted(kept)]
    return f'{{"version": {VERSION}, "links": {{\n' + ",\n".join(rows) + "\n}}\n"


def merge(kept: Kept, report: str, today: date) -> Kept:
    """Return what is known after a run of lychee, whose report is JSON with `--verbose`.

    An address that the run did not meet is dropped: nothing leads there any more. The same report
    twice on one day counts once. Raise WrongReportError.
    """
    answers = dict(_statuses(report))
    return {url: _after(kept.get(url), today, answers[url]) for url in sorted(answers)}


def _after(before: Health | None, today: date, status: str | None) -> Health:
    if status is None:
        return Health(today, last_ok=today)
    if before is None:
        return Health(today, first_failed=today, failures=1, status=status)
    again = before.failures > 0 and before.checked_on == today
    failures = before.failures + (not again)
    return Health(today, before.last_ok, before.first_failed or today, failures, status)


def _statuses(report: str) -> Iterator[tuple[str, str | None]]:
    """Yield every address of a report with what is wrong with it, None where nothing is."""
    try:
        data = json.loads(report)
        for source in data["success_map"].values():
            for answer in source:
                yield normal(answer["url"]), None
        for name in _FAILED:
            for source in data[name].values():
                for answer in source:
                    yield normal(answer["url"]), _said(answer["status"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise WrongReportError(f"this is no report of lychee's: {error!r}") from error


def _said(status: Mapping[str, Any]) -> str:
    text = str(status.get("details") or status["text"])
    return text.removeprefix("Rejected status code: ")


def _bare(health: Health) -> dict[str, Any]:
    values = {key: value for key, value in structs.asdict(health).items() if value}
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in values.items()
    }

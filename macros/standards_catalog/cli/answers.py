"""What somebody answers who begins a catalog: asked on a terminal, else wrong usage."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

import click

from standards_catalog.documents.files import is_language
from standards_catalog.schema.languages import codes, overlay
from standards_catalog.text import kebab

Answer = TypeVar("Answer")

_REPOSITORY = re.compile(r"([A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+)(?:@([A-Za-z0-9._/-]+))?")


def answered(
    given: str | None, option: str, question: str, read: Callable[[str], Answer], usual: str = ""
) -> Answer:
    """Return what was given or is asked for; a UsageError where nobody can be asked.

    `read` makes an answer of the words, or raises BadParameter; on a terminal it is asked again.
    """
    if given is None and is_terminal():
        found: Answer = click.prompt(question, default=usual or None, value_proc=read, err=True)
        return found
    if given is None:
        raise click.UsageError(f"say {option}: {question[0].lower()}{question[1:]}")
    try:
        return read(given)
    except click.BadParameter as error:
        error.param_hint = option
        raise


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def name(said: str) -> str:
    """Return a name in one line."""
    if found := " ".join(said.split()):
        return found
    raise click.BadParameter("a name has letters")


def platforms(said: str) -> Mapping[str, str]:
    """Return the names of platforms by id; what is all in lower case gets one capital."""
    found = {}
    for one in listed(said):
        if not (short := kebab(one)):
            raise click.BadParameter(f'"{one}" has no letters for an id')
        found[short] = one[0].upper() + one[1:] if one == one.lower() else one
    if not found:
        raise click.BadParameter("name one at least")
    return found


def languages(said: str) -> tuple[str, ...]:
    """Return the codes of languages."""
    found = tuple(dict.fromkeys(listed(said)))
    for one in found or (said,):
        if not is_language(one):
            known = ", ".join(f"{code} ({overlay(code).english})" for code in codes())
            message = f'"{one}" is no code of a language; such are {known}, and others of BCP 47'
            raise click.BadParameter(message)
    return found


def time_zone(said: str) -> str:
    """Return the name of a time zone."""
    try:
        ZoneInfo(said)
    except (KeyError, OSError, ValueError):
        message = f'there is no time zone "{said}"; write an IANA name such as Europe/Berlin'
        raise click.BadParameter(message) from None
    return said


def repository(said: str, version: str) -> tuple[str, str]:
    """Return owner and name of a repository, and what is called of it: by default the version."""
    if not said:
        return "", ""
    if found := _REPOSITORY.fullmatch(said):
        return found[1], found[2] or f"v{version}"
    message = f'"{said}" is not OWNER/NAME or OWNER/NAME@REF'
    raise click.BadParameter(message, param_hint="--engine-repository")


def midnight(zone: str, now: datetime) -> tuple[int, int]:
    """Return hour and minute in UTC at which a day begins in a time zone, as of today."""
    offset = now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    begun = datetime(2000, 1, 2, 0, 5, tzinfo=UTC) - offset
    return begun.hour, begun.minute


def listed(said: str) -> list[str]:
    """Return what is separated by commas."""
    return [name for part in said.split(",") if (name := " ".join(part.split()))]

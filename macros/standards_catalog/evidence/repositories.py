"""Whose repositories there are, and what each is called, however its address is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from standards_catalog.evidence.extractors.kinds import names_folders
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.evidence import Fact
from standards_catalog.model.once import once
from standards_catalog.model.parts import Repository

_WORDS = re.compile(r"[\s,;:=\"']+")
_SSH = re.compile(r"(?:ssh://)?[^@/\s]+@(?P<host>[^:/\s]+)[:/](?P<path>.+)")


class Owned(NamedTuple):
    """A repository as one team names it."""

    team: str
    repository: Repository


def name_of(address: str) -> str:
    """Return the one name of a repository's address: host and path, in lower case.

    `https://Example.com/a/B.git/` and `git@example.com:a/b` are both `example.com/a/b`.
    """
    ssh = _SSH.fullmatch(address)
    parts = urlsplit(address)
    host, path = (ssh["host"], ssh["path"]) if ssh else (parts.hostname or "", parts.path)
    return "/".join((host, bare(path).lstrip("/"))).casefold()


def bare(address: str) -> str:
    """Return an address without what may stand at its end: a slash, `.git`."""
    return address.rstrip("/").removesuffix(".git")


def path_of(name: str) -> str:
    """Return what the name of a repository is on its forge: owner and repository."""
    return name.partition("/")[2]


@once
def owned(catalog: Catalog) -> Mapping[str, tuple[Owned, ...]]:
    """Return who names each repository, by its name; in order of teams."""
    found: dict[str, list[Owned]] = {}
    for team in catalog.teams:
        for one in team.repositories:
            found.setdefault(name_of(one.url), []).append(Owned(team.id, one))
    return {name: tuple(some) for name, some in sorted(found.items())}


def holds(repository: Repository, path: str) -> bool:
    """Whether a path of a repository lies in the part that a team names."""
    folder = repository.path.strip("/")
    return not folder or path == folder or path.startswith(f"{folder}/")


def concerns(repository: Repository, fact: Fact) -> bool:
    """Whether a fact about a whole repository names the part of it that a team names."""
    folder = repository.path.strip("/")
    return any(
        word.startswith(f"{folder}/") or (word == folder and names_folders(key))
        for key, value in fact.values.items()
        for word in (one.removeprefix(".").lstrip("/").rstrip("/") for one in _WORDS.split(value))
    )


@once
def by_team(catalog: Catalog) -> Mapping[str, tuple[tuple[str, Repository], ...]]:
    """Return the repositories of each team that names some, with their names, in their order."""
    found: dict[str, list[tuple[str, Repository]]] = {}
    for name, owners in owned(catalog).items():
        for one in owners:
            found.setdefault(one.team, []).append((name, one.repository))
    return {team: tuple(some) for team, some in found.items()}

"""Where repositories show something, as far as the settings let it be published."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from standards_catalog.evidence.observing import Match, Observation
from standards_catalog.evidence.repositories import by_team
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.evidence import Unread

MOST = 10


class Shown(NamedTuple):
    """One place: its words, its address on the forge, the version there, why it does not count."""

    text: str
    url: str
    version: str
    version_from: str
    told: str
    match: Match


def places(catalog: Catalog, team: str, seen: Observation) -> tuple[Shown, ...]:
    """Return the places where a team's repositories show something, those that count first.

    There are at most `MOST` of them.
    """
    if not published(catalog):
        return ()
    urls = {name: one.url for name, one in by_team(catalog).get(team, ())}
    matches = sorted(seen.matches, key=lambda one: bool(one.told))
    return tuple(_shown(one, urls.get(one.repository, "")) for one in matches[:MOST])


def unread(catalog: Catalog, seen: Observation) -> tuple[str, ...]:
    """Return the files that could not be read, with the reason, as text."""
    return tuple(f"{name} {one.path} ({one.reason})" for name, one in hiding(catalog, seen))


def hiding(catalog: Catalog, seen: Observation) -> tuple[tuple[str, Unread], ...]:
    """Return the files that could not be read, each after its repository."""
    return seen.unread[:MOST] if published(catalog) else ()


def published(catalog: Catalog) -> bool:
    """Whether names and paths of repositories reach the site and its data."""
    return catalog.settings.evidence.publish == "full"


def blob(repository: str, commit: str, path: str, line: int) -> str:
    """Return the address of a line at a commit on the forge of a repository."""
    base = repository.rstrip("/").removesuffix(".git")
    style = "/-" if "gitlab" in base else ""
    return f"{base}{style}/blob/{commit}/{quote(path)}#L{line}" if commit else base


def _shown(match: Match, url: str) -> Shown:
    fact = match.fact
    return Shown(
        f"{match.repository} {fact.path}:{fact.line}",
        blob(url, match.commit, fact.path, fact.line) if url else "",
        match.version or fact.ref,
        match.version_from,
        match.told,
        match,
    )

"""Where repositories show something, as far as the settings let it be published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from standards_catalog.evidence.matching import Match
from standards_catalog.evidence.observing import Observation
from standards_catalog.evidence.repositories import by_team
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.evidence import Unread
from standards_catalog.model.once import once
from standards_catalog.views.shared.link import line_at

MOST = 10
_UNCERTAIN = ("branch", "sha", "unresolved")
_MAJOR = re.compile(r"v?[0-9]{1,3}")


class Shown(NamedTuple):
    """One place: its words, its address on the forge, the version there, why it does not count.

    `within` is where it stands in a reusable workflow that is called there. `uncertain` is why the
    version does not say which release it is, or nothing: a `branch`, a `major` tag that moves, a
    bare `sha`, `unresolved`.
    """

    text: str
    url: str
    version: str
    uncertain: str
    told: str
    within: str
    match: Match


def places(catalog: Catalog, team: str, seen: Observation) -> tuple[Shown, ...]:
    """Return the places where a team's repositories show something, those that count first.

    There are at most `MOST` of them.
    """
    if not catalog.settings.evidence.names_places:
        return ()
    urls = _urls(catalog).get(team, {})
    matches = sorted(seen.matches, key=lambda one: bool(one.told))
    return tuple(_shown(one, urls.get(one.repository, "")) for one in matches[:MOST])


@once
def _urls(catalog: Catalog) -> Mapping[str, Mapping[str, str]]:
    """Return the addresses of each team's repositories by their names."""
    every = by_team(catalog).items()
    return {team: {name: one.url for name, one in some} for team, some in every}


def in_use(catalog: Catalog, seen: Observation) -> tuple[tuple[str, str], ...]:
    """Return the versions that count, each with why it does not say which release it is, if so.

    Where places are not named, the versions alone: what a branch is called is of the place.
    """
    if not catalog.settings.evidence.names_places:
        return tuple((one, "") for one in seen.versions)
    counted = [one for one in seen.matches if not one.told]
    found = dict.fromkeys((_version(one), _uncertain(one)) for one in counted)
    return tuple(one for one in found if one[0])


def unread(catalog: Catalog, seen: Observation) -> tuple[str, ...]:
    """Return the files that could not be read, with the reason, as text."""
    return tuple(f"{name} {one.path} ({one.reason})" for name, one in hiding(catalog, seen))


def hiding(catalog: Catalog, seen: Observation) -> tuple[tuple[str, Unread], ...]:
    """Return the files that could not be read, each after its repository."""
    return seen.unread[:MOST] if catalog.settings.evidence.names_places else ()


def left_out(catalog: Catalog, seen: Observation) -> int:
    """Return how many places and unread files there are beyond those that are named."""
    if not catalog.settings.evidence.names_places:
        return 0
    return sum(len(some[MOST:]) for some in (seen.matches, seen.unread))


def _shown(match: Match, url: str) -> Shown:
    fact = match.fact
    return Shown(
        f"{match.repository} {fact.path}:{fact.line}",
        line_at(url, match.commit, fact.path, fact.line) if url else "",
        _version(match),
        _uncertain(match),
        match.told,
        str(match.within or ""),
        match,
    )


def _version(match: Match) -> str:
    """Return the version, or the ref in its place; that of a call is not of what it calls."""
    return match.version or ("" if match.within else match.fact.ref)


def _uncertain(match: Match) -> str:
    if match.version_from == "tag" and _MAJOR.fullmatch(match.version):
        return "major"
    return match.version_from if match.version_from in _UNCERTAIN else ""

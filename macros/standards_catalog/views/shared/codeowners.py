"""Who is asked to review a change of which file: CODEOWNERS, from the owners that entries name.

GitHub and GitLab read it: a pattern, then handles; the last line that fits a path decides. Comments
have lines of their own, as only GitHub knows others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Group, Team
from standards_catalog.model.owners import owner_of

MARK = "# Written by `catalog codeowners`. Do not edit it: it is made from the files in"
_SPECIAL = re.compile(r"[\\\s#*?!\[\]]")


def codeowners(catalog: Catalog, folder: str, project: str = "") -> str:
    """Return the whole file for a catalog in a folder of its project.

    `project` is where that lies in its repository, with a slash; only what is in it has a line.
    """
    forge = catalog.settings.forge
    maintainers = forge.maintainers if forge else ()
    rest = (
        f"{_pattern(project) if project else '*'} {' '.join(maintainers)}"
        if maintainers
        else f"# nobody: `forge.maintainers` in {project}{folder}/settings.yml names no one"
    )
    head = f"{MARK} {project}{folder}/.\n\n# Whatever has no line of its own below\n{rest}\n"
    lines = sorted(_lines(catalog, project))
    return "\n".join([head, *(line for _, line in lines), ""]) if lines else head


def handles(catalog: Catalog, ref: Ref) -> tuple[str, ...]:
    """Return whom to ask on the forge: a team or group, or the teams that a group consists of."""
    entry = catalog.find(ref)
    if isinstance(entry, Team | Group) and entry.handle:
        return (entry.handle,)
    members = entry.members if isinstance(entry, Group) else ()
    teams = (catalog.get(Team, member.team) for member in members)
    return tuple(dict.fromkeys(team.handle for team in teams if team and team.handle))


def _lines(catalog: Catalog, project: str) -> Iterator[tuple[str, str]]:
    for ref, owner in _owned(catalog):
        path = project + catalog.document(ref).path
        asked = handles(catalog, owner)
        line = f"{_pattern(path)} {' '.join(asked)}"
        yield path, line if asked else f"# {path}: the {owner.kind} {owner.id} has no handle"


def _owned(catalog: Catalog) -> Iterator[tuple[Ref, Ref]]:
    """Yield every file that somebody owns, and who; a team owns what is recorded of it."""
    for ref in catalog.documents:
        if owner := owner_of(catalog, ref):
            yield ref, owner
    for team in catalog.teams:
        for ref in (
            Ref(kind, product.id) for kind in catalog.schemas.tables for product in team.products
        ):
            if ref in catalog.tables:
                yield ref, Ref("team", team.id)


def _pattern(path: str) -> str:
    return f"/{_SPECIAL.sub(_escaped, path)}"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"

"""Entities of Backstage -> rows of teams, groups and components.

See https://backstage.io/docs/features/software-catalog/descriptor-format. Names are references
such as `group:default/team-a`, of which kind and namespace are often left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.editing.importing.records import documents, row_of
from standards_catalog.editing.importing.rows import Row, Source, Told

_PARTS = {"Component": "", "API": "api", "Resource": "resource"}
_KIND, _NAME, _OWNER, _SYSTEM = "kind", "metadata.name", "spec.owner", "spec.system"
_NEEDS = ("spec.dependsOn", "spec.consumesApis")


def rows_of(path: str, text: str) -> Source:
    """Return an entity a row, its columns as Backstage names them; `settled` makes them ours."""
    return Source(tuple(row_of(path, _sound(one), {}) for one in documents(path, text)))


def settled(rows: Sequence[Row]) -> tuple[list[Row], list[Told]]:
    """Return the entities of all files as rows of our kinds, and what has no place here."""
    owners = {_key(row, _OWNER) for row in rows} - {""}
    taken = {_name(row) for row in rows if row.cells.get(_KIND) == "Component"}
    systems = {_name(row): row for row in rows if row.cells.get(_KIND) == "System"}
    with_system = {_key(row, _OWNER) for row in systems.values()}
    parts = [row for row in rows if row.cells.get(_KIND) in _PARTS]
    alone = {_key(row, _OWNER) for row in parts if not _key(row, _SYSTEM)}
    own = alone | (owners - with_system)
    found: list[Row] = []
    told: list[Told] = []
    for row in rows:
        kind = str(row.cells.get(_KIND, ""))
        if kind in _PARTS:
            found.append(_part(row, kind, taken))
        elif kind == "System" and _key(row, _OWNER):
            found.append(_made(row, "team", {"id": _key(row, _OWNER), **_product(row)}))
        elif kind == "Group":
            found.append(_group(row, owners, own))
        else:
            message = f"the {kind or 'entity'} `{row.cells.get(_NAME, '')}` has no place here"
            told.append(Told(row.place, f"kind {kind}", message, lost=kind == "System"))
    return found, told


def _sound(node: Node) -> Node:
    return node if isinstance(node.value, dict) else Node({}, node.line)


def _part(row: Row, kind: str, taken: set[str]) -> Row:
    owner, system = _key(row, _OWNER), _key(row, _SYSTEM)
    cells = {
        "id": _id(kind, _name(row), taken),
        "name": row.cells.get("metadata.title") or row.cells.get(_NAME),
        "summary": row.cells.get("metadata.description"),
        "team": owner,
        "product": system or owner,
        "lifecycle": row.cells.get("spec.lifecycle"),
        "depends_on": list(_needs(row, taken)),
        "links": _links(row),
        "tags": _tags(row, kind.lower() if _PARTS[kind] else ""),
    }
    return _made(row, "component", cells)


def _group(row: Row, owners: set[str], own: set[str]) -> Row:
    """Return a group, or a team, which is a product itself where what it owns is of no system."""
    name = row.cells.get("spec.profile.displayName") or row.cells.get("metadata.title")
    title, said = name or row.cells.get(_NAME), row.cells.get("metadata.description")
    if _name(row) not in owners:
        parent = _key(row, "spec.parent")
        cells = {"id": _name(row), "name": title, "purpose": said, "parent": parent}
        return _made(row, "group", cells)
    cells = {"id": _name(row), "name": title, "summary": said}
    if _name(row) in own:
        cells |= {"products.id": _name(row), "products.name": title}
    return _made(row, "team", cells)


def _product(row: Row) -> dict[str, Any]:
    title = row.cells.get("metadata.title") or row.cells.get(_NAME)
    return {"products.id": _name(row), "products.name": title}


def _made(row: Row, kind: str, cells: dict[str, Any]) -> Row:
    """Return a row of ours, with the columns of Backstage behind it that it does not use."""
    ours = {key: value for key, value in cells.items() if value}
    used = {_KIND, "apiVersion", _NAME, _OWNER, _SYSTEM, "metadata.title", "metadata.description",
            "metadata.links", "metadata.tags", "metadata.namespace", "spec.lifecycle",
            "spec.type", "spec.parent", "spec.profile.displayName", *_NEEDS}  # fmt: skip
    rest = {key: value for key, value in row.cells.items() if key not in used}
    return replace(row, cells={**ours, **rest}, kind=kind)


def _links(row: Row) -> list[dict[str, str]]:
    links = row.cells.get("metadata.links")
    found = links if isinstance(links, list) else []
    return [
        {"title": one.get("title") or one["url"], "url": one["url"]}
        for one in found
        if isinstance(one, dict) and one.get("url")
    ]


def _tags(row: Row, kind: str) -> list[str]:
    tags = row.cells.get("metadata.tags")
    found = tags if isinstance(tags, list) else []
    return [
        one for one in (kind, row.cells.get("spec.type"), *found) if isinstance(one, str) and one
    ]


def _needs(row: Row, taken: set[str]) -> Iterator[str]:
    for column, usual in zip(_NEEDS, ("Component", "API"), strict=True):
        names = row.cells.get(column)
        for one in names if isinstance(names, list) else []:
            kind, _, rest = str(one).rpartition(":")
            known = {key.lower(): key for key in _PARTS}
            yield _id(known.get(kind.lower(), usual), _bare(rest), taken)


def _id(kind: str, name: str, taken: set[str]) -> str:
    """Return the id of a part: an API that is called as a component is has its kind behind it."""
    suffix = _PARTS.get(kind, "")
    return f"{name}-{suffix}" if suffix and name in taken else name


def _name(row: Row) -> str:
    space = str(row.cells.get("metadata.namespace", "default"))
    name = str(row.cells.get(_NAME, ""))
    return name if space == "default" else f"{space}-{name}"


def _key(row: Row, column: str) -> str:
    """Return the name in a reference."""
    return _bare(str(row.cells.get(column) or "").rpartition(":")[2])


def _bare(reference: str) -> str:
    space, _, name = reference.rpartition("/")
    return name if space in ("", "default") else f"{space}-{name}"

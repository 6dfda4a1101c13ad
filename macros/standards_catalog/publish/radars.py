"""Tools as the data of other radars: Thoughtworks' "build your own", Zalando's, AOE's.

Quadrants are the tags or segments that tools have first; a radar of four takes the first four.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Tool
from standards_catalog.model.standing import ring_of
from standards_catalog.views.radar.groups import REST, groups
from standards_catalog.views.radar.moves import Past, move, since_when

_MOVES = {"in": 1, "out": -1, "new": 2}

Data = list[dict[str, Any]] | dict[str, Any]


def build_your_own(catalog: Catalog, by: str, lang: str) -> Data:
    """Return a list of blips: `name`, `ring`, `quadrant`, `isNew`, `description`."""
    return [
        {
            "name": tool.name[lang],
            "ring": ring_of(catalog, tool).label(lang),
            "quadrant": quadrant,
            "isNew": "TRUE" if _move(catalog, tool) == "new" else "FALSE",
            "description": tool.summary[lang],
        }
        for _, quadrant, tool in _blips(catalog, by, lang)
    ]


def zalando(catalog: Catalog, by: str, lang: str) -> Data:
    """Return `entries` with the numbers of quadrants and rings."""
    rings = list(catalog.vocabulary.terms("tool", "ring"))
    entries = [
        {
            "quadrant": number,
            "ring": rings.index(ring_of(catalog, tool).value),
            "label": tool.name[lang],
            **({"link": _homepage(tool)} if _homepage(tool) else {}),
            "active": True,
            "moved": _MOVES.get(_move(catalog, tool), 0),
        }
        for number, _, tool in _blips(catalog, by, lang)
    ]
    return {"date": f"{catalog.today:%Y.%m}", "entries": entries}


def aoe(catalog: Catalog, by: str, lang: str) -> Data:
    """Return `items` with their revisions, and the `releases` in which those came."""
    items: list[dict[str, Any]] = [
        {
            "id": tool.id,
            "title": tool.name[lang],
            "ring": ring_of(catalog, tool).value,
            "quadrant": quadrant,
            "body": tool.summary[lang],
            "tags": list(tool.tags),
            "featured": True,
            "revisions": list(_revisions(catalog, tool, lang)),
        }
        for _, quadrant, tool in _blips(catalog, by, lang)
    ]
    releases = sorted({one["release"] for item in items for one in item["revisions"]})
    return {"items": items, "releases": releases}


FORMATS: Mapping[str, Callable[[Catalog, str, str], Data]] = {
    "radar": build_your_own,
    "zalando": zalando,
    "aoe": aoe,
}
"""What makes the data of each radar, by the name that `catalog import --from` has for it."""


def _blips(catalog: Catalog, by: str, lang: str) -> Iterator[tuple[int, str, Tool]]:
    """Yield each tool with the number and the name of its quadrant."""
    for number, group in enumerate(groups(catalog, by, None, lang)):
        name = "other" if group.key == REST else group.name[lang]
        for ring in group.cells:
            yield from ((number, name, tool) for tool in ring)


def _move(catalog: Catalog, tool: Tool) -> str:
    """Return how a tool moved since the quarter began, as far as its own data tells."""
    return move(catalog, tool, None, Past(since_when(catalog.today)[0])).kind


def _homepage(tool: Tool) -> str:
    return tool.upstream.homepage or tool.upstream.repository if tool.upstream else ""


def _revisions(catalog: Catalog, tool: Tool, lang: str) -> Iterator[dict[str, str]]:
    now = tool.ring_note or tool.summary
    for one in tool.judgements("")[:-1]:
        if one.on:
            yield {"release": one.on, "ring": one.ring, "body": one.note[lang] if one.note else ""}
    on = tool.judged_on or catalog.today.isoformat()
    yield {"release": on, "ring": ring_of(catalog, tool).value, "body": now[lang]}

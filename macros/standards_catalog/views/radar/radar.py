"""The radar: what the organisation thinks of its tools, one drawing with many faces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Tool
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.radar.face import MOST, Face, Ring, face
from standards_catalog.views.radar.groups import SECTORS, divisions
from standards_catalog.views.radar.labels import USUAL
from standards_catalog.views.radar.layout import PITCH, Arc
from standards_catalog.views.radar.moves import SIGNS, Move, Past, move
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.shared.words import fill, words


class Radar(Struct, frozen=True):
    """The face that is shown first, and those that the reader can turn to: other `divisions`.

    `places` has the place of each tool's address among all tools, by which `data` names it; `rest`
    are the tools that the first face does not show. Of `pasts` the first one is drawn.
    """

    shown: Face
    others: tuple[Face, ...]
    divisions: tuple[str, ...]
    platforms: tuple[Link, ...]
    rings: tuple[Term, ...]
    ring_label: str
    pasts: tuple[Past, ...]
    places: dict[str, int]
    rest: tuple[Link, ...]
    data: dict[str, Any]

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves that occur on any face, since any of the days."""
        seen = {past.still for past in self.pasts}
        for one in self.data["faces"]:
            seen |= {kind for moved in one["moved"] for kind, _ in moved.values()}
        return tuple(Move(kind) for kind in SIGNS if kind in seen)


def radar(
    catalog: Catalog, by: str, platform: Platform | None, lang: str, pasts: Sequence[Past]
) -> Radar:
    """Return the radar with a face for each platform and each way to divide it.

    Without a way `by` which it is divided at first, it is the one that suits the catalog.
    """
    tools = [link(tool) for tool in catalog.all(Tool)]
    places = {one.href: place for place, one in enumerate(tools)}
    ways = divisions(catalog)
    by = by or ways[0]
    first, *others = (
        face(catalog, way, where, lang, pasts[0])
        for where in (platform, *(one for one in (None, *catalog.platforms) if one != platform))
        for way in (by, *(one for one in ways if one != by))
    )
    shown = {blip.link.href for blip in first.blips}
    rings = catalog.vocabulary.terms("tool", "ring")
    return Radar(
        first,
        tuple(others),
        tuple(one for one in SECTORS if one in (by, *ways)),
        tuple(map(link, catalog.platforms)),
        tuple(rings.values()),
        catalog.vocabulary.label("tool", "ring")[lang],
        tuple(pasts),
        places,
        tuple(one for one in tools if one.href not in shown),
        {
            "rings": [term.label(lang) for term in rings.values()],
            "signs": SIGNS,
            "usual": USUAL,
            "most": MOST,
            "reach": PITCH / 2,
            "crowd": fill(lang, "radar_crowd", most=MOST),
            "moves": {kind: words(lang)[f"radar_move_{kind}"] for kind in SIGNS},
            "since": [_since(past, lang) for past in pasts],
            "faces": [
                _face(one, list(rings), places)
                | {"moved": [_moved(catalog, one, past, places, lang) for past in pasts]}
                for one in (first, *others)
            ],
        },
    )


def _since(past: Past, lang: str) -> dict[str, str]:
    """Return a day for the script: what is said above the list, and why if nobody knows."""
    said = {key: fill(lang, key, day=past.since) for key in ("radar_since", "radar_no_past")}
    told, why = said["radar_since"], "" if past.tools is not None else said["radar_no_past"]
    return {"day": past.since.isoformat(), "still": past.still, "told": told, "why": why}


def _moved(
    catalog: Catalog, shown: Face, past: Past, places: dict[str, int], lang: str
) -> dict[int, tuple[str, str]]:
    """Return how each tool of a face moved since a day, of which something is to be said."""
    platform = catalog.get(Platform, shown.platform)
    tools = (catalog.get(Tool, blip.link.id) for blip in shown.blips)
    moves = ((link(tool).href, move(catalog, tool, platform, past)) for tool in tools if tool)
    return {
        places[href]: (one.kind, one.remark(lang)) for href, one in moves if one.kind != past.still
    }


def _face(shown: Face, rings: list[str], places: dict[str, int]) -> dict[str, Any]:
    """Return a face for the script: cells as [sector, ring, arcs, arcs alone, tools]."""
    return {
        "radii": [band.radius for band in shown.bands],
        "sectors": [[sector.key, sector.radii] for sector in shown.sectors],
        "cells": [
            [
                at,
                rings.index(ring.term.value),
                *_arcs(ring),
                [places[one.link.href] for one in ring.blips],
            ]
            for at, sector in enumerate(shown.sectors)
            for ring in sector.rings
        ],
    }


def _arcs(ring: Ring) -> Iterator[list[list[float]]]:
    for arcs in (ring.arcs, ring.alone):
        yield [_plain(arc) for arc in arcs]


def _plain(arc: Arc) -> list[float]:
    return [arc.radius, arc.first, arc.step, arc.count]

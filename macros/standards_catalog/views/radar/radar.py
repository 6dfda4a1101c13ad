"""The radar: what the organisation thinks of its tools, one drawing with many faces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Tool
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.radar.face import Face, Ring, face
from standards_catalog.views.radar.groups import SECTORS, divisions
from standards_catalog.views.radar.labels import USUAL
from standards_catalog.views.radar.layout import Arc
from standards_catalog.views.radar.moves import SIGNS, Move, Past
from standards_catalog.views.shared.link import Link, link


@dataclass(frozen=True, slots=True)
class Radar:
    """The face that is shown first, and those that the reader can turn to: other `divisions`.

    `places` has the place of each tool's address among all tools, by which `data` names it; `rest`
    are the tools that the first face does not show.
    """

    shown: Face
    others: tuple[Face, ...]
    divisions: tuple[str, ...]
    platforms: tuple[Link, ...]
    rings: tuple[Term, ...]
    ring_label: str
    since: date
    has_past: bool
    places: dict[str, int]
    rest: tuple[Link, ...]
    data: dict[str, Any]

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves that occur on any face."""
        seen = {one.kind for face in (self.shown, *self.others) for one, _ in face.moves}
        return tuple(Move(kind) for kind in SIGNS if kind in seen)


def radar(catalog: Catalog, by: str, platform: Platform | None, lang: str, past: Past) -> Radar:
    """Return the radar with a face for each platform and each way to divide it.

    Without a way `by` which it is divided at first, it is the one that suits the catalog.
    """
    tools = [link(tool) for tool in catalog.all(Tool)]
    places = {one.href: place for place, one in enumerate(tools)}
    ways = divisions(catalog)
    by = by or ways[0]
    first, *others = (
        face(catalog, way, where, lang, past)
        for where in (platform, *(one for one in (None, *catalog.platforms) if one != platform))
        for way in (by, *(one for one in ways if one != by))
    )
    shown = {blip.link.href for blip in first.blips}
    rings = catalog.vocabulary.terms("tool", "ring")
    still = "unknown" if past.tools is None else "same"
    return Radar(
        first,
        tuple(others),
        tuple(one for one in SECTORS if one in (by, *ways)),
        tuple(map(link, catalog.platforms)),
        tuple(rings.values()),
        catalog.vocabulary.label("tool", "ring")[lang],
        past.since,
        past.tools is not None,
        places,
        tuple(one for one in tools if one.href not in shown),
        {
            "rings": [term.label(lang) for term in rings.values()],
            "signs": SIGNS,
            "usual": USUAL,
            "still": still,
            "faces": [_face(one, list(rings), places, still, lang) for one in (first, *others)],
        },
    )


def _face(
    shown: Face, rings: list[str], places: dict[str, int], still: str, lang: str
) -> dict[str, Any]:
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
        "moved": {
            places[blip.link.href]: [blip.move.kind, blip.move.remark(lang)]
            for blip in shown.blips
            if blip.move.kind != still
        },
    }


def _arcs(ring: Ring) -> Iterator[list[list[float]]]:
    for arcs in (ring.arcs, ring.alone):
        yield [_plain(arc) for arc in arcs]


def _plain(arc: Arc) -> list[float]:
    return [arc.radius, arc.first, arc.step, arc.count]

"""Blips on a radar: in their ring and sector, and never over each other."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import hypot, sqrt

import pytest

from standards_catalog.views.radar.layout import BLIP, Layout, Point, layout

EVEN = {sectors: [[120 // sectors // 4 + 1] * 4] * sectors for sectors in (1, 2, 5, 9, 20)}
COUNTS = {
    **{f"{sectors} even": counts for sectors, counts in EVEN.items()},
    "all in one": [[120, 0, 0, 0]],
    "one full of nine": [[100, 0, 3, 17], *[[0, 0, 0, 0]] * 7, [1, 0, 0, 0]],
    "thousands": [[70, 60, 90, 60]] * 9,
    "uneven": [[at * ring % 7 for ring in range(1, 5)] for at in range(9)],
}


def places(laid: Layout) -> list[list[list[Point]]]:
    return [[[at for arc in arcs for at in arc.points()] for arcs in rings] for rings in laid.arcs]


@pytest.mark.parametrize("name", COUNTS)
def test_no_two_blips_are_nearer_than_their_diameter(name: str) -> None:
    counts = COUNTS[name]
    laid = layout(counts)
    assert [[len(ring) for ring in rings] for rings in places(laid)] == counts
    points = [point for rings in places(laid) for ring in rings for point in ring]
    for one, other in combinations(points, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= BLIP


@pytest.mark.parametrize("name", COUNTS)
def test_each_blip_is_wholly_in_its_ring(name: str) -> None:
    laid = layout(COUNTS[name])
    for rings in places(laid):
        for inner, outer, ring in zip((0, *laid.radii), laid.radii, rings, strict=False):
            for point in ring:
                assert inner + BLIP / 2 <= hypot(point.x, point.y) <= outer - BLIP / 2


def test_the_wedge_of_the_names_stays_free() -> None:
    for counts in COUNTS.values():
        points = [point for rings in places(layout(counts)) for ring in rings for point in ring]
        assert not [one for one in points if one.y < -60 and abs(one.x) < BLIP / 2]


def test_the_same_counts_have_the_same_places() -> None:
    assert layout(COUNTS["uneven"]) == layout(COUNTS["uneven"])


def test_it_grows_no_more_than_its_blips_need() -> None:
    few, many = (layout([[count] * 4] * 5) for count in (1, 24))
    assert few.outer < 260
    assert many.outer < few.outer * sqrt(24)


def test_without_sectors_there_is_nothing() -> None:
    assert layout([]).arcs == ()
    assert isinstance(layout([]), Layout)
    assert layout([]).outer == 0


def test_a_sector_of_a_few_beside_one_of_thousands_leaves_each_ring_its_share() -> None:
    made = layout([[1, 0, 1, 0]] * 8 + [[600, 600, 600, 600]])
    widths = [after - before for before, after in pairwise((0.0, *made.radii))]
    assert min(widths) > made.outer / 10, widths

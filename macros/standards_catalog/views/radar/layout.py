"""Where everything on a radar goes: rings around a centre, sectors between rays.

Blips sit on circles one pitch apart, evenly spread over their sector, and a ring takes as many
circles as its fullest sector needs. So none can touch another, however many there are; nothing is
left to chance. Angles go clockwise from the top, where a wedge stays free for the rings' names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import asin, cos, pi, sin

from msgspec import Struct

BLIP = 22  # diameter
PITCH = 26  # from circle to circle, and at least from blip to blip
_CENTRE = 30  # innermost circle
_WEDGE = 0.62  # in radians
_LEAST = 2  # circles of a ring, so that its name has room
_SHARE = 3  # blips that even a small sector gets the angle of
_NARROWEST = 1 / 4  # of an even share: else there is no room near the centre


class Point(Struct, frozen=True):
    """A place, right of and below the centre."""

    x: float
    y: float


class Arc(Struct, frozen=True):
    """Blips on one circle: the angle of the first, and from each to the next."""

    radius: float
    first: float
    step: float
    count: int

    def points(self) -> Iterator[Point]:
        """Yield their places."""
        return (point(self.radius, self.first + self.step * at) for at in range(self.count))


class Layout(Struct, frozen=True):
    """Radii of the rings, rays between sectors (angles), and `arcs[sector][ring]`."""

    radii: tuple[float, ...]
    rays: tuple[float, ...]
    arcs: tuple[tuple[tuple[Arc, ...], ...], ...]

    @property
    def outer(self) -> float:
        """The radius of the outermost ring."""
        return self.radii[-1] if self.radii else 0.0


def layout(counts: Sequence[Sequence[int]]) -> Layout:
    """Place blips; `counts[sector][ring]` says how many there are."""
    rays = _rays([sum(rings) for rings in counts])
    sweeps = [after - before for before, after in pairwise(rays)]
    arcs: list[list[tuple[Arc, ...]]] = [[] for _ in counts]
    radii = []
    radius = float(_CENTRE)
    for ring in range(len(counts[0]) if counts else 0):
        circles = _circles(radius, sweeps, [rings[ring] for rings in counts])
        for sector, sweep in enumerate(sweeps):
            found = _spread(counts[sector][ring], circles, rays[sector], sweep)
            arcs[sector].append(tuple(found))
        radii.append(circles[-1] + PITCH / 2)
        radius = circles[-1] + PITCH
    return Layout(tuple(radii), tuple(rays), tuple(map(tuple, arcs)))


def point(radius: float, angle: float) -> Point:
    """Return the place at a distance from the centre, to a tenth: machines differ in the rest."""
    return Point(round(radius * sin(angle), 1), round(-radius * cos(angle), 1))


def _rays(totals: Sequence[int]) -> list[float]:
    """Return where sectors begin and end, each as broad as it is full, none too narrow."""
    least = _NARROWEST * sum(totals) / max(len(totals), 1)
    shares = [max(total + _SHARE, least) for total in totals]
    rays = [_WEDGE / 2]
    for share in shares:
        rays.append(rays[-1] + (2 * pi - _WEDGE) * share / sum(shares))
    return rays


def _circles(radius: float, sweeps: Sequence[float], counts: Sequence[int]) -> list[float]:
    """Return the radii of a ring's circles: as many as every sector finds room on."""
    circles: list[float] = []
    while len(circles) < _LEAST or any(
        sum(_room(one, sweep) for one in circles) < count
        for sweep, count in zip(sweeps, counts, strict=True)
    ):
        circles.append(radius + PITCH * len(circles))
    return circles


def _room(radius: float, sweep: float) -> int:
    """Return how many blips a sector holds on a circle, half a pitch from its rays."""
    return int(sweep / (2 * asin(PITCH / 2 / radius)))


def _spread(count: int, circles: Sequence[float], start: float, sweep: float) -> Iterator[Arc]:
    """Yield arcs for some blips, on each circle as many as its share of the room.

    Angles are rounded, as machines differ in the rest: to a hundredth of a blip far out.
    """
    room = [_room(radius, sweep) for radius in circles]
    placed = seen = 0
    for radius, own in zip(circles, room, strict=True):
        seen += own
        here = count * seen // sum(room) - placed if seen else 0
        placed += here
        if here:
            step = sweep / here
            yield Arc(radius, round(start + step / 2, 5), round(step, 5), here)

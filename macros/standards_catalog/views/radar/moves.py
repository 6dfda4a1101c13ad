"""How tools moved since a day: nearer to the centre, away from it, or not; or nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Tool
from standards_catalog.model.partial import quarter_start, span
from standards_catalog.model.standing import ring_of
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.shared.words import fill, words

# Each with the sign that tells it without colour; what it means is the word `radar_move_<kind>`.
SIGNS = {"in": "▲", "out": "▼", "new": "◆", "same": "●", "unknown": "◌"}


class Move(Struct, frozen=True):
    """A key of SIGNS, and the ring that a tool moved from."""

    kind: str
    was: Term | None = None

    @property
    def sign(self) -> str:
        """The sign that stands for it."""
        return SIGNS[self.kind]

    def remark(self, lang: str) -> str:
        """Return what is to be said beside a tool; nothing of one that stayed or may have."""
        if self.was:
            return fill(lang, "radar_was", ring=self.was.label(lang))
        return words(lang)["radar_move_new"] if self.kind == "new" else ""


class Past(Struct, frozen=True):
    """The day that moves are told since, and the tools before it; None if nobody knows."""

    since: date
    tools: Mapping[str, Tool] | None = None

    @property
    def still(self) -> str:
        """The move of a tool that nothing is to be said of."""
        return "unknown" if self.tools is None else "same"


def since_when(today: date) -> tuple[date, ...]:
    """Return the first days of the quarter of a day, and of those one, two and four before it."""
    return tuple(quarter_start(today, before) for before in (0, 1, 2, 4))


def ring_at(catalog: Catalog, tool: Tool, platform: Platform | None) -> str:
    """Return the ring of a tool, on a platform if one is given; empty if there is no opinion."""
    if platform is None:
        return ring_of(catalog, tool).value
    return tool.rings.get(platform.id, tool.ring)


def _recorded(tool: Tool, platform: Platform | None, since: date) -> str | None:
    """Return the ring before a day as it is recorded: empty if it came later, None if unknown."""
    was: str | None = None
    for one in tool.judgements(platform.id if platform else ""):
        if one.on and span(one.on)[0] >= since:
            return was or ""
        was = one.ring
    return was


def move(catalog: Catalog, tool: Tool, platform: Platform | None, past: Past) -> Move:
    """Return how a tool moved since a day; the data's own date of a ring counts too."""
    now, was = ring_at(catalog, tool, platform), _recorded(tool, platform, past.since)
    judged = bool(tool.ring_since) and span(tool.ring_since)[0] >= past.since
    if was is None:
        if past.tools is None:
            return Move("new" if judged else "unknown")
        names = (tool.id, *tool.formerly)
        then = next((past.tools[one] for one in names if one in past.tools), None)
        was = ring_at(catalog, then, platform) if then else ""
        if was == now and judged:
            was = ""
    if not was:
        return Move("new")
    if was == now:
        return Move("same")
    rings = catalog.vocabulary.terms("tool", "ring")
    order = list(rings)
    if was not in order:  # a ring that nobody can place any more
        return Move("unknown")
    return Move("in" if order.index(now) < order.index(was) else "out", rings[was])

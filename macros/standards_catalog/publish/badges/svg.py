"""A badge -> SVG, in the look of READMEs: flat, 20 pixels high, without a script or a font."""

from __future__ import annotations

from functools import lru_cache

from standards_catalog.publish.badges.badge import Badge
from standards_catalog.render.environment import environment


@lru_cache(maxsize=1000)
def svg(badge: Badge, lang: str) -> str:
    """Return a badge as SVG; most of the teams' are alike."""
    return str(environment().get_template("badge.svg").module.show(badge, lang))  # type: ignore[attr-defined]

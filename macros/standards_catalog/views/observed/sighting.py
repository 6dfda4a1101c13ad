"""What repositories show of one cell, as plain values for the card of the matrix."""

from __future__ import annotations

from collections.abc import Sequence

from standards_catalog.model.catalog import Catalog
from standards_catalog.views.adoption.adoption import Cell
from standards_catalog.views.shared.places import Shown, left_out, places, unread
from standards_catalog.views.shared.words import fill, words

MOST = 3


def sighting(catalog: Catalog, cell: Cell, lang: str) -> Sequence[object]:
    """Return day, versions and places, each with its text and its address, if there are any.

    Places are at most `MOST`, and how many more there are; files that hide something have no
    address.
    """
    seen = cell.observation
    if seen is None or cell.observed is None:
        return ()
    shown = [(_said(one, lang), one.url) for one in places(catalog, cell.team.id, seen)]
    shown += [(one, "") for one in unread(catalog, seen)]
    more = len(shown[MOST:]) + left_out(catalog, seen)
    return str(seen.on or ""), ", ".join(seen.versions), shown[:MOST], more


def _said(place: Shown, lang: str) -> str:
    keys = (("from", place.uncertain), ("told", place.told))
    told = (f"({words(lang)[f'{key}_{word}']})" for key, word in keys if word)
    within = fill(lang, "found_within", place=place.within) if place.within else ""
    return " ".join(filter(None, [place.text, within, place.version, *told]))

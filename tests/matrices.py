"""An adoption matrix as its page has it, and what stands beside the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Standard, Tool
from standards_catalog.render.environment import render
from standards_catalog.views.adoption.matrix import adoption_matrix
from standards_catalog.views.lists.matrix_data import matrix_data

FURTHER = {"matrix": "matrix.json", "cards": "cards.json", "table": "table.html"}


class Drawn(NamedTuple):
    """The parts of a matrix: the page's own, its data, what cards tell, the whole table."""

    page: str
    data: str
    cards: str
    table: str


def drawn(
    catalog: Catalog, some: Sequence[Standard | Tool], lang: str = "en", caption: str = "Adoption"
) -> Drawn:
    """Return a matrix of all teams and some standards or tools."""
    kind = some[0].kind if some else "standard"
    matrix = adoption_matrix(catalog, some, kind)
    views = {"matrix": matrix, "tools": matrix_data(catalog, matrix, lang), "caption": caption}
    names = ("adoption_matrix.html", "matrix_data.json", "matrix_cards.json", "matrix_table.html")
    made = (render(f"pages/{name}", lang, "../", further=FURTHER, **views) for name in names)
    return Drawn(*made)

"""What calls of adoption answer: the matrices, and who moved between two dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from standards_catalog.model.entries import Standard
from standards_catalog.site.calls.group import Call, Calls
from standards_catalog.site.calls.wrong_call import WrongCallError
from standards_catalog.site.state import Files
from standards_catalog.views.adoption.matrix import adopted_tools
from standards_catalog.views.adoption.matrix import adoption_matrix as matrix_view
from standards_catalog.views.changes.quarters import quarters
from standards_catalog.views.events.quarter import recorded
from standards_catalog.views.lists.matrix_data import matrix_data
from standards_catalog.views.observed.disagreements import differing, disagreements
from standards_catalog.views.shared.words import words


class AdoptionCalls(Calls):
    """The calls that show what teams have adopted."""

    def all(self) -> list[Call]:
        """Return every call."""
        return [
            self.adoption_matrix,
            self.adoption_comparison,
            self.disagreements,
        ]

    def adoption_matrix(self, of: str = "standards", **wanted: str) -> str:
        """Teams × standards, or teams × tools; `wanted` are facets: `stage="standard"`."""
        catalog = self.catalog
        kind = _adopted_kind(of)
        if kind == "standard":
            chosen: Any = self.matching(catalog.all(Standard), kind, wanted)
        else:
            chosen = self.matching(adopted_tools(catalog), kind, wanted)
        lang, pages = self.lang, self.pages
        table = words(lang)
        caption = f"{table['adoption']}: {table['teams']} × {table[of]}"
        return self.hold(
            "pages/adoption_matrix.html",
            lambda: {
                "matrix": (made := matrix_view(catalog, chosen, kind)),
                "tools": matrix_data(catalog, made, lang, pages),
                "caption": caption,
            },
            _beside_matrix,
        )

    def adoption_comparison(self, of: str = "standards") -> str:
        """Who moved between two ends of quarters, or up to now; by recorded days without them."""
        kind = _adopted_kind(of)
        told, lang, pages = self.told, self.lang, self.pages
        caption = words(lang)[of]
        return self.hold(
            "pages/adoption_comparison.html",
            lambda: {
                "quarters": quarters(told.catalog, told.past.history(), kind, lang, pages),
                "since": recorded(told.catalog, told.past.history(), lang, kind),
                "kind": kind,
                "caption": caption,
            },
        )

    def disagreements(self) -> str:
        """Where what teams declare and what their repositories show differ, by team."""
        catalog = self.catalog
        return self.hold(
            "pages/disagreements.html",
            lambda: {"standing": disagreements(catalog), "teams": differing(catalog)},
        )


def _beside_matrix(views: Mapping[str, Any]) -> Files:
    whole = views["matrix"].whole
    return {
        "matrix": ("pages/matrix_data.json", {}),
        "cards": ("pages/matrix_cards.json", {}),
        **({} if whole else {"table": ("pages/matrix_table.html", {})}),
    }


def _adopted_kind(of: str) -> str:
    kind = {"standards": "standard", "tools": "tool"}.get(of, "")
    if not kind:
        raise WrongCallError(f'`of` must be "standards" or "tools", not "{of}"')
    return kind

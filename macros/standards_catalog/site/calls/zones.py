"""What calls of zones answer: what fills them, drawn and in tables, and moves between platforms."""

from __future__ import annotations

from itertools import permutations

from standards_catalog.model.entries import Platform
from standards_catalog.site.calls.group import Call, Calls
from standards_catalog.site.calls.wrong_call import WrongCallError
from standards_catalog.views.shared.words import words
from standards_catalog.views.zones.diagram import zone_diagram
from standards_catalog.views.zones.moves import comparison
from standards_catalog.views.zones.zones import zone_matrix


class ZoneCalls(Calls):
    """The calls that show zones and platforms."""

    def all(self) -> list[Call]:
        """Return every call."""
        return [
            self.zone_matrix,
            self.comparison,
            self.zone_diagram,
            self.comparisons,
        ]

    def zone_matrix(self) -> str:
        """Zones × platforms, with the tools and their basis."""
        catalog = self.catalog
        table = words(self.lang)
        caption = f"{table['zones']} × {table['platforms_title']}"
        return self.hold(
            "pages/zone_matrix.html",
            lambda: {"matrix": zone_matrix(catalog), "caption": caption},
        )

    def comparison(self, origin: str, target: str) -> str:
        """What to keep, drop and take up in a move from one platform to another."""
        catalog = self.catalog
        ends = [self.entry("platform", one) for one in (origin, target)]
        here, there = (end for end in ends if isinstance(end, Platform))
        names = [end.name[self.lang] for end in ends]
        return self.hold(
            "pages/comparison.html",
            lambda: {
                "comparison": comparison(catalog, here, there),
                "caption": " → ".join(names),
            },
        )

    def zone_diagram(self, platform: str = "", origin: str = "", target: str = "") -> str:
        """The zones drawn: in the abstract, on a platform, or as a move between two."""
        catalog = self.catalog
        if bool(origin) != bool(target):
            raise WrongCallError("a move has two ends", "say both: origin and target")
        if platform and origin:
            raise WrongCallError("it shows a platform or a move, not both")
        given = [platform] if platform else [origin, target] if origin else []
        lang = self.lang
        ends = [end for one in given if isinstance(end := self.entry("platform", one), Platform)]
        return self.hold(
            "pages/zone_diagram.html",
            lambda: {"diagram": zone_diagram(catalog, ends, lang)},
        )

    def comparisons(self) -> str:
        """Every move from one platform to another: a table that leads to each, and all of them."""
        catalog = self.catalog
        platforms = tuple(catalog.all(Platform))
        chooser = self.hold("pages/moves.html", lambda: {"platforms": platforms})
        parts = [chooser, ""]
        for here, there in permutations(platforms, 2):
            names = f"{here.name[self.lang]} → {there.name[self.lang]}"
            drawn = self.zone_diagram(origin=here.id, target=there.id)
            table = self.comparison(here.id, there.id)
            parts.append(f"## {names} {{#{here.id}-to-{there.id}}}\n\n{drawn}\n\n{table}\n")
        return "\n" + "\n".join(parts)

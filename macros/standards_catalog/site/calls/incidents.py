"""What a page about incidents calls: records, figures, rows, components, the reading list."""

from __future__ import annotations

from functools import partial

from standards_catalog.site.calls.group import Call, Calls
from standards_catalog.site.calls.wrong_call import WrongCallError, known
from standards_catalog.views.incidents import compare, page, reading
from standards_catalog.views.incidents.attention import overview
from standards_catalog.views.incidents.components import components
from standards_catalog.views.incidents.figures.figure import Figure
from standards_catalog.views.incidents.numbers.selection import (
    SAMPLE,
    Selection,
    find,
    in_year,
    sample,
    selections,
)
from standards_catalog.views.incidents.rows import rows


class IncidentCalls(Calls):
    """The calls of one build that are about incidents; `product` is an id, or `sample`."""

    def all(self) -> list[Call]:
        """Return every call."""
        return [
            self.home_incidents,
            self.incident_products,
            self.incident_record,
            self.incident_figures,
            self.incident_figure,
            self.incident_rows,
            self.incident_comparison,
            self.components,
            self.reading_list,
        ]

    def home_incidents(self) -> str:
        """What is recorded of incidents and calls for action; nothing without any product."""
        catalog = self.catalog
        found = overview(catalog)
        return self.hold("incidents/home.html", lambda: {"found": found}) if found else ""

    def incident_products(self) -> str:
        """The products with a record, by name, and the sample."""
        catalog, lang = self.catalog, self.lang
        return self.hold("incidents/products.html", lambda: {"found": page.products(catalog, lang)})

    def incident_record(self, product: str, year: str = "") -> str:
        """What the record of a product holds, perhaps in one year."""
        whole, lang = self._whole(product), self.lang
        some = self._some(whole, year)
        return self.hold(
            "incidents/record.html", lambda: {"record": page.record(whole, some, lang)}
        )

    def incident_figures(self, product: str, year: str = "") -> str:
        """Every figure of a product that there are numbers for, perhaps of one year."""
        some = self._some(self._whole(product), year)
        return self._all_held(page.figures(some, self.lang))

    def incident_figure(self, product: str, figure: str, year: str = "") -> str:
        """One figure of a product by its anchor, such as `alert_share`, without its heading."""
        some = self._some(self._whole(product), year)
        found = {one.anchor: one for one in page.figures(some, self.lang)}
        known("figure", figure, found)
        return self._held(found[figure])

    def incident_rows(self, product: str) -> str:
        """Every incident of a product, with controls and the lines of its file."""
        whole, lang = self._whole(product), self.lang
        return self.hold("incidents/rows.html", lambda: {"found": rows(whole, lang)})

    def incident_comparison(self, year: str = "") -> str:
        """The products beside each other, by name, perhaps in one year; never the sample."""
        catalog = self.catalog
        wholes = selections(catalog)
        some = [in_year(one, year) if year else one for one in wholes]
        lang = self.lang
        periods = compare.periods(wholes, year)
        head = self.hold("incidents/comparison.html", lambda: {"periods": periods})
        return f"{head}\n\n{self._all_held(compare.figures(some, lang))}"

    def components(self, product: str = "") -> str:
        """The components with their SLOs and incidents, the organisation's or the sample's."""
        catalog, lang = self.catalog, self.lang
        if product:
            known("record with components of its own", product, [SAMPLE])
            catalog = self._whole(product).catalog
        return self.hold(
            "incidents/components.html",
            lambda: {"found": components(catalog, lang, is_sample=bool(product))},
        )

    def reading_list(self, product: str = "") -> str:
        """What a club of readers of postmortems may read: of all products, one, or the sample."""
        catalog, lang = self.catalog, self.lang
        some = [self._whole(product)] if product else list(selections(catalog))
        return self.hold(
            "incidents/reading.html", lambda: {"found": reading.reading_list(catalog, some, lang)}
        )

    def _whole(self, product: str) -> Selection:
        catalog = self.catalog
        if found := find(catalog, str(product)):
            return found
        places = [one.place for one in selections(catalog)]
        known("product with incidents", product, [*places, *([SAMPLE] if sample(catalog) else [])])
        raise WrongCallError(f'"{product}" has no incidents')

    def _some(self, whole: Selection, year: str) -> Selection:
        if not year:
            return whole
        of_record = sorted({month[:4] for month in whole.months}, reverse=True)
        known("year of the record", str(year), of_record)  # one without incidents too
        return in_year(whole, str(year))

    def _all_held(self, figures: tuple[Figure, ...]) -> str:
        parts = [f"## {one.heading} {{#{one.anchor}}}\n\n{self._held(one)}" for one in figures]
        return "\n\n".join(parts)

    def _held(self, figure: Figure) -> str:
        return self.hold("incidents/figure.html", partial(dict, figure=figure))

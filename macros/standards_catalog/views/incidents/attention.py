"""What is recorded of incidents, and what of it calls for action: on home, and a team's page."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Team
from standards_catalog.model.incidents import Incident
from standards_catalog.model.parts import Product
from standards_catalog.views.due.uncovered import Uncovered, months_before, uncovered
from standards_catalog.views.incidents.figures.figure import Figure, page_of
from standards_catalog.views.incidents.figures.how_long import to_restore
from standards_catalog.views.incidents.figures.how_many import alert_share
from standards_catalog.views.incidents.numbers.counts import Noticed, noticed
from standards_catalog.views.incidents.numbers.selection import Selection, find
from standards_catalog.views.shared.link import Link, links


class Attention(Struct, frozen=True):
    """What happened of late, and the components that fail often and have no objective."""

    months: int
    incidents: int
    noticed: Noticed
    uncovered: tuple[Uncovered, ...]
    figures: tuple[Figure, ...] = ()


class Overview(Struct, frozen=True):
    """Of how many products incidents are recorded, how many components are, and what to look at.

    There is nothing to look at where no product has incidents.
    """

    products: int
    recorded: int
    components: int
    attention: Attention | None

    @property
    def unknown(self) -> int:
        """Of how many products nobody recorded incidents."""
        return self.products - self.recorded


class Failing(Struct, frozen=True):
    """A team's products, each with how many incidents are recorded, and its components.

    A product without a record has no link, and nobody knows how many it had.
    """

    products: tuple[tuple[Link, int | None], ...]
    components: tuple[Link, ...]
    attention: Attention | None


def overview(catalog: Catalog) -> Overview | None:
    """Return what is recorded in the organisation, if it has any product or component."""
    if not catalog.products and not catalog.components:
        return None
    known = [one for one in catalog.products if one in catalog.incidents_of]
    found = _attention(catalog, catalog.incidents, uncovered(catalog))
    return Overview(
        len(catalog.products),
        len(known),
        len(catalog.components),
        found if catalog.incidents else None,
    )


def of_team(catalog: Catalog, team: Team, lang: str) -> Failing | None:
    """Return what is recorded of a team's products and components, if it has any."""
    wholes = {one.id: find(catalog, one.id) for one in team.products}
    products = tuple(_product(one, wholes[one.id]) for one in team.products)
    mine = [one for one in catalog.components if one.team == team.id or one.product in wholes]
    if not products and not mine:
        return None
    known = [whole for whole in wholes.values() if whole]
    return Failing(products, links(mine), _of_products(catalog, known, lang))


def _product(product: Product, whole: Selection | None) -> tuple[Link, int | None]:
    if whole is None:
        return Link("", product.name), None
    return Link(page_of(whole), product.name), len(whole.incidents)


def _of_products(catalog: Catalog, wholes: list[Selection], lang: str) -> Attention | None:
    rows = [one for whole in wholes for one in whole.incidents]
    made = (make(whole, lang) for whole in wholes for make in (alert_share, to_restore))
    figures = tuple(one for one in made if one)
    found = _attention(catalog, rows, uncovered(catalog, rows))
    return replace(found, figures=figures) if wholes else None


def _attention(
    catalog: Catalog, rows: Iterable[Incident], mine: tuple[Uncovered, ...]
) -> Attention:
    months = catalog.settings.frequent_failure.months
    since = months_before(catalog.today, months)
    recent = [one for one in rows if one.started_at.date() > since]
    return Attention(months, len(recent), noticed(catalog, recent), mine)
